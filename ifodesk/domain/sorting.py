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
    if not placed.isascii():
        placed = unicodedata.normalize("NFC", placed).translate(_PLACES)
        if not placed.isascii():
            placed = "".join(part for part in unicodedata.normalize("NFD", placed) if not unicodedata.combining(part))
    if not placed.replace(" ", "").isalpha():
        placed = _DIGITS.sub(_padded, placed)
    return f"{placed}\0{text}"


def _padded(digits: re.Match[str]) -> str:
    return digits[0].lstrip("0").zfill(12)
