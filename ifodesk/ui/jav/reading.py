"""Reads what the tab and the page Jäv show. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ifodesk.domain.disqualification_law import DisqualificationLaw
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import DisqualificationAnswer, DisqualificationQuestion
from ifodesk.domain.entities.own import AskedQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.disqualification_check import Check, CheckDisqualification
from ifodesk.usecases.due_questions import AskState, DueQuestion, Standing, due_questions, standing_of
from ifodesk.usecases.ports import Member
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import JavView, QuestionView


@dataclass(frozen=True, slots=True)
class JavRead:
    """The tab of one case with what is needed to put it in words."""

    view: JavView
    check: Check
    law: DisqualificationLaw
    me: MemberId
    colleagues: tuple[Member, ...]
    """Of the case's municipality, and whoever else has answered; without the signed-in person."""
    names: Mapping[MemberId, str]
    readers: frozenset[MemberId]
    standings: Mapping[MemberId, Standing]
    """Where the question stands for each who reads the case or was asked."""
    answered: Mapping[MemberId, EntityId]
    """Questions whose answer can be taken in, by colleague."""
    number: str
    now: datetime
    today: date

    def not_asked_about(self, member: MemberId) -> tuple[str, ...]:
        """Return who came into the circle, or was changed, after the person answered that there is no hinder."""
        found = self.standings.get(member)
        if found is None or found.state is not AskState.STALE:
            return ()
        return tuple(party.name or "" for party in found.missing)

    def latest(self, member: MemberId) -> DisqualificationAnswer | None:
        """Return the newest line about a person; None when that person was never asked and never answered."""
        lines = [seen.value for seen in self.view.answers if seen.value.member == member]
        return max(lines, key=_time, default=None)


@dataclass(frozen=True, slots=True)
class AskedRead:
    """A question that the signed-in person put, with the case that only this person knows it belongs to."""

    question: DisqualificationQuestion
    case: Case | None
    name: str


@dataclass(frozen=True, slots=True)
class PutRead:
    """A question put to the signed-in person."""

    view: QuestionView
    check: Check
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class QuestionsRead:
    """The page of the rail."""

    put: tuple[PutRead, ...]
    asked: tuple[AskedRead, ...]
    due: tuple[DueQuestion, ...]
    """Cases that wait for the signed-in person's own answer."""
    law: DisqualificationLaw
    now: datetime


def read_jav(session: Session, case: EntityId) -> JavRead:
    """Return what the tab shows of *case*. Raises ``NotFoundError``."""
    view = session.queries.jav(case)
    me, directory = session.directory.me(), session.directory
    municipality = view.case.value.municipality or me.municipality
    colleagues = [member for member in directory.members(municipality) if member.id != me.id]
    known = {member.id for member in colleagues} | {me.id}
    spoken = {seen.value.member for seen in view.answers} - {None} - known
    colleagues += [directory.member(member) for member in spoken if member is not None]
    involved = {seen.value.concerned for seen in view.matters} | {seen.value.replaced_by for seen in view.matters}
    involved |= {view.case.value.handler, me.id}
    names = {member: directory.member(member).name for member in involved if member is not None}
    return JavRead(
        view=view,
        check=CheckDisqualification(session)(case),
        law=session.law,
        me=me.id,
        colleagues=tuple(colleagues),
        names={**names, **{member.id: member.name for member in colleagues}},
        readers=frozenset(session.readers.readers(case)),
        standings={one.member: one for one in standing_of(session, case)},
        answered=_answered(session, view),
        number=view.case.value.record_number or view.case.value.number or "",
        now=session.clock.now(),
        today=session.clock.today(),
    )


def read_questions(session: Session) -> QuestionsRead:
    """Return what the page shows."""
    me, directory = session.directory.me().id, session.directory
    check = CheckDisqualification(session)
    put = []
    for view in session.queries.questions():
        question = view.question.value
        if question.asked == me and question.asker is not None:
            asker = directory.member(question.asker)
            place = directory.municipality_name(asker.municipality)
            put.append(PutRead(view, check.question(question.id), asker.name, place))
    open_ = [seen for seen in session.records.all(DisqualificationQuestion) if _is_mine(seen, me)]
    return QuestionsRead(
        put=tuple(put),
        asked=tuple(_asked(session, seen.value) for seen in open_),
        due=due_questions(session),
        law=session.law,
        now=session.clock.now(),
    )


def _asked(session: Session, question: DisqualificationQuestion) -> AskedRead:
    mine = (seen.value for seen in session.records.all(AskedQuestion))
    case = next((asked.case for asked in mine if asked.question == question.id), None)
    seen = find(session.records, Case, case) if case is not None else None
    name = session.directory.member(question.asked).name if question.asked is not None else ""
    return AskedRead(question, seen.value if seen else None, name)


def _is_mine(seen: Seen[DisqualificationQuestion], me: MemberId) -> bool:
    return seen.value.asker == me and seen.value.closed_at is None


def _answered(session: Session, view: JavView) -> dict[MemberId, EntityId]:
    found: dict[MemberId, EntityId] = {}
    for asked in view.asked:
        if asked.value.question is None or asked.value.asked is None:
            continue
        seen = find(session.records, DisqualificationQuestion, asked.value.question)
        if seen is not None and seen.value.answer is not None and seen.value.closed_at is None:
            found[asked.value.asked] = seen.value.id
    return found


def _time(answer: DisqualificationAnswer) -> datetime:
    at = answer.answered_at or answer.asked_at
    return at if at is not None else datetime.min.replace(tzinfo=UTC)
