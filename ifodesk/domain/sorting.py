"""Swedish order: å ä ö last, accents count only between words that are else equal."""

from __future__ import annotations

import re
import unicodedata

_PLACES = str.maketrans(
    {
        "å": "{",
        "ä": "|",
        "æ": "|",
        "ö": "}",
        "ø": "}",
        "ü": "y",
        "đ": "d",
        "ð": "d",
        "ŋ": "n",
        "ŧ": "t",
        "þ": "th",
        "ł": "l",
    }
)
"""What a letter is sorted as. The three signs that follow z in Unicode stand for å, ä and ö."""
_DIGITS = re.compile(r"\d+", re.ASCII)


def swedish_key(text: str) -> str:
    """Return a key that sorts as a Swedish list: Ånge after Zinkgruvan, Ärla after Ånge, Linné beside Linne.

    Numbers inside sort by value (Mål 2 before Mål 10). The text itself, after a NUL, only separates
    what is else equal. One string rather than two: a list of 10 000 lines sorts by it in a blink.

    >>> sorted(["Ärla", "Ånge", "Öre", "Zinkgruvan", "Mål 10", "Mål 2"], key=swedish_key)
    ['Mål 2', 'Mål 10', 'Zinkgruvan', 'Ånge', 'Ärla', 'Öre']
    """
    placed = text.casefold()
    digits = not placed.replace(" ", "").replace("-", "").isalpha()  # perhaps: then they are looked for
    if not placed.isascii():
        placed = _placed(placed)
    if digits:
        placed = _DIGITS.sub(_padded, placed)
    return f"{placed}\0{text}"


def _placed(text: str) -> str:
    """Return a text that is not ASCII as its letters are sorted."""
    own = text.replace("å", "{").replace("ä", "|").replace("ö", "}")
    if own.isascii():  # as most are: no table is needed
        return own
    placed = unicodedata.normalize("NFC", text).translate(_PLACES)
    if placed.isascii():
        return placed
    return "".join(part for part in unicodedata.normalize("NFD", placed) if not unicodedata.combining(part))


def _padded(digits: re.Match[str]) -> str:
    return digits[0].lstrip("0").zfill(12)
