"""Hours, whole numbers and prices as they are typed. No Qt."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)", re.ASCII)
_DECIMAL = re.compile(r"(\d{1,4})(?:[,.](\d{1,2}))?", re.ASCII)


def typed_number(text: str) -> int | None:
    """Return a whole number; None for nothing and for anything else."""
    typed = text.strip().replace(" ", "")
    return int(typed) if typed.isascii() and typed.isdecimal() else None


def typed_minutes(text: str) -> int | None:
    """Return hours as minutes; None for what cannot be read. Nothing typed is 0.

    >>> typed_minutes("7,5"), typed_minutes("7:30"), typed_minutes("8"), typed_minutes(""), typed_minutes("sju")
    (450, 450, 480, 0, None)
    """
    typed = text.strip()
    if not typed:
        return 0
    if clock := _CLOCK.fullmatch(typed):
        return int(clock[1]) * 60 + int(clock[2])
    if decimal := _DECIMAL.fullmatch(typed):
        return int(decimal[1]) * 60 + round(float(f"0.{decimal[2] or 0}") * 60)
    return None


def typed_ore(text: str) -> int | None:
    """Return kronor, with öre after a comma, as öre; None for nothing and for what cannot be read.

    >>> typed_ore("2,50"), typed_ore("25"), typed_ore("")
    (250, 2500, None)
    """
    found = _DECIMAL.fullmatch(text.strip())
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else None


def hours_shown(minutes: int | None) -> str:
    """Return minutes as they can be typed again; empty for none.

    >>> hours_shown(450), hours_shown(480), hours_shown(None)
    ('7:30', '8', '')
    """
    if not minutes:
        return ""
    whole, rest = divmod(minutes, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def ore_shown(ore: int | None) -> str:
    """Return öre as kronor that can be typed again; empty for none.

    >>> ore_shown(250), ore_shown(2500), ore_shown(None)
    ('2,50', '25', '')
    """
    if ore is None:
        return ""
    kronor, rest = divmod(ore, 100)
    return f"{kronor},{rest:02}" if rest else str(kronor)
