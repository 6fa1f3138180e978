"""The hubs that a vault uses: where they are, what they can, and how one gets in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias, final

from ifodesk.changes.codec import Item
from ifodesk.store.hubs import Hubs, KnownHub
from ifodesk.store.keys.settings import Settings
from ifodesk.sync.address import HubAddress, parse_address
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import HubUnavailableError
from ifodesk.sync.remote import Traits
from ifodesk.usecases.computer_ports import KeyRing
from ifodesk.usecases.errors import WorldError

_FACTS: Final = "hub_facts"
"""Setting: (id, where the credential is, it, traits…) of each."""
_HEADS: Final = "hub_heads"
"""Setting: (id, name, version, hash) of the heads last seen on servers."""
_NO_SECRET, _IN_KEY_RING, _IN_VAULT = 0, 1, 2

Facts: TypeAlias = tuple[str, int, bytes, Item, Item, Item]


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What the vault knows of one hub."""

    number: int
    """What the vault's tables call it."""
    address: HubAddress
    traits: Traits = field(default_factory=Traits)
    heads: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    where: int = _NO_SECRET
    kept: bytes = b""
    """Its credential, where the computer has no key ring."""


@final
@dataclass(frozen=True, slots=True, repr=False)
class HubBook:
    """The hubs of an open vault. For the store lane, but for `credentials`, which may wait for the key ring."""

    hubs: Hubs
    key_ring: KeyRing
    vault_id: bytes

    @property
    def settings(self) -> Settings:
        """Where all that is no address is kept."""
        return self.hubs.settings

    def all(self) -> tuple[Known, ...]:
        """Return the hubs in the order of choosing."""
        return tuple(self.known(one) for one in self.hubs.all())

    def known(self, hub: KnownHub) -> Known:
        """Return what is known of a hub."""
        address = parse_address(hub.address, plain=True)
        for facts in self._facts():
            if facts[0] == address.id:
                traits = Traits(*(one if isinstance(one, bool) else None for one in facts[3:]))
                return Known(hub.number, address, traits, self._heads(address.id), facts[1], facts[2])
        return Known(hub.number, address, heads=self._heads(address.id))

    def has(self, address: HubAddress) -> bool:
        """Return whether a place is in use."""
        return any(known.address == address for known in self.all())

    def find(self, text: str) -> Known:
        """Return the hub that *text* names. Raises ``WorldError`` hub_not_known, or as `parse_address`."""
        wanted = parse_address(text, plain=True)
        for known in self.all():
            if known.address == wanted:
                return known
        raise WorldError("hub_not_known")

    def add(self, address: HubAddress, credentials: Credentials | None, traits: Traits, *, stick: bool = False) -> bool:
        """Use one more hub from now on; False when its credential had to be kept in the vault for want of a key ring.

        Raises:
            WorldError: hub_known, key_ring_locked.
        """
        if self.has(address):
            raise WorldError("hub_known")
        where = self._keep_secret(address, credentials)
        kept = credentials.encode() if credentials is not None and where == _IN_VAULT else b""
        facts = (address.id, where, kept, traits.creates_once, traits.whole_puts, traits.tells_changes)
        with self.settings.database.durable():
            self.hubs.add(address.text, stick=stick)
            self.settings.set(_FACTS, (*self._facts(but=address.id), facts))
        return where != _IN_VAULT

    def remove(self, known: Known) -> None:
        """Use a hub no more, and forget its credential. What lies there is left alone."""
        hub = known.address.id
        with self.settings.database.durable():
            self.hubs.remove(known.number)
            self.settings.set(_FACTS, self._facts(but=hub))
            self.settings.set(_HEADS, self._other_heads(hub))
        if known.where == _IN_KEY_RING:
            self.key_ring.forget(self._secret_name(known.address))

    def keep_traits(self, known: Known, traits: Traits) -> None:
        """Keep what a new self-test found."""
        hub = known.address.id
        facts = (hub, known.where, known.kept, traits.creates_once, traits.whole_puts, traits.tells_changes)
        with self.settings.database.durable():
            self.settings.set(_FACTS, (*self._facts(but=hub), facts))

    def keep_heads(self, known: Known, heads: dict[str, tuple[str, bytes]]) -> None:
        """Keep which versions of heads were seen. Inside a transaction of the caller."""
        hub = known.address.id
        mine = tuple((hub, name, *seen) for name, seen in sorted(heads.items()))
        self.settings.set(_HEADS, (*self._other_heads(hub), *mine))

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
