"""Names of objects and how their bytes are compared with them. Source: docs/sync-format.md sections 4 and 12."""

from __future__ import annotations

import re
from base64 import b32encode
from hashlib import sha256

MAX_OBJECT_BYTES = 1 << 20
HEAD_HASH_BYTES = 32
MAX_HEAD_BYTES = (64 << 10) + HEAD_HASH_BYTES

_TAG = re.compile(r"[a-z2-7]{26}")
_HEAD = re.compile(r"h/[a-z2-7]{26}")
_OBJECT = re.compile(r"o/[a-z2-7]{26}-[a-z2-7]{26}")


def is_tag(text: str) -> bool:
    """Return whether *text* has the form of a tag."""
    return _TAG.fullmatch(text) is not None


def is_head(name: str) -> bool:
    """Return whether *name* has the form of a head's name."""
    return _HEAD.fullmatch(name) is not None


def is_object(name: str) -> bool:
    """Return whether *name* has the form of a create-only object's name."""
    return _OBJECT.fullmatch(name) is not None


def is_whole(name: str, data: bytes) -> bool:
    """Return whether *data* are the bytes that *name* promises; for a head, whether it is the one that was written.

    Shows damage, nothing more: whoever may write to the hub can make both fit.

    >>> is_whole("o/" + "a" * 26 + "-4oymiquy7qobjgx36tejs35zeq", b"")
    True
    """
    if is_head(name):
        return len(data) > HEAD_HASH_BYTES and sha256(data[:-HEAD_HASH_BYTES]).digest() == data[-HEAD_HASH_BYTES:]
    return is_object(name) and name.endswith("-" + digest(data))


def max_bytes(name: str) -> int:
    """Return the greatest size in bytes that an object of this name may have."""
    return MAX_HEAD_BYTES if is_head(name) else MAX_OBJECT_BYTES


def digest(data: bytes) -> str:
    """Return the 26 characters that the name of a create-only object with these bytes ends in."""
    return b32encode(sha256(data).digest()[:16]).decode().rstrip("=").lower()
