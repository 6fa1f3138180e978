"""A cost as blocks: every part with what it is made of, the sum, and the sources with what is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Column, KeyValue, Notice, SmallPrint, Table
from ifodesk.domain.placement_cost import Cost
from ifodesk.words import cost_words
from ifodesk.words import home_paper_words as words
from ifodesk.words.cost_words import basis, kronor
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import count, listed

_COLUMNS = (Column(words.PART, 30), Column(words.BASIS, 46), Column(words.KRONOR, 24, number=True))


def period_line(cost: Cost) -> str:
    """Return which days a cost is for."""
    period = cost.period
    days = count(period.days, "dygn", "dygn")
    return words.PERIOD_OF.format(first=full_day(period.first), last=full_day(period.last), days=days)


def cost_blocks(cost: Cost, *, ends: bool = False) -> Iterator[Block]:
    """Yield a calculation; when what it is for *ends*, without the sum of days that never come."""
    summed = () if ends else ((words.SUM, "", kronor(cost.total)),)
    parts = tuple((cost_words.PART[part.code], basis(part), kronor(part.amount)) for part in cost.parts)
    yield Table(_COLUMNS, (*parts, *summed))
    reckoned = words.PERIOD_RECKONED if ends else words.PERIOD
    yield KeyValue(((words.PER_DAY, kronor(cost.per_day)), (reckoned, period_line(cost))))
    if cost.unknown:
        named = listed([cost_words.PART[code].lower() for code in cost.unknown])
        yield Notice(cost_words.UNKNOWN.format(parts=named))
    if not all(part.certain for part in cost.parts):
        yield Notice(words.TO_CHECK)
    yield SmallPrint(words.SOURCES.format(sources="; ".join(_sources(cost))))


def _sources(cost: Cost) -> Iterator[str]:
    """Yield each source once, marked where it has to be checked."""
    found = dict.fromkeys((part.source, part.certain) for part in cost.parts)
    for source, certain in found:
        named = source or words.OWN_LEVEL
        yield named if certain else f"{named} ({words.KONTROLLERA})"
