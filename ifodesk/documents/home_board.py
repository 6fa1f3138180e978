"""One page of figures for the board. It names nobody, and says what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ifodesk.documents.blocks import (
    Block,
    Column,
    Curve,
    Document,
    Heading,
    KeyValue,
    Paragraph,
    Point,
    SmallPrint,
    Table,
    Title,
)
from ifodesk.domain.home_figures import PlaceFigures
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.home_papers import BoardFigures
from ifodesk.words import document_words as common
from ifodesk.words import home_paper_words as words
from ifodesk.words.date_words import full_day
from ifodesk.words.home_figure_words import cost, key_figures, whole

_COLUMNS = (
    Column(words.MUNICIPALITY, 28),
    Column(words.CHILDREN_SHORT, 20, number=True),
    Column(words.CARE_DAYS, 22, number=True),
    Column(words.COST_PER_DAY, 30, number=True),
)
_PERCENT = 100
_CURVE = 2
"""So many years make a curve."""


def board_document(paper: BoardFigures) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    title = words.FIGURES.format(year=paper.years[-1].year)
    return Document(
        title=title,
        author=paper.whose,
        blocks=tuple(_blocks(paper, title)),
        head_left=paper.whose,
        head_right=title,
        foot=full_day(paper.made_on),
        watermark=common.PRACTICE if paper.practice else "",
        head_mark=common.PRACTICE_HEAD if paper.practice else "",
    )


def _blocks(paper: BoardFigures, title: str) -> Iterator[Block]:
    figures = paper.years[-1]
    until = min(paper.made_on, date(figures.year, 12, 31))
    yield Title(title, words.FIGURES_BELOW.format(whose=paper.whose, day=full_day(until)))
    yield KeyValue(tuple(key_figures(figures)))
    if len(figures.by_municipality) > 1:
        yield Heading(words.BY_MUNICIPALITY)
        yield Table(_COLUMNS, tuple(_rows(figures.by_municipality, paper.names)))
    yield Heading(words.OVER_YEARS)
    if len(paper.years) < _CURVE:
        yield Paragraph(words.NOT_YET, quiet=True)
    else:
        yield _curve(paper)
        costs = ", ".join(words.YEAR_COST.format(year=one.year, cost=cost(one.all)) for one in paper.years)
        yield Paragraph(words.COSTS.format(costs=costs))
    yield SmallPrint(words.LEFT_OUT_NOTE)


def _rows(places: Mapping[str, PlaceFigures], names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for code in sorted(places, key=lambda one: swedish_key(names.get(one, one))):
        one = places[code]
        yield names.get(code, code), whole(one.children), whole(one.care_days), cost(one)


def _curve(paper: BoardFigures) -> Curve:
    points = tuple(Point(date(one.year, 7, 1), one.own_percent) for one in paper.years)
    return Curve(_PERCENT, points, tuple(str(one.year) for one in paper.years))
