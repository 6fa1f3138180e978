"""Making a vault, founding a group in it, asking to join one, taking a welcome in. Each on the calling thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ifodesk.changes.device_joining import is_device_invitation, is_device_request
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.fingerprint import words
from ifodesk.changes.joining import decode_invitation
from ifodesk.compose.hub_choosing import Tried, try_place, use_place
from ifodesk.compose.hubs import HubBook
from ifodesk.compose.mailing import Mailboxes, bare_invitation
from ifodesk.compose.own_folders import require_place_for_vault
from ifodesk.compose.shipped import rights_tables, word_list
from ifodesk.compose.surroundings import Surroundings
from ifodesk.store.hubs import Hubs
from ifodesk.store.keys.settings import Settings
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.founding import Founder, found_group
from ifodesk.store.members.joining import Asking
from ifodesk.store.members.second_device import DeviceAsking, read_device_invitation
from ifodesk.store.vault import recovery_code
from ifodesk.store.vault.info import Info
from ifodesk.store.vault.vault import Locked, Vault, create_vault, open_vault
from ifodesk.sync.address import parse_address
from ifodesk.usecases.errors import WorldError

QUORUM = 2
"""How many people sign a weighty act in a new group, as long as there are two."""


@dataclass(frozen=True, slots=True, repr=False)
class Fresh:
    """A vault that was just made."""

    folder: Path
    passphrase: str
    surroundings: Surroundings
    recovery_code: str
    """To be printed, shown once and read back."""
    with_key_ring: bool
    """False: this computer has no key ring, and the passphrase alone protects the vault."""

    @contextmanager
    def opened(self) -> Iterator[Bare]:
        """Open it."""
        with opened_bare(self.folder, self.passphrase, self.surroundings) as bare:
            yield bare


@dataclass(frozen=True, slots=True, repr=False)
class Bare:
    """An open vault, whether or not it belongs to a group yet."""

    vault: Vault
    surroundings: Surroundings

    @property
    def asking(self) -> Asking:
        """The newcomer's side of joining."""
        return Asking(self.vault.database, Wrapping(self.vault.kek), self.surroundings.random)

    @property
    def hubs(self) -> HubBook:
        """The places where this vault is to meet the others."""
        database = self.vault.database
        return HubBook(Hubs(database, Settings(database)), self.surroundings.key_ring, self.vault.vault_id)

    @property
    def mailboxes(self) -> Mailboxes:
        """The mailbox that this vault was invited by."""
        return Mailboxes(self.vault.database, self.surroundings.random)

    def accept_one_of(self, welcomes: Sequence[bytes]) -> None:
        """Take in the welcome that is for this vault. Raises ``WorldError`` as `accept` for the last, when none is."""
        for number, welcome in enumerate(welcomes, start=1):
            try:
                self.asking.accept(welcome)
            except WorldError:
                if number == len(welcomes):
                    raise
            else:
                return

    @property
    def device_asking(self) -> DeviceAsking:
        """The side of a further device of somebody who is in the group."""
        return DeviceAsking(self.vault.database, Wrapping(self.vault.kek), self.surroundings.random)


def make_vault(
    folder: Path, passphrase: str, surroundings: Surroundings, *, hint: str, practice: bool = False
) -> Fresh:
    """Make an empty vault. Slow (Argon2id). Raises ``WorldError`` as `create_vault`, and vault_copied."""
    require_place_for_vault(folder)
    code = create_vault(
        folder, passphrase, surroundings.tools, Info(hint, practice_passphrase=passphrase if practice else None)
    )
    with_key_ring = Locked(folder, surroundings.tools).needs_os_secret()
    return Fresh(folder, passphrase, surroundings, code, with_key_ring)


@contextmanager
def opened_bare(folder: Path, passphrase: str, surroundings: Surroundings) -> Iterator[Bare]:
    """Open a vault on the calling thread and close it at the end. Raises ``WorldError`` as `Door.unlock`."""
    tools = surroundings.tools
    vault = open_vault(Locked(folder, tools).keys(passphrase), tools)
    try:
        yield Bare(vault, surroundings)
    finally:
        vault.close()


def found(bare: Bare, scb_code: str, municipality: str, name: str, title: str) -> tuple[str, ...]:
    """Found a group with one municipality and return the group's eight words. Raises ``WorldError`` group_exists."""
    identity = found_group(
        bare.vault.database,
        Wrapping(bare.vault.kek),
        Founder(scb_code, municipality, name, title),
        rights=rights_tables().newest,
        rng=bare.surroundings.random,
        quorum=QUORUM,
    )
    return words_of(identity.founding)


@dataclass(frozen=True, slots=True)
class Shown:
    """What an invitation says, to be compared in person."""

    municipality: str
    words: tuple[str, ...]
    person: str | None = None
    """Whose further device it is for; None: for a newcomer."""


def invited(invitation: bytes) -> Shown:
    """Return what an invitation says. Raises ``WorldError`` not_an_invitation."""
    invitation = bare_invitation(invitation)
    if is_device_invitation(invitation):
        device = read_device_invitation(invitation)
        return Shown(device.municipality_name, words_of(device.founding), device.name)
    try:
        read = decode_invitation(invitation)
    except ChangesError as error:
        raise WorldError("not_an_invitation") from error
    return Shown(read.municipality_name, words_of(read.founding))


def ask(bare: Bare, invitation: bytes, name: str, title: str, *, found: str | None, municipality: str) -> bytes:
    """Return a request to join, or to found the municipality with the SCB code *found*.

    For an invitation for a device it is a device request; name and title are the person's as they stand.
    """
    invitation = bare_invitation(invitation)
    if is_device_invitation(invitation):
        return bare.device_asking.request(invitation)
    if found is None:
        return bare.asking.request(invitation, name, title)
    return bare.asking.request_municipality(invitation, Founder(found, municipality, name, title))


def is_for_device(request: bytes) -> bool:
    """Return whether a request is for one more device of somebody who is in the group."""
    return is_device_request(request)


def accept(bare: Bare, welcome: bytes) -> None:
    """Take a welcome in. Raises ``WorldError`` not_a_welcome, welcome_for_another."""
    bare.asking.accept(welcome)


def set_hub(bare: Bare, folder: Path, *, prepare: bool) -> None:
    """Meet the others in *folder* from now on; *prepare* makes it ready for the first time. Raises ``WorldError``."""
    use(bare, try_place(parse_address(str(folder)), None, prepare=prepare))


def use(bare: Bare, tried: Tried) -> None:
    """Meet the others from now on at a place that was tried. Raises ``WorldError`` key_ring_locked."""
    use_place(bare.hubs, tried, bare.surroundings.clock)


def words_of(raw: bytes) -> tuple[str, ...]:
    """Return the eight words of a request's bytes, or of the hash of a group's first record."""
    return words(raw, word_list())


def same_code(typed: str, code: str) -> bool:
    """Return whether somebody wrote the recovery code down right; case, spaces and dashes do not matter."""
    try:
        return recovery_code.to_code(typed) == recovery_code.to_code(code)
    except WorldError:
        return False
