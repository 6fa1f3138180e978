"""Finding a protected person's names and places in what others are to read. Pure.

Source: JO 5932-2012, 3779-2009 and 3223-2009 (a protected address or whereabouts reached the other party in a copy);
OSL 2009:400 21 kap. 3 §, 22 kap. 1 §, 26 kap. 2 §.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ifodesk.domain.names import running, spelling_key, words_of

_LONG = 5
"""A word of this many letters is found inside others too (Testsson in Testssons); a shorter one only by itself."""
_INITIALS = 2
"""So few letters sound like anything."""
_DIGITS = 6
"""So many digits in a row, however they are spaced, are a number that can be looked for."""
_TAIL = 7
"""The last digits of a telephone number: they are the same with and without a country's code."""
_SPACED = re.compile(r"(?<=\d)[\s\-+./()\u2010-\u2015]+(?=\d)")
_NOT_DIGITS = re.compile(r"\D")
_AROUND = ".,:;!?()”\"'"
"""Stands round a word and is none of it."""
_SENTENCE = re.compile(r"(?<=[.!?…])(?=\s)|(?<=\n)")


@dataclass(frozen=True, slots=True)
class Sheltered:
    """A person, or a place, that stands in nobody else's copy."""

    whose: str
    """Key of the person whose own copy may hold it."""
    names: tuple[str, ...] = ()
    """Names; each word of them counts by itself."""
    phrases: tuple[str, ...] = ()
    """Addresses, places, times, units, numbers: as written, each a phrase; so is each part of one between commas."""


class Sieve:
    """Finds what is sheltered. A word of a name that somebody who is not sheltered bears too cannot be looked for."""

    def __init__(self, sheltered: Iterable[Sheltered], borne: Iterable[str] = ()) -> None:
        """Take what is *sheltered*, and the names *borne* by those who may stand in the copy."""
        self._borne = frozenset(running(name) for name in borne)
        shown = {word for name in self._borne for word in name.split()}
        everything = tuple(sheltered)
        words = {word for one in everything for name in one.names for word in words_of(name)}
        self._words = _longest_first(word for word in words - shown if len(word) > 1)
        self._shared = frozenset(words & shown)
        self._sounds = frozenset(spelling_key(word) for word in words if len(word) > _INITIALS)
        self._phrases = _longest_first(_phrases(everything))
        self._numbers = _longest_first(_numbers(everything))

    def hit(self, text: str) -> str | None:
        """Return what was found in *text*, in lower case; None when nothing was."""
        flat = running(text)
        found = next((phrase for phrase in self._phrases if _holds(flat, phrase)), None)
        found = found or next((word for word in self._words if _holds(flat, word)), None)
        if found is not None or not self._numbers:
            return found
        digits = _SPACED.sub("", text)
        return next((number for number in self._numbers if number in digits), None)

    def doubt(self, text: str) -> str | None:
        """Return a word of *text* that sounds like a sheltered name, or that two people bear; None for none."""
        flat = running(text)
        if flat in self._borne:
            return None
        return next((word for word in flat.split() if word in self._shared or spelling_key(word) in self._sounds), None)

    def sifted(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return *text* without the sentences in which something was found, and those sentences."""
        parts = _SENTENCE.split(text)
        kept = "".join(part for part in parts if self.hit(part) is None)
        gone = tuple(part.strip() for part in parts if self.hit(part) is not None)
        if gone and self.hit(kept) is not None:
            return "", (text.strip(),)
        return (kept.strip() if gone else kept), gone


def as_written(text: str, found: str) -> str:
    """Return the words of *text* in which `Sieve.hit` or `Sieve.doubt` *found* something, as they stand there.

    >>> as_written("Ring Sofia Sandvik, helst i morgon.", "sofia sandvik")
    'Sofia Sandvik'
    """
    words = text.split()
    for count in range(1, len(words) + 1):
        for at in range(len(words) - count + 1):
            part = " ".join(words[at : at + count])
            if found in running(part) or found in _SPACED.sub("", part):
                return part.strip(_AROUND)
    return found


def _longest_first(sought: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(sought), key=lambda one: (-len(one), one)))


def _holds(flat: str, sought: str) -> bool:
    if len(sought) >= _LONG:
        return sought in flat
    return re.search(rf"(?<!\w){re.escape(sought)}s?(?!\w)", flat) is not None


def _phrases(sheltered: Iterable[Sheltered]) -> Iterator[str]:
    for one in sheltered:
        for whole in (*one.names, *one.phrases):
            for phrase in {whole, *whole.split(",")}:
                flat = running(phrase)
                if len(flat) > 1 and not flat.replace(" ", "").isdigit() and (whole in one.phrases or " " in flat):
                    yield flat


def _numbers(sheltered: Iterable[Sheltered]) -> Iterator[str]:
    for one in sheltered:
        for phrase in one.phrases:
            digits = _NOT_DIGITS.sub("", phrase)
            if len(digits) >= _DIGITS and not any(char.isalpha() for char in phrase):
                yield digits[-_TAIL:]
