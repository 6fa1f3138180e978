"""What is fetched first of all that a hub has: what opens the rest, then the cases last written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from ifodesk.changes.names import NAME_CHARS
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.store.exchange import Exchange

_DIGEST_CHARS: Final = NAME_CHARS + 1
_UNDATED: Final = 1 << 64
"""Later than any hybrid time: the newest segment of each log that is new here tells when its case was written in."""
_AT_ONCE: Final = _UNDATED + 1


@final
class Urgency:
    """Puts names and tags in order. What it knows of a case is when the newest that came of it was written."""

    def __init__(self, exchange: Exchange) -> None:
        """Know nothing."""
        self._exchange = exchange
        self._written: dict[int, int] = {}

    def came(self, compartment: int, time: int) -> None:
        """Take note of when something that came was written, by the hybrid clock."""
        if time > self._written.get(compartment, 0):
            self._written[compartment] = time

    def in_order(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return names and tags, the most urgent first; those that are alike keep their order."""
        of_tag: dict[str, int] = {}
        for one in wanted:
            tag = _tag(one)
            if tag not in of_tag:
                of_tag[tag] = self._of(tag)
        return tuple(sorted(wanted, key=lambda one: -of_tag[_tag(one)]))

    def _of(self, tag: str) -> int:
        """Return how urgent what lies under a tag is: the time of its case, or above all times."""
        meant = self._exchange.tags.meant(tag)
        if meant is None or meant.compartment.kind is not CompartmentKind.RESTRICTED:
            return _AT_ONCE
        return self._written.get(meant.compartment.row) or self._here(meant.compartment.row) or _UNDATED

    def _here(self, compartment: int) -> int:
        """Return when the newest that is here of a compartment was written; 0 where nothing is."""
        found = self._exchange.core.database.one("SELECT max(time) FROM segment WHERE compartment = ?", (compartment,))
        time = 0 if found is None or found[0] is None else int(found[0])
        self.came(compartment, time)
        return time


def _tag(one: str) -> str:
    """Return the tag in a name, or the tag itself."""
    return one[2:-_DIGEST_CHARS] if one.startswith("o/") else one.removeprefix("h/")
