"""The yearly questions as a paper to tick, the same for every home, and a page of what was answered."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Column, Document, Heading, Notice, Paragraph, SmallPrint, Table, Title
from ifodesk.domain.home_questions import AnswerFigures, Reply
from ifodesk.usecases.home_papers import AnswersPaper, QuestionsPaper
from ifodesk.words import document_words as common
from ifodesk.words import home_question_words as words
from ifodesk.words.date_words import full_day

_TICKED = (Reply.YES, Reply.PARTLY, Reply.NO)
_FORM = (Column(words.QUESTION, 64), *(Column(words.REPLY[one].capitalize(), 12) for one in _TICKED))
_ANSWERS = (Column(words.QUESTION, 56), Column(words.ANSWERS, 44))


def questions_document(paper: QuestionsPaper) -> Document:
    """Return the document. Pure: equal values give equal documents, so no two papers can be told apart."""
    title = words.FORM.format(year=paper.year)
    rows = tuple((text, *(words.BOX for _ in _TICKED)) for text in paper.questions)
    blocks = (Title(title, words.FORM_BELOW), Notice(words.FORM_NOTICE), Table(_FORM, rows), SmallPrint(words.TOLD))
    return _document(title, blocks, foot="", practice=paper.practice, large=True)


def answers_document(paper: AnswersPaper) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    title = words.FIGURES.format(year=paper.years[0].year)
    return _document(title, tuple(_answers(paper, title)), foot=full_day(paper.made_on), practice=paper.practice)


def _document(title: str, blocks: tuple[Block, ...], *, foot: str, practice: bool, large: bool = False) -> Document:
    return Document(
        title=title,
        author="ifodesk",
        blocks=blocks,
        head_right=title,
        foot=foot,
        watermark=common.PRACTICE if practice else "",
        head_mark=common.PRACTICE_HEAD if practice else "",
        large=large,
    )


def _answers(paper: AnswersPaper, title: str) -> Iterator[Block]:
    yield Title(title, words.FIGURES_BELOW)
    for number, one in enumerate(paper.years):
        if number:
            yield Heading(words.YEAR.format(year=one.year))
        yield Paragraph(words.returned(one.asked, one.returned))
        yield Table(_ANSWERS, tuple(_rows(one, paper)))
    yield SmallPrint(words.LEFT_OUT_NOTE)


def _rows(one: AnswerFigures, paper: AnswersPaper) -> Iterator[tuple[str, str]]:
    for code, parts in one.questions.items():
        yield words.question_text(code, paper.texts.get(code, "")), words.parts_line(parts)
