"""An area of an interview as a goal of the internal SIP, and the figures of later interviews back to the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.interview import AreaGoal, Interview
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.feedback_facts import ProfileRow, profile
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.interview import part_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.goals import AddGoal
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview, held_on
from ifodesk.usecases.interviews import finished
from ifodesk.usecases.saving import Made, find
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class GoalWords:
    """What stands in the new goal; `ifodesk.words.interview_words` drafts it, a person edits it."""

    text: str
    indicator: str
    baseline: str


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """The figures of one area in one interview."""

    on: date
    row: ProfileRow


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """A goal that came from an interview, with what the interviews say about its area."""

    goal: Seen[Goal]
    area: str
    title: str
    instrument: Instrument
    figures: tuple[AreaFigures, ...]
    """Baseline first, then every later finished interview by the same instrument."""


@dataclass(frozen=True, slots=True)
class GoalFromArea:
    """Make an area of a finished interview a goal of a plan."""

    session: Session

    def __call__(self, view: InterviewView, area: str, plan: EntityId, words: GoalWords) -> Made:
        """Return the new goal, its link saved beside it.

        The goal is saved first: a stop in between leaves a goal without a link, never the other way round. Raises
        ``RuleError``: interview_not_finished, not_rated_here.
        """
        if view.interview.value.finished_at is None:
            raise RuleError(Refusal.INTERVIEW_NOT_FINISHED)
        if all(row.area.id != area for row in profile(view.instrument, view.given, view.item_set)):
            raise RuleError(Refusal.NOT_RATED_HERE)
        made = AddGoal(self.session)(plan, text=words.text, indicator=words.indicator, baseline=words.baseline)
        link = AreaGoal(id=part_id(made.id, "area"), goal=made.id, interview=view.interview.value.id, area=area)
        self.session.records.save([Write(link)])
        return made


@dataclass(frozen=True, slots=True)
class FiguresOfPlan:
    """What interviews say about the goals of a plan."""

    session: Session

    def __call__(self, plan: EntityId) -> tuple[GoalFigures, ...]:
        """Return the goals that came from interviews, in the order of the plan, with their figures over time."""
        found = (self._of(goal) for goal in self.session.records.children(Goal, plan))
        return tuple(one for one in found if one is not None)

    def _of(self, goal: Seen[Goal]) -> GoalFigures | None:
        session = self.session
        link = find(session.records, AreaGoal, part_id(goal.value.id, "area"))
        if link is None or link.value.interview is None:
            return None
        try:
            first = ReadInterview(session)(link.value.interview)
        except (NotFoundError, RuleError):
            return None
        area = link.value.area or ""
        views = [first, *(ReadInterview(session)(one.id) for one in _later(session, first.interview.value))]
        figures = [(view, _row(view, area)) for view in views]
        title = next((one.title for one in first.instrument.areas if one.id == area), area)
        rows = tuple(AreaFigures(held_on(session, view.interview.value), row) for view, row in figures if row)
        return GoalFigures(goal, area, title, first.instrument, rows)


def _later(session: Session, first: Interview) -> list[Interview]:
    if first.case is None or first.instrument is None:
        return []
    done = finished(session, first.case, first.instrument)
    return [one for one in done if str(one.started_at) > str(first.started_at)]


def _row(view: InterviewView, area: str) -> ProfileRow | None:
    rows = profile(view.instrument, view.given, view.item_set)
    return next((row for row in rows if row.area.id == area), None)
