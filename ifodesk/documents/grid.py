"""Rows and columns whose rows may be longer than a page. Imports reportlab: import it late.

reportlab can split a row by itself, but then prints the column titles a second time in the middle of a page. Here a
high row is laid as several low ones without a line between them, so that only low rows ever move to the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Table

from ifodesk.documents import look

Cell: TypeAlias = list[Flowable]
Command: TypeAlias = tuple[str, tuple[int, int], tuple[int, int], *tuple[object, ...]]

_PIECE = 70.0
"""A row higher than this many points is laid in pieces."""
_ROOM = 4.0
"""Points above and below the text of a row that ends in a line."""


def grid(
    rows: Sequence[Sequence[Cell]],
    shares: Sequence[float],
    *,
    font: str,
    sides: tuple[float, float] = (0, 0),
    rules: Sequence[Command] = (),
    titles: Sequence[Cell] = (),
    line: Color | None = None,
) -> Table:
    """Return a table as wide as the text of a page.

    Args:
        rows: Cells of paragraphs; at least one row.
        shares: Widths of the columns, as parts of their sum.
        font: The name of a registered font: reportlab would name one that is not embedded.
        sides: Points left and right of the text in every cell.
        rules: Further commands of reportlab's table style.
        titles: Titles of the columns, repeated on every page.
        line: Colour of the line below each row; None for no lines.
    """
    widths = [look.WIDTH * share / sum(shares) for share in shares]
    laid: list[list[Cell]] = [list(titles)] if titles else []
    style: list[Command] = [*_base(font, sides), *rules]
    for row in rows:
        first = len(laid)
        laid += _pieces(row, [width - sum(sides) for width in widths])
        if line is not None:
            last = len(laid) - 1
            style += [
                ("TOPPADDING", (0, first), (-1, first), _ROOM),
                ("BOTTOMPADDING", (0, last), (-1, last), _ROOM + 1),
                ("LINEBELOW", (0, last), (-1, last), 0.5, line),
            ]
    return Table(laid, colWidths=widths, repeatRows=1 if titles else 0, style=style)


def _base(font: str, sides: tuple[float, float]) -> Iterator[Command]:
    yield ("FONT", (0, 0), (-1, -1), font)
    yield ("VALIGN", (0, 0), (-1, -1), "TOP")
    yield ("LEFTPADDING", (0, 0), (-1, -1), sides[0])
    yield ("RIGHTPADDING", (0, 0), (-1, -1), sides[1])
    yield ("TOPPADDING", (0, 0), (-1, -1), 0)
    yield ("BOTTOMPADDING", (0, 0), (-1, -1), 0)


def _pieces(row: Sequence[Cell], widths: Sequence[float]) -> Iterator[list[Cell]]:
    """Yield *row* as one or more rows, none much higher than ``_PIECE``."""
    columns = [list(_stacks(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for cells in zip_longest(*columns):
        yield [cell or [] for cell in cells]


def _stacks(cell: Cell, width: float) -> Iterator[Cell]:
    stack: Cell = []
    height = 0.0
    for part in (low for flowable in cell for low in _low(flowable, width)):
        needed = part.wrap(width, _PIECE)[1]
        if stack and height + needed > _PIECE:
            yield stack
            stack, height = [], 0.0
        stack.append(part)
        height += needed
    yield stack


def _low(flowable: Flowable, width: float) -> Iterator[Flowable]:
    """Yield *flowable* in parts that are no higher than a piece."""
    while flowable.wrap(width, _PIECE)[1] > _PIECE:
        parts = flowable.split(width, _PIECE)
        if len(parts) < 2:  # noqa: PLR2004 - one part or none: it cannot be split
            break
        head, *rest = parts
        yield head
        flowable = rest[0]
    yield flowable
