"""Names of objects on a hub (docs/sync-format.md section 4). They find objects and show damage; they prove nothing."""

from __future__ import annotations

import re
from base64 import b32decode, b32encode
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256
from typing import Final

from ifodesk.changes.crypto import keyed_hash
from ifodesk.changes.errors import BadNameError
from ifodesk.changes.ids import ID_BYTES, DeviceId
from ifodesk.changes.labels import TAG

NAME_CHARS: Final = 26
"""Characters of a tag, and of a digest."""


class ObjectType(IntEnum):
    """Type codes of objects; part of seals and of names."""

    SEGMENT = 1
    PARCEL = 2
    ATTACHMENT = 3
    SNAPSHOT_MANIFEST = 4
    SNAPSHOT_PART = 5
    KEY_BAG = 6
    HEAD = 7


@dataclass(frozen=True, slots=True)
class ObjectName:
    """A name of the right form: ``o/tag-digest``, or ``h/tag`` for a head."""

    tag: str
    digest: bytes | None
    """First 16 bytes of the SHA-256 of the sealed bytes; None for a head, which is overwritten."""


def tag(tag_secret: bytes, kind: ObjectType, device: DeviceId) -> str:
    """Return the 26 characters that all names of one device's objects of one type in one compartment begin with."""
    return base32(keyed_hash(tag_secret, TAG, (int(kind), device)))[:NAME_CHARS]


def digest_name(sealed: bytes) -> bytes:
    """Return the 16 bytes that the name of *sealed* ends in, before they are written in base32."""
    return sha256(sealed).digest()[:ID_BYTES]


def object_name(tag: str, sealed: bytes) -> str:
    """Return the name of a create-only object: ``o/tag-digest``."""
    return name_of(tag, digest_name(sealed))


def name_of(tag: str, digest: bytes) -> str:
    """Return the name of the object with this tag whose digest another object gave."""
    return f"o/{tag}-{base32(digest)}"


def head_name(tag: str) -> str:
    """Return the name of a head: ``h/tag``."""
    return f"h/{tag}"


@lru_cache(maxsize=256)
def parse_name(name: str) -> ObjectName:
    """Return the parts of *name*; raises ``BadNameError`` for everything that the format does not name so."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise BadNameError
    if found["head"] is not None:
        return ObjectName(found["head"], None)
    return ObjectName(found["tag"], b32decode(found["digest"].upper() + "======"))


def base32(raw: bytes) -> str:
    """Return *raw* in lower-case base32 (a-z2-7) without padding."""
    return b32encode(raw).decode("ascii").rstrip("=").lower()


_NAME: Final = re.compile(
    r"h/(?P<head>[a-z2-7]{26})|o/(?P<tag>[a-z2-7]{26})-(?P<digest>[a-z2-7]{25}[aeimquy4])", re.ASCII
)
"""The last character of a digest has two bits that must be zero."""
