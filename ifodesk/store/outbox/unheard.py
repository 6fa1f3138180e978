"""Own logs that the head on a hub does not tell of, since a copy of this vault laid it there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.ids import CompartmentId
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment

_DOUBTED: Final = "logs_doubted_{hub}"
_UNSENT: Final = (
    "SELECT o.name FROM outgoing o WHERE NOT EXISTS (SELECT 1 FROM at_hub a WHERE a.hub = ? AND a.name = o.name)"
)


@final
@dataclass(frozen=True, slots=True)
class Unheard:
    """Looks whether such logs still lie on the hub.

    A hub that lost everything shows it by the own head, which is gone or older. A copy's head hides that: it lies in
    the same place, with a number as high. Writing stands inside a transaction of the caller.
    """

    exchange: Exchange

    def doubt(self, hub: int, logs: Iterable[CompartmentId]) -> None:
        """Note own logs that the head on *hub* does not tell of: they are looked for before anything is sent."""
        settings, key = self.exchange.core.settings, _DOUBTED.format(hub=hub)
        doubted = {bytes(one) for one in logs}
        if doubted or settings.get(key):
            settings.set(key, tuple(sorted(doubted)))

    def tags(self, hub: int) -> Collection[str]:
        """Return the tags of the logs in doubt."""
        me = self.exchange.core.identity.device
        return [self.exchange.tags.tag(one, me) for one in self._compartments(hub)]

    def listed(self, hub: int, tag: str, names: Collection[str]) -> None:
        """Take note that just *names* lie on *hub* under a tag: where a log in doubt lacks, all is offered again."""
        exchange, me = self.exchange, self.exchange.core.identity.device
        left = []
        for one in self._compartments(hub):
            if exchange.tags.tag(one, me) != tag:
                left.append(one.cid)
            elif self._is_lost(one, hub, names):
                exchange.hubs.offer_again(hub)
        self.doubt(hub, left)

    def _compartments(self, hub: int) -> list[Compartment]:
        value = self.exchange.core.settings.get(_DOUBTED.format(hub=hub))
        doubted = set(value) if isinstance(value, tuple) else set()
        return [one for one in self.exchange.core.compartments.all() if bytes(one.cid) in doubted] if doubted else []

    def _is_lost(self, compartment: Compartment, hub: int, names: Collection[str]) -> bool:
        exchange, me = self.exchange, self.exchange.core.identity.device
        unsent = {name for (name,) in exchange.core.database.rows(_UNSENT, (hub,))}
        log = exchange.segments.of_log(compartment.row, exchange.devices.row(me))
        put = {exchange.tags.segment(compartment, me, one.digest) for one in log} - unsent
        return not put <= set(names)
