"""Who wrote an assertion, and on which device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ifodesk.changes.ids import DeviceId
from ifodesk.domain.ids import MemberId
from ifodesk.store.identity import Identity
from ifodesk.store.members.book import Book


@final
@dataclass(frozen=True, slots=True)
class Authors:
    """Names devices and their people, also those who have left."""

    book: Book
    identity: Identity

    def member(self, device: bytes) -> MemberId:
        """Return whose device it is; for one that no record names, an id that nobody has."""
        certificates = self.book.membership.index.certificates.get(DeviceId(device), ())
        if certificates:
            return MemberId(certificates[0].owner.member)
        return MemberId(self.identity.member if device == self.identity.device else device)

    def device_name(self, device: bytes) -> str:
        """Return a short name: the person's initials and a number, in the order of the certificates ("KN-2")."""
        membership = self.book.membership
        certificates = membership.index.certificates.get(DeviceId(device), ())
        if not certificates:
            return ""
        owner = certificates[0].owner
        name = membership.name(owner.member) or ""
        initials = "".join(word[0].upper() for word in name.replace("-", " ").split() if word)
        devices = membership.index.devices.get(owner, [])
        return f"{initials}-{devices.index(DeviceId(device)) + 1}" if device in devices else initials
