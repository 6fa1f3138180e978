"""Filling up a hub that has lost something: every device has the bytes of what it read, and puts back what is missing.

Keys are never put back, they are sealed anew (PROTOCOL rule 20); the outbox sees to that. Bytes are those that came.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol, final

from ifodesk.sync.hub import Hub, HubError
from ifodesk.sync.round import Lane, Step
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.sync_ports import NamedBytes, Outbox


class Offering(Outbox, Protocol):
    """An outbox that can offer everything it holds."""

    def offer_again(self) -> frozenset[str]:
        """Have the next packing offer the hub everything that is held, and return the names of it, keys left out."""
        ...


@final
class Republish:
    """Finds what a hub lacks. An ordinary round afterwards puts it there; so this may be broken off at any time."""

    def __init__(self, hub: Hub, outbox: Offering, *, now_ms: int) -> None:
        """Prepare; nothing happens before the first step."""
        self._hub = hub
        self._outbox = outbox
        self._now_ms = now_ms
        self._there: frozenset[str] = frozenset()
        self._held: frozenset[str] = frozenset()
        self._offered: tuple[NamedBytes, ...] = ()
        self._problem: HubError | None = None

    @property
    def lacking(self) -> frozenset[str]:
        """The names that this device holds and the hub lacks, once the steps are done."""
        return self._held - self._there

    def steps(self) -> Iterator[Step]:
        """Give the steps; each must have been run before the next is asked for.

        Raises:
            HubError: The hub cannot be listed.
        """
        nothing_yet = Progress(0, 0, "send")
        yield Step(Lane.NETWORK, nothing_yet, self._list)
        if self._problem is not None:
            raise self._problem
        yield Step(Lane.STORE, nothing_yet, self._offer)
        present = tuple(item.name for item in self._offered if item.name in self._there)
        yield Step(Lane.STORE, nothing_yet, partial(self._outbox.uploaded, present))

    def _list(self) -> None:
        try:
            self._there = frozenset(self._hub.list_objects())
        except HubError as error:
            self._problem = error

    def _offer(self) -> None:
        self._held = self._outbox.offer_again()
        self._offered = self._outbox.pack(self._now_ms)
