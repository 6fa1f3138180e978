"""Figures of placements in words: what is left out says so."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.home_figures import Ended, HomeFigures, PlaceFigures
from ifodesk.words import home_paper_words as words
from ifodesk.words.cost_words import kronor
from ifodesk.words.plural_words import listed, number


def key_figures(figures: HomeFigures) -> Iterator[tuple[str, str]]:
    """Yield the figures of a year, each with its name."""
    yield words.CHILDREN, whole(figures.all.children)
    yield words.PLACEMENTS, whole(figures.all.placements)
    yield words.CARE_DAYS, whole(figures.all.care_days)
    yield words.COST_PER_DAY, cost(figures.all)
    percent = figures.own_percent
    yield words.OWN_HOMES, words.LEFT_OUT if percent is None else words.PERCENT.format(percent=percent)
    days = figures.days_to_home
    told = "" if days is None else f"{days:g}".replace(".", ",")
    yield words.DAYS_TO_HOME, words.DAYS.format(days=told) if told else words.LEFT_OUT
    yield words.BROKEN, _broken(figures)


def whole(figure: int | None) -> str:
    """Return a count, or that it is left out."""
    return words.LEFT_OUT if figure is None else number(figure)


def cost(figures: PlaceFigures) -> str:
    """Return the cost of a care day, or that it is left out."""
    return words.LEFT_OUT if figures.cost_per_day is None else kronor(figures.cost_per_day)


def _broken(figures: HomeFigures) -> str:
    shown = figures.breakdowns.shown
    parts = [f"{words.ENDED[Ended(code)]} {size}" for code, size in shown.items() if size is not None]
    total = whole(figures.breakdowns.total)
    return f"{total}: {listed(parts)}" if parts else total
