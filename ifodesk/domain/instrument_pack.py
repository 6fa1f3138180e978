"""An instrument's file in pieces of text, as a keyed register carries it: zstd and base64, bounded both ways."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from backports.zstd import ZstdCompressor, ZstdDecompressor, ZstdError

from ifodesk.domain.ids import ID_BYTES, EntityId

PIECE_CHARS: Final = 48_000
"""Below the format's cap of 65 536 bytes for one text."""
MAX_PIECES: Final = 16
"""Of one change, which must fit into one segment."""
MAX_BYTES: Final = 10 << 20
"""Of the file: the reader of instruments takes no more."""
_LEVEL: Final = 19


class PackError(ValueError):
    """The pieces hold no file, or it is too large for one change."""


def to_pieces(raw: bytes) -> dict[str, str]:
    """Return *raw* as texts named "000", "001" … Raises ``PackError`` when it takes more than `MAX_PIECES`.

    >>> to_pieces(b"")
    {'000': 'KLUv/SAAAQAA'}
    """
    text = b64encode(ZstdCompressor(level=_LEVEL).compress(raw, mode=ZstdCompressor.FLUSH_FRAME)).decode("ascii")
    parts = [text[start : start + PIECE_CHARS] for start in range(0, len(text), PIECE_CHARS)]
    if len(parts) > MAX_PIECES:
        raise PackError
    return {f"{number:03}": part for number, part in enumerate(parts)}


def from_pieces(pieces: Mapping[str, str]) -> bytes:
    """Return the file. Raises ``PackError`` for pieces that are missing, damaged or expand beyond `MAX_BYTES`."""
    if not 0 < len(pieces) <= MAX_PIECES:
        raise PackError
    try:
        packed = b64decode("".join(pieces[f"{number:03}"] for number in range(len(pieces))), validate=True)
        unpacking = ZstdDecompressor()
        raw = unpacking.decompress(packed, max_length=MAX_BYTES + 1)
    except (KeyError, ValueError, TypeError, ZstdError) as error:
        raise PackError from error
    if len(raw) > MAX_BYTES or not unpacking.eof or unpacking.unused_data:
        raise PackError
    return raw


def case_instrument_id(case: EntityId, sha256: str) -> EntityId:
    """Return the id of a case's copy of an instrument: the same on every device."""
    return EntityId(blake2b(case + sha256.encode(), digest_size=ID_BYTES, person=b"ifodesk casetool").digest())
