"""The beginning of a feedback, a goal and a summary: sentences from facts, for the caseworker to edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ifodesk.domain.instrument.answers import Answer, Missing, answer_text
from ifodesk.domain.instrument.feedback_facts import FeedbackFact, ProfileRow, profile
from ifodesk.domain.instrument.model import FactRole, Instrument, display_name
from ifodesk.usecases.feedback import FeedbackArea, FeedbackView, FeedbackWords
from ifodesk.usecases.interview_goals import GoalFigures, GoalWords
from ifodesk.usecases.interview_reading import InterviewView
from ifodesk.words import interview_paper_words as paper
from ifodesk.words.date_words import full_day


def draft(area: FeedbackArea) -> FeedbackWords:
    """Return what fills the empty fields of an area: facts in plain sentences. Nobody's own words are made up."""
    return FeedbackWords(
        strengths=_sentences(area.draft[FactRole.STRENGTH]),
        problems=_sentences(area.draft[FactRole.PROBLEM]),
        help_wanted=_sentences(area.draft[FactRole.WANTS_HELP]),
        differing=_sentences(area.draft[FactRole.DIFFERING]),
    )


def words_of(area: FeedbackArea) -> FeedbackWords:
    """Return what stands about an area: the caseworker's words, or the draft while nothing is written."""
    if area.text is None:
        return draft(area)
    text = area.text.value
    return FeedbackWords(
        text.strengths or "", text.problems or "", text.own_words or "", text.help_wanted or "", text.differing or ""
    )


def of_scale(instrument: Instrument, answer: Answer | None, top: int) -> str:
    """Return a figure on its scale in words: "12 av 30", "vet inte", "inte frågad"; never 0 for what is missing."""
    if answer is None:
        return paper.NOT_ASKED
    if isinstance(answer, Missing):
        return instrument.missing[answer]
    return paper.OF.format(value=answer_text(answer), top=top)


def goal_words(view: InterviewView, area: str) -> GoalWords:
    """Return the beginning of a goal from an area: what is measured, and how it stands. The goal is a person's."""
    row = next(one for one in profile(view.instrument, view.given, view.item_set) if one.area.id == area)
    lines = list(_figures(view.instrument, row))
    on = view.interview.value.started_at
    day = "" if on is None else f" ({full_day(on.astimezone().date())})"
    return GoalWords(
        text="",
        indicator=", ".join(label for label, _ in lines),
        baseline=f"{'; '.join(f'{label} {value}' for label, value in lines)}{day}",
    )


def figures_line(found: GoalFigures) -> str:
    """Return what interviews say about a goal that came from one, day by day; a person says whether it is reached."""
    told = [f"{full_day(one.on)}: {', '.join(_short(found.instrument, one.row))}" for one in found.figures]
    return paper.FIGURES_OF_GOAL.format(area=found.title.lower(), figures="; ".join(told))


def _short(instrument: Instrument, row: ProfileRow) -> Iterator[str]:
    """Give the interviewer's rating and the days, which a line has room for."""
    if row.rater is not None:
        yield f"{paper.RATER_OF.lower()} {of_scale(instrument, row.rater, 9)}"
    for ratings in row.ratings[:1]:
        yield f"{paper.DAYS.lower()} {of_scale(instrument, ratings.days, 30)}"


def summary_text(feedback: FeedbackView, *, practice: bool) -> str:
    """Return the beginning of a plain-text summary for the record system: figures and words, area by area."""
    return "\n".join(_summary(feedback, practice=practice)).strip()


def _summary(feedback: FeedbackView, *, practice: bool) -> Iterator[str]:
    view = feedback.view
    interview, instrument = view.interview.value, view.instrument
    on = "" if interview.started_at is None else full_day(interview.started_at.astimezone().date())
    kind = paper.KIND[interview.kind] if interview.kind else ""
    yield f"{display_name(instrument, practice=practice)}: {kind.lower()} {on}".strip()
    if interview.end is not None and paper.END[interview.end]:
        yield paper.END[interview.end]
    for area in feedback.areas:
        yield ""
        yield area.row.area.title
        figures = "; ".join(f"{label.lower()} {value}" for label, value in _figures(instrument, area.row))
        if figures:
            yield f"  {figures} ({paper.DOUBTED})" if area.row.doubted else f"  {figures}"
        written = tuple(_written(words_of(area)))
        if written:
            yield f"  {paper.FROM_FEEDBACK}"
            yield from written
    if feedback.feedback is not None and feedback.feedback.value.client_comment:
        yield ""
        yield f"{paper.COMMENT_BY_CLIENT}: {feedback.feedback.value.client_comment}"


def _written(words: FeedbackWords) -> Iterator[str]:
    for label, text in (
        (paper.STRENGTHS, words.strengths),
        (paper.PROBLEMS, words.problems),
        (paper.OWN_WORDS, words.own_words),
        (paper.HELP_WANTED, words.help_wanted),
        (paper.DIFFERING, words.differing),
    ):
        if text.strip():
            yield f"  - {label}: {text}"


def _figures(instrument: Instrument, row: ProfileRow) -> Iterator[tuple[str, str]]:
    """Give label and value of an area's figures, each on its own scale, as a third person tells them."""
    if row.area.rater:
        yield paper.RATER_OF, paper.NOT_RATED if row.rater is None else of_scale(instrument, row.rater, 9)
    for ratings in row.ratings:
        for what, answer, top in (
            (paper.DAYS, ratings.days, 30),
            (paper.CLIENT_WORRY, ratings.worry, 4),
            (paper.CLIENT_NEED, ratings.need, 4),
        ):
            label = paper.OWN_LABEL.format(what=what, label=ratings.label.lower()) if ratings.label else what
            yield label, of_scale(instrument, answer, top)


def _sentences(facts: Sequence[FeedbackFact]) -> str:
    return " ".join(fact.text for fact in facts)
