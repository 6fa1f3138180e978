"""What must be sealed anew: parcels for new readers, epochs after an exclusion, cuts that are due.

A sealing act only marks its compartment. The parcel is made when the next round packs, for the devices that the records
name then, so that a colleague's new laptop is not forgotten (PROTOCOL rules 6, 13, 36).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.compartments import EpochFacts
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.membership import Membership
from ifodesk.changes.names import ObjectType, object_name, tag
from ifodesk.changes.parcel import CompartmentKeys, Slot, seal_parcel
from ifodesk.changes.payloads import PinCut
from ifodesk.changes.record_parts import CompartmentKind, Cut
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity
from ifodesk.store.keys.compartments import Compartment, Compartments
from ifodesk.store.keys.settings import Settings
from ifodesk.store.members.book import Book
from ifodesk.store.members.key_making import KeyMaking

_JOINED: Final = "joined"
_LACKED: Final = "lacked_since"
"""The setting that names the newest epoch of the group that every reader has shown to have."""


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """One sealed parcel, ready to be uploaded."""

    name: str
    data: bytes


@final
@dataclass(frozen=True, slots=True)
class Sealing:
    """Every method stands inside a transaction of the caller."""

    database: Database
    identity: Identity
    compartments: Compartments
    book: Book
    making: KeyMaking

    def mark(self, compartment: Compartment) -> None:
        """Note that the readers of *compartment* need its keys."""
        self.database.write("INSERT OR IGNORE INTO sealing VALUES (?)", (compartment.row,))

    def mark_beside(self, compartment: Compartment) -> None:
        """Note that readers need keys again where no record leads from one epoch to the others: a secret came late.

        For whoever has just learnt a secret, so once for each device and epoch: letters about letters come to an end.
        """
        if len(self.book.membership.facts(compartment.cid).unfollowed_epochs(compartment.cid)) > 1:
            self.mark(compartment)

    def mark_since(self, compartment: Compartment, epoch: int) -> None:
        """Note that readers need the keys of *compartment*, and lack all that followed the epoch with this number.

        The newest one leads to the former ones by records in the compartment's own log, which goes out anew under each.
        In the group's the records that shut somebody out stand in the municipalities' logs, and lie under the epoch
        before: one who has not all the keys in between would never read them.
        """
        self.mark(compartment)
        if compartment.kind is CompartmentKind.GROUP:
            settings = Settings(self.database)
            known = settings.get(_LACKED)
            settings.set(_LACKED, min(epoch, known) if isinstance(known, int) else epoch)

    def due(self) -> tuple[Compartment, ...]:
        """Return the compartments whose readers need keys."""
        rows = self.database.rows("SELECT compartment FROM sealing ORDER BY compartment")
        found = (self.compartments.at(row) for (row,) in rows)
        return tuple(one for one in found if one is not None)

    def turn_where_needed(self, compartment: Compartment) -> bool:
        """Turn the epoch of a compartment somebody was shut out of; return whether it was turned."""
        membership = self.book.membership
        if membership.kind(compartment.cid) is None or membership.writing_epoch(compartment.cid) is not None:
            return False
        payload, keys = self.making.turn(compartment, self.identity.gid, membership)
        record = self.book.sign(compartment.cid, payload)
        self.making.keep_turn(compartment, payload, keys, record.hash)
        self.mark(compartment)
        return True

    def open_to_joined(self) -> None:
        """Mark the own municipality's compartment for those joined with it since, once, on a device that signed it."""
        wide, settings = self.book.membership.wide, Settings(self.database)
        known = settings.get(_JOINED)
        told = {one for one in known if isinstance(one, bytes)} if isinstance(known, tuple) else set[bytes]()
        mine = self.compartments.find(self.identity.municipality_compartment)
        for at, mids in wide.index.joins:
            join = wide.dag.records[at].hash
            if join in told or mine is None or not wide.facts.view.joining_stands(at):
                continue
            if self.identity.municipality in mids and self.identity.device in wide.bench.signers.get(at, ()):
                self.mark(mine)
            settings.set(_JOINED, tuple(sorted({*told, join})))
            told.add(join)

    def pin_cuts(self, compartment: Compartment) -> bool:
        """Pin the cuts that a narrowing elsewhere makes due here; return whether any was pinned.

        Not those that would not count, since the narrowing takes the right from this very person: they would still be
        due, and be signed again in each round, until another reader has pinned them.
        """
        due, pinned = self.book.membership.cuts_due(compartment.cid), False
        for narrowing in sorted({one.narrowing for one in due}):
            devices = sorted(one.device for one in due if one.narrowing == narrowing)
            pin = PinCut(narrowing, tuple(self.last_of(compartment, device) for device in devices))

            def counts(after: Membership, pin: PinCut = pin) -> bool:
                found = after.facts(compartment.cid).cuts
                return any((pin.narrowing, cut.device, cut.cid) in found for cut in pin.cuts)

            pinned |= self.book.sign_what_counts(compartment.cid, pin, counts)
        return pinned

    def last_of(self, compartment: Compartment, device: DeviceId) -> Cut:
        """Return the cut after everything that is held of a device in a compartment."""
        row = self.database.one(
            "SELECT s.seq, s.h FROM segment s JOIN device d ON d.id = s.device "
            "WHERE s.compartment = ? AND d.device = ? AND s.chained = 1 ORDER BY s.seq DESC LIMIT 1",
            (compartment.row, device),
        )
        seq, h = row if row is not None else (0, b"")
        return Cut(device, compartment.cid, seq, h)

    def parcels(self, group: CompartmentId, leaving: Compartment | None = None) -> tuple[Parcel, ...]:
        """Seal what is due, note it as done, and return the parcels to upload.

        What there is no key to write under for, since someone was shut out and the new key is not here, stays due. In
        the compartment that the signed-in person is *leaving*, own devices get noise: what is sealed now must not open
        again to the keys that this device goes on holding.
        """
        group_keys = self.compartments.find(group)
        if group_keys is None:
            return ()
        sealed = []
        for one in self.due():
            keys = self.keys_of(one)
            if keys is not None:
                sealed += [
                    self._seal(one, each, group_keys.tag_secret, leaving=one == leaving)
                    for each in (keys, *self._turned_beside(one))
                ]
                self.database.write("DELETE FROM sealing WHERE compartment = ?", (one.row,))
                if one.kind is CompartmentKind.GROUP:
                    Settings(self.database).set(_LACKED, None)
        return tuple(sealed)

    def keys_of(self, compartment: Compartment) -> CompartmentKeys | None:
        """Return what a reader needs of a compartment now; None while its records or secrets are not here."""
        facts = self.book.membership.writing_epoch(compartment.cid)
        return None if facts is None else self._keys(compartment, facts)

    def _turned_beside(self, compartment: Compartment) -> list[CompartmentKeys]:
        """Return the keys of epochs that were turned at the same time as the one to write under, or are lacked.

        Until an epoch follows both, no record leads to them: what was written under them opens by letter only.
        """
        membership = self.book.membership
        writing = membership.writing_epoch(compartment.cid)
        wanted = {one.record: one for one in self._lacked(compartment)}
        beside = membership.facts(compartment.cid).unfollowed_epochs(compartment.cid)
        wanted.update((one.record, one) for one in beside)
        found = [self._keys(compartment, one) for one in wanted.values() if writing and one.record != writing.record]
        return [one for one in found if one is not None]

    def _lacked(self, compartment: Compartment) -> Iterator[EpochFacts]:
        """Give the epochs of the group that a reader may lack, the oldest first; see `mark_since`."""
        lacked = Settings(self.database).get(_LACKED)
        if compartment.kind is CompartmentKind.GROUP and isinstance(lacked, int):
            for facts in reversed(self.book.membership.epochs(compartment.cid)):
                if facts.number > max(lacked, 1):  # everybody was given the first in a welcome
                    yield facts

    def _keys(self, compartment: Compartment, facts: EpochFacts) -> CompartmentKeys | None:
        """Return the keys of one epoch; None while its records or secrets are not here."""
        founding = self.book.membership.facts(compartment.cid).founding_record(compartment.cid)
        epoch = self.compartments.epoch_of(compartment.row, facts.record)
        bags = [bag for bag in self.compartments.bags(compartment.row) if bag.generation == facts.generation]
        if founding is None or epoch is None or not bags:
            return None
        return CompartmentKeys(
            self.identity.gid,
            compartment.cid,
            compartment.kind,
            compartment.tag_secret,
            epoch.number,
            epoch.secret,
            bags[0].generation,
            bags[0].secret,
            founding,
        )

    def _seal(
        self, compartment: Compartment, keys: CompartmentKeys, group_tag_secret: bytes, *, leaving: bool
    ) -> Parcel:
        not_to = self.identity.member if leaving else None
        slots = [
            Slot(
                one.device.sealing_key_id,
                one.device.sealing_key,
                one.reads and one.by_itself and one.device.member != not_to,
            )
            for one in self.book.membership.addressees(compartment.cid)
        ]
        data = seal_parcel(keys, slots, self.identity.signing, group_tag_secret=group_tag_secret, rng=self.making.rng)
        return Parcel(object_name(tag(group_tag_secret, ObjectType.PARCEL, self.identity.device), data), data)
