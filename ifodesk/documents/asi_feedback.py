"""The feedback for the client as blocks: a profile, then area by area in plain Swedish. Never a composite score."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.asi_cover import corrections, document, head
from ifodesk.documents.blocks import (
    Block,
    Document,
    Heading,
    KeyValue,
    PageBreakBefore,
    Paragraph,
    Quote,
    Scale,
    Scales,
    Shape,
    SmallPrint,
)
from ifodesk.documents.phrases import day, stated
from ifodesk.domain.instrument.answers import Answer, figure
from ifodesk.domain.instrument.feedback_facts import ProfileRow
from ifodesk.domain.instrument.model import Instrument
from ifodesk.usecases.feedback import FeedbackArea
from ifodesk.usecases.interview_printing import FeedbackPaper
from ifodesk.words import interview_paper_words as words
from ifodesk.words.feedback_words import of_scale, words_of
from ifodesk.words.plural_words import listed

_RATING, _DAYS, _OWN = 9, 30, 4


def feedback_document(paper: FeedbackPaper) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return document(paper.cover, words.FEEDBACK, _blocks(paper))


def _blocks(paper: FeedbackPaper) -> Iterator[Block]:
    yield from head(paper.cover, words.FEEDBACK, words.FEEDBACK_BELOW)
    told = tuple(area for area in paper.areas if not _is_empty(area))
    empty = [area.row.area.title.lower() for area in paper.areas if area not in told]
    yield from _profile(paper.instrument, told)
    for area in told:
        yield from _area(area)
    if empty:
        yield Heading(words.OTHER_AREAS)
        yield Paragraph(words.NOTHING_AT_ALL.format(areas=listed(empty)), quiet=True)
    yield from _ending(paper)


def _is_empty(area: FeedbackArea) -> bool:
    """Return whether neither a figure nor a word tells of an area: all such are one line."""
    answers = [one for row in area.row.ratings for one in (row.days, row.worry, row.need)]
    unasked = all(one is None for one in (area.row.rater, *answers))
    return unasked and not any(text.strip() for _, text in _said(area))


def _profile(instrument: Instrument, areas: tuple[FeedbackArea, ...]) -> Iterator[Block]:
    """Yield the first page; nothing for an instrument that rates no area."""
    scales = [(area.row.area.title, tuple(profile_scales(instrument, area.row))) for area in areas]
    if not any(rows for _, rows in scales):
        return
    yield Heading(words.PROFILE)
    yield Paragraph(words.PROFILE_NOTE)
    for title, rows in scales:
        if rows:
            yield Heading(title, 2)
            yield Scales(rows)
    yield PageBreakBefore()


def profile_scales(instrument: Instrument, row: ProfileRow) -> Iterator[Scale]:
    """Yield the figures of an area, each on its own scale.

    That the interviewer doubts an area stands on the caseworker's papers, not on the client's.
    """
    if row.area.rater:
        told = words.NOT_RATED if row.rater is None else of_scale(instrument, row.rater, _RATING)
        yield Scale(words.RATER, figure(row.rater), _RATING, told, Shape.BAR)
    for ratings in row.ratings:
        for what, answer, top, shape in (
            (words.WORRY, ratings.worry, _OWN, Shape.DOTS),
            (words.NEED, ratings.need, _OWN, Shape.DOTS),
            (words.DAYS, ratings.days, _DAYS, Shape.LINE),
        ):
            label = words.OWN_LABEL.format(what=what, label=ratings.label.lower()) if ratings.label else what
            yield _scale(instrument, label, answer, top, shape)


def _scale(instrument: Instrument, label: str, answer: Answer | None, top: int, shape: Shape) -> Scale:
    return Scale(label, figure(answer), top, of_scale(instrument, answer, top), shape)


def _said(area: FeedbackArea) -> tuple[tuple[str, str], ...]:
    said = words_of(area)
    return (
        (words.STRENGTHS, said.strengths),
        (words.PROBLEMS, said.problems),
        (words.OWN_WORDS, said.own_words),
        (words.HELP_WANTED, said.help_wanted),
        (words.DIFFERING, said.differing),
    )


def _area(area: FeedbackArea) -> Iterator[Block]:
    yield Heading(area.row.area.title)
    parts = _said(area)
    if not any(text.strip() for _, text in parts):
        yield Paragraph(words.NOTHING_WRITTEN, quiet=True)
    for label, text in parts:
        if text.strip():
            yield Heading(label, 2)
            yield Quote(text) if label == words.OWN_WORDS else Paragraph(text)


def _ending(paper: FeedbackPaper) -> Iterator[Block]:
    yield Heading(words.COMMENT_BY_CLIENT)
    yield Quote(paper.client_comment) if paper.client_comment else Paragraph(stated(None), quiet=True)
    yield from corrections(paper.corrections, paper.instrument)
    next_on = words.NO_NEXT if paper.next_on is None else day(paper.next_on)
    yield KeyValue(((words.TALK_ON, day(paper.held_on)), (words.NEXT_ON, next_on)))
    yield SmallPrint(words.YOUR_RIGHT)
