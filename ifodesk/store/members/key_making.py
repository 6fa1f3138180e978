"""Making the keys of a compartment, and taking those that come in a letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import final

from ifodesk.changes.crypto import generate_secret
from ifodesk.changes.errors import BadBytes, ChangesError
from ifodesk.changes.ids import CompartmentId, GroupId, Rng
from ifodesk.changes.keys import (
    Committed,
    Owner,
    check_commitment,
    commitment,
    unwrap_former_secret,
    wrap_former_secret,
)
from ifodesk.changes.membership import Membership
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import CompartmentKeys
from ifodesk.changes.payloads import FormerEpoch, TurnEpoch
from ifodesk.changes.record_parts import Commitments, CompartmentKind
from ifodesk.store.keys.compartments import BagKey, Compartment, Compartments

UNKNOWN_RECORD = b""
"""In place of the hash of the record that began an epoch, while that record has not come."""


@dataclass(frozen=True, slots=True, repr=False)
class NewKeys:
    """The first secrets of a compartment."""

    tag: bytes
    epoch: bytes
    bag: bytes


@final
@dataclass(frozen=True, slots=True)
class KeyMaking:
    """Keys of this vault's compartments. Every method stands inside a transaction of the caller."""

    compartments: Compartments
    rng: Rng

    def fresh(self) -> NewKeys:
        """Return new secrets."""
        return NewKeys(*(generate_secret(self.rng) for _ in range(3)))

    def committed(self, gid: GroupId, cid: CompartmentId, keys: NewKeys) -> Commitments:
        """Return what the founding record says of the secrets."""
        owner = Owner(gid, cid)
        return Commitments(
            commitment(keys.tag, owner, Committed.TAG_SECRET, 0),
            commitment(keys.epoch, owner, Committed.EPOCH_SECRET, 1),
            commitment(keys.bag, owner, Committed.BAG_KEY, 1),
        )

    def keep(self, cid: CompartmentId, kind: CompartmentKind, keys: NewKeys, record: bytes) -> Compartment:
        """Keep the first secrets of a compartment whose founding record has the hash *record*."""
        compartment = self.compartments.add(cid, kind, keys.tag)
        self.compartments.add_epoch(compartment.row, record, Epoch(1, keys.epoch))
        self.compartments.add_bag(compartment.row, record, BagKey(1, keys.bag))
        return compartment

    def take(self, keys: CompartmentKeys) -> Compartment:
        """Keep what a letter brought. `settle` finds the records that its epoch belongs to once they are here."""
        compartment = self.compartments.add(keys.cid, keys.kind, keys.tag_secret)
        record = keys.record if keys.epoch == 1 else UNKNOWN_RECORD
        self.compartments.add_epoch(compartment.row, record, Epoch(keys.epoch, keys.epoch_secret))
        self.compartments.add_bag(compartment.row, keys.record, BagKey(keys.generation, keys.bag_key))
        return compartment

    def take_refused(self, keys: CompartmentKeys) -> Compartment | None:
        """Keep the secret of an epoch that no accepted record began, for reading; None for an unknown compartment."""
        compartment = self.compartments.find(keys.cid)
        if compartment is not None:
            self.compartments.add_epoch(compartment.row, UNKNOWN_RECORD, Epoch(keys.epoch, keys.epoch_secret))
        return compartment

    def settle(self, compartment: Compartment, gid: GroupId, membership: Membership) -> bool:
        """Match the epoch secrets held with their records and unwrap the former ones; return whether more are known."""
        owner, more = Owner(gid, compartment.cid), False
        for facts in membership.epochs(compartment.cid):
            held = self.compartments.epoch_of(compartment.row, facts.record)
            if held is None and (secret := self._committed_to(compartment, owner, facts.number, facts.commitment)):
                held = Epoch(facts.number, secret)
                more |= self.compartments.add_epoch(compartment.row, facts.record, held)
            if held is not None and facts.turn is not None:
                more |= self._unwrap_formers(compartment, owner, held, facts.turn, membership)
        return more

    def _committed_to(self, compartment: Compartment, owner: Owner, number: int, committed: bytes) -> bytes | None:
        for epoch in self.compartments.epochs(compartment.row):
            try:
                check_commitment(epoch.secret, owner, Committed.EPOCH_SECRET, number, committed)
            except BadBytes:
                continue
            return epoch.secret
        return None

    def _unwrap_formers(
        self, compartment: Compartment, owner: Owner, held: Epoch, turn: TurnEpoch, membership: Membership
    ) -> bool:
        hashes = {facts.record[:16]: facts.record for facts in membership.epochs(compartment.cid)}
        more = False
        for former in turn.formers:
            record = hashes.get(former.record)
            if record is None:
                continue
            try:
                secret = unwrap_former_secret(held.secret, owner, former.number, former.record, former.wrap)
            except ChangesError:
                continue  # a wrong wrap gives nothing; what lies under the former epoch waits
            more |= self.compartments.add_epoch(compartment.row, record, Epoch(former.number, secret))
        return more

    def turn(self, compartment: Compartment, gid: GroupId, membership: Membership) -> tuple[TurnEpoch, NewKeys]:
        """Return the payload of a new epoch, and its secrets; `keep_turn` keeps them.

        The bag key stays: it wraps the unit keys that whoever is let in later needs for what was written before, and
        opens nothing by itself, since every object lies under the epoch too (PROTOCOL rule 12).
        """
        owner, keys = Owner(gid, compartment.cid), self.fresh()
        unfollowed = membership.facts(compartment.cid).unfollowed_epochs(compartment.cid)
        number = 1 + max(facts.number for facts in membership.epochs(compartment.cid))
        formers = []
        for facts in sorted(unfollowed, key=lambda one: one.record[:16]):
            held = self.compartments.epoch_of(compartment.row, facts.record)
            if held is not None:
                wrap = wrap_former_secret(keys.epoch, owner, facts.number, facts.record[:16], held.secret, self.rng)
                formers.append(FormerEpoch(facts.record[:16], facts.number, wrap))
        generation = max(facts.generation for facts in membership.epochs(compartment.cid))
        bags = [bag.secret for bag in self.compartments.bags(compartment.row) if bag.generation == generation]
        if bags:
            keys = replace(keys, bag=bags[0])
        else:
            generation += 1
        payload = TurnEpoch(
            number,
            commitment(keys.epoch, owner, Committed.EPOCH_SECRET, number),
            tuple(formers),
            generation,
            commitment(keys.bag, owner, Committed.BAG_KEY, generation),
        )
        return payload, keys

    def keep_turn(self, compartment: Compartment, payload: TurnEpoch, keys: NewKeys, record: bytes) -> None:
        """Keep the secrets of an epoch that was turned by the record with the hash *record*."""
        self.compartments.add_epoch(compartment.row, record, Epoch(payload.number, keys.epoch))
        self.compartments.add_bag(compartment.row, record, BagKey(payload.generation, keys.bag))
