"""What the screen of the first vault shows, and what its forms hand over."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ifodesk.usecases.hubs import HubAccess
from ifodesk.usecases.setting_up import MeetingPlace


class Page(StrEnum):
    """Which part shows."""

    CHOICE = "choice"
    GROUP = "group"
    JOIN = "join"
    CODE = "code"
    CHECK = "check"
    FOUNDED = "founded"
    ASKED = "asked"
    WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class FoundingState:
    """One moment of the screen."""

    page: Page = Page.CHOICE
    aside: str = ""
    """Says where the former vault of this computer lies; empty when there was none."""
    one_more: bool = False
    """A vault stands already: this one is for another municipality, and *aside* says so."""
    municipalities: tuple[tuple[str, str], ...] = ()
    """SCB code and name."""
    invited: str = ""
    """What the chosen invitation says; empty before one is chosen."""
    asks_municipality: bool = False
    """The invitation is for a municipality that the newcomer names."""
    asks_person: bool = True
    """False: the invitation is for a further device of somebody whose name is known."""
    code: str = field(default="", repr=False)
    """The recovery code; only while it is to be read."""
    ask_for: tuple[int, int] = (1, 2)
    words: str = ""
    """Eight words to be read out."""
    note: str = ""
    """A quiet sentence: no key ring, the request is saved."""
    printed: str = ""
    """Path of the printed code while the file is there."""
    removed: bool = False
    """The file with the code was there, and is gone."""
    mailbox: bool = False
    """The invitation carries a mailbox: request and welcome need no file."""
    asks_passphrase: bool = False
    """The welcome needs the passphrase: this program has not seen it."""
    working: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PersonForm:
    """Who sits here."""

    name: str
    title: str
    passphrase: str = field(repr=False)
    again: str = field(repr=False)
    municipality: str
    """SCB code; empty when none is chosen or none is asked for."""


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """Where to meet the others."""

    address: str = ""
    """A folder or a server's address; may be empty."""
    user: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    """Of a server; empty for a folder."""
    stick: bool = False
    """The folder is on a stick that is carried between places."""

    @property
    def place(self) -> MeetingPlace | None:
        """Return the place; None where none is filled in."""
        if not self.address:
            return None
        access = HubAccess(self.user, self.secret) if self.user else None
        return MeetingPlace(self.address, access, self.stick)


@dataclass(frozen=True, slots=True)
class GroupForm:
    """A new group."""

    person: PersonForm
    place: PlaceForm


@dataclass(frozen=True, slots=True)
class JoinForm:
    """A request to join."""

    person: PersonForm
    invitation: str
    words: str
    """Of the group, as the chief read them out."""


@dataclass(frozen=True, slots=True)
class WelcomeForm:
    """The welcome that came back."""

    passphrase: str = field(repr=False)
    file: str
    place: PlaceForm


class FoundingView(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: FoundingState) -> None:
        """Show *state*; what is typed stays."""
        ...

    def forget(self) -> None:
        """Empty every field that held a secret."""
        ...

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        ...
