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
from ifodesk.domain.home_figures import Ended, HomeFigures, PlaceFigures
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.home_papers import BoardFigures
from ifodesk.words import document_words as common
from ifodesk.words import home_paper_words as words
from ifodesk.words.cost_words import kronor
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import listed, number

_COLUMNS = (
    Column(words.MUNICIPALITY, 28),
    Column(words.CHILDREN_SHORT, 20),
    Column(words.CARE_DAYS, 22),
    Column(words.COST_PER_DAY, 30),
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
    yield KeyValue(tuple(_key_figures(figures)))
    if len(figures.by_municipality) > 1:
        yield Heading(words.BY_MUNICIPALITY)
        yield Table(_COLUMNS, tuple(_rows(figures.by_municipality, paper.names)))
    yield Heading(words.OVER_YEARS)
    if len(paper.years) < _CURVE:
        yield Paragraph(words.NOT_YET, quiet=True)
    else:
        yield _curve(paper)
    yield SmallPrint(words.LEFT_OUT_NOTE)


def _key_figures(figures: HomeFigures) -> Iterator[tuple[str, str]]:
    yield words.CHILDREN, _whole(figures.all.children)
    yield words.PLACEMENTS, _whole(figures.all.placements)
    yield words.CARE_DAYS, _whole(figures.all.care_days)
    yield words.COST_PER_DAY, _kronor(figures.all)
    percent = figures.own_percent
    yield words.OWN_HOMES, words.LEFT_OUT if percent is None else words.PERCENT.format(percent=percent)
    days = figures.days_to_home
    told = "" if days is None else f"{days:g}".replace(".", ",")
    yield words.DAYS_TO_HOME, words.DAYS.format(days=told) if told else words.LEFT_OUT
    yield words.BROKEN, _broken(figures)


def _broken(figures: HomeFigures) -> str:
    shown = figures.breakdowns.shown
    parts = [f"{words.ENDED[Ended(code)]} {size}" for code, size in shown.items() if size is not None]
    total = _whole(figures.breakdowns.total)
    return f"{total}: {listed(parts)}" if parts else total


def _rows(places: Mapping[str, PlaceFigures], names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for code in sorted(places, key=lambda one: swedish_key(names.get(one, one))):
        one = places[code]
        yield names.get(code, code), _whole(one.children), _whole(one.care_days), _kronor(one)


def _whole(figure: int | None) -> str:
    return words.LEFT_OUT if figure is None else number(figure)


def _kronor(figures: PlaceFigures) -> str:
    return words.LEFT_OUT if figures.cost_per_day is None else kronor(figures.cost_per_day)


def _curve(paper: BoardFigures) -> Curve:
    points = tuple(Point(date(one.year, 7, 1), one.own_percent) for one in paper.years)
    return Curve(_PERCENT, points, tuple(str(one.year) for one in paper.years))
