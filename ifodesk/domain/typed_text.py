"""Numbers as they are typed or pasted: one plain form before they are read."""

from __future__ import annotations

import unicodedata

_MINUS_SIGN = 0x2212


def plain(typed: str) -> str:
    """Return *typed* with ordinary digits, letters and hyphens, without blanks, line breaks and invisible signs.

    Full-width digits become digits, every dash a hyphen. Nothing else is guessed: what is left may still be nonsense.
    """
    if typed.isascii():
        return "".join(typed.split())
    return "".join(_sign(sign) for sign in unicodedata.normalize("NFKC", typed))


def _sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Pd" or ord(sign) == _MINUS_SIGN:
        return "-"
    return "" if sign.isspace() or category == "Cf" else sign
