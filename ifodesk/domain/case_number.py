"""Numbers that ifodesk gives a case until the record system has one: D-26-7KQF-3.

Municipality, year, four random characters, check sign. Random and never counted: two offline laptops do not allot the
same next number, and a gap betrays nothing (PROTOCOL rule 10). The check sign catches every single wrong character and
every two that changed places, because 37 is a prime and each place has its own weight.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ifodesk.domain.typed_text import plain

INITIALS = {
    "2417": "N",
    "2418": "M",
    "2421": "ST",
    "2422": "SO",
    "2425": "D",
    "2462": "V",
    "2463": "Å",
    "2481": "L",
}
"""First letter of the municipality by SCB code, two letters where one would be ambiguous (Storuman, Sorsele)."""

_VALUES = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÅ")}
_PRIME = len(_VALUES)
UNAMBIGUOUS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 O 1 I L, and without U, which is a V in handwriting."""
_NUMBER = re.compile(rf"([A-ZÅ]{{1,2}}|\d{{4}})-(\d\d)-([{UNAMBIGUOUS}]{{4}})-([{UNAMBIGUOUS}])", re.ASCII)
_FREE_BYTES = 256 - 256 % len(UNAMBIGUOUS)
"""Bytes from here on are drawn again: every character shall be equally likely."""


def new(municipality: str, today: date, random: Callable[[int], bytes]) -> str:
    """Return a new number for a municipality by SCB code; one outside the eight is named by the code itself.

    Args:
        municipality: SCB code, four digits.
        today: Gives the year.
        random: Returns as many random bytes as it is asked for.
    """
    start = f"{INITIALS.get(municipality, municipality)}-{today.year % 100:02}-"
    while True:
        body = start + "".join(_draw(random) for _ in range(4))
        sign = _check_sign(body)
        if sign is not None:
            return f"{body}-{sign}"


def normal(typed: str) -> str:
    """Return a typed number in upper case, without blanks and with plain dashes, valid or not.

    >>> normal(" d–26-7kqf-3 ")
    'D-26-7KQF-3'
    """
    return plain(typed).upper()


def is_valid(typed: str) -> bool:
    """Return whether *typed* is a number of ours with a right check sign."""
    text = normal(typed)
    found = _NUMBER.fullmatch(text)
    return found is not None and _check_sign(text[: found.end(3)]) == found[4]


def _draw(random: Callable[[int], bytes]) -> str:
    while (drawn := random(1)[0]) >= _FREE_BYTES:
        pass
    return UNAMBIGUOUS[drawn % len(UNAMBIGUOUS)]


def _check_sign(body: str) -> str | None:
    """Return the check sign; None when it would be an ambiguous character, so that other ones must be drawn."""
    signs = [sign for sign in body if sign != "-"]
    total = sum(weight * _VALUES[sign] for weight, sign in enumerate(reversed(signs), start=2))
    value = -total % _PRIME
    sign = next(sign for sign, its_value in _VALUES.items() if its_value == value)
    return sign if sign in UNAMBIGUOUS else None
