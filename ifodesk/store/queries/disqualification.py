"""The tab Jäv of a case, questions from and to colleagues, own ties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import final

from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.disqualification import (
    Answer,
    CircleName,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
)
from ifodesk.domain.entities.own import AskedQuestion, OwnTie, TieReview
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.queries.cases import CaseQueries
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import JavView, QuestionView


@final
@dataclass(frozen=True, slots=True)
class DisqualificationQueries:
    """Reads what concerns jäv."""

    cases: CaseQueries
    me: MemberId

    def jav(self, case: EntityId) -> JavView:
        """Return what the tab Jäv shows. Raises ``NotFoundError``."""
        read = self.cases.reading
        seen = read.select(Case, "p.id = ?", (case,), order="p.entity LIMIT 1")
        if not seen:
            raise NotFoundError
        ties, reviews = self.own_ties()
        return JavView(
            case=seen[0],
            circle=self.cases.children(Party, case),
            answers=self.cases.children(DisqualificationAnswer, case),
            matters=read.select(DisqualificationMatter, 'p."case" = ?', (case,)),
            own_ties=ties,
            asked=read.select(AskedQuestion, 'p."case" = ?', (case,)),
            last_review=_latest(reviews),
        )

    def questions(self) -> tuple[QuestionView, ...]:
        """Return open questions to me, and answered ones of mine that were not taken in; oldest first."""
        found = self.cases.reading.select(
            DisqualificationQuestion,
            "p.closed_at IS NULL AND ((p.asked = ? AND p.answer IS NULL) OR (p.asker = ? AND p.answer IS NOT NULL))",
            (self.me, self.me),
        )
        return tuple(QuestionView(question, self._circle(question.value.id)) for question in found)

    def own_ties(self) -> tuple[tuple[Seen[OwnTie], ...], tuple[Seen[TieReview], ...]]:
        """Return own ties and reviews."""
        return self.cases.reading.select(OwnTie), self.cases.reading.select(TieReview)

    def answer_of(self, case: EntityId, member: MemberId) -> Answer | None:
        """Return the newest answer of *member* in the case; None = "inte svarat"."""
        row = self.cases.reading.database.one(
            "SELECT a.answer FROM p_disqualification_answer a "
            'JOIN p_case c ON c.id = a."case" AND c.compartment = a.compartment '
            'WHERE a."case" = ? AND a.member = ? AND a.answer IS NOT NULL '
            "ORDER BY a.answered_at DESC, a.entity DESC LIMIT 1",
            (case, member),
        )
        return None if row is None else Answer(row[0])

    def _circle(self, question: EntityId) -> tuple[Seen[CircleName], ...]:
        where = "p.question = ? AND p.compartment = (SELECT compartment FROM p_disqualification_question WHERE id = ?)"
        return self.cases.reading.select(CircleName, where, (question, question))


def _latest(reviews: tuple[Seen[TieReview], ...]) -> datetime | None:
    return max((seen.value.reviewed_at for seen in reviews if seen.value.reviewed_at), default=None)
