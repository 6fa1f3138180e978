"""The colour profile that PDF/A asks for: sRGB as an ICC profile of version 2, made from its definition.

Source: IEC 61966-2-1 (primaries and curve), ICC.1:2001-04 (layout). Made here, so that every machine gives equal bytes.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

_D50: Final = (0.9642, 1.0, 0.8249)
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.71410)
_NAME: Final = b"sRGB IEC61966-2.1\0"
_STEPS: Final = 256
_HEADER: Final = 128


@cache
def srgb() -> bytes:
    """Return the profile."""
    curve = _curve()
    tags: dict[bytes, bytes] = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(_NAME)) + _NAME + bytes(78),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _laid(tags)


def _laid(tags: dict[bytes, bytes]) -> bytes:
    """Return header, table and data; equal data is laid once."""
    table, data, places = b"", b"", dict[bytes, int]()
    start = _HEADER + 4 + 12 * len(tags)
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", places[content], len(content))
    size = start + len(data)
    head = struct.pack(
        ">I4sI4s4s4s6H4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp"
    )
    head = head.ljust(68, b"\0") + _xyz(_D50)[8:]
    return head.ljust(_HEADER, b"\0") + struct.pack(">I", len(tags)) + table + data


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _curve() -> bytes:
    steps = (step / (_STEPS - 1) for step in range(_STEPS))
    linear = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in steps)  # noqa: PLR2004 - IEC 61966-2-1
    return b"curv\0\0\0\0" + struct.pack(">I", _STEPS) + b"".join(struct.pack(">H", round(v * 65535)) for v in linear)
