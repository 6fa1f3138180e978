"""What is printed of an interview: the answers, the feedback for the client, interviews side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from ifodesk.domain.entities.interview import ClientCorrection, Interview, InterviewEnd, InterviewKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.form import effective
from ifodesk.domain.instrument.model import Instrument, Item, display_name
from ifodesk.domain.instrument.scoring import Money, ScoreResult, scores
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.feedback import FeedbackArea, ReadFeedback
from ifodesk.usecases.interview_comparison import Compare, Comparison
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview, held_on
from ifodesk.usecases.interview_settings import interview_settings
from ifodesk.usecases.interviews import client_of
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewCover:
    """What stands above every paper."""

    name: str
    """What the instrument is called here: its own name only with licensed texts, or in practice."""
    version: str
    fingerprint: str
    """Beginning of the SHA-256 of the instrument's file."""
    kind: InterviewKind
    end: InterviewEnd | None
    """None while it goes on: the paper is a draft."""
    on: date
    interviewer: str
    client: str
    case_number: str
    municipality: str
    """Name, not code; "" where none is known."""
    protected: bool
    practice: bool
    printed_on: date


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """One box of the form."""

    item: Item
    answer: Answer | None
    """As it counts; None: not asked."""
    set_aside: Answer | None
    """What was answered before a skip hid it."""


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """One section with its answers and what was said beside them."""

    letter: str
    title: str
    items: tuple[PrintedItem, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class AnswersPaper:
    """Every answer, in the order of the form. The interviewer's notes to self are never on it."""

    cover: InterviewCover
    instrument: Instrument
    sections: tuple[PrintedSection, ...]
    refused: Mapping[str, str]
    corrections: tuple[ClientCorrection, ...]
    scores: tuple[ScoreResult, ...]
    """Empty unless the municipality shows them to the caseworker."""


@dataclass(frozen=True, slots=True)
class FeedbackPaper:
    """The feedback for the client. No composite score is ever on it."""

    cover: InterviewCover
    instrument: Instrument
    areas: tuple[FeedbackArea, ...]
    held_on: date | None
    client_comment: str
    corrections: tuple[ClientCorrection, ...]
    next_on: date | None
    """The day agreed for the next interview."""


@dataclass(frozen=True, slots=True)
class ComparisonPaper:
    """Interviews side by side, for the caseworker and the files."""

    cover: InterviewCover
    comparison: Comparison


InterviewPaper: TypeAlias = AnswersPaper | FeedbackPaper | ComparisonPaper


class InterviewPrinter(Protocol):
    """Makes files of papers about interviews."""

    def __call__(self, paper: InterviewPaper, path: Path) -> Path:
        """Write *paper* as a PDF to *path*, replacing a file there as a whole, and return the absolute path.

        Slow: call it on the work lane. Raises ``WorldError`` with a code of ``PrintTrouble``, or export_copied.
        """
        ...


@dataclass(frozen=True, slots=True)
class PrepareAnswers:
    """Gather the answers of an interview for the printer. Store lane; what comes back can go to any other."""

    session: Session

    def __call__(self, interview: EntityId) -> AnswersPaper:
        """Return what is printed. Raises as `ReadInterview`."""
        session, view = self.session, ReadInterview(self.session)(interview)
        settings = interview_settings(session)
        money = Money("SEK", settings.usd_rate)
        found = scores(view.instrument, view.given, item_set=view.item_set, money=money)
        shown = [score.id for score in view.instrument.scores if settings.show_scores or score.on_by_default]
        return AnswersPaper(
            cover=cover(session, view),
            instrument=view.instrument,
            sections=_sections(view),
            refused=view.refused,
            corrections=tuple(seen.value for seen in view.corrections),
            scores=tuple(one for one in found if one.id in shown),
        )


@dataclass(frozen=True, slots=True)
class PrepareFeedback:
    """Gather the feedback of an interview for the printer."""

    session: Session

    def __call__(self, interview: EntityId) -> FeedbackPaper:
        """Return what is printed. Raises as `ReadInterview`."""
        feedback = ReadFeedback(self.session)(interview)
        held = None if feedback.feedback is None else feedback.feedback.value
        return FeedbackPaper(
            cover=cover(self.session, feedback.view),
            instrument=feedback.view.instrument,
            areas=feedback.areas,
            held_on=None if held is None else held.held_on,
            client_comment=(held and held.client_comment) or "",
            corrections=tuple(seen.value for seen in feedback.view.corrections),
            next_on=feedback.view.interview.value.next_follow_up_on,
        )


@dataclass(frozen=True, slots=True)
class PrepareComparison:
    """Gather the interviews of a case by one instrument for the printer."""

    session: Session

    def __call__(self, interview: EntityId) -> ComparisonPaper:
        """Return what is printed of the case of *interview*. Raises as `ReadInterview`."""
        view = ReadInterview(self.session)(interview)
        case, instrument = view.interview.value.case, view.interview.value.instrument
        if case is None or instrument is None:
            raise NotFoundError
        return ComparisonPaper(cover(self.session, view), Compare(self.session)(case, instrument))


def cover(session: Session, view: InterviewView) -> InterviewCover:
    """Return what stands above a paper about an interview."""
    interview = view.interview.value
    overview = None if interview.case is None else session.queries.overview(interview.case)
    client = None if interview.case is None else client_of(session, interview.case)
    municipality = None if overview is None else overview.case.value.municipality
    return InterviewCover(
        name=display_name(view.instrument, practice=session.practice),
        version=view.instrument.version,
        fingerprint=view.instrument.sha256[:12],
        kind=interview.kind or InterviewKind.BASELINE,
        end=_end(interview),
        on=held_on(session, interview),
        interviewer="" if interview.interviewer is None else session.directory.member(interview.interviewer).name,
        client=view.client,
        case_number="" if overview is None else overview.row.number,
        municipality=session.directory.municipality_name(municipality) if municipality else "",
        protected=client is not None and client.protected is True,
        practice=session.practice,
        printed_on=session.clock.today(),
    )


_WHAT: Final[Mapping[type[object], str]] = {
    AnswersPaper: "svar",
    FeedbackPaper: "aterkoppling",
    ComparisonPaper: "jamforelse",
}


def paper_name(paper: InterviewPaper) -> str:
    """Return a name for the file: kind, case number and day, never a person's name, safe on every system."""
    what = _WHAT[type(paper)]
    number = re.sub(r"[^A-Za-z0-9]+", "-", paper.cover.case_number).strip("-")[:40]
    return "-".join(part for part in ("intervju", what, number, paper.cover.on.isoformat()) if part) + ".pdf"


def _end(interview: Interview) -> InterviewEnd | None:
    return None if interview.finished_at is None else interview.end or InterviewEnd.WHOLE


def _sections(view: InterviewView) -> tuple[PrintedSection, ...]:
    standing = effective(view.instrument, view.given, view.item_set)
    form = view.instrument.sets[view.item_set].codes
    comments, items = view.answers.value.comments, view.instrument.items
    return tuple(
        PrintedSection(
            section.letter,
            section.title,
            tuple(
                PrintedItem(items[code], standing.values.get(code), standing.set_aside.get(code))
                for code in section.items
                if code in form or code in view.given
            ),
            comments.get(section.id) or "",
        )
        for section in view.instrument.sections
    )
