"""The branches of a forked log: two copies of one vault have written on, and both halves are kept and told of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from ifodesk.changes.head import Branch, Newest
from ifodesk.store.segments.segments import Stored

_ROOM: Final = 2
"""Branches of one log that a head has room for."""


def ends(rows: Iterable[Stored]) -> list[Newest]:
    """Return the last segment of each branch of a log, the greatest (seq, h) first."""
    log = list(rows)
    followed = {one.prev for one in log}
    last = sorted((one for one in log if one.hash not in followed), key=lambda one: (one.seq, one.h), reverse=True)
    return [Newest(one.seq, one.h, one.digest) for one in last]


def told(branches: Sequence[Newest], counter: int) -> Newest:
    """Return what the own head with this number says of a log with these ends, of which there is one at least.

    The greatest is always told. Of more than two the others take turns.
    """
    first, *others = branches
    if not others:
        return first
    other = others[counter % len(others)]
    return replace(first, beside=Branch(other.h, other.digest))


def is_told(branches: Sequence[Newest], newest: Newest) -> bool:
    """Return whether a head that a copy of this vault wrote tells of what was written here.

    Of a log that has one end here it may be ahead; of a forked one it must name as many ends as it has room for.
    """
    named = {newest.h} if newest.beside is None else {newest.h, newest.beside.h}
    if len(branches) == 1:
        return branches[0].h in named or newest.seq > branches[0].seq
    return sum(one.h in named for one in branches) >= _ROOM


def without_former(rows: Iterable[Stored], chained: int) -> list[Stored]:
    """Return the segments beyond number *chained* whose predecessor is not here, though another may have its number."""
    log = list(rows)
    here = {one.hash for one in log}
    return [one for one in log if not one.chained and one.seq > max(1, chained) and one.prev not in here]
