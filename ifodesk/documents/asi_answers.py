"""The answers of an interview as blocks: every box of the form, in its order, with what was said beside."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.asi_cover import corrections, document, head
from ifodesk.documents.blocks import Block, Column, Document, Heading, Paragraph, Quote, SmallPrint, Table
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.feedback_facts import shown
from ifodesk.domain.instrument.scoring import ScoreResult
from ifodesk.usecases.interview_printing import AnswersPaper, PrintedItem, PrintedSection
from ifodesk.words import interview_paper_words as words
from ifodesk.words.instrument_words import DOUBTFUL, OUT_OF_RANGE, no_score
from ifodesk.words.interview_figures import score as score_text

_ITEMS = (Column(words.CODE, 9), Column(words.ITEM, 51), Column(words.ANSWER, 40))
_SCORES = (Column(words.AREA, 40), Column(words.FIGURE, 60))
_REFUSED = (Column(words.CODE, 20), Column(words.ANSWER, 80))


def answers_document(paper: AnswersPaper) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return document(paper.cover, words.ANSWERS, _blocks(paper))


def _blocks(paper: AnswersPaper) -> Iterator[Block]:
    yield from head(paper.cover, words.ANSWERS, paper.cover.name)
    for section in paper.sections:
        yield from _section(paper, section)
    if paper.refused:
        yield Heading(words.REFUSED)
        yield Paragraph(words.REFUSED_NOTE)
        yield Table(_REFUSED, tuple(paper.refused.items()))
    yield from corrections(paper.corrections, paper.instrument)
    yield from _scores(paper)


def _section(paper: AnswersPaper, section: PrintedSection) -> Iterator[Block]:
    yield Heading(f"{section.letter}  {section.title}".strip())
    yield Table(_ITEMS, tuple((one.item.code, one.item.label, _answer(paper, one)) for one in section.items))
    if section.comment:
        yield Heading(words.COMMENT, 2)
        yield Quote(section.comment)


def _answer(paper: AnswersPaper, one: PrintedItem) -> str:
    text = _shown(paper, one.item.code, one.answer)
    if one.set_aside is None:
        return text
    return f"{text} ({words.ASIDE.format(answer=_shown(paper, one.item.code, one.set_aside))})"


def _shown(paper: AnswersPaper, code: str, answer: Answer | None) -> str:
    if answer is None:
        return words.NOT_ASKED
    item = paper.instrument.items[code]
    text = shown(paper.instrument, code, answer)
    if item.codes and answer in item.codes:
        return f"{answer}  {text}"
    return f"{text} {item.unit}" if item.unit and isinstance(answer, int | float) else text


def _scores(paper: AnswersPaper) -> Iterator[Block]:
    if not paper.scores:
        return
    known = {score.id: score for score in paper.instrument.scores}
    yield Heading(words.SCORES)
    yield Table(_SCORES, tuple((known[one.id].title, _score(one, known[one.id].high)) for one in paper.scores))
    if any(known[one.id].high <= 1 for one in paper.scores):
        yield SmallPrint(words.SCORES_NOTE)
    for score in (known[one.id] for one in paper.scores if known[one.id].zones):
        yield SmallPrint(words.SOURCE.format(title=score.title, source=score.source))


def _score(one: ScoreResult, top: float) -> str:
    if one.value is None:
        return no_score(one)
    figure = score_text(one.value, top)
    notes = [
        figure if one.zone is None else f"{figure}, {one.zone.label}",
        *([OUT_OF_RANGE] if one.out_of_range else []),
        *([DOUBTFUL] if one.doubtful else []),
    ]
    return ". ".join(note.rstrip(".") for note in notes)
