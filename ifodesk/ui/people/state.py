"""What Ledning shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.tabs.notice import Notice
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person, opened."""

    key: str
    name: str
    detail: str
    groups: tuple[Group, ...]
    """Roles and devices."""
    leaves: bool
    """Whether the person may be removed here."""
    forgot: bool
    """Whether a device may be made for the person here."""


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """A case that is to be handed over."""

    key: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class LeavingState:
    """Somebody leaves: shown before it is done."""

    key: str
    title: str
    heirs: tuple[Choice, ...]
    lines: tuple[HandOverLine, ...]


@dataclass(frozen=True, slots=True)
class InvitedState:
    """An invitation that was written."""

    text: str
    words: tuple[str, ...]
    squares: tuple[tuple[bool, ...], ...]
    next: str
    """What comes next."""


@dataclass(frozen=True, slots=True)
class RequestState:
    """A request that was opened."""

    text: str
    words: tuple[str, ...]
    asks_roles: bool
    by_mail: bool = False
    """It lay in a mailbox, and the welcome goes there: no file is asked for."""
    own: bool = False
    """It is from the person's own other computer: nobody needs to be called."""


@dataclass(frozen=True, slots=True)
class PeopleState:
    """One moment of the page."""

    title: str = ""
    leads: bool = False
    tasks: tuple[Group, ...] = ()
    """What waits, for the person and for others."""
    groups: tuple[Group, ...] = ()
    alone: bool = False
    """Whether nobody else is in the municipality."""
    sort: str = "name"
    card: PersonCard | None = None
    whom: tuple[Choice, ...] = ()
    """To whom an invitation may be."""
    roles: tuple[Choice, ...] = ()
    municipalities: tuple[Choice, ...] = ()
    """Those that one's own may be joined with."""
    quorum: int = 1
    may_help: tuple[Choice, ...] = ()
    """Who may be made a recovery holder, also of another municipality."""
    chiefs: tuple[Choice, ...] = ()
    """Who may be named to read every new case."""
    record_system: str = ""
    settings: Seen[MunicipalitySettings] | None = field(default=None, compare=False)
    """What `record_system` was read from; None: nothing was ever set."""
    invited: InvitedState | None = None
    request: RequestState | None = None
    letters: tuple[Choice, ...] = ()
    """The requests that lie in the mailbox, when there are several."""
    has_hub: bool = False
    """Whether there is a hub that a mailbox can be on."""
    leaving: LeavingState | None = None
    notice: Notice | None = None
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What is filled in when a request is approved."""

    agreed: bool
    roles: tuple[Role, ...]
    ends: date | None
    out: Path | None


@dataclass(frozen=True, slots=True)
class LeavingForm:
    """Who takes over: in general, and by the key of a case."""

    to: object
    by_case: tuple[tuple[str, object], ...]


class PeopleScreen(Protocol):
    """The widget, as far as the presenters know it."""

    def show_state(self, state: PeopleState) -> None:
        """Show *state*; forms keep what is typed."""
        ...

    def open_form(self, name: str) -> None:
        """Open one of the forms, by its name in `PeopleView`."""
        ...

    def focus_card(self) -> None:
        """Put the focus in the person who is opened."""
        ...

    def choose_whom(self, key: object) -> None:
        """Let the form of an invitation stand on *key*."""
        ...

    def choose_role(self, role: Role) -> None:
        """Let the form of a role stand on *role*."""
        ...

    def close_forms(self) -> None:
        """Close whatever form is open; what was typed in it is given up."""
        ...
