"""What the screens of an interview show: plain frozen values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.instrument.model import Level
from ifodesk.ui.tabs.shown import Noticed


class Way(StrEnum):
    """How the interview is written down."""

    TALK = "talk"
    """Samtal: one question at a time, on a screen that the client may look at."""
    FORM = "form"
    """Blankett: a whole section, for what stands on paper."""


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer of a question with codes, or a step of a scale with words."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question, large."""

    code: str
    text: str
    hint: str = ""
    """What can be answered, for a question without options: 0-30 dagar."""
    why: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    unknown: bool = True
    """Whether X is an answer."""
    not_relevant: bool = True
    long: bool = False
    """Words rather than a figure."""
    problem: str = ""
    earlier: str = ""
    """Last time's answer, once it may be seen."""
    can_reveal: bool = False


@dataclass(frozen=True, slots=True)
class CellState:
    """One box of the form."""

    code: str
    label: str
    hint: str = ""
    beside: bool = True
    """Whether the hint stands beside the box; in a table it is only spoken and in the tool tip."""
    value: str = ""
    problem: str = ""
    skipped: str = ""
    """Why it is not asked now; what was answered before is kept."""
    long: bool = False


@dataclass(frozen=True, slots=True)
class RowState:
    """One line of the form: a question, or a row of a grid with its boxes."""

    key: str
    label: str
    cells: tuple[CellState, ...]
    private: bool = False
    """For the interviewer's eyes."""
    tabled: bool = False
    """Whether it is a row of a table."""
    columns: tuple[str, ...] = ()
    """Titles over the boxes of the rows that follow; such a line has no boxes."""


@dataclass(frozen=True, slots=True)
class AnsweredState:
    """One of the answers that a check speaks of."""

    code: str
    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class FindingState:
    """Answers that do not go together. Never in the way: change one, say why, or go on."""

    id: str
    text: str
    level: Level
    answers: tuple[AnsweredState, ...]
    reason: str = ""
    earlier: str = ""
    """Last time's answers, where the check is about them."""


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section in the list at the side."""

    id: str
    title: str
    progress: str
    share: float
    """0-1."""
    current: bool = False


class Stage(StrEnum):
    """What stands in the middle."""

    ASKING = "asking"
    CHECKS = "checks"
    NOTES = "notes"
    """For the interviewer's eyes: what was noted, and what to do at once."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class InterviewState(Noticed):
    """The whole screen of an interview."""

    name: str = ""
    """What the instrument is called here."""
    way: Way = Way.TALK
    stage: Stage = Stage.ASKING
    sections: tuple[SectionState, ...] = ()
    title: str = ""
    """Of the section."""
    intro: str = ""
    place: str = ""
    """fråga 14 av 35."""
    share: float = 0.0
    question: QuestionState | None = None
    rows: tuple[RowState, ...] = ()
    findings: tuple[FindingState, ...] = ()
    comment: str = ""
    notes: int = 0
    """Anteckning till mig: how many things wait for the interviewer alone."""
    note_rows: tuple[RowState, ...] = ()
    own_about: str = ""
    """Which question the note to oneself is about; empty when the section has none."""
    own_note: str = ""
    routine: str = ""
    """The municipality's own routine, where an answer asks for it."""
    covered: bool = False
    saved: str = ""
    ready: bool = False
    """Whether everything is read."""
    left: int = 0
    """At the end: questions without an answer."""
