"""A long text made shorter, so that it fits the bound of one signed value (64 kB). Pure.

A plan of forty goals is some 80 kB as canonical JSON. A text that fits stands as it is, so that it can be read without
any program; a longer one is compressed, and its control code is that of the text itself.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from typing import Final

PACK_FROM: Final = 48_000
"""Bytes from which a text is packed."""
MAX_BYTES: Final = 4 << 20
"""More than this is not unpacked: what came from elsewhere may be a bomb."""
_PREFIX: Final = "zlib:"


def packed(text: str) -> str:
    """Return *text*, packed when it is long.

    >>> packed("{}"), len(packed("x" * 100_000)) < 1000
    ('{}', True)
    """
    raw = text.encode()
    return text if len(raw) < PACK_FROM else _PREFIX + b64encode(zlib.compress(raw, 9)).decode()


def unpacked(text: str) -> str:
    """Return what was packed; any other text as it is. Raises ``ValueError`` for a packed text that is damaged."""
    if not text.startswith(_PREFIX):
        return text
    opener = zlib.decompressobj()
    try:
        raw = opener.decompress(b64decode(text[len(_PREFIX) :], validate=True), MAX_BYTES)
    except zlib.error as error:
        raise ValueError(_PREFIX) from error
    if not opener.eof or opener.unused_data:
        raise ValueError(_PREFIX)
    return raw.decode()
