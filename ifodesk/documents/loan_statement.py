"""The yearly statement of loans as a paper."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import (
    Block,
    Closing,
    Column,
    Document,
    Heading,
    KeyValue,
    Notice,
    Paragraph,
    Table,
    Title,
)
from ifodesk.domain.loan_statement import StatementLine, Sums
from ifodesk.usecases.loan_statements import LoanStatement
from ifodesk.words import document_words
from ifodesk.words import loan_paper_words as words
from ifodesk.words.date_words import full_day
from ifodesk.words.lending_words import hours_text, km_text, money_text, prices_text, standing_text, week_text

_WEEKS = (
    Column(words.WEEK, 18),
    Column(words.WORK, 20),
    Column(words.TRAVEL, 28),
    Column(words.STANDING, 34),
)
_BOTH_WAYS = (
    Column(words.OTHER, 24),
    Column(words.GIVEN_HOURS, 19, number=True),
    Column(words.GOT_HOURS, 19, number=True),
    Column(words.TO_GET, 19, number=True),
    Column(words.TO_PAY, 19, number=True),
)


def statement_blocks(statement: LoanStatement) -> Document:
    """Return the document of *statement*. Pure."""
    title = words.TITLE.format(year=statement.year)
    place = document_words.MUNICIPALITY.format(name=statement.municipality)
    return Document(
        title=title,
        author=place,
        blocks=tuple(_blocks(statement, title)),
        head_left=place,
        head_right=title,
        watermark=document_words.PRACTICE if statement.practice else "",
        head_mark=document_words.PRACTICE_HEAD if statement.practice else "",
    )


def _blocks(statement: LoanStatement, title: str) -> Iterator[Block]:
    day = full_day(statement.made_on)
    yield Title(title, words.BELOW.format(municipality=statement.municipality, day=day))
    if not statement.whole_year:
        yield Notice(words.NOT_WHOLE.format(day=day))
    yield Paragraph(words.BASIS)
    yield Heading(words.BOTH_WAYS)
    yield Table(
        _BOTH_WAYS,
        tuple(
            (
                statement.names[one.other],
                hours_text(one.given_minutes),
                hours_text(one.got_minutes),
                money_text(one.given_ore),
                money_text(one.got_ore),
            )
            for one in statement.exchanges
        ),
    )
    yield Heading(words.EACH)
    for line in statement.lines:
        yield from _loan(statement, line)
    yield Closing(words.CLOSING)


def _loan(statement: LoanStatement, line: StatementLine) -> Iterator[Block]:
    form = words.GIVEN if line.given else words.GOT
    yield Heading(form.format(name=statement.names[line.other]), level=2)
    yield KeyValue(tuple(_facts(statement, line)))
    yield Table(
        _WEEKS,
        tuple(
            (
                week_text(one.week) if one.week else "",
                hours_text(one.minutes or 0),
                _travel(Sums(1, 0, one.travel_minutes or 0, one.travel_km or 0)),
                standing_text(one),
            )
            for one in line.weeks
        ),
    )


def _facts(statement: LoanStatement, line: StatementLine) -> Iterator[tuple[str, str]]:
    loan, sums = line.loan, line.confirmed
    if loan.helper is not None:
        yield words.WHO, statement.helpers[loan.helper]
    if loan.decision:
        yield words.DECISION, loan.decision
    yield words.PRICES, prices_text(loan)
    yield words.WORK, f"{hours_text(sums.minutes)}, {money_text(line.work_ore)}"
    yield words.TRAVEL, f"{_travel(sums)}, {money_text(line.travel_ore)}"
    yield words.SUM, money_text(line.total_ore)
    if line.waiting.weeks:
        yield (
            words.WAITING,
            words.WAITING_SUMS.format(work=hours_text(line.waiting.minutes), travel=_travel(line.waiting)),
        )


def _travel(sums: Sums) -> str:
    return f"{hours_text(sums.travel_minutes)}, {km_text(sums.travel_km)}"
