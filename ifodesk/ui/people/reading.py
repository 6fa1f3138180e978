"""Reads what Ledning shows. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.group_ports import Colleague, Proposal
from ifodesk.usecases.group_recovery import Rehearsal, rehearsals, vouching
from ifodesk.usecases.group_signatures import Awaited, awaited
from ifodesk.usecases.group_today import GroupTask, group_tasks
from ifodesk.usecases.municipality_basics import Basics, basics, chiefs_here
from ifodesk.usecases.ports import LEADERS, Member
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The municipality's people, and what their life asks for."""

    me: Member
    municipality: str
    colleagues: tuple[Colleague, ...]
    tasks: tuple[GroupTask, ...]
    proposals: tuple[Proposal, ...]
    awaited: Mapping[bytes, tuple[Awaited, ...]]
    """Whose signatures each of them lacks."""
    names: Mapping[MemberId, str]
    numbers: Mapping[EntityId, str]
    """What the cases of the tasks are called."""
    silent: Mapping[MemberId, datetime]
    """Who has not been heard for more than a day, and since when."""
    quorum: int
    helpers: tuple[Colleague, ...]
    """Who holds the recovery here and belongs to another municipality."""
    helps: tuple[str, ...]
    """Names of the other municipalities whose recovery the signed-in person holds."""
    may_help: tuple[Member, ...]
    """Who may be made a recovery holder: those who cannot vouch for anybody yet."""
    basics: Basics
    chiefs: tuple[Member, ...]
    """Who may be named to read every new case."""
    rehearsals: tuple[Rehearsal, ...]
    has_left: bool
    """Whether the municipality has left the group."""
    joined: tuple[tuple[str, str], ...]
    """SCB code and name."""
    others: tuple[tuple[str, str], ...]
    """Code and name of the other municipalities of the group."""
    places: Mapping[str, str]
    """Names of the municipalities of people and of proposals, by code."""
    today: date
    has_hub: bool

    @property
    def leads(self) -> bool:
        """Return whether the page is Ledning; everybody else's is Mina datorer."""
        return bool(self.me.roles & LEADERS)

    def name(self, member: MemberId | None) -> str:
        """Return a person's name; empty for nobody."""
        return "" if member is None else self.names.get(member, "")

    def colleague(self, key: str) -> Colleague | None:
        """Return the person whose id is *key* in hexadecimal digits."""
        return next((one for one in self.colleagues if one.member.id.hex() == key), None)


def read_people(session: Session) -> PeopleRead:
    """Return what the page shows."""
    directory, group = session.directory, session.group
    me, tasks, proposals = directory.me(), group_tasks(session), group.proposals()
    everybody, settled = directory.members(), basics(session)
    asked = {task.member for task in tasks} | {one for each in proposals for one in (each.member, *each.signed)}
    asked.add(settled.chief)
    able = frozenset(vouching(session))
    names = {one.id: one.name for one in everybody}
    names |= {one: directory.member(one).name for one in asked if one is not None and one not in names}
    joined, sync = group.joined(), session.sync.state()
    named = {one.municipality for one in everybody} | {code for one in proposals for code in one.municipalities}
    named |= {task.municipality for task in tasks if task.municipality}
    codes = sorted({one.municipality for one in everybody} - {me.municipality, *joined})
    return PeopleRead(
        me=me,
        municipality=directory.municipality_name(me.municipality),
        colleagues=group.colleagues(),
        tasks=tasks,
        proposals=proposals,
        awaited={one.id: awaited(session, one.id) for one in proposals},
        names=names,
        numbers={task.case: _number(session, task.case) for task in tasks if task.case is not None},
        silent={one.member: one.since for one in sync.silent if one.member is not None},
        quorum=group.quorum(),
        helpers=group.helpers(),
        helps=tuple(directory.municipality_name(code) for code in group.helps()),
        may_help=tuple(one for one in everybody if one.active and one.id not in able),
        basics=settled,
        chiefs=chiefs_here(session),
        rehearsals=rehearsals(session),
        has_left=group.has_left(),
        joined=tuple((code, directory.municipality_name(code)) for code in joined),
        others=tuple((code, directory.municipality_name(code)) for code in codes),
        places={code: directory.municipality_name(code) for code in named},
        today=session.clock.today(),
        has_hub=bool(sync.hubs),
    )


def _number(session: Session, case: EntityId) -> str:
    seen = find(session.records, Case, case)
    return "" if seen is None else seen.value.record_number or seen.value.number or ""
