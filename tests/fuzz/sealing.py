"""Bytes that no writer would make, sealed as an object of the hub: what lies under the outer layer is then tried."""

from __future__ import annotations

from typing import Final

from ifodesk.changes.crypto import seal
from ifodesk.changes.head import SIZES
from ifodesk.changes.labels import OUTER
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import pad
from tests.changes.cast import seeded
from tests.proof.specimens import Stage

_RNG: Final = seeded("fuzz")


def sealed_up(on: Stage, body: bytes, kind: ObjectType, cid: bytes, *, raw: bool = False) -> bytes:
    """Return *body* padded and sealed under the first epoch of a compartment; *raw*: as it is, without padding."""
    size = next((one for one in SIZES if one >= len(body) + 4), SIZES[-1]) if kind is ObjectType.HEAD else None
    padded = body if raw else pad(body, size)
    epoch = on.cast.keys[cid].epoch  # type: ignore[index]  # ids are bytes
    return seal(epoch, OUTER, (on.cast.gid, cid, 1, int(kind)), padded, _RNG)
