"""From the names of objects to what they should be. Names prove nothing: they only say where to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.changes.ids import DeviceId, MemberId
from ifodesk.changes.membership import Membership
from ifodesk.changes.names import ObjectType, head_name, name_of, tag
from ifodesk.store.identity import Identity
from ifodesk.store.keys.compartments import Compartment, Compartments
from ifodesk.store.members.book import Book


@dataclass(frozen=True, slots=True)
class Meant:
    """What a tag says."""

    compartment: Compartment
    device: DeviceId
    kind: ObjectType


@final
class Tags:
    """Makes names, and reads those that it could have made."""

    def __init__(self, compartments: Compartments, book: Book, identity: Identity) -> None:
        """Work out tags when they are asked for."""
        self._compartments = compartments
        self._book = book
        self._identity = identity
        self._meant: dict[str, Meant] = {}
        self._tags: dict[tuple[int, DeviceId, ObjectType], str] = {}
        self._done: set[int] = set()
        self._worked_out_for: tuple[Membership, tuple[Compartment, ...]] | None = None

    def forget(self) -> None:
        """Drop what was worked out: compartments may have gone."""
        self._meant.clear()
        self._tags.clear()
        self._done.clear()
        self._worked_out_for = None

    @property
    def group(self) -> Compartment | None:
        """The group's compartment; None before the vault belongs to a group."""
        return self._compartments.find(self._identity.group_compartment)

    def tag(self, compartment: Compartment, device: DeviceId, kind: ObjectType = ObjectType.SEGMENT) -> str:
        """Return the tag of one device's objects of one type."""
        key = (compartment.row, device, kind)
        if key not in self._tags:
            self._tags[key] = tag(compartment.tag_secret, kind, device)
            self._meant[self._tags[key]] = Meant(compartment, device, kind)
        return self._tags[key]

    def segment(self, compartment: Compartment, device: DeviceId, digest: bytes) -> str:
        """Return the name of a segment."""
        return name_of(self.tag(compartment, device), digest)

    def parcel(self, device: DeviceId, digest: bytes) -> str:
        """Return the name of a parcel of *device*; empty before the vault belongs to a group."""
        return "" if self.group is None else name_of(self.tag(self.group, device, ObjectType.PARCEL), digest)

    def head(self, device: DeviceId) -> str:
        """Return the name of a device's head; empty before the vault belongs to a group."""
        return "" if self.group is None else head_name(self.tag(self.group, device, ObjectType.HEAD))

    def heads(self) -> frozenset[str]:
        """Return the names of the heads that devices of this group may write."""
        return frozenset(self.head(device) for device in self._book.membership.index.certificates) - {""}

    def meant(self, found: str) -> Meant | None:
        """Return what a tag says; None for one that no key held here makes."""
        if found not in self._meant:
            now = (self._book.membership, self._compartments.all())
            former = self._worked_out_for
            if former is None or not _same(former, now):
                self._work_out(None if former is None else former[0])
                self._worked_out_for = now
        return self._meant.get(found)

    def _work_out(self, former: Membership | None) -> None:
        """Make every tag that known devices may use in the open compartments, as far as they are new since *former*."""
        membership = self._book.membership
        certificates = membership.index.certificates
        changed = None if former is None else membership.regrown(former)
        owned: dict[MemberId, list[DeviceId]] = {}
        for device, found in certificates.items():
            for member in {one.owner.member for one in found}:
                owned.setdefault(member, []).append(device)
        for compartment in self._compartments.all():
            if changed is None or compartment.cid in changed or compartment.row not in self._done:
                members = self._may_write(compartment)
                devices = [one for member in members for one in owned.get(member, ())] if members else certificates
                for device in devices:
                    self.tag(compartment, device)
                self._done.add(compartment.row)
        if self.group is not None:
            for device in certificates:
                self.tag(self.group, device, ObjectType.PARCEL)
                self.tag(self.group, device, ObjectType.HEAD)

    def may_write(self, compartment: Compartment, device: DeviceId) -> bool:
        """Return whether a device may have written in a compartment: also where nobody knows who reads it."""
        members = self._may_write(compartment)
        found = self._book.membership.index.certificates.get(device, ())
        return not members or any(one.owner.member in members for one in found)

    def _may_write(self, compartment: Compartment) -> frozenset[MemberId]:
        """Return people who read a compartment or once did; nobody when that is not known."""
        membership = self._book.membership
        named = membership.named_readers(compartment.cid)
        if named is not None:
            return named
        return membership.readers(compartment.cid) | membership.ever_let_in(compartment.cid)


def _same(a: tuple[Membership, tuple[Compartment, ...]], b: tuple[Membership, tuple[Compartment, ...]]) -> bool:
    """Return whether nothing came since: then a tag that is not known will not be known now, however many there are."""
    return a[0] is b[0] and len(a[1]) == len(b[1])
