"""The hubs that a vault uses: where they are, what they can, and how one gets in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, final

from ifodesk.changes.codec import Item
from ifodesk.store.keys.settings import Settings
from ifodesk.sync.address import HubAddress, parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import HubUnavailableError
from ifodesk.sync.remote import Traits
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import KeyRing

HUB: Final = "hub"
"""Setting: the first hub, an address as text."""
MORE: Final = "more_hubs"
"""Setting: the others."""
_FACTS: Final = "hub_facts"
"""Setting: (id, where the credential is, it, traits…) of each."""
_HEADS: Final = "hub_heads"
"""Setting: (id, name, version, hash) of the heads last seen on servers."""
_NO_SECRET, _IN_KEY_RING, _IN_VAULT = 0, 1, 2

Facts: TypeAlias = tuple[str, int, bytes, Item, Item, Item]


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What the vault knows of one hub."""

    address: HubAddress
    traits: Traits = field(default_factory=Traits)
    heads: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    where: int = _NO_SECRET
    kept: bytes = b""
    """Its credential, where the computer has no key ring."""


@final
@dataclass(frozen=True, slots=True, repr=False)
class Hubs:
    """The hubs of an open vault. For the store lane, but for `credentials`, which may wait for the key ring."""

    settings: Settings
    key_ring: KeyRing
    vault_id: bytes

    def all(self) -> tuple[HubAddress, ...]:
        """Return the hubs in the order they were added; the first is the one that a vault had before it had many."""
        first, more = self.settings.get(HUB), self.settings.get(MORE)
        texts = [first, *(more if isinstance(more, tuple) else ())]
        return tuple(parse_address(text, plain=True) for text in texts if isinstance(text, str) and text)

    def find(self, text: str) -> HubAddress:
        """Return the hub that *text* names. Raises ``WorldError`` hub_not_known, or as `parse_address`."""
        wanted = parse_address(text, plain=True)
        if wanted not in self.all():
            raise WorldError("hub_not_known")
        return wanted

    def known(self, address: HubAddress) -> Known:
        """Return what is known of a hub; of a new one nothing."""
        for facts in self._facts():
            if facts[0] == address.id:
                return Known(
                    address,
                    Traits(*(one if isinstance(one, bool) else None for one in facts[3:])),
                    self._heads(address.id),
                    facts[1],
                    facts[2],
                )
        return Known(address, heads=self._heads(address.id))

    def add(self, address: HubAddress, credentials: Credentials | None, traits: Traits) -> bool:
        """Use one more hub from now on; False when its credential had to be kept in the vault for want of a key ring.

        Raises:
            WorldError: hub_known, key_ring_locked.
        """
        if address in self.all():
            raise WorldError("hub_known")
        where = self._keep_secret(address, credentials)
        kept = credentials.encode() if credentials is not None and where == _IN_VAULT else b""
        facts = (address.id, where, kept, traits.creates_once, traits.whole_puts, traits.tells_changes)
        with self.settings.database.durable():
            self._write((*self.all(), address))
            self.settings.set(_FACTS, (*self._facts(but=address.id), facts))
        return where != _IN_VAULT

    def remove(self, address: HubAddress) -> None:
        """Use a hub no more, and forget its credential. What lies there is left alone."""
        where = self.known(address).where
        with self.settings.database.durable():
            self._write([one for one in self.all() if one != address])
            self.settings.set(_FACTS, self._facts(but=address.id))
            self.settings.set(_HEADS, self._other_heads(address.id))
        if where == _IN_KEY_RING:
            self.key_ring.forget(self._secret_name(address))

    def keep_traits(self, address: HubAddress, traits: Traits) -> None:
        """Keep what a new self-test found."""
        known = self.known(address)
        facts = (address.id, known.where, known.kept, traits.creates_once, traits.whole_puts, traits.tells_changes)
        with self.settings.database.durable():
            self.settings.set(_FACTS, (*self._facts(but=address.id), facts))

    def keep_heads(self, address: HubAddress, heads: dict[str, tuple[str, bytes]]) -> None:
        """Keep which versions of heads were seen. Inside a transaction of the caller."""
        mine = tuple((address.id, name, *seen) for name, seen in sorted(heads.items()))
        self.settings.set(_HEADS, (*self._other_heads(address.id), *mine))

    def credentials(self, known: Known) -> Credentials | None:
        """Return what lets one in; None where nothing is needed. Not on the store lane: the key ring may ask a person.

        Raises:
            HubUnavailableError: ``hub_no_credentials``: the key ring has lost them, or is gone.
            WorldError: key_ring_locked.
        """
        if known.where == _NO_SECRET:
            return None
        kept = known.kept if known.where == _IN_VAULT else self._from_key_ring(known.address)
        found = Credentials.decode(kept)
        if found is None:
            raise HubUnavailableError("hub_no_credentials")
        return found

    def _from_key_ring(self, address: HubAddress) -> bytes:
        try:
            return self.key_ring.load(self._secret_name(address)) or b""
        except WorldError as error:
            if error.code != "key_ring_missing":
                raise
            return b""

    def _keep_secret(self, address: HubAddress, credentials: Credentials | None) -> int:
        if credentials is None:
            return _NO_SECRET
        try:
            self.key_ring.keep(self._secret_name(address), credentials.encode())
        except WorldError as error:
            if error.code != "key_ring_missing":
                raise
            return _IN_VAULT
        return _IN_KEY_RING

    def _secret_name(self, address: HubAddress) -> str:
        return f"hub-{self.vault_id.hex()}-{address.id}"

    def _write(self, addresses: Sequence[HubAddress]) -> None:
        texts = [one.text for one in addresses] or [""]
        self.settings.set(HUB, texts[0])
        self.settings.set(MORE, tuple(texts[1:]))

    def _facts(self, but: str = "") -> tuple[Facts, ...]:
        value = self.settings.get(_FACTS)
        found: list[Facts] = []
        for one in value if isinstance(value, tuple) else ():
            match one:
                case (str() as hub, int() as where, bytes() as kept, creates, whole, tells) if hub != but:
                    found.append((hub, where, kept, creates, whole, tells))
        return tuple(found)

    def _heads(self, hub: str) -> dict[str, tuple[str, bytes]]:
        value = self.settings.get(_HEADS)
        found: dict[str, tuple[str, bytes]] = {}
        for one in value if isinstance(value, tuple) else ():
            match one:
                case (str() as where, str() as name, str() as version, bytes() as end) if where == hub:
                    found[name] = (version, end)
        return found

    def _other_heads(self, hub: str) -> tuple[Item, ...]:
        value = self.settings.get(_HEADS)
        return (
            tuple(one for one in value if isinstance(one, tuple) and one[0] != hub) if isinstance(value, tuple) else ()
        )
