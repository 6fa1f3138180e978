"""Objects for a hub without any vault: random bytes under the names that they should have."""

from __future__ import annotations

import os
from hashlib import sha256
from random import Random

from ifodesk.changes.names import object_name
from ifodesk.usecases.sync_ports import NamedBytes

TAG = "ab" + "q" * 24
OTHER_TAG = "zz" + "7" * 24


def an_object(number: int, *, tag: str = TAG, size: int = 4096) -> NamedBytes:
    """Return the object *number* of a tag; the same number gives the same bytes."""
    data = Random(number).randbytes(size)
    return NamedBytes(object_name(tag, data), data)


def a_head(number: int, *, tag: str = TAG) -> NamedBytes:
    """Return the head of a device after *number* writings."""
    sealed = Random(-1 - number).randbytes(4096)
    return NamedBytes(f"h/{tag}", sealed + sha256(sealed).digest())


def next_handle() -> int:
    """Return the number that the next file to be opened gets, the lowest that is free: whether one stayed open."""
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle
