"""The port Outbox over the vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, final

from typing_extensions import override

from ifodesk.changes.errors import BadNameError
from ifodesk.changes.names import parse_name
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.outbox.heads import OwnHead
from ifodesk.store.outbox.packing import Packing
from ifodesk.store.segments.states import PARCELS_OWED, ParcelState
from ifodesk.usecases.sync_ports import NamedBytes, Outbox

_LOWEST_RANK: Final = 0


@final
@dataclass(frozen=True, slots=True)
class VaultOutbox(Outbox):
    """Gives what a hub lacks."""

    exchange: Exchange
    packing: Packing = field(init=False)
    own_head: OwnHead = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packing", Packing(self.exchange))
        object.__setattr__(self, "own_head", OwnHead(self.exchange))

    @override
    def pack(self, now_ms: int) -> tuple[NamedBytes, ...]:
        """Seal and sign what waits and return every object not yet uploaded, in the order of upload."""
        core = self.exchange.core
        with core.database.durable():
            if core.settings.get(PARCELS_OWED):
                core.settings.set(PARCELS_OWED, ())  # a round packs when it has fetched all that was listed
            packed = sum(self._pack(one) for one in core.compartments.all())
            packed += self.seal_parcels()
            self.own_head.forget_farewells(now_ms)
            if packed:
                self.own_head.grew()
        return self.to_upload()

    def _pack(self, compartment: Compartment) -> int:
        """Bring the keys of a compartment in order, then pack what waits there."""
        exchange = self.exchange
        if exchange.core.identity.member in exchange.book.membership.readers(compartment.cid):
            exchange.sealing.pin_cuts(compartment)
            exchange.sealing.turn_where_needed(compartment)
        return self.packing.pack(compartment)

    def seal_parcels(self) -> int:
        """Seal the keys that readers need and return how many parcels that gave. Inside a transaction of the caller."""
        exchange, core = self.exchange, self.exchange.core
        parcels = exchange.sealing.parcels(core.identity.group_compartment)
        me = exchange.devices.row(core.identity.device)
        for parcel in parcels:
            digest = parse_name(parcel.name).digest
            core.database.write(
                "INSERT OR REPLACE INTO parcel VALUES (?, ?, ?, ?, ?)",
                (digest, parcel.name, me, ParcelState.OWN, parcel.data),
            )
            core.database.write(
                "INSERT OR REPLACE INTO outgoing VALUES (?, ?, NULL, ?)",
                (parcel.name, core.sequence.next(), parcel.data),
            )
        return len(parcels)

    def to_upload(self) -> tuple[NamedBytes, ...]:
        """Return every object that is not known to lie on the hub, oldest first."""
        rows = self.exchange.core.database.rows(
            "SELECT o.name, coalesce(o.data, r.sealed) FROM outgoing o LEFT JOIN received r ON r.segment = o.segment "
            "ORDER BY o.rank"
        )
        return tuple(NamedBytes(name, bytes(data)) for name, data in rows if data is not None)

    @override
    def head(self, now_ms: int) -> NamedBytes | None:
        """Return the new head once everything that it names is uploaded; None when none is due."""
        core = self.exchange.core
        if core.database.one("SELECT 1 FROM outgoing LIMIT 1") is not None:
            return None
        with core.database.durable():
            return self.own_head.write(now_ms)

    @override
    def uploaded(self, names: Sequence[str]) -> None:
        """Remember that these names lie whole on the hub and need no upload again."""
        database = self.exchange.core.database
        with database.durable():
            database.write_many("DELETE FROM outgoing WHERE name = ?", [(name,) for name in names])
            if any(_is_head(name) for name in names):
                self.own_head.uploaded()

    def offer_everything(self) -> None:
        """Offer every object that is held anew: the hub was lost, and any device can rebuild it."""
        exchange, core = self.exchange, self.exchange.core
        with core.database.durable():
            for compartment in core.compartments.all():
                for one in exchange.segments.all_of(compartment.row):
                    name = exchange.tags.segment(compartment, exchange.devices.device_id(one.device), one.digest)
                    core.database.write("INSERT OR IGNORE INTO outgoing VALUES (?, ?, ?, NULL)", (name, one.id, one.id))
            core.database.write(
                "INSERT OR IGNORE INTO outgoing SELECT name, ?, NULL, data FROM parcel WHERE state = ?",
                (_LOWEST_RANK, ParcelState.OWN),
            )
            self.own_head.grew()


def _is_head(name: str) -> bool:
    try:
        return parse_name(name).digest is None
    except BadNameError:
        return False
