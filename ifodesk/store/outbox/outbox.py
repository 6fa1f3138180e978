"""The port Outbox over the vault."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, final

from typing_extensions import override

from ifodesk.changes.errors import BadNameError
from ifodesk.changes.names import parse_name
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.collecting import collecting_later
from ifodesk.store.exchange import Exchange
from ifodesk.store.hubs import FIRST
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.outbox.due import Due
from ifodesk.store.outbox.heads import OwnHead
from ifodesk.store.outbox.lost_letters import LostLetters
from ifodesk.store.outbox.packing import Packing
from ifodesk.store.outbox.unheard import Unheard
from ifodesk.store.segments.states import LOGS_OWED, PARCELS_OWED, ParcelState
from ifodesk.usecases.sync_ports import NamedBytes, Outbox

_LACKS: Final = (
    "SELECT 1 FROM outgoing o WHERE NOT EXISTS (SELECT 1 FROM at_hub a WHERE a.hub = ? AND a.name = o.name) LIMIT 1"
)


@final
@dataclass(frozen=True, slots=True)
class VaultOutbox(Outbox):
    """Gives what a hub lacks."""

    exchange: Exchange
    packing: Packing = field(init=False)
    own_head: OwnHead = field(init=False)
    _looked_after: dict[int, set[str]] = field(init=False, default_factory=dict)
    """By hub: what was found lying there since the vault was opened, though no head has named it yet."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "packing", Packing(self.exchange))
        object.__setattr__(self, "own_head", OwnHead(self.exchange))

    @override
    def pack(self, now_ms: int, hub: int = FIRST) -> tuple[NamedBytes, ...]:
        """Seal and sign what waits and return every object not yet uploaded, in the order of upload."""
        core = self.exchange.core
        with collecting_later(), core.database.durable():
            for owed in (PARCELS_OWED, LOGS_OWED):
                if core.settings.get(owed):
                    core.settings.set(owed, ())  # a round packs when it has fetched all that was listed
            self.exchange.sealing.open_to_joined()
            passed = self.exchange.water_mark.is_passed()
            due = core.compartments.all() if passed else Due(self.exchange).compartments()
            packed = sum(self._pack(one, passed=passed) for one in due)
            if self.exchange.hubs.to_offer(hub):
                LostLetters(self.exchange).mark()
            packed += self.seal_parcels()
            self.own_head.forget_farewells(now_ms)
            if packed:
                self.own_head.grew()
            if self.exchange.hubs.to_offer(hub):
                self._offer_everything(hub)
        if packed:
            self.exchange.water_mark.rise()
        return self.to_upload(hub)

    def facing(self, hub: int) -> FacingHub:
        """Return this outbox as one hub meets it."""
        return FacingHub(self, hub)

    def _pack(self, compartment: Compartment, *, passed: bool) -> int:
        """Bring the keys of a compartment in order, then pack what waits there."""
        exchange = self.exchange
        out = not exchange.book.stands_in(compartment.cid)
        if not out:
            exchange.sealing.pin_cuts(compartment)
            exchange.sealing.turn_where_needed(compartment)
        return self.packing.pack(compartment, leaving=out, passed=passed)

    def seal_parcels(self, leaving: Compartment | None = None) -> int:
        """Seal the keys that readers need and return how many parcels that gave. Inside a transaction of the caller.

        In the compartment that the signed-in person is *leaving* they are sealed to the others only.
        """
        exchange, core = self.exchange, self.exchange.core
        parcels = exchange.sealing.parcels(core.identity.group_compartment, leaving)
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

    def to_upload(self, hub: int = FIRST) -> tuple[NamedBytes, ...]:
        """Return every object that is not known to lie on a hub, oldest first."""
        rows = self.exchange.core.database.rows(
            "SELECT o.name, coalesce(o.data, r.sealed) FROM outgoing o LEFT JOIN received r ON r.segment = o.segment "
            "WHERE NOT EXISTS (SELECT 1 FROM at_hub a WHERE a.hub = ? AND a.name = o.name) ORDER BY o.rank",
            (hub,),
        )
        return tuple(NamedBytes(name, bytes(data)) for name, data in rows if data is not None)

    @override
    def head(self, now_ms: int, hub: int = FIRST) -> NamedBytes | None:
        """Return the head that a hub lacks once everything that it names is uploaded there; None when none is due."""
        core = self.exchange.core
        if core.database.one(_LACKS, (hub,)) is not None:
            return None
        with core.database.durable():
            due = self.own_head.for_hub(now_ms, hub)
            if due is None and self.own_head.lies_on(hub):
                self._named(hub)
            return due

    @override
    def uploaded(self, names: Sequence[str], hub: int = FIRST) -> None:
        """Remember that these names lie whole on a hub and need no upload there again.

        Until a head that names them lies there too, they are kept: a hub that loses them before shows no sign of it.
        """
        database = self.exchange.core.database
        with database.durable():
            objects = [(hub, name) for name in names if not _is_head(name)]
            database.write_many("INSERT OR IGNORE INTO at_hub VALUES (?, ?, 0)", objects)
            if len(objects) < len(names):
                self.own_head.uploaded(hub)
                self._named(hub)

    def _named(self, hub: int) -> None:
        """Note that a head names all that lies on a hub; what lies so on all of them waits no more.

        Inside a transaction of the caller.
        """
        database, known = self.exchange.core.database, len(self.exchange.hubs.numbers() | {hub})
        self._looked_after.pop(hub, None)
        database.write("UPDATE at_hub SET named = 1 WHERE hub = ? AND named = 0", (hub,))
        database.write(
            "DELETE FROM outgoing WHERE name IN "
            "(SELECT name FROM at_hub WHERE named = 1 GROUP BY name HAVING count(*) >= ?)",
            (known,),
        )
        database.write("DELETE FROM at_hub WHERE name NOT IN (SELECT name FROM outgoing)")

    @override
    def unsure(self, hub: int = FIRST) -> tuple[str, ...]:
        """Return the tags of what lies on a hub unless it has lost it: no head names it, nobody has looked since.

        What was found once is not looked for again until the vault is opened anew: rounds that break off over and over
        would else spend all their steps on looking, and the longer their list, the less would get past it.
        """
        mine = {parse_name(name).tag for name in self._unnamed(hub)}
        return tuple(sorted(mine.union(Unheard(self.exchange).tags(hub))))

    def _unnamed(self, hub: int) -> list[str]:
        rows = self.exchange.core.database.rows("SELECT name FROM at_hub WHERE hub = ? AND named = 0", (hub,))
        found = self._looked_after.get(hub, set())
        return [name for (name,) in rows if name not in found]

    @override
    def listed(self, tag: str, names: Sequence[str], hub: int = FIRST) -> None:
        """Offer again what was put on a hub under a tag, no head names, and is not among *names*."""
        database, there = self.exchange.core.database, set(names)
        with database.durable():
            mine = [name for name in self._unnamed(hub) if parse_name(name).tag == tag]
            lost = [(hub, name) for name in mine if name not in there]
            database.write_many("DELETE FROM at_hub WHERE hub = ? AND name = ?", lost)
            if lost:
                self.own_head.grew()
            Unheard(self.exchange).listed(hub, tag, there)
        self._looked_after.setdefault(hub, set()).update(there.intersection(mine))

    def hub_was_lost(self, hub: int) -> None:
        """Offer a hub that has lost everything all objects that are held: any device can rebuild it."""
        exchange = self.exchange
        self._looked_after.pop(hub, None)
        me = exchange.devices.row(exchange.core.identity.device)
        with exchange.core.database.durable():
            if (lost := exchange.hubs.head(hub, me)) is not None:
                exchange.alarms.sound(AlarmCode.HUB_LOST, object_name=f"{hub} {lost.counter}")
            exchange.hubs.forget_head(hub, me)
            exchange.hubs.offer_again(hub)

    def _offer_everything(self, hub: int) -> None:
        """Offer a hub every segment that is held. Keys are not offered anew but sealed anew (PROTOCOL rule 20)."""
        exchange, core = self.exchange, self.exchange.core
        others = exchange.hubs.numbers() - {hub}
        core.database.write("DELETE FROM at_hub WHERE hub = ?", (hub,))
        for name, segment in self.held():
            self.offer(name, segment, others)
        for name, sealed in core.database.rows("SELECT name, sealed FROM last_words ORDER BY rowid"):
            self.offer(name, None, others, sealed)
        exchange.hubs.offered(hub)
        self.own_head.grew()

    def held(self) -> Iterator[tuple[str, int]]:
        """Give the name and the row of every segment that is held."""
        exchange = self.exchange
        for compartment in exchange.core.compartments.all():
            for one in exchange.segments.all_of(compartment.row):
                device = exchange.devices.device_id(one.device)
                yield exchange.tags.segment(compartment, device, one.digest), one.id

    def offer(self, name: str, segment: int | None, others: Collection[int], sealed: bytes | None = None) -> None:
        """Have a segment uploaded, which *others* of the hubs hold already. Inside a transaction of the caller.

        *sealed*: the bytes of one that is not among the segments here any more.
        """
        database = self.exchange.core.database
        if database.one("SELECT 1 FROM outgoing WHERE name = ?", (name,)) is None:
            rank = self.exchange.core.sequence.next() if segment is None else segment
            database.write("INSERT INTO outgoing VALUES (?, ?, ?, ?)", (name, rank, segment, sealed))
            database.write_many("INSERT OR IGNORE INTO at_hub VALUES (?, ?, 1)", [(other, name) for other in others])


def _is_head(name: str) -> bool:
    try:
        return parse_name(name).digest is None
    except BadNameError:
        return False


@final
@dataclass(frozen=True, slots=True)
class FacingHub(Outbox):
    """The outbox, for the rounds with one hub."""

    outbox: VaultOutbox
    hub: int

    @override
    def unsure(self) -> tuple[str, ...]:
        return self.outbox.unsure(self.hub)

    @override
    def listed(self, tag: str, names: Sequence[str]) -> None:
        self.outbox.listed(tag, names, self.hub)

    @override
    def pack(self, now_ms: int) -> tuple[NamedBytes, ...]:
        return self.outbox.pack(now_ms, self.hub)

    @override
    def head(self, now_ms: int) -> NamedBytes | None:
        return self.outbox.head(now_ms, self.hub)

    @override
    def uploaded(self, names: Sequence[str]) -> None:
        self.outbox.uploaded(names, self.hub)

    def offer_again(self) -> frozenset[str]:
        """Have the next packing offer the hub every segment that is held, and return their names."""
        exchange = self.outbox.exchange
        with exchange.core.database.durable():
            exchange.hubs.offer_again(self.hub)
        return frozenset(name for name, _ in self.outbox.held())
