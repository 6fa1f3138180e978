"""Parcels: keys sealed to devices, one slot each. Source: docs/sync-format.md section 11.

Nobody but a device opens its slot; what can be checked is the form, and that all slots look alike.
"""

from __future__ import annotations

from typing import Final

from ifodesk.verify.cbor import NotCanonicalError, decode
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.shape import array, octets

SALT_BYTES: Final = 16
HINT_BYTES: Final = 8
SLOT_BYTES: Final = 2160
_BEGINNING: Final = b"\x83\x01\x50"
_SLOTS_AT: Final = len(_BEGINNING) + SALT_BYTES
_ARRAY: Final = 4


def looks_like_parcel(data: bytes) -> bool:
    """Return whether *data* begin as only a parcel does; of sealed objects, which are random, one in 134 million."""
    return data.startswith(_BEGINNING) and len(data) > _SLOTS_AT and data[_SLOTS_AT] >> 5 == _ARRAY


def check_parcel(data: bytes) -> None:
    """Raise ``FaultyError`` unless *data*, which begin as a parcel, are one in every byte that can be read."""
    try:
        _, _, slots = array(decode(data), 3)  # what comes before them is in the beginning
        hints = set()
        for slot in array(slots):
            hint, sealed = array(slot, 2)
            hints.add(octets(hint, HINT_BYTES))
            octets(sealed, SLOT_BYTES)
    except (NotCanonicalError, FaultyError):
        raise FaultyError(What.BAD_PARCEL) from None
    if len(hints) != len(array(slots)) or not hints:
        raise FaultyError(What.BAD_PARCEL)
