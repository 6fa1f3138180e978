"""Carries sealed objects between two hubs that do not reach each other, as with a stick. Needs no key.

Objects first, heads last, so that no head names what is not there. Which of two heads of a device is newer can only be
told by somebody with the group's key: that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ifodesk.sync import names
from ifodesk.sync.hub import Hub, HubObjectError
from ifodesk.sync.round import Lane, Step
from ifodesk.usecases.ports import Cancel, Progress

NewerHead = Callable[[bytes, bytes | None], bool]
"""Whether the first of two sealed heads is a valid one, and newer than the second, which may be missing."""


@dataclass(slots=True)
class Carried:
    """What was carried."""

    objects: int = 0
    heads: int = 0


class Carrying:
    """Carries from one hub to another; run it twice for both ways."""

    def __init__(self, source: Hub, target: Hub, newer: NewerHead, *, cancelled: Cancel = lambda: False) -> None:
        """Prepare; nothing happens before the first step. *cancelled* is asked between steps."""
        self._source = source
        self._target = target
        self._newer = newer
        self._cancelled = cancelled
        self._todo: list[str] = []
        self._heads: list[str] = []
        self.carried = Carried()

    def steps(self) -> Iterator[Step]:
        """Give the steps, each to be run before the next is asked for. They raise ``HubError`` where a hub fails."""
        yield self._step(Lane.NETWORK, self._compare, 0, 0)
        total = len(self._todo) + len(self._heads)
        for done, name in enumerate(self._todo):
            if self._cancelled():
                return
            yield self._step(Lane.NETWORK, partial(self._object, name), done, total)
        for done, name in enumerate(self._heads, len(self._todo)):
            if self._cancelled():
                return
            yield self._step(Lane.STORE, partial(self._head, name), done, total)

    def _step(self, lane: Lane, run: Callable[[], None], done: int, total: int) -> Step:
        return Step(lane, Progress(done, total, "carry"), run)

    def _compare(self) -> None:
        """Find what the target lacks: one listing of each."""
        lying = set(self._target.list_objects())
        self._todo = [name for name in self._source.list_objects() if name not in lying]
        there = {entry.name: entry.version_hint for entry in self._target.list_heads()}
        self._heads = [
            entry.name
            for entry in self._source.list_heads()
            if not entry.version_hint or entry.version_hint != there.get(entry.name)
        ]

    def _object(self, name: str) -> None:
        data = _whole(self._source, name)
        if data is None:
            return
        try:
            self.carried.objects += self._target.put_new(name, data)
        except HubObjectError:
            return  # something else lies under the name: the rounds tell of it

    def _head(self, name: str) -> None:
        """Carry a head over an older one. Small, and compared on the store lane, which holds the key."""
        mine, theirs = _whole(self._source, name), _whole(self._target, name)
        if mine is not None and self._newer(mine, theirs):
            self._target.put_head(name, mine)
            self.carried.heads += 1


def _whole(hub: Hub, name: str) -> bytes | None:
    """Return an object's bytes when they match its name; None when it is missing or damaged."""
    try:
        data = hub.get(name, names.max_bytes(name))
    except HubObjectError:
        return None
    return data if names.is_whole(name, data) else None
