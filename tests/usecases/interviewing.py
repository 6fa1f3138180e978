"""An interview in the hands of a test: begun, answered by code, finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ifodesk.domain.entities.interview import Interview, InterviewAnswers, InterviewEnd, InterviewKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.usecases.answers import GiveAnswer, Given
from ifodesk.usecases.interview_ratings import ChooseRange, GiveRating
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview
from ifodesk.usecases.interviews import FinishInterview, StartInterview
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session

ASI = "asi5-us-sv"
MEDICAL = {"M1": "2", "M2Y": "1", "M2M": "3", "M3": "1", "M4": "0", "M5": "0", "M6": "12", "M7": "2", "M8": "3"}
"""Composite score 0.5500, a worked example of the published formula."""


@dataclass(frozen=True)
class Interviewing:
    """One interview."""

    session: Session
    id: EntityId

    @property
    def interview(self) -> Seen[Interview]:
        return self.session.records.get(Interview, self.id)

    @property
    def answers(self) -> Seen[InterviewAnswers]:
        return self.session.records.get(InterviewAnswers, part_id(self.id, "answers"))

    @property
    def view(self) -> InterviewView:
        return ReadInterview(self.session)(self.id)

    def answer(self, typed: Mapping[str, str]) -> Given:
        """Give some answers, one change each, and return the last."""
        items, give = self.view.instrument.items, GiveAnswer(self.session)
        (code, text), *rest = typed.items()
        given = give(self.answers, items[code], text)
        for code, text in rest:
            given = give(given.answers, items[code], text)
        return given

    def finish(self, end: InterviewEnd = InterviewEnd.WHOLE) -> None:
        FinishInterview(self.session)(self.interview, end)

    def rate(self, area: str, final: int, reason: str = "") -> None:
        low = min(final, 7)
        ChooseRange(self.session)(self.view, area, low, low + 2)
        GiveRating(self.session)(self.view, area, final, reason)


def begin(session: Session, case: EntityId, kind: InterviewKind = InterviewKind.BASELINE) -> Interviewing:
    return Interviewing(session, StartInterview(session)(case, ASI, kind=kind).id)


def whole(
    session: Session,
    case: EntityId,
    kind: InterviewKind = InterviewKind.BASELINE,
    *,
    answers: Mapping[str, str] = MEDICAL,
    rating: int = 5,
) -> Interviewing:
    """Return a finished interview whose medical area is rated."""
    at = begin(session, case, kind)
    at.answer(answers)
    at.finish()
    at.rate("medical", rating)
    return at
