"""Asking a colleague by sync: a compartment of two, with the names of the circle and nothing of the case."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.covering import covering
from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.disqualification import (
    Answer,
    AnswerWay,
    CircleName,
    DisqualificationAnswer,
    DisqualificationQuestion,
    Ground,
)
from ifodesk.domain.entities.own import AskedQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_circle import circle_of_case
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active, check_colleague
from ifodesk.usecases.disqualification_answers import check_answer
from ifodesk.usecases.disqualification_check import CheckDisqualification
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.letting_in import ensure_reads
from ifodesk.usecases.naming_basis import naming_basis_of
from ifodesk.usecases.ports import OWN, Home
from ifodesk.usecases.saving import Made, change, find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AskColleague:
    """Put the question about jäv to one colleague; of another municipality only by a recorded right to tell names."""

    session: Session

    def __call__(self, case: EntityId, member: MemberId, *, with_protected: bool = False) -> Made:
        """Return the question.

        Written narrow first: which case it belongs to (own), the question with the names (the two of us), and in the
        case that the colleague has been asked. A stop in between leaves nothing that says more than it should.

        Args:
            case: The case.
            member: Whom to ask.
            with_protected: Whether names with protected identity may go along. A person decides it each time.

        Raises:
            RuleError: ask_yourself, not_a_member, other_municipality, already_asked, circle_empty,
                circle_has_protected.
        """
        session = self.session
        me = session.directory.me().id
        self._check(case, member)
        circle = [party for party in circle_of_case(session, case).people if party.name]
        if not circle:
            raise RuleError(Refusal.CIRCLE_EMPTY)
        if not with_protected and any(party.protected for party in circle):
            raise RuleError(Refusal.CIRCLE_HAS_PROTECTED)
        now = session.clock.now()
        question = DisqualificationQuestion(id=new_id(session.random), asker=me, asked=member, asked_at=now)
        asked = AskedQuestion(
            id=new_id(session.random), question=question.id, case=case, asked=member, covers=covering(circle)
        )
        session.records.save([Write(asked)], home=OWN)
        writes: list[Write[object]] = [Write(question)]
        writes += [Write(_name(session, question.id, party)) for party in circle]
        home = Home("restricted", session.readers.open_compartment([member]))
        saved = session.records.save(writes, home=home)
        pending = DisqualificationAnswer(
            id=new_id(session.random), case=case, member=member, way=AnswerWay.SYNC, asked_at=now, noted_by=me
        )
        session.records.save([Write(pending)])
        return Made(question.id, saved)

    def _check(self, case: EntityId, member: MemberId) -> None:
        session = self.session
        me = session.directory.me()
        if member == me.id:
            raise RuleError(Refusal.ASK_YOURSELF)
        municipality = session.records.get(Case, case).value.municipality or me.municipality
        if naming_basis_of(session, case, member) is None:
            check_colleague(session, municipality, member)
        else:
            check_active(session, member)
        for seen in session.records.all(AskedQuestion):
            if seen.value.case == case and seen.value.asked == member and self._is_open(seen.value):
                raise RuleError(Refusal.ALREADY_ASKED)

    def _is_open(self, asked: AskedQuestion) -> bool:
        question = find(self.session.records, DisqualificationQuestion, asked.question) if asked.question else None
        return question is not None and question.value.closed_at is None


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer a question that a colleague put. The answer goes to the asker; the tie stays on the own device."""

    session: Session

    def __call__(
        self, seen: Seen[DisqualificationQuestion], answer: Answer, *, ground: Ground | None = None, comment: str = ""
    ) -> Saved:
        """Save the answer.

        Raises ``RuleError``: not_your_question, question_closed, ties_not_reviewed, comment_needed.
        """
        question = seen.value
        if question.asked != self.session.directory.me().id:
            raise RuleError(Refusal.NOT_YOUR_QUESTION)
        if question.closed_at is not None:
            raise RuleError(Refusal.QUESTION_CLOSED)
        check_answer(CheckDisqualification(self.session).question(question.id), answer, comment)
        answered = replace(
            question,
            answer=answer,
            ground=ground if answer is Answer.HINDER else None,
            answered_at=self.session.clock.now(),
            comment=words_or_none(comment),
        )
        return change(self.session.records, seen, answered)


@dataclass(frozen=True, slots=True)
class TakeInAnswer:
    """Copy an answer into the case that it belongs to, let the colleague in if wished, and close the question."""

    session: Session

    def __call__(self, question: EntityId, *, let_in: bool = True) -> Changed:
        """Return what changed. May be run again after a stop: nothing is written twice.

        Args:
            question: An answered question of one's own.
            let_in: Whether a colleague who answered "inget hinder" is to read the case. Somebody of another
                municipality never does by that: the case is shared with them, by a basis of its own.

        Raises:
            RuleError: not_your_question, not_answered, question_closed; as `LetIn` when the colleague has left.
        """
        session = self.session
        seen = session.records.get(DisqualificationQuestion, question)
        case, covers = self._asked(seen.value)
        changed = list(self._note(case, covers, seen.value))
        if let_in and seen.value.answer is Answer.NO_HINDER and seen.value.asked is not None:
            changed += self._let_in(case, seen.value.asked)
        closed = replace(seen.value, closed_at=session.clock.now())
        changed.append(change(session.records, seen, closed).changed)
        return together(*changed)

    def _asked(self, question: DisqualificationQuestion) -> tuple[EntityId, str | None]:
        """Return the case, and whom of its circle the question named."""
        if question.asker != self.session.directory.me().id:
            raise RuleError(Refusal.NOT_YOUR_QUESTION)
        if question.closed_at is not None:
            raise RuleError(Refusal.QUESTION_CLOSED)
        if question.answer is None:
            raise RuleError(Refusal.NOT_ANSWERED)
        for seen in self.session.records.all(AskedQuestion):
            if seen.value.question == question.id and seen.value.case is not None:
                return seen.value.case, seen.value.covers
        raise NotFoundError

    def _let_in(self, case: EntityId, member: MemberId) -> tuple[Changed, ...]:
        elsewhere = naming_basis_of(self.session, case, member) is not None
        return () if elsewhere else ensure_reads(self.session, case, member)

    def _note(self, case: EntityId, covers: str | None, question: DisqualificationQuestion) -> tuple[Changed, ...]:
        """Write the answer into the line that says that the colleague was asked."""
        records = self.session.records
        lines = [seen for seen in records.children(DisqualificationAnswer, case) if _belongs(seen.value, question)]
        base = lines[-1] if lines else None
        line = base.value if base else DisqualificationAnswer(id=new_id(self.session.random), case=case)
        value = replace(
            line,
            member=question.asked,
            answer=question.answer,
            ground=question.ground,
            way=AnswerWay.SYNC,
            asked_at=question.asked_at,
            answered_at=question.answered_at,
            noted_by=question.asker,
            comment=question.comment,
            covers=covers,
        )
        return () if value == line else (records.save([Write(value, base)]).changed,)


def _belongs(line: DisqualificationAnswer, question: DisqualificationQuestion) -> bool:
    same = (line.member, line.asked_at) == (question.asked, question.asked_at)
    return same and line.way is AnswerWay.SYNC


def _name(session: Session, question: EntityId, party: Party) -> CircleName:
    role = None if party.role is None else party.role.value
    return CircleName(
        id=new_id(session.random),
        question=question,
        name=party.name,
        former_surname=party.former_surname,
        role=role,
    )
