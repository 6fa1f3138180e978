"""The port to a first vault on this computer: founding a group, asking to join one, taking the welcome in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ifodesk.usecases.hubs import HubAccess


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who sits at the computer, and how the vault is to be locked."""

    name: str
    title: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """Where a new vault is to meet the others."""

    address: str
    """A folder's path, or a server's address."""
    access: HubAccess | None = None
    """What lets one in at a server; None where nothing is needed."""
    stick: bool = False
    """It is carried between places that do not reach each other."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invitation says. The eight words are compared with those that the chief reads out."""

    municipality: str
    words: tuple[str, ...]
    to_found: bool
    """The newcomer brings a municipality of their own into the group."""
    mailbox: bool = False
    """It carries a mailbox on the hub: request and welcome need no file."""
    person: str | None = None
    """Whose further device it is for; None: for a newcomer."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A vault that waits beside its place until its recovery code has been read back."""

    recovery_code: str = field(repr=False)
    """Seven groups of five characters, with hyphens."""
    ask_for: tuple[int, int]
    """The two groups, from 1, that are to be read back from the paper."""
    words: tuple[str, ...]
    """Eight, of the group that was founded or of the request that was made; to be compared in person."""
    with_key_ring: bool
    """False: the passphrase alone protects the vault."""


class SettingUp(Protocol):
    """Makes the first vault of this computer. Everything is slow: call it on the work lane.

    Nothing stands in the vault's place until ``keep``: a computer that dies before leaves nothing to stumble over.
    """

    def municipalities(self) -> tuple[tuple[str, str], ...]:
        """Return SCB code and name of each municipality that a group can be founded in, in Swedish order."""
        ...

    def aside(self) -> Path | None:
        """Return where the vault lies that stood here last and was put aside; None when there is none."""
        ...

    def found(self, who: Newcomer, municipality: str, place: MeetingPlace | None) -> Prepared:
        """Found a group with one municipality, by SCB code; *place* is made ready and tried out first.

        Raises ``WorldError``: what the disk or the key ring says, or what is wrong with the place.
        """
        ...

    def read_invitation(self, source: str) -> Invited:
        """Return what an invitation says: *source* is the path of its file, or the text of its QR code.

        Raises ``WorldError`` input_unreadable, not_an_invitation.
        """
        ...

    def ask(self, who: Newcomer, invitation: str, found: str | None) -> Prepared:
        """Make a vault and a request to join; *found* is the SCB code of a municipality to bring in.

        Raises ``WorldError``: as ``read_invitation``, and what the disk or the key ring says.
        """
        ...

    def same_group(self, number: int, typed: str) -> bool:
        """Return whether *typed* is group *number* (from 1) of the recovery code; case does not matter."""
        ...

    def print_code(self, path: Path) -> Path:
        """Write the recovery code as a PDF and return its path. Raises ``WorldError``: a code of ``PrintTrouble``."""
        ...

    def remove_file(self, path: Path) -> None:
        """Take away a file that ``print_code`` made. Raises ``WorldError``: what the disk says."""
        ...

    def keep(self, request: Path | None, mailbox: MeetingPlace | None = None) -> Path:
        """Put the vault in its place and return its folder.

        First the request to join is written to *request*, or left in the mailbox of the invitation at *mailbox*, where
        the vault meets the others from then on.

        Raises ``WorldError``: output_exists, output_unwritable, what is wrong with the place, or what the disk says;
        then nothing is in its place.
        """
        ...

    def fetch(self, passphrase: str) -> Path:
        """Take the welcome from the mailbox into the vault that stands in its place, and return its folder.

        Raises ``WorldError``: no_mailbox, no_welcome_there, welcome_for_another, wrong_passphrase, and what the
        hub says.
        """
        ...

    def accept(self, passphrase: str, welcome: Path, place: MeetingPlace | None) -> Path:
        """Take the welcome into the vault that stands in its place, and return its folder.

        Raises ``WorldError``: input_unreadable, not_a_welcome, welcome_for_another, wrong_passphrase, and what is wrong
        with the place; then the welcome is not taken in.
        """
        ...
