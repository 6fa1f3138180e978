"""Reads what Översikt shows of walls and sharing. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.access import SharedCaseBasis, Wall
from ifodesk.domain.entities.case import Note, Party
from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sharing_law import SharingLaw
from ifodesk.usecases.due_questions import AskState, standing_of
from ifodesk.usecases.placements import going_on
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import basis_of, shares_of
from ifodesk.usecases.views import CaseRow
from ifodesk.usecases.walls import may_review, standing_walls
from ifodesk.usecases.who_may_read import municipalities_of


@dataclass(frozen=True, slots=True)
class AccessRead:
    """Who is outside, where the case is shared, and what could be done about both."""

    case: EntityId
    me: Member
    everybody: Mapping[MemberId, Member]
    readers: frozenset[MemberId]
    walls: tuple[tuple[MemberId, tuple[Wall, ...]], ...]
    """Who is outside a wall, with what is noted of it."""
    here: SharedCaseBasis | None
    """By what right this case is shared, when it is a shared one itself."""
    shares: tuple[tuple[EntityId, SharedCaseBasis], ...]
    reviewers: tuple[Member, ...]
    parties: tuple[Party, ...]
    notes: tuple[Note, ...]
    own_cases: tuple[CaseRow, ...]
    """Other cases that the person reads; asked for in a shared case only."""
    living: Mapping[EntityId, tuple[Placement, ...]]
    """Placements that go on in a shared case, by the case."""
    law: SharingLaw
    places: Mapping[str, str]
    municipalities: frozenset[str]
    """SCB codes of those whose people may read the case."""
    gone: frozenset[str]
    """SCB codes of those that have left the group."""
    today: date
    answered: Mapping[MemberId, AskState]
    """Where the question about jäv stands, of those who read the case or were asked."""

    @property
    def may_lift(self) -> frozenset[MemberId]:
        """Return who of those outside the signed-in person may let in again: see `LiftWall`."""
        if Role.CHIEF not in self.me.roles:
            return frozenset()
        outside = (self.everybody[member] for member, _ in self.walls)
        return frozenset(one.id for one in outside if one.active and one.municipality in self.municipalities)

    def name(self, member: MemberId | None) -> str:
        """Return a person's name; empty for nobody."""
        found = None if member is None else self.everybody.get(member)
        return "" if found is None else found.name

    def place(self, code: str | None) -> str:
        """Return a municipality's name."""
        return "" if code is None else self.places.get(code, code)


def read_access(session: Session, case: EntityId) -> AccessRead:
    """Return what stands around *case*. Raises ``NotFoundError``."""
    directory, readers = session.directory, frozenset(session.readers.readers(case))
    walled = session.readers.walled(case)
    everybody = {one.id: one for one in directory.members()}
    everybody |= {one: directory.member(one) for one in walled if one not in everybody}
    here = basis_of(session, case).value if session.records.children(SharedCaseBasis, case) else None
    shares = tuple((one, basis_of(session, one).value) for one in shares_of(session, case))
    shared = {*(one for one, _ in shares), *(() if here is None else (case,))}
    codes = {one.municipality for one in everybody.values()}
    bases = [one for _, one in shares] + ([] if here is None else [here])
    codes |= {code for one in bases for code in (one.from_municipality, one.to_municipality) if code}
    return AccessRead(
        case=case,
        me=directory.me(),
        everybody=everybody,
        readers=readers,
        walls=tuple((one, tuple(seen.value for seen in standing_walls(session, case, one))) for one in walled),
        here=here,
        shares=shares,
        reviewers=may_review(session, case, ()),
        parties=tuple(seen.value for seen in session.records.children(Party, case)),
        notes=tuple(seen.value for seen in session.records.children(Note, case) if seen.value.ready),
        own_cases=() if here is None else tuple(row for row in session.queries.cases() if row.id != case),
        living={one: going_on(session, one) for one in shared},
        law=session.sharing_law,
        municipalities=municipalities_of(session, case),
        places={code: directory.municipality_name(code) for code in codes},
        gone=frozenset(session.group.gone()),
        today=session.clock.today(),
        answered={one.member: one.state for one in standing_of(session, case)},
    )
