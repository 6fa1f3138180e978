"""One interview under way, and how each thing in it is kept. Store lane only, but for the reading of fields. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.interview import InterviewEnd
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.model import display_name
from ifodesk.ui.asi.conduct import Conduct
from ifodesk.usecases.answers import GiveAnswer, Given, SaveComment, SaveOwnNote, SaveReason
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview, RevealLastTime, suicide_routine
from ifodesk.usecases.interviews import FinishInterview, PauseInterview, ResumeInterview
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session


class Sitting:
    """Keeps what is answered, each time on top of what was kept last here."""

    def __init__(self, session: Session, view: InterviewView) -> None:
        self._session = session
        self._view = view
        self._answers = view.answers

    def keep_answers(self, answers: Mapping[str, str]) -> Saved | None:
        """Keep answers by item code; an empty text takes one away. None: nothing differed."""
        saved = None
        for code, text in answers.items():
            item = self._view.instrument.items[code]
            saved = self._given(GiveAnswer(self._session)(self._answers, item, text))
        return saved

    def keep_comment(self, section: str, text: str) -> Saved | None:
        """Keep the comment of a section."""
        return self._given(SaveComment(self._session)(self._answers, section, text))

    def keep_own_note(self, code: str, text: str) -> Saved | None:
        """Keep the note to oneself about a question."""
        return self._given(SaveOwnNote(self._session)(self._answers, code, text))

    def keep_reason(self, finding: str, text: str) -> Saved | None:
        """Keep why answers stand that do not seem to go together."""
        return self._given(SaveReason(self._session)(self._answers, finding, text))

    def reveal(self, code: str) -> Saved | None:
        """Keep that last time's answer was looked at."""
        return RevealLastTime(self._session)(self._view, code).saved

    def pause(self, at: str) -> Saved | None:
        """Keep where the interview goes on."""
        return PauseInterview(self._session)(self._newest().interview, self._answers, at)

    def finish(self, end: InterviewEnd, feedback_on: date | None) -> Saved | None:
        """End the interview, and keep the day that is agreed for the feedback."""
        return FinishInterview(self._session)(self._newest().interview, end, feedback_on=feedback_on)

    def resume(self) -> Saved | None:
        """Note that it goes on; None when it was not paused."""
        return (
            None
            if self._view.interview.value.paused_at is None
            else ResumeInterview(self._session)(self._view.interview)
        )

    def _newest(self) -> InterviewView:
        self._view = ReadInterview(self._session)(self._view.interview.value.id)
        return self._view

    def _given(self, given: Given) -> Saved | None:
        self._answers = given.answers
        return given.saved


@dataclass(frozen=True, slots=True)
class Started:
    """An interview that is to be shown."""

    sitting: Sitting
    conduct: Conduct
    comments: Mapping[str, str]
    own_notes: Mapping[str, str]
    name: str
    routine: str
    """The municipality's own, for answers about suicide; empty when none is set."""
    at: str
    """Where it was paused; empty at the beginning."""


def take_up(session: Session, interview: EntityId) -> Started:
    """Return an interview ready to go on. Raises as ``ReadInterview``."""
    view = ReadInterview(session)(interview)
    conduct = Conduct(
        instrument=view.instrument,
        item_set=view.item_set,
        answers=dict(view.given),
        today=session.clock.today(),
        earlier=view.circumstances.earlier,
        circumstances=view.circumstances,
        reasons=dict(view.answers.value.reasons),
    )
    sitting = Sitting(session, view)
    sitting.resume()
    return Started(
        sitting=sitting,
        conduct=conduct,
        comments=view.answers.value.comments,
        own_notes=view.answers.value.notes,
        name=display_name(view.instrument, practice=session.practice),
        routine=suicide_routine(session),
        at=view.answers.value.at_item or "",
    )
