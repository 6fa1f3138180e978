"""Leaving out what few people would be recognised by, so that it cannot be computed back from the rest.

Source of the limit: own rule, ADR 12; the method is complementary cell suppression, taken so far that
knowing the method helps nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LEAST: Final = 5
"""So many people a figure must be about."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a sum. None: left out."""

    total: int | None
    shown: Mapping[str, int | None]


def suppress(parts: Mapping[str, int]) -> Parts:
    """Return what may be shown of exclusive *parts* that sum to a total: all of them, or none.

    None when one part is under 5, 0 too. Leaving out that part and the least of the others would show more, but
    somebody who knows the rule could name them: 13 = ? + ? + 5 can only be 4 + 4 + 5. The total goes when it is under
    5, or when it says what the only part is.

    >>> suppress({"lower": 12, "same": 6, "higher": 2})
    Parts(total=20, shown={'lower': None, 'same': None, 'higher': None})
    >>> suppress({"lower": 12, "same": 6, "higher": 5}).shown["higher"]
    5
    """
    total = sum(parts.values())
    if all(count >= LEAST for count in parts.values()):
        return Parts(total, dict(parts))
    bare = total < LEAST or len(parts) == 1
    return Parts(None if bare else total, dict.fromkeys(parts))


class Ledger:
    """Which sets of people have had their number told, so that no further one gives a few people away."""

    def __init__(self) -> None:
        """Begin with none."""
        self._told: list[set[object]] = []

    def tell(self, people: Iterable[object]) -> int | None:
        """Return the number of *people*, or None when it may not stand beside what has been told.

        Nobody and 5 and more may; and whoever is in one set but not in another must be nobody, or 5 and more.

        >>> ledger = Ledger()
        >>> [ledger.tell(range(size)) for size in (20, 18, 12, 0, 3)]
        [20, None, 12, 0, None]
        """
        mine = set(people)
        if any(0 < few < LEAST for few in (len(mine), *(len(mine ^ other) for other in self._told))):
            return None
        self._told.append(mine)
        return len(mine)

    def tell_parts(self, parts: Mapping[str, Collection[object]]) -> Parts:
        """Return what may be shown of exclusive parts; nothing when their sum may not be told."""
        total = self.tell(person for people in parts.values() for person in people)
        if total is None:
            return Parts(None, dict.fromkeys(parts))
        return suppress({name: len(people) for name, people in parts.items()})


def mean(values: Sequence[float]) -> float | None:
    """Return the mean with one decimal; None for fewer than 5."""
    return round(sum(values) / len(values), 1) if len(values) >= LEAST else None
