"""Leaving a compartment: what is unsent goes out for the others to hold, then it does not exist here any more.

Rows, index, cells and keys go (PROTOCOL rules 2 and 8). What is left is the number of the own last segment, so that no
number is ever used twice, and for a while one key that lets the own head tell the others of the last words, and these
as they were sent: a hub may lose them before anybody has fetched them. Nothing here opens them any more. Of a wall that
was built here the head tells on, under the key from before it: else the one outside it would go on reading.
"""

# ruff: noqa: S608 - every statement is made of constants

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, final

from ifodesk.domain.ids import EntityId
from ifodesk.store import numbers
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.lived import LivedTime
from ifodesk.store.lost_shares import LostShares
from ifodesk.store.outbox.outbox import VaultOutbox
from ifodesk.usecases.seen import Changed

REKEY_DUE: Final = "rekey_due"
"""The setting that says: encrypt the database anew, so that no older copy of it can be opened with the present keys."""

_READERS: Final = "readers"
_MARKS: Final = ("receipt", "receipt_due", "missing_since", "branch")
_OF_SEGMENTS: Final = "SELECT id FROM segment WHERE compartment = ?"
_OF_CHANGES: Final = "SELECT id FROM change WHERE compartment = ?"


@final
@dataclass(frozen=True, slots=True)
class Leaving:
    """Every method stands inside a transaction of the caller."""

    exchange: Exchange
    outbox: VaultOutbox
    forgetting: list[Callable[[], None]] = field(default_factory=list)
    """Called when a compartment was left: what is kept in memory must go too."""

    def pack(self, compartment: Compartment) -> None:
        """Pack and seal all that waits in a compartment, records and drafts too, and its keys for those let in."""
        out = not self.exchange.book.stands_in(compartment.cid)
        packed = self.outbox.packing.pack(compartment, leaving=out, drafts=True)
        if not out:  # keys are sealed while they are held: whoever was let in today could never read it otherwise
            packed += self.outbox.seal_parcels(compartment)
        if packed:
            self.outbox.own_head.grew()

    def _note_share(self, compartment: Compartment) -> None:
        """Keep what somebody may be told of a case, shared between municipalities, that was taken from them."""
        core, membership = self.exchange.core, self.exchange.book.membership
        codes = {one.municipality: one.scb_code for one in membership.municipalities()}
        mine = core.identity.municipality
        left = membership.view().has_left(mine)
        LostShares(core.database).note(compartment.row, codes.get(mine, ""), core.clock.now_ms(), left=left)

    def is_only_here(self, compartment: Compartment) -> bool:
        """Return whether the keys were never sealed to anybody: opened here by a person who had just been removed."""
        exchange, database = self.exchange, self.exchange.core.database
        due = database.one("SELECT 1 FROM sealing WHERE compartment = ?", (compartment.row,))
        me = exchange.devices.row(exchange.core.identity.device)
        others = database.one(
            "SELECT 1 FROM segment WHERE compartment = ? AND device <> ? LIMIT 1", (compartment.row, me)
        )
        return due is not None and others is None

    def close(self, compartment: Compartment, *, taken: bool = False) -> Changed:
        """Drop rows, keys and index of a compartment: it does not exist here any more.

        *taken*: somebody else took it from the signed-in person, who is to be told where it was shared with them.
        """
        core = self.exchange.core
        if taken:
            self._note_share(compartment)
        infos = core.entities.of_compartment(compartment.row)
        self._farewell(compartment)
        core.projection.remove(infos.values())
        core.compartments.close(compartment)
        self._drop_rows(compartment.row)
        core.database.write("DELETE FROM record WHERE log = ?", (compartment.cid,))
        core.settings.set(REKEY_DUE, value=True)
        self._forget()
        kinds = {core.catalog.kinds[info.kind].spec.name for info in infos.values() if info.kind in core.catalog.kinds}
        return Changed(frozenset({_READERS, *kinds}), frozenset(EntityId(info.entity) for info in infos.values()))

    def _farewell(self, compartment: Compartment) -> None:
        """Keep what the others still have to hear of: the own last segment, and its bytes until they are uploaded."""
        exchange, core = self.exchange, self.exchange.core
        self._keep_last_words(compartment)
        core.database.write(
            "UPDATE outgoing SET segment = NULL, "
            "data = (SELECT sealed FROM received r WHERE r.segment = outgoing.segment) "
            f"WHERE segment IN ({_OF_SEGMENTS})",
            (compartment.row,),
        )
        log = exchange.segments.log(compartment.row, exchange.devices.row(core.identity.device))
        epochs = core.compartments.epochs(compartment.row)
        if log.tail is not None and epochs:
            core.database.write(
                # A letter from before may open what was left once more, and less of the own log be here then.
                "INSERT INTO farewell VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (cid) DO UPDATE SET "
                "secret = excluded.secret, seq = excluded.seq, h = excluded.h, hash = excluded.hash, "
                "digest = excluded.digest, at = excluded.at WHERE excluded.seq >= seq",
                (
                    compartment.cid,
                    core.wrapping.wrap(epochs[0].secret),
                    log.tail.seq,
                    log.tail_h,
                    log.tail.header_hash,
                    log.tail.digest,
                    LivedTime(core.settings).now_ms(),
                ),
            )

    def _keep_last_words(self, compartment: Compartment) -> None:
        """Keep the bytes of what was written here: whoever wrote it sees at the own head that a hub has lost it."""
        exchange, core = self.exchange, self.exchange.core
        now, me = LivedTime(core.settings).now_ms(), core.identity.device
        for one in exchange.segments.all_of(compartment.row, exchange.devices.row(me)):
            name, sealed = exchange.tags.segment(compartment, me, one.digest), exchange.segments.sealed(one.id)
            core.database.write("INSERT OR REPLACE INTO last_words VALUES (?, ?, ?)", (name, sealed, now))

    def _drop_rows(self, row: int) -> None:
        database = self.exchange.core.database
        for owners in (_OF_SEGMENTS, _OF_CHANGES):
            spans = [numbers.span(owner) for (owner,) in database.rows(owners, (row,))]
            database.write_many("DELETE FROM assertion WHERE id BETWEEN ? AND ?", spans)
            database.write_many("DELETE FROM dangling WHERE by BETWEEN ? AND ?", spans)
            database.write_many("DELETE FROM own_ref WHERE id BETWEEN ? AND ?", spans)
        for table, column in (("received", "segment"), ("blob", "segment")):
            database.write(f"DELETE FROM {table} WHERE {column} IN ({_OF_SEGMENTS})", (row,))
        database.write("DELETE FROM live WHERE entity IN (SELECT id FROM entity WHERE compartment = ?)", (row,))
        for table in ("segment", "change", "heard", "told", "entity", "unit", "sealing", *_MARKS):
            database.write(f"DELETE FROM {table} WHERE compartment = ?", (row,))

    def _forget(self) -> None:
        exchange, core = self.exchange, self.exchange.core
        for forget in (
            exchange.book.forget,
            exchange.segments.forget,
            exchange.tags.forget,
            core.entities.forget,
            core.units.forget,
            *self.forgetting,
        ):
            forget()
