"""Several objects at once: who runs the calls together is handed in, so that there is no thread in here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, final

from ifodesk.sync import names
from ifodesk.sync.hub import Hub, HubError, HubUnavailableError
from ifodesk.usecases.ports import Cancel
from ifodesk.usecases.sync_ports import NamedBytes

STEP_BYTES: Final = 1 << 20
"""About so much goes over the line in one step, at least one object: 8 s at 1 Mbit/s, after which progress is told."""
STOPPED: Final = "hub_stopped"
"""Code of what was not begun, since a person had asked to stop."""

Together = Callable[[Sequence[Callable[[], None]]], None]
"""Runs all of the calls, in any order or at once, and returns when the last of them has ended."""


def in_turn(calls: Sequence[Callable[[], None]]) -> None:
    """Run one call after the other."""
    for call in calls:
        call()


@dataclass(frozen=True, slots=True)
class Many:
    """How many calls to a hub go out at once, and what runs them."""

    width: int = 1
    together: Together = in_turn


ONE_BY_ONE = Many()


@dataclass(slots=True)
class Fetched:
    """What came of asking for one object."""

    name: str
    data: bytes = b""
    problem: HubError | None = None


@final
@dataclass(slots=True)
class Carrier:
    """Fetches from a hub and puts there, several at once, and begins nothing more once *cancelled* says so."""

    hub: Hub
    many: Many = ONE_BY_ONE
    cancelled: Cancel = lambda: False
    _usual_bytes: int = STEP_BYTES // 16
    """What an object of the last fetching had on average, heads apart: how much the next ones have, nobody knows."""

    def at_once(self) -> int:
        """Return how many objects the next step should fetch."""
        return max(1, min(self.many.width, STEP_BYTES // max(self._usual_bytes, 1)))

    def share(self, items: Sequence[NamedBytes]) -> Sequence[NamedBytes]:
        """Return the first of *items*, as many as one step should put."""
        count, room = 0, STEP_BYTES
        for item in items[: self.many.width]:
            room -= len(item.data)
            if count and room < 0:
                break
            count += 1
        return items[:count]

    def get(self, wanted: Sequence[str]) -> list[Fetched]:
        """Return what came of each, in the order asked for. The hub's errors stand in the answers."""
        answers = [Fetched(name) for name in wanted]
        self.many.together([partial(self._get, one) for one in answers])
        sizes = [len(one.data) for one in answers if one.data and not names.is_head(one.name)]
        if sizes:
            self._usual_bytes = sum(sizes) // len(sizes)
        return answers

    def put(self, items: Sequence[NamedBytes]) -> list[Fetched]:
        """Put objects that are made once and return what came of each; see `get`."""
        answers = [Fetched(item.name, item.data) for item in items]
        self.many.together([partial(self._put, one) for one in answers])
        return answers

    def _get(self, one: Fetched) -> None:
        try:
            self._require_wanted()
            one.data = self.hub.get(one.name, names.max_bytes(one.name))
        except HubError as error:
            one.problem = error

    def _put(self, one: Fetched) -> None:
        try:
            self._require_wanted()
            self.hub.put_new(one.name, one.data)
        except HubError as error:
            one.problem = error

    def _require_wanted(self) -> None:
        if self.cancelled():
            raise HubUnavailableError(STOPPED)
