"""What of the work that is held somebody has decided about: left aside, or adopted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ifodesk.store import numbers
from ifodesk.store.exchange import Exchange
from ifodesk.store.held.pieces import Piece, Pieces

_ADOPTED: Final = """
    SELECT coalesce(o.ref, a.adopts) FROM assertion a LEFT JOIN own_ref o ON o.id = a.adopts
    WHERE a.adopts IS NOT NULL"""


def undecided(exchange: Exchange) -> Iterator[Piece]:
    """Give the pieces that were neither left aside nor adopted. What is never told of waits for nobody."""
    for piece, waits in _judged(exchange):
        if waits:
            yield piece


def decided(exchange: Exchange) -> frozenset[int]:
    """Return the rows of segments that hold work, all of which somebody has decided about."""
    waiting, seen = set[int](), set[int]()
    for piece, waits in _judged(exchange):
        (waiting if waits else seen).add(piece.stored.id)
    return frozenset(seen - waiting)


def _judged(exchange: Exchange) -> Iterator[tuple[Piece, bool]]:
    database = exchange.core.database
    aside = {item for (item,) in database.rows("SELECT item FROM p_held_decision")}
    adopted = {assertion for (assertion,) in database.rows(_ADOPTED)}
    for piece in Pieces(exchange).all():
        here = {numbers.assertion_id(piece.stored.id, row.idx) for row in piece.rows}
        plan = exchange.core.catalog.kinds.get(piece.rows[0].kind)
        quiet = plan is not None and plan.spec.quiet
        yield piece, not (quiet or piece.id in aside or here <= adopted)
