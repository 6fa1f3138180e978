"""Answers about own ties to the circle of a case. Only a person answers; a missing answer is "inte svarat"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.covering import covering
from ifodesk.domain.entities.disqualification import Answer, AnswerWay, DisqualificationAnswer, Ground
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_circle import circle_of_case
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.disqualification_check import Check, CheckDisqualification
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.known_hits import remember_hits
from ifodesk.usecases.saving import Made, new_id, words_or_none
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AnswerForMyself:
    """Answer for oneself in a case that one reads: hinder, inget hinder, vill prata."""

    session: Session

    def __call__(self, case: EntityId, answer: Answer, *, ground: Ground | None = None, comment: str = "") -> Made:
        """Return the answer. The tie itself is never part of it.

        Args:
            case: The case.
            answer: What the person says.
            ground: The ground of a hinder, if the person wants to say it.
            comment: "Känner till, inte jäv": a line of text, needed when the own list has hits and the answer is
                "inget hinder".

        Raises:
            RuleError: ties_not_reviewed, comment_needed.
        """
        check = CheckDisqualification(self.session)(case)
        check_answer(check, answer, comment)
        now = self.session.clock.now()
        remember_hits(self.session, case, [shown.hit for shown in check.hits])
        made = DisqualificationAnswer(
            id=new_id(self.session.random),
            case=case,
            member=self.session.directory.me().id,
            answer=answer,
            ground=ground if answer is Answer.HINDER else None,
            way=AnswerWay.OWN,
            answered_at=now,
            noted_by=self.session.directory.me().id,
            comment=words_or_none(comment),
            covers=covering(check.names),
        )
        return Made(made.id, self.session.records.save([Write(made)]))


@dataclass(frozen=True, slots=True)
class NoteOralAnswer:
    """Write down what a colleague answered aloud: "frågad muntligt, svar, tid". It covers the circle as it stands."""

    session: Session

    def __call__(
        self,
        case: EntityId,
        member: MemberId,
        answer: Answer,
        *,
        at: datetime,
        ground: Ground | None = None,
        comment: str = "",
    ) -> Made:
        """Return the answer. Raises ``RuleError``: own_answer_by_click, not_a_member, in_the_future."""
        session = self.session
        me = session.directory.me().id
        if member == me:
            raise RuleError(Refusal.OWN_ANSWER_BY_CLICK)
        check_active(session, member)
        if at > session.clock.now():
            raise RuleError(Refusal.IN_THE_FUTURE)
        made = DisqualificationAnswer(
            id=new_id(session.random),
            case=case,
            member=member,
            answer=answer,
            ground=ground if answer is Answer.HINDER else None,
            way=AnswerWay.ORAL,
            asked_at=at,
            answered_at=at,
            noted_by=me,
            comment=words_or_none(comment),
            covers=covering(circle_of_case(session, case).people),
        )
        return Made(made.id, session.records.save([Write(made)]))


def check_answer(check: Check, answer: Answer, comment: str) -> None:
    """Raise ``RuleError`` for an "inget hinder" that means nothing: see `AnswerForMyself`."""
    if answer is not Answer.NO_HINDER:
        return
    if not check.reviewed:
        raise RuleError(Refusal.TIES_NOT_REVIEWED)
    if check.hits and words_or_none(comment) is None:
        raise RuleError(Refusal.COMMENT_NEEDED)
