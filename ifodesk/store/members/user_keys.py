"""The signed-in person's user keys on this device: the first one, and those that were brought after a loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.crypto import SigningKey, generate_signing_key, key_id
from ifodesk.changes.ids import Rng
from ifodesk.changes.record_index import Identity as LogIdentity
from ifodesk.store.database import Database
from ifodesk.store.identity import Identity
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.book import Book

_NAME: Final = "user-"


@final
@dataclass(frozen=True, slots=True)
class UserKeys:
    """Keeps them beside the device's other private keys. They never leave the device."""

    database: Database
    wrapping: Wrapping
    identity: Identity
    book: Book
    rng: Rng

    def in_force(self) -> SigningKey | None:
        """Return the user key that certifies devices now.

        None when it lies on another device of the person, or was retired with a device and no new one stands yet.
        """
        view = self.book.membership.view()
        me = LogIdentity(self.identity.municipality, self.identity.member)
        return next((one for one in self._held() if view.user_key_stands(me, one.public)), None)

    def bring(self) -> SigningKey:
        """Make one more user key, keep it and return it. It counts once its admission is accepted. In a transaction."""
        key = generate_signing_key(self.rng)
        name = _NAME + key_id(key.public).hex()
        self.database.write("INSERT OR REPLACE INTO private_key VALUES (?, ?)", (name, self.wrapping.wrap(key.seed)))
        return key

    def _held(self) -> tuple[SigningKey, ...]:
        rows = self.database.rows("SELECT secret FROM private_key WHERE name = 'user' OR name LIKE 'user-%'")
        return tuple(SigningKey(self.wrapping.unwrap(secret)) for (secret,) in rows)
