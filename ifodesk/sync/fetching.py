"""Several objects at once: who runs the calls together is handed in, so that there is no thread in here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import final

from ifodesk.sync import names
from ifodesk.sync.hub import Hub, HubError
from ifodesk.usecases.sync_ports import NamedBytes

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
@dataclass(frozen=True, slots=True)
class Carrier:
    """Fetches from a hub and puts there, several at once."""

    hub: Hub
    many: Many = ONE_BY_ONE

    def get(self, wanted: Sequence[str]) -> list[Fetched]:
        """Return what came of each, in the order asked for. The hub's errors stand in the answers."""
        answers = [Fetched(name) for name in wanted]
        self.many.together([partial(self._get, one) for one in answers])
        return answers

    def put(self, items: Sequence[NamedBytes]) -> list[Fetched]:
        """Put objects that are made once and return what came of each; see `get`."""
        answers = [Fetched(item.name, item.data) for item in items]
        self.many.together([partial(self._put, one) for one in answers])
        return answers

    def _get(self, one: Fetched) -> None:
        try:
            one.data = self.hub.get(one.name, names.max_bytes(one.name))
        except HubError as error:
            one.problem = error

    def _put(self, one: Fetched) -> None:
        try:
            self.hub.put_new(one.name, one.data)
        except HubError as error:
            one.problem = error
