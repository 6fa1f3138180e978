"""Leaving requests and welcomes in a mailbox on a hub, where no file can be carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ifodesk.changes.codec import MAX_OBJECT_BYTES
from ifodesk.changes.errors import ChangesError, TooLargeError
from ifodesk.changes.fingerprint import words as words_in
from ifodesk.changes.ids import Rng
from ifodesk.changes.mailbox import (
    SECRET_BYTES,
    Way,
    decode_mail_invitation,
    encode_mail_invitation,
    mail_tag,
    open_letter,
    seal_letter,
)
from ifodesk.compose.shipped import word_list
from ifodesk.documents.qr import PREFIX, from_text
from ifodesk.store.database import Database
from ifodesk.store.keys.settings import Settings
from ifodesk.sync.hub import Hub, HubObjectError
from ifodesk.usecases.errors import WorldError

_KEPT: Final = "mailboxes"
_MOST_KEPT: Final = 64
_MOST_SPACE: Final = 16
"""Before a pasted text."""


@dataclass(frozen=True, slots=True, repr=False)
class Mailboxes:
    """The mailboxes that one vault knows: those it gave out, or the one that it was invited by."""

    database: Database
    rng: Rng

    def new(self, invitation: bytes) -> bytes:
        """Return *invitation* with the secret of a new mailbox, which is kept."""
        secret = self.rng(SECRET_BYTES)
        self._keep(secret)
        return encode_mail_invitation(invitation, secret)

    def keep_of(self, raw: bytes) -> bool:
        """Keep the secret of an invitation with a mailbox; return whether it has one."""
        secret = mailbox_of(raw)
        if secret is not None:
            self._keep(secret)
        return secret is not None

    def put(self, hub: Hub, way: Way, body: bytes, secret: bytes) -> None:
        """Leave a letter. Raises ``WorldError`` mail_too_large, or as the hub does."""
        try:
            name, sealed = seal_letter(secret, way, body, self.rng)
        except TooLargeError as error:
            raise WorldError("mail_too_large") from error
        hub.put_new(name, sealed)

    def requests(self, hub: Hub) -> Iterator[tuple[bytes, bytes]]:
        """Give the requests that lie in these mailboxes, each with the secret of its mailbox."""
        yield from requests_in(hub, self.secrets())

    def request_with(self, hub: Hub, words: str) -> tuple[bytes, bytes]:
        """Return the request with these eight words and its mailbox. Raises ``WorldError`` no_request_there."""
        wanted = tuple(words.casefold().split())
        for body, secret in self.requests(hub):
            if words_in(body, word_list()) == wanted:
                return body, secret
        raise WorldError("no_request_there")

    def ask(self, hub: Hub, request: bytes) -> None:
        """Leave a request in the mailbox that one was invited by. Raises ``WorldError`` no_mailbox."""
        self.put(hub, Way.REQUEST, request, self._own())

    def welcomes(self, hub: Hub) -> tuple[bytes, ...]:
        """Return the welcomes that have been left. Raises ``WorldError`` no_mailbox, no_welcome_there."""
        found = tuple(_letters(hub, self._own(), Way.WELCOME))
        if not found:
            raise WorldError("no_welcome_there")
        return found

    def _own(self) -> bytes:
        kept = self.secrets()
        if not kept:
            raise WorldError("no_mailbox")
        return kept[-1]

    def secrets(self) -> tuple[bytes, ...]:
        """Return the secrets of these mailboxes, the oldest first."""
        kept = Settings(self.database).get(_KEPT)
        return tuple(one for one in kept if isinstance(one, bytes)) if isinstance(kept, tuple) else ()

    def _keep(self, secret: bytes) -> None:
        with self.database.durable():
            others = tuple(one for one in self.secrets() if one != secret)
            Settings(self.database).set(_KEPT, (*others, secret)[-_MOST_KEPT:])


def requests_in(hub: Hub, secrets: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give the requests that lie in the mailboxes with these secrets, each with its secret. Reads the hub alone."""
    for secret in secrets:
        for body in _letters(hub, secret, Way.REQUEST):
            yield body, secret


def is_answered(hub: Hub, secret: bytes) -> bool:
    """Return whether a welcome lies in the mailbox already."""
    return any(_letters(hub, secret, Way.WELCOME))


def invitation_in(raw: bytes) -> bytes:
    """Return an invitation's bytes, whether they came as a file or as the text of a QR code.

    Raises ``WorldError`` not_an_invitation for a text that begins like one and is damaged.
    """
    if not raw[: len(PREFIX) + _MOST_SPACE].lstrip().upper().startswith(PREFIX.encode()):
        return raw
    try:
        return from_text(raw.decode("ascii"))
    except ValueError as error:
        raise WorldError("not_an_invitation") from error


def mailbox_of(raw: bytes) -> bytes | None:
    """Return the secret of the mailbox that an invitation carries; None for one without."""
    try:
        return decode_mail_invitation(raw)[1]
    except ChangesError:
        return None


def bare_invitation(raw: bytes) -> bytes:
    """Return an invitation without its mailbox, if it has one."""
    try:
        return decode_mail_invitation(raw)[0]
    except ChangesError:
        return raw


def _letters(hub: Hub, secret: bytes, way: Way) -> Iterator[bytes]:
    """Give the letters of one way that open; whatever else lies there is left alone."""
    for name in hub.list_tag(mail_tag(secret, way)):
        try:
            yield open_letter(secret, way, hub.get(name, MAX_OBJECT_BYTES))
        except (ChangesError, HubObjectError):
            continue
