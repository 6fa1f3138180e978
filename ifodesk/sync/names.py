"""How the bytes of an object are compared with its name. Source: docs/sync-format.md sections 2, 4 and 12."""

from __future__ import annotations

import re
from hashlib import sha256

from ifodesk.changes.codec import MAX_OBJECT_BYTES
from ifodesk.changes.errors import BadNameError
from ifodesk.changes.names import NAME_CHARS, ObjectName, digest_name, parse_name

HEAD_HASH_BYTES = 32
_FAN_OUT = re.compile(r"[a-z2-7]{2}")
MAX_HEAD_BYTES = 65_648
"""64 KiB, with what the seal and the hash at its end add."""


def is_tag(text: str) -> bool:
    """Return whether *text* has the form of a tag."""
    return len(text) == NAME_CHARS and is_head(f"h/{text}")


def is_head(name: str) -> bool:
    """Return whether *name* has the form of a head's name."""
    parts = _parts(name)
    return parts is not None and parts.digest is None


def is_object(name: str) -> bool:
    """Return whether *name* has the form of a create-only object's name."""
    parts = _parts(name)
    return parts is not None and parts.digest is not None


def is_fan_out(text: str) -> bool:
    """Return whether *text* names one of the at most 1 024 folders that objects lie in."""
    return _FAN_OUT.fullmatch(text) is not None


def is_whole(name: str, data: bytes) -> bool:
    """Return whether *data* are the bytes that *name* promises; for a head, whether it is the one that was written.

    Shows damage, nothing more: whoever may write to the hub can make both fit.

    >>> is_whole("o/" + "a" * 26 + "-4oymiquy7qobjgx36tejs35zeq", b"")
    True
    """
    parts = _parts(name)
    if parts is None:
        return False
    if parts.digest is None:
        return len(data) > HEAD_HASH_BYTES and sha256(data[:-HEAD_HASH_BYTES]).digest() == data[-HEAD_HASH_BYTES:]
    return parts.digest == digest_name(data)


def max_bytes(name: str) -> int:
    """Return the greatest size in bytes that an object of this name may have."""
    return MAX_HEAD_BYTES if is_head(name) else MAX_OBJECT_BYTES


def _parts(name: str) -> ObjectName | None:
    try:
        return parse_name(name)
    except BadNameError:
        return None
