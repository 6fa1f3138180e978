"""Reads what the tab Översikt shows. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip import gaps
from ifodesk.ui.tabs.base import Conflicts, conflicts_of
from ifodesk.ui.tabs.copying import record_system
from ifodesk.usecases.due_questions import AskState
from ifodesk.usecases.letting_in import answer_first
from ifodesk.usecases.plans import sip_plan
from ifodesk.usecases.ports import Member
from ifodesk.usecases.session import Session
from ifodesk.usecases.today import read_today
from ifodesk.usecases.views import CaseOverview, TodayLine
from ifodesk.usecases.who_may_read import may_be_let_in
from ifodesk.words import date_words, label_words


@dataclass(frozen=True, slots=True)
class OverviewRead:
    """One case with what is needed to put it in words."""

    overview: CaseOverview
    due: tuple[TodayLine, ...]
    plan_gaps: int | None
    """How much the plan under way lacks; None when there is none, or it was adopted once."""
    my_answer: Answer | None
    me: MemberId
    members: Mapping[MemberId, Member]
    elsewhere: Mapping[MemberId, str]
    """Of another municipality than the signed-in person, each with its name."""
    may_read: tuple[Member, ...]
    asked_first: Mapping[MemberId, AskState]
    """Where the question about jäv stands, of those whose answer letting in waits for."""
    conflicts: Conflicts
    system: str
    now: datetime
    today: date

    def name(self, member: MemberId | None) -> str:
        """Return a person's name; empty for nobody and for an unknown one."""
        found = self.members.get(member) if member is not None else None
        return found.name if found else ""


def read_overview(session: Session, case: EntityId) -> OverviewRead:
    """Return what the tab shows of *case*. Raises ``NotFoundError``."""
    overview = session.queries.overview(case)
    may_read = may_be_let_in(session, case)
    today, now, me = session.clock.today(), session.clock.now(), session.directory.me().id
    seen = overview.case.value
    conflicts = conflicts_of(session.log.conflicts(), case)
    wanted = {*overview.readers, seen.handler, seen.deputy, seen.chief, *_authors(overview)}
    wanted |= {option.author for found in conflicts for option in found.options}
    members = {member: session.directory.member(member) for member in wanted if member is not None}
    return OverviewRead(
        overview=overview,
        due=tuple(line for line in read_today(session, today).lines if line.case == case),
        plan_gaps=_plan_gaps(session, overview, today),
        my_answer=session.queries.answer_of(case, me),
        me=me,
        members=members,
        elsewhere={
            member: session.directory.municipality_name(one.municipality)
            for member, one in members.items()
            if one.municipality != session.directory.me().municipality
        },
        may_read=may_read,
        asked_first=answer_first(session, case, may_read),
        conflicts=Conflicts(
            conflicts,
            name=lambda member: label_words.short_name(members[member].name) if member in members else "",
            moment=lambda at: date_words.moment(at, now),
        ),
        system=record_system(session),
        now=now,
        today=today,
    )


def _authors(overview: CaseOverview) -> set[MemberId | None]:
    note = overview.last_note
    return {row.author for row in overview.untransferred} | ({note.value.author} if note else set())


def _plan_gaps(session: Session, overview: CaseOverview, today: date) -> int | None:
    if overview.plan is None or overview.plan.value.closed_on is not None:
        return None
    view = session.queries.sip(overview.plan.value.id)
    return None if view.versions or view.header is not None else len(gaps(sip_plan(view), today))
