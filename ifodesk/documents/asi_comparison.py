"""Interviews side by side as blocks: a table per area with true days, and the interviewer's rating as a curve."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ifodesk.documents.asi_cover import document, head
from ifodesk.documents.blocks import Block, Column, Curve, Document, Heading, Paragraph, Point, SmallPrint, Table
from ifodesk.domain.instrument.answers import figure
from ifodesk.domain.instrument.change import ChangeFigure
from ifodesk.usecases.interview_comparison import Comparison, ComparisonRow, Measured
from ifodesk.usecases.interview_printing import ComparisonPaper
from ifodesk.words import interview_paper_words as words
from ifodesk.words.comparison_words import cell_text
from ifodesk.words.date_words import full_day, short_day
from ifodesk.words.interview_figures import decimal, difference
from ifodesk.words.interview_words import CHANGE_IS_NOT_EFFECT, MEASURED

_RATING = 9


def comparison_document(paper: ComparisonPaper) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return document(paper.cover, words.COMPARISON, _blocks(paper))


def _blocks(paper: ComparisonPaper) -> Iterator[Block]:
    comparison = paper.comparison
    yield from head(paper.cover, words.COMPARISON, paper.cover.name, held=_held(comparison))
    if len(comparison.columns) < 2:  # noqa: PLR2004 - two can be compared
        yield Paragraph(words.ONE_ONLY)
    for title, rows in groupby(comparison.rows, key=lambda row: row.title):
        yield from _area(title, tuple(rows), comparison)
    yield SmallPrint(CHANGE_IS_NOT_EFFECT)


def _held(comparison: Comparison) -> str:
    return ", ".join(f"{words.KIND[one.kind]} {full_day(one.on)}" for one in comparison.columns)


def _area(title: str, rows: tuple[ComparisonRow, ...], comparison: Comparison) -> Iterator[Block]:
    yield Heading(title)
    columns = (
        Column(words.MEASURED, 34),
        *(Column(f"{words.KIND[one.kind]}\n{short_day(one.on)}", 18) for one in comparison.columns),
    )
    yield Table(columns, tuple((_label(row), *_cells(row)) for row in rows))
    for row in rows:
        if row.measured is Measured.RATER and sum(cell is not None for cell in row.cells) > 1:
            yield Heading(words.CURVE.format(area=title), 2)
            yield _curve(row, comparison)
        if row.change is not None:
            yield SmallPrint(f"{_label(row)}: {change_line(row.change, places=2 if row.top <= 1 else 0)}")
    if any(row.breaks for row in rows):
        yield SmallPrint(f"{words.BREAK_MARK}: {words.BREAK}")


def _label(row: ComparisonRow) -> str:
    what = MEASURED[row.measured]
    if row.measured is Measured.SCORE:
        return row.label if row.top > 1 else f"{what[:1].upper()}{what[1:]}"
    text = f"{what}, {row.label.lower()}" if row.label else what
    return text[:1].upper() + text[1:]


def _cells(row: ComparisonRow) -> Iterator[str]:
    for place, (cell, doubted) in enumerate(zip(row.cells, row.doubted, strict=True)):
        notes = [cell_text(row, cell, gap=words.GAP)]
        if doubted and cell is not None:
            notes.append(words.DOUBTED)
        if place in row.breaks:
            notes.append(words.BREAK_MARK)
        yield "\n".join(notes)


def _curve(row: ComparisonRow, comparison: Comparison) -> Curve:
    points = tuple(
        Point(column.on, figure(cell), faded=doubted, breaks=place in row.breaks)
        for place, (column, cell, doubted) in enumerate(zip(comparison.columns, row.cells, row.doubted, strict=True))
    )
    return Curve(_RATING, points, tuple(full_day(column.on) for column in comparison.columns))


def change_line(change: ChangeFigure, *, places: int = 2) -> str:
    """Return what a change is worth, with its source: guidance, never a verdict."""
    if change.least is None:
        return words.CHANGE_PLAIN.format(difference=difference(change.difference, places))
    return words.CHANGE.format(
        difference=difference(change.difference, places),
        least=decimal(change.least, places),
        source=change.source.rstrip("."),
        verdict=words.RELIABLE if change.reliable else words.NOT_RELIABLE,
    )
