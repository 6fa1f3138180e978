"""The numbered list for the on-call telephone: neutral fields of emergency homes, for a week."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Column, Document, Notice, Paragraph, SmallPrint, Table, Title
from ifodesk.usecases.home_papers import OnCallList, OnCallRow
from ifodesk.words import document_words as common
from ifodesk.words import home_paper_words as words
from ifodesk.words.date_words import full_day, short_day
from ifodesk.words.match_words import AGE_BAND, road_line
from ifodesk.words.plural_words import listed

_COLUMNS = (
    Column(words.NUMBER, 6),
    Column(words.HOME, 17),
    Column(words.WHERE, 19),
    Column(words.PHONE, 18),
    Column(words.TAKES, 19),
    Column(words.PLACES, 21),
)
_ROAD = Column(words.ROAD, 18)


def on_call_document(paper: OnCallList) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return Document(
        title=f"{words.LIST} {paper.number}",
        author="ifodesk",
        blocks=tuple(_blocks(paper)),
        head_left="ifodesk",
        head_right=f"{words.LIST} {paper.number}",
        foot=words.LIST_FOOT.format(number=paper.number, last=full_day(paper.valid_until)),
        watermark=common.PRACTICE if paper.practice else "",
        head_mark=common.PRACTICE_HEAD if paper.practice else "",
    )


def _blocks(paper: OnCallList) -> Iterator[Block]:
    first, last = full_day(paper.made_on), full_day(paper.valid_until)
    yield Title(words.LIST, words.LIST_BELOW.format(number=paper.number, first=first, last=last))
    yield Notice(words.LIST_NOTICE)
    if not paper.rows:
        yield Paragraph(words.NOBODY)
        return
    columns = (*_COLUMNS, _ROAD) if paper.near else _COLUMNS
    yield Table(
        columns, tuple(_row(number, row, road=bool(paper.near)) for number, row in enumerate(paper.rows, start=1))
    )
    if paper.near:
        yield SmallPrint(words.LIST_NEAR.format(place=paper.near))
    yield SmallPrint(words.MADE_ON.format(name=paper.made_by, day=first))


def _row(number: int, row: OnCallRow, *, road: bool) -> tuple[str, ...]:
    bands = listed([AGE_BAND[band] for band in AGE_BAND if band in row.bands]) if row.bands else words.UNCLEAR
    where = row.place if row.place == row.municipality else f"{row.place} ({row.municipality})".strip()
    cells = (str(number), row.home, where, row.phone, bands, _places(row))
    return (*cells, road_line(row.road)) if road else cells


def _places(row: OnCallRow) -> str:
    told = words.UNCLEAR if row.old or row.places is None else str(row.places)
    return told if row.confirmed_on is None else words.PLACES_ON.format(places=told, day=short_day(row.confirmed_on))
