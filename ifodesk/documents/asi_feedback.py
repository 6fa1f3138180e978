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

_RATING, _DAYS, _OWN = 9, 30, 4


def feedback_document(paper: FeedbackPaper) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return document(paper.cover, words.FEEDBACK, _blocks(paper))


def _blocks(paper: FeedbackPaper) -> Iterator[Block]:
    yield from head(paper.cover, words.FEEDBACK, words.FEEDBACK_BELOW)
    yield from _profile(paper)
    for area in paper.areas:
        yield from _area(area)
    yield from _ending(paper)


def _profile(paper: FeedbackPaper) -> Iterator[Block]:
    """Yield the first page; nothing for an instrument that rates no area."""
    scales = [(area.row.area.title, tuple(profile_scales(paper.instrument, area.row))) for area in paper.areas]
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


def _area(area: FeedbackArea) -> Iterator[Block]:
    yield Heading(area.row.area.title)
    said = words_of(area)
    parts = (
        (words.STRENGTHS, said.strengths),
        (words.PROBLEMS, said.problems),
        (words.OWN_WORDS, said.own_words),
        (words.HELP_WANTED, said.help_wanted),
        (words.DIFFERING, said.differing),
    )
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
