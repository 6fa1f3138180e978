"""The port for taking people and devices in: an invitation goes out, a request comes back, a welcome answers it.

Trust comes from eight words that two people compare, in both directions; the files hold no secret, but for the one of a
mailbox, which hides and finds and proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import MemberId
from ifodesk.usecases.ports import Role


class Asker(StrEnum):
    """Who asks."""

    NEWCOMER = "newcomer"
    FOUNDER = "founder"
    """The first person of a municipality that is new in the group."""
    OWN_DEVICE = "own_device"
    """The signed-in person, on one more device."""
    RECOVERED = "recovered"
    """A colleague whose keys are lost: it takes two to approve."""


class Approval(StrEnum):
    """What became of approving a request."""

    WELCOMED = "welcomed"
    """The welcome is written or left."""
    WAITS = "waits"
    """One more person has to approve the same request first."""
    SIGNED = "signed"
    """The device stands, and somebody of its own municipality has the keys to welcome it with."""


@dataclass(frozen=True, slots=True)
class Written:
    """An invitation that was written."""

    path: Path
    words: tuple[str, ...]
    """The group's eight words: the newcomer hears them from whoever invites."""
    squares: tuple[tuple[bool, ...], ...]
    """The same invitation as rows of a QR code, True for dark; empty when it is too large for one."""
    mailbox: bool = False
    """Whether it carries the secret of a mailbox on the hub, for one use."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a request says. What is approved is exactly what was read, whatever became of the file."""

    asker: Asker
    name: str
    title: str
    municipality: str
    words: tuple[str, ...]
    """The request's eight words: whoever asks reads them out."""
    raw: bytes = field(repr=False)
    mailbox: bytes | None = field(default=None, repr=False)
    """The secret of the mailbox it lay in, where the welcome can be left too; None for a file's."""


class Admission(Protocol):
    """Invitations, requests and welcomes of one unlocked vault. Store lane, where nothing else is said."""

    def invite(self, out: Path, *, to_found: bool, mailbox: bool = False) -> Written:
        """Write an invitation to the own municipality.

        Args:
            out: The file; must not exist.
            to_found: For the first of a municipality new in the group.
            mailbox: With a mailbox on the hub, so that request and welcome need no file.

        Raises ``WorldError``: output_exists, output_unwritable.
        """
        ...

    def invite_device(self, member: MemberId, out: Path, *, mailbox: bool = False) -> Written:
        """Write an invitation for one more device of *member*. Raises as `invite`, and unknown_person."""
        ...

    def knows_mailbox_of(self, file: Path) -> bool:
        """Return whether *file* is an invitation with a mailbox, which `letters` looks into from now on.

        A second person who is to approve gets at the request by the invitation that the first one wrote.
        Raises ``WorldError`` input_unreadable.
        """
        ...

    def read(self, file: Path) -> Request:
        """Return what a request says.

        Raises ``WorldError``: input_unreadable, not_a_request, request_for_another_group.
        """
        ...

    def letters(self) -> tuple[Request, ...]:
        """Return the requests that lie in the mailboxes given out from here and have no answer. Network lane.

        A letter proves nothing: its words are compared like any request's. Raises ``WorldError``: what the hub says.
        """
        ...

    def approve(self, request: Request, roles: Collection[Role], ends: date | None, out: Path | None) -> Approval:
        """Approve *request* once the words have been compared, and return what became of it.

        Args:
            request: What was read.
            roles: Of a newcomer; a founder and somebody's further device have theirs already.
            ends: The day when those roles are meant to end; None for no such day.
            out: Where the welcome goes; must not exist. None: into the mailbox that the request lay in, which is for
                the network lane.

        Raises:
            WorldError: output_exists, output_unwritable, no_mailbox (nothing is approved then), not_allowed,
                no_user_key; mail_too_large, or what the hub says: then it is approved, and can be approved once more.
        """
        ...
