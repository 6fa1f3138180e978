"""What a round has still to fetch: names of objects, and tags of which everything is wanted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final, final

_SHARE: Final = 8
"""This part of what waits is lined up at once: what is put in order ever anew costs little beside the fetching."""


@final
class Agenda:
    """Names, each once in a round, and tags. Some stand in line; the others wait to be put in order."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with *names*."""
        self._waiting: dict[str, None] = {}
        self._line: deque[str] = deque()
        self._known: set[str] = set()
        self._tags: set[str] = set()
        self._in_hand = 0
        self.add(names, ())

    def __bool__(self) -> bool:
        """Return whether anything is left."""
        return bool(self._line or self._waiting)

    @property
    def known(self) -> int:
        """How many names were heard of."""
        return len(self._known)

    @property
    def taken(self) -> int:
        """How many of them have been taken."""
        return self._in_hand

    @property
    def waiting(self) -> tuple[str, ...]:
        """What is not lined up yet, as it came."""
        return tuple(self._waiting)

    @property
    def is_lined_up(self) -> bool:
        """Whether something can be taken."""
        return bool(self._line)

    def add(self, names: Iterable[str], tags: Iterable[str]) -> None:
        """Let names that are new in this round wait, and tags."""
        self._waiting.update(dict.fromkeys(self._new(names)))
        for one in tags:
            self._tags.add(one)
            self._waiting[one] = None

    def put_first(self, names: Iterable[str]) -> None:
        """Put names that are new in this round before all others."""
        self._line.extendleft(reversed(self._new(names)))

    def line_up(self, order: Sequence[str], *, least: int) -> None:
        """Put the first of *order*, at least so many, in line; the rest of what waits is put in order anew then."""
        some = order[: max(least, len(order) // _SHARE)]
        for one in some:
            del self._waiting[one]
        self._line.extend(some)

    def take(self) -> str:
        """Return the first in line, and no longer keep it. Raises ``IndexError`` when nothing is lined up."""
        one = self._line.popleft()
        self._in_hand += one not in self._tags
        return one

    def is_tag(self, one: str) -> bool:
        """Return whether this is a tag."""
        return one in self._tags

    def _new(self, names: Iterable[str]) -> list[str]:
        fresh = [name for name in dict.fromkeys(names) if name not in self._known]
        self._known.update(fresh)
        return fresh
