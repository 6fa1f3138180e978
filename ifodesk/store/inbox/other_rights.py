"""Whose rights are others since a record that counted counts no more, or one that did not count does."""

from __future__ import annotations

from typing import TypeAlias, final

from ifodesk.changes.errors import ChangesError
from ifodesk.changes.header import Header
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.membership import Membership

_Rights: TypeAlias = tuple[bytes | None, frozenset[int]]
"""The hash of the table of rights that holds, and the author's roles."""


@final
class OtherRights:
    """Compares what the records say of rights with what they said before."""

    def __init__(self, before: Membership, now: Membership) -> None:
        """*before* held a part of the records."""
        self._before = before
        self._now = now
        self._known: dict[tuple[CompartmentId, tuple[bytes, ...], DeviceId], bool] = {}

    def has_author_of(self, header: Header) -> bool:
        """Return whether a segment's author has other rights at its heads than before, what narrows left aside."""
        key = (header.cid, header.heads, header.device)  # the same for nearly every segment of a log
        if key not in self._known:
            self._known[key] = _rights(self._before, header) != _rights(self._now, header)
        return self._known[key]


def _rights(membership: Membership, header: Header) -> _Rights | None:
    """Return the rights that a segment was written with; None while a head is not here, or its author is nobody."""
    try:
        member = membership.author(header.device, header.heads, cid=header.cid)
        table = membership.rights_hash(header.heads, cid=header.cid)
        return table, membership.roles(member, header.cid, header.heads)
    except ChangesError:
        return None
