"""What a vault makes of heads and letters, one at a time, each taken back again: many tests share one group."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ifodesk.changes.codec import decode, encode
from ifodesk.changes.crypto import SigningKey
from ifodesk.changes.head import LogSlot, Newest, seal_head
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.labels import HEAD
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, open_object, seal_object
from ifodesk.domain.ids import EntityId
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.heads import Heads
from ifodesk.store.inbox.letters import Letters
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.segments import Stored
from tests.store.world import Seat, World, three


class _TakenBackError(Exception):
    """Ends what is taken back."""


@dataclass
class Met:
    """Berit hears of Karin, who has opened a case and written in it twice; Berit once; Per reads it."""

    world: World
    berit: Seat
    karin: Seat
    per: Seat
    entity: EntityId
    cid: CompartmentId

    @property
    def exchange(self) -> Exchange:
        return self.berit.open.parts.report.exchange

    @property
    def letters(self) -> Letters:
        return Letters(self.exchange)

    @property
    def heads(self) -> Heads:
        return Heads(self.exchange, self.letters)

    @property
    def case(self) -> Compartment:
        """The case, as Berit has it."""
        found = self.berit.core.compartments.find(self.cid)
        assert found is not None
        return found

    @property
    def group(self) -> Compartment:
        group = self.exchange.tags.group
        assert group is not None
        return group

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Take back what happens inside to Berit's vault."""
        with suppress(_TakenBackError), self.berit.core.database.slice():
            yield
            raise _TakenBackError

    def log(self, seat: Seat) -> list[Stored]:
        """Return a seat's segments in the case, as Berit has them."""
        return self.exchange.segments.of_log(self.case.row, self.row(seat))

    def row(self, seat: Seat) -> int:
        return self.exchange.devices.row(seat.core.identity.device)

    def counter(self, seat: Seat) -> int:
        """Return the number of the newest head of another that Berit has taken."""
        found = self.berit.core.database.one("SELECT counter FROM head WHERE device = ?", (self.row(seat),))
        return 0 if found is None else int(found[0])

    def tail(self, seat: Seat) -> Newest:
        """Return the newest segment of a seat in the case that Berit has."""
        log = self.exchange.segments.log(self.case.row, self.row(seat))
        assert log.tail is not None
        return Newest(log.tail.seq, log.tail_h, log.tail.digest)

    def slot(self, newest: Newest) -> LogSlot:
        return LogSlot(self.case.cid, self.exchange.core.compartments.epochs(self.case.row)[0].secret, newest)

    def head(
        self,
        signer: SigningKey,
        counter: int,
        *,
        slots: tuple[LogSlot, ...] = (),
        parcels: tuple[bytes, ...] = (),
        time: int = 1,
        epoch: Epoch | None = None,
    ) -> bytes:
        """Return a head that was signed with these keys."""
        newest = self.berit.core.compartments.epochs(self.group.row)[0]
        place = (self.berit.core.identity.gid, self.group.cid)
        rng = self.karin.random
        return seal_head(place, epoch or newest, slots, parcels, signer, counter=counter, time=time, rng=rng)

    def karins(
        self,
        above: int = 1,
        *,
        slots: tuple[LogSlot, ...] = (),
        parcels: tuple[bytes, ...] = (),
        time: int = 1,
        epoch: Epoch | None = None,
    ) -> bytes:
        """Return a head by Karin whose number is so far above that of her newest."""
        signer, counter = self.karin.core.identity.signing, self.counter(self.karin) + above
        return self.head(signer, counter, slots=slots, parcels=parcels, time=time, epoch=epoch)

    def signed_by(self, raw: bytes, other: SigningKey) -> bytes:
        """Return a head under the signature of somebody else."""
        epoch = self.berit.core.compartments.epochs(self.group.row)[0]
        place = Place(self.berit.core.identity.gid, self.group.cid, ObjectType.HEAD)
        body = decode(open_object(raw[:-32], place, [epoch], size=4096)[1])
        assert isinstance(body, tuple)
        assert isinstance(body[0], bytes)
        forged = encode((body[0], other.sign(HEAD, body[0])))
        sealed = seal_object(epoch, place, forged, self.karin.random, size=4096)
        return sealed + sha256(sealed).digest()

    def alarms(self) -> set[tuple[str, int, str]]:
        return set(self.berit.core.database.rows("SELECT code, device, object FROM alarm"))

    def owed(self, what: str) -> list[DeviceId]:
        value = self.berit.core.settings.get(what)
        return [DeviceId(one) for one in value if isinstance(one, bytes)] if isinstance(value, tuple) else []


@contextmanager
def met(folder: Path) -> Iterator[Met]:
    with three(folder) as (world, berit, karin, per):
        case = karin.case(berit.me, per.me)
        for text in ("Vi sågs.", "Vi sågs igen."):
            karin.note(case, text)
            world.sync(rounds=2)
        berit.note(case, "Jag med.")
        world.sync(rounds=2)
        yield Met(world, berit, karin, per, case, karin.core.compartments.all()[-1].cid)
