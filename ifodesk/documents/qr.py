"""QR codes for what is passed from screen to camera, or printed: invitations. No images, only squares."""

from __future__ import annotations

from base64 import b32decode, b32encode
from io import BytesIO
from typing import Final

PREFIX: Final = "IFODESK:"
"""Capitals, digits and colon only: a QR code holds those in little more than half the room of bytes."""
MAX_BYTES: Final = 1024
"""More does not scan well from a screen: it goes by file."""


class UnreadableCodeError(ValueError):
    """The text is not one of ours."""


def to_text(data: bytes) -> str:
    """Return *data* as the text of a QR code. Raises ``ValueError`` for more than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise ValueError(len(data))
    return PREFIX + b32encode(data).decode("ascii").rstrip("=")


def from_text(text: str) -> bytes:
    """Return the bytes in a scanned text. Raises ``UnreadableCodeError`` for any other text."""
    plain = text.strip().upper()
    body = plain.removeprefix(PREFIX)
    if not plain.startswith(PREFIX) or len(body) > 2 * MAX_BYTES:
        raise UnreadableCodeError
    try:
        return b32decode(body + "=" * (-len(body) % 8))
    except ValueError as error:
        raise UnreadableCodeError from error


def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code, True for dark, without the quiet border of four squares that it needs."""
    from segno import make_qr  # some 60 ms to import, for one dialogue

    return tuple(tuple(bool(dark) for dark in row) for row in make_qr(text, error="m").matrix)


def svg(text: str) -> bytes:
    """Return a QR code as a whole SVG file, border included."""
    from segno import make_qr

    out = BytesIO()
    make_qr(text, error="m").save(out, kind="svg", scale=4, border=4)
    return out.getvalue()
