"""Everything that Synk is made of, read in one job of the store lane. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from ifodesk.domain.declare import ValueType, all_specs
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.home import Home
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Line
from ifodesk.ui.tabs.lost_shares import read_lost
from ifodesk.usecases.held import may_decide
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.log_ports import Conflict
from ifodesk.usecases.ports import LEADERS, Member, Role
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session
from ifodesk.usecases.sync_views import SyncState
from ifodesk.words import value_words


@dataclass(frozen=True, slots=True)
class Found:
    """What was read."""

    state: SyncState
    conflicts: tuple[Conflict, ...]
    holding: tuple[object, ...]
    """What each field of *conflicts* shows now."""
    numbers: dict[EntityId, str]
    """Of cases; of homes their short name."""
    people: dict[MemberId, Member]
    now: datetime
    mine: str = ""
    """SCB code of the signed-in person's municipality."""
    places: dict[str, str] = field(default_factory=dict)
    """Names of municipalities by SCB code."""
    work: tuple[HeldWork, ...] = ()
    """What was held and can be read here."""
    decides: frozenset[str] = frozenset()
    """Ids of what the signed-in person may decide about."""
    is_chief: bool = False
    leads: bool = False
    """The page of people and devices is Ledning, not Mina datorer."""
    devices: dict[MemberId, tuple[str, ...]] = field(default_factory=dict)
    """Names of each colleague's devices, in the signed-in person's municipality."""
    lost: tuple[Line, ...] = ()
    """What another municipality shared and is read no more."""


def read(session: Session) -> Found:
    """Read what Synk shows."""
    state, work = session.sync.state(), session.held.work()
    conflicts = tuple(_mine_first(conflict) for conflict in session.log.conflicts())
    me = session.directory.me()
    roots = {change.root for change in state.waiting} | {conflict.root for conflict in conflicts}
    roots |= {line.root for line in state.receipts} | {one.root for one in work if one.root is not None}
    people = {member: session.directory.member(member) for member in _people(state, conflicts, work)}
    codes = {person.municipality for person in people.values()}
    codes |= {one.municipality for one in state.silent} | {one.municipality for one in state.heard}
    return Found(
        state=state,
        conflicts=conflicts,
        holding=tuple(_holding(session, conflict) for conflict in conflicts),
        numbers={root: _number(session, root) for root in roots},
        people=people,
        now=session.clock.now(),
        mine=me.municipality,
        places={code: session.directory.municipality_name(code) for code in codes if code},
        work=work,
        decides=frozenset(one.id for one in work if may_decide(session, one)),
        is_chief=Role.CHIEF in me.roles,
        leads=bool(me.roles & LEADERS),
        devices={one.member.id: tuple(device.name for device in one.devices) for one in session.group.colleagues()},
        lost=read_lost(session),
    )


def _mine_first(conflict: Conflict) -> Conflict:
    """Return a conflict with the person's own value first: Enter on the first button keeps it."""
    return replace(conflict, options=tuple(sorted(conflict.options, key=lambda option: not option.mine)))


def _people(state: SyncState, conflicts: tuple[Conflict, ...], work: tuple[HeldWork, ...]) -> set[MemberId]:
    return {*_written(conflicts), *_told(state), *_held(work)}


def _held(work: tuple[HeldWork, ...]) -> Iterator[MemberId]:
    for one in work:
        yield one.author
        for value in one.values:
            spec = value_words.field_spec(one.kind, value.field)
            if spec is not None and spec.value is ValueType.MEMBER:
                yield from (MemberId(said) for said in (value.value, value.now) if isinstance(said, bytes))


def _written(conflicts: tuple[Conflict, ...]) -> Iterator[MemberId]:
    for conflict in conflicts:
        yield from (option.author for option in conflict.options)
        spec = value_words.field_spec(conflict.kind, conflict.field)
        if spec is not None and spec.value is ValueType.MEMBER:
            values = (conflict.seen, *(option.value for option in conflict.options))
            yield from (MemberId(value) for value in values if isinstance(value, bytes))


def _told(state: SyncState) -> Iterator[MemberId]:
    yield from (item.author for item in state.held if item.author is not None)
    for line in state.receipts:
        yield from (one.member for one in line.received)
        yield from line.missing
    yield from (one.member for one in state.silent if one.member is not None)
    yield from (one.member for one in state.heard if one.member is not None)
    yield from (one.member for one in state.gaps)
    yield from (one.member for one in state.alarm_lines if one.member is not None)


def _number(session: Session, root: EntityId) -> str:
    """Return what tells one case, or one home's file, from another."""
    if (case := find(session.records, Case, root)) is not None:
        return case.value.record_number or case.value.number or ""
    home = find(session.records, Home, root)
    return "" if home is None else home.value.name or ""


def _holding(session: Session, conflict: Conflict) -> object:
    """Return the value that the field shows now, while nobody has chosen; whether it is gone for a deletion."""
    kind: type[object] | None = next((spec.cls for spec in all_specs() if spec.name == conflict.kind), None)
    seen = None if kind is None else find(session.records, kind, conflict.entity)
    if seen is None or not hasattr(seen.value, conflict.field):
        return seen is None
    value = getattr(seen.value, conflict.field)
    return value.get(conflict.key) if conflict.key else value
