"""The outer layer of what lies on a hub. Source: docs/sync-format.md section 5."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.suite import BadSealError, unseal

SEGMENT: Final = 1
PARCEL: Final = 2
HEAD: Final = 7
_LENGTH_BYTES: Final = 4
_LEAST: Final = 4096
_HEAD_SIZES: Final = tuple(_LEAST << step for step in range(5))


def opened(
    sealed: bytes, kind: int, gid: bytes, cid: bytes, epochs: Iterable[tuple[int, bytes]]
) -> tuple[int, bytes] | None:
    """Return the epoch's number and the body; None when none of the epochs is the one.

    Raises:
        FaultyError: An epoch at hand is the one, and the bytes are forged or badly padded.
    """
    for number, secret in epochs:
        try:
            padded = unseal(secret, "ifodesk/1/outer", (gid, cid, number, kind), sealed)
        except BadSealError:
            raise FaultyError(What.BAD_SEAL) from None
        if padded is not None:
            return number, _unpadded(padded, kind)
    return None


def _unpadded(padded: bytes, kind: int) -> bytes:
    end = _LENGTH_BYTES + int.from_bytes(padded[:_LENGTH_BYTES], "big")
    right_size = len(padded) in _HEAD_SIZES if kind == HEAD else len(padded) == padme(end)
    if end > len(padded) or not right_size or any(padded[end:]):
        raise FaultyError(What.BAD_PADDING)
    return padded[_LENGTH_BYTES:end]


def padme(size: int) -> int:
    """Return the padded size of *size* bytes. Source: Nikitin et al., PURBs (PoPETs 2019), algorithm 1.

    >>> padme(10), padme(4096), padme(5000), padme(1_000_000)
    (4096, 4096, 5120, 1015808)
    """
    if size <= _LEAST:
        return _LEAST
    exponent = size.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    return -(-size >> low_bits) << low_bits
