"""The state of sync and the conflicts, in words. Pure, except that names and numbers are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.declare import ValueType
from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.ui.sync.state import ConflictState, OptionState
from ifodesk.usecases.ports import Conflict, HeldItem, Member, Option, SyncState
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sync as words
from ifodesk.words import sync_words, value_words
from ifodesk.words.date_words import moment
from ifodesk.words.field_words import field_label, kind_label
from ifodesk.words.label_words import short_name


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that Synk is made of, read in one job of the store lane."""

    state: SyncState
    conflicts: tuple[Conflict, ...]
    numbers: dict[EntityId, str]
    people: dict[MemberId, Member]
    now: datetime


def read(session: Session) -> Found:
    """Read what Synk shows."""
    state, conflicts = session.sync.state(), session.log.conflicts()
    roots = {change.root for change in state.waiting} | {conflict.root for conflict in conflicts}
    people = {option.author for conflict in conflicts for option in conflict.options}
    people |= {value for conflict in conflicts for value in _members(conflict)}
    people |= {item.author for item in state.held if item.author is not None}
    return Found(
        state=state,
        conflicts=conflicts,
        numbers={root: _number(session, root) for root in roots},
        people={member: session.directory.member(member) for member in people},
        now=session.clock.now(),
    )


def groups(found: Found) -> tuple[Group, ...]:
    """Return what waits, what is held and what is odd."""
    return (_trouble(found.state), _held(found), _waiting(found), _drafts(found.state))


def conflicts(found: Found) -> tuple[ConflictState, ...]:
    """Return the conflicts in words."""
    return tuple(_conflict(conflict, found) for conflict in found.conflicts)


def conflict_key(conflict: Conflict) -> str:
    """Return what names a conflict over a refresh."""
    return f"{conflict.entity.hex()}-{conflict.field}-{conflict.key}"


def _number(session: Session, root: EntityId) -> str:
    seen = find(session.records, Case, root)
    return (seen.value.record_number or seen.value.number or "") if seen else ""


def _members(conflict: Conflict) -> set[MemberId]:
    spec = value_words.field_spec(conflict.kind, conflict.field)
    if spec is None or spec.value is not ValueType.MEMBER:
        return set()
    values = [conflict.seen, *(option.value for option in conflict.options)]
    return {MemberId(value) for value in values if isinstance(value, bytes)}


def _trouble(state: SyncState) -> Group:
    texts = [sync_words.problem(state.problem), *(sync_words.alarm(code) for code in state.alarms)]
    texts.append(sync_words.missing(state.missing))
    texts.append(sync_words.keyless(sum(change.keyless for change in state.waiting)))
    lines = tuple(
        Line(f"trouble-{at}", text, icon=Icon.WARNING, tone=Tone.LATE, opens=False)
        for at, text in enumerate(text for text in texts if text)
    )
    return Group("trouble", words.TROUBLE, lines)


def _waiting(found: Found) -> Group:
    lines = tuple(
        Line(
            key=f"waiting-{at}",
            text=", ".join(part for part in (_capital(kind_label(change.kind)), found.numbers[change.root]) if part),
            right=words.WRITTEN.format(when=moment(change.at, found.now)),
            icon=Icon.OUT,
            opens=False,
        )
        for at, change in enumerate(found.state.waiting)
    )
    title = words.WAITING.format(count=len(found.state.waiting))
    return Group("waiting", title, lines, words.WAITING_EMPTY)


def _drafts(state: SyncState) -> Group:
    said = sync_words.drafts(state.drafts)
    return Group("drafts", "", (Line("drafts", said, icon=Icon.NOTE, opens=False),) if said else ())


def _held(found: Found) -> Group:
    lines = tuple(
        Line(
            key=f"held-{at}",
            text=sync_words.held(item),
            detail=_from(item, found),
            right=moment(item.at, found.now) if item.at is not None else "",
            icon=Icon.HALF,
            tone=Tone.WARN,
            opens=False,
        )
        for at, item in enumerate(found.state.held)
    )
    return Group("held", words.HELD.format(count=len(lines)), lines)


def _from(item: HeldItem, found: Found) -> str:
    name = found.people[item.author].name if item.author is not None else ""
    return words.FROM.format(name=name) if name else words.FROM_UNKNOWN


def _conflict(conflict: Conflict, found: Found) -> ConflictState:
    spec = value_words.field_spec(conflict.kind, conflict.field)
    field = field_label(conflict.kind, conflict.field)
    seen = words.SEEN.format(value=_value(conflict.seen, found)) if conflict.seen else words.SEEN_NOTHING
    return ConflictState(
        key=conflict_key(conflict),
        case=found.numbers[conflict.root],
        where=words.WHERE.format(kind=_capital(kind_label(conflict.kind)), field=field),
        seen=seen,
        options=tuple(_option(option, conflict.options, found) for option in conflict.options),
        may_write=spec is not None and spec.value is ValueType.TEXT,
    )


def _option(option: Option, among: Sequence[Option], found: Found) -> OptionState:
    name = short_name(found.people[option.author].name)
    when = moment(option.at, found.now)
    who = words.YOU_WROTE.format(when=when) if option.mine else words.OTHER_WROTE.format(name=name, when=when)
    alike = [other for other in among if other.author == option.author and other.mine == option.mine]
    keep = words.KEEP_MINE if option.mine else words.KEEP_OTHER.format(name=name)
    return OptionState(who, _value(option.value, found), keep if len(alike) == 1 else words.KEEP_ONE)


def _value(value: object, found: Found) -> str:
    """Return a value whole: here a person compares, so nothing is cut off."""
    if isinstance(value, str) and type(value) is str:
        return value or words.EMPTY_VALUE
    if value is None:
        return words.EMPTY_VALUE
    return value_words.shown(value, lambda member: found.people.get(member, _NOBODY))


_NOBODY = Member(MemberId(b""), "", "", "", frozenset(), active=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
