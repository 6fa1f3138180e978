"""Text that the document font can print, with nothing left out on the way."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator
from itertools import groupby

from ifodesk.domain.shown_text import STEERING

_REPLACED = {
    "\t": " ",
    "\u2010": "-",  # hyphens and spaces that look the same and that the font lacks
    "\u2011": "-",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\r\n": "\n",
    "\r": "\n",
    "\v": "\n",
    "\f": "\n",
    "\u0085": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
_INVISIBLE = frozenset(f"\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f{STEERING}")
"""Marks for breaking, joining and direction; they never stand for anything on paper."""


def printable(text: str, known: Container[int]) -> str:
    r"""Return *text* so that a font with the characters *known* prints all of it.

    A character that the font lacks stands as its number in brackets (docs/adr/0003-fonts.md); several in a row share
    a pair, so that the line can be broken between them. Line breaks of every kind become ``\n``.

    Args:
        text: What a person wrote, in any script.
        known: Code points of the font, `` `` and ``-`` among them.

    >>> printable("Åsa \u0639\u0644\u064a", frozenset(map(ord, "Åsa ")))
    'Åsa [U+0639 U+0644 U+064A]'
    """
    for wanted, instead in _REPLACED.items():
        text = text.replace(wanted, instead)
    text = unicodedata.normalize("NFC", text)
    return "".join(_runs(text, known))


def _runs(text: str, known: Container[int]) -> Iterator[str]:
    def prints(char: str) -> bool:
        return char == "\n" or (ord(char) in known and unicodedata.category(char) != "Cc")

    for good, run in groupby((c for c in text if c not in _INVISIBLE), prints):
        chars = "".join(run)
        yield chars if good else f"[{' '.join(f'U+{ord(c):04X}' for c in chars)}]"
