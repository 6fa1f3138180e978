"""Parcels: the letter for this device, if there is one, and the keys in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import final

from ifodesk.changes.crypto import check_signature
from ifodesk.changes.errors import BadBytes, BadSignatureError, ChangesError
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.labels import PARCEL
from ifodesk.changes.logs import MissingRecordError
from ifodesk.changes.parcel import Letter, check_letter, is_of_refused_turn, open_parcel
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.segments.states import ParcelState


@final
@dataclass(frozen=True, slots=True)
class Letters:
    """Reads parcels. Every method stands inside a transaction of the caller."""

    exchange: Exchange
    _about: dict[bytes, CompartmentId] = field(default_factory=dict)
    """By digest, the compartments of letters that were opened and wait."""

    def wanted(self, device: int) -> list[bytes]:
        """Return the digests of a device's parcels that are named and not here."""
        rows = self.exchange.core.database.rows(
            "SELECT digest FROM parcel WHERE device = ? AND state = ? ORDER BY rowid", (device, ParcelState.WANTED)
        )
        return [digest for (digest,) in rows]

    def knows(self, digest: bytes) -> bool:
        """Return whether a parcel was heard of."""
        return self.exchange.core.database.one("SELECT 1 FROM parcel WHERE digest = ?", (digest,)) is not None

    def named(self, device: int, digests: tuple[bytes, ...], names: list[str]) -> None:
        """Note the parcels that a head names, newest first; *names* are theirs."""
        self.exchange.core.database.write_many(
            "INSERT OR IGNORE INTO parcel VALUES (?, ?, ?, ?, NULL)",
            [
                (digest, name, device, ParcelState.WANTED)
                for digest, name in reversed(list(zip(digests, names, strict=True)))
            ],
        )
        self.exchange.core.database.write_many(
            "UPDATE parcel SET state = ? WHERE digest = ? AND state = ?",
            [(ParcelState.DOUBTED, digest, ParcelState.WAITING) for digest in digests],
        )

    def receive(self, digest: bytes, name: str, device: int, data: bytes) -> Compartment | None:
        """Read a parcel; return the compartment whose keys it brought, None when it brought none."""
        row = self.exchange.core.database.one("SELECT state FROM parcel WHERE digest = ?", (digest,))
        if row is not None and row[0] in (ParcelState.READ, ParcelState.OWN):
            return None
        named = row is not None and row[0] in (ParcelState.WANTED, ParcelState.DOUBTED)
        return self._read(digest, name, device, data, named=named)

    def again(self, logs: Collection[bytes] | None = None) -> list[Compartment]:
        """Read the letters that waited for records; return the compartments whose keys they brought.

        *logs*: the compartments whose own logs have grown, if nothing else has: letters about others wait on. Each
        costs a decapsulation, and a new device has hundreds before it has the records.
        """
        database = self.exchange.core.database
        waiting = database.rows(
            "SELECT digest, name, device, state FROM parcel WHERE state IN (?, ?) ORDER BY rowid",
            (ParcelState.WAITING, ParcelState.DOUBTED),
        )
        found: list[Compartment | None] = []
        for digest, name, device, state in waiting:
            if logs is None or self._about.get(digest) is None or self._about[digest] in logs:
                row = database.one("SELECT data FROM parcel WHERE digest = ?", (digest,))
                data = b"" if row is None else row[0]
                found.append(self._read(digest, name, device, data, named=state == ParcelState.DOUBTED))
        return [one for one in found if one is not None]

    def decide(self) -> None:
        """Sound the alarm for letters that no record explains, once everything that is known to exist is here.

        Only for those that a head has named: it names the records' segments too, so that they would be known to lack.
        """
        if self.exchange.heard.gaps():
            return
        doubted = self.exchange.core.database.rows(
            "SELECT digest, name, device, data FROM parcel WHERE state = ? ORDER BY rowid", (ParcelState.DOUBTED,)
        )
        for row in doubted:
            self._read(*row, named=True, last=True)

    def _read(
        self, digest: bytes, name: str, device: int, data: bytes, *, named: bool, last: bool = False
    ) -> Compartment | None:
        state, compartment, letter = ParcelState.READ, None, None
        try:
            letter = self._open(data)
            if letter is not None:
                state, compartment = self._check(letter)
        except (BadBytes, BadSignatureError):
            if letter is None and not named:
                return None  # no parcel, and no head says that it is one: a hub laid it there, not the device
            if letter is not None and not last and self._may_be_early(letter):
                state = ParcelState.WAITING
            else:
                self.exchange.alarms.sound(AlarmCode.BROKEN_LETTER, device, name)
        except ChangesError:
            state = ParcelState.WAITING  # of a newer program, or by a device that no record names yet
        if state == ParcelState.READ and device == self.exchange.devices.row(self.exchange.core.identity.device):
            state = ParcelState.OWN  # from before this vault was restored: the own head must go on naming it
        waits = state == ParcelState.WAITING
        if waits and named:
            state = ParcelState.DOUBTED
        self._waits(digest, letter if waits else None)
        self.exchange.core.database.write(
            "INSERT OR REPLACE INTO parcel VALUES (?, ?, ?, ?, ?)",
            (digest, name, device, state, data if waits else None),
        )
        return compartment

    def _waits(self, digest: bytes, letter: Letter | None) -> None:
        """Remember what a letter that waits is about; None: it waits no more, or could not be opened."""
        if letter is None:
            self._about.pop(digest, None)
        else:
            self._about[digest] = letter.keys.cid

    def _open(self, data: bytes) -> Letter | None:
        group, identity = self.exchange.tags.group, self.exchange.core.identity
        if group is None:
            raise MissingRecordError
        return open_parcel(data, identity.gid, identity.sealing, group_tag_secret=group.tag_secret)

    def _may_be_early(self, letter: Letter) -> bool:
        """Return whether a letter that fits no record may fit one that is still to come.

        Two people who turned the keys at once gave both epochs one number, and the letter may come before the record.
        """
        public = self.exchange.book.membership.signing_key(letter.sealer)
        if public is None or letter.keys.epoch == 1:
            return False
        try:
            check_signature(public, PARCEL, letter.raw, letter.signature)
        except BadSignatureError:
            return False
        return True

    def _check(self, letter: Letter) -> tuple[ParcelState, Compartment | None]:
        """Keep the keys of a letter, for now if the compartment's own records are still to come: they lie inside.

        Raises:
            MissingRecordError: No record names the sealing device.
        """
        membership, making = self.exchange.book.membership, self.exchange.sealing.making
        state = ParcelState.READ
        try:
            check_letter(letter, membership)
        except BadBytes:
            if not is_of_refused_turn(letter, membership):
                raise
            return state, making.take_refused(letter.keys)
        except MissingRecordError:
            public = membership.signing_key(letter.sealer)
            if public is None:
                raise
            check_signature(public, PARCEL, letter.raw, letter.signature)
            state = ParcelState.WAITING
        compartments = self.exchange.core.compartments
        former = compartments.find(letter.keys.cid)
        held = 0 if former is None else len(compartments.epochs(former.row))
        compartment = making.take(letter.keys)
        making.settle(compartment, self.exchange.core.identity.gid, membership)
        if former is not None and len(compartments.epochs(compartment.row)) > held:
            self.exchange.sealing.mark_beside(compartment)
        return state, compartment
