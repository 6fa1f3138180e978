"""A mailbox on the hub for one joining: request and answer under names made of a one-time secret.

The secret hides and finds, and proves nothing: trust comes from the words that people compare (docs/sync-format.md
section 13).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import MAX_OBJECT_BYTES, encode
from ifodesk.changes.crypto import keyed_hash, seal, unseal
from ifodesk.changes.errors import TooLargeError
from ifodesk.changes.ids import Rng
from ifodesk.changes.joining import MAX_WELCOME_BYTES, fields_of
from ifodesk.changes.labels import JOIN, TAG
from ifodesk.changes.names import NAME_CHARS, base32, object_name
from ifodesk.changes.objects import pad, unpad

SECRET_BYTES: Final = 16
_TYPE: Final = 8
"""Type code of letters in a mailbox, in the table of objects."""
_INVITATION: Final = 5
_SEAL_BYTES: Final = 80


class Way(IntEnum):
    """Which way a letter goes."""

    REQUEST = 1
    WELCOME = 2


def encode_mail_invitation(invitation: bytes, secret: bytes) -> bytes:
    """Return an invitation, of whichever kind, with the secret of its mailbox."""
    return encode((JOIN, _INVITATION, invitation, secret))


def decode_mail_invitation(raw: bytes) -> tuple[bytes, bytes]:
    """Return the invitation and the secret of its mailbox; raises ``BadBytes``."""
    invitation, secret = fields_of(raw, _INVITATION, 2, MAX_WELCOME_BYTES)
    return shape.some_octets(invitation, most=MAX_WELCOME_BYTES), shape.octets(secret, SECRET_BYTES)


def mail_tag(secret: bytes, way: Way) -> str:
    """Return what the names of letters of one way begin with."""
    return base32(keyed_hash(secret, TAG, (_TYPE, int(way))))[:NAME_CHARS]


def seal_letter(secret: bytes, way: Way, body: bytes, rng: Rng) -> tuple[str, bytes]:
    """Return a letter's name on the hub and its sealed bytes, filled up like every object.

    Raises:
        TooLargeError: It is more than one object holds; such a welcome goes by file.
    """
    padded = pad(body)
    if len(padded) + _SEAL_BYTES > MAX_OBJECT_BYTES:
        raise TooLargeError
    sealed = seal(secret, JOIN, (_TYPE, int(way)), padded, rng)
    return object_name(mail_tag(secret, way), sealed), sealed


def open_letter(secret: bytes, way: Way, sealed: bytes) -> bytes:
    """Return what a letter holds. Raises ``NoKeyError`` for another secret's or way's, ``BadBytes`` for damage."""
    return unpad(unseal(secret, JOIN, (_TYPE, int(way)), sealed))
