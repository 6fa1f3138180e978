"""Many names against one list of names, without comparing each with each. Finds exactly what `match` finds.

Each word is looked up once: a number whose bits say for whom it may be a given name, and one for whom it may be a
surname. Only names for which both agree are compared in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from ifodesk.domain.name_forms import is_name
from ifodesk.domain.name_matching import (
    SHORTEST_SLIP,
    NameMatch,
    PersonName,
    ReadName,
    given_keys,
    match_read,
    read_name,
    sound_key,
    together,
    undotted,
)
from ifodesk.domain.names import normal, spelling_key, words_of

Found: TypeAlias = tuple[tuple[int, NameMatch], ...]
_Letters: TypeAlias = tuple[str, ...]

_TWO = 2
_ANYBODY = -1
"""Every bit: the name must be read letter by letter first."""
_PLAIN = re.compile("[A-Za-zÅÄÖÉÜåäöéü]+")
"""A word that the normal form neither turns round nor parts nor puts together with another."""


def _folded(plain: str) -> str:
    """Return the normal form of a plain word."""
    folded = plain.casefold()
    return folded if folded.isascii() else folded.translate(_ACCENTS)


_ACCENTS = str.maketrans("éü", "eu")


class NameIndex:
    """A list of names that others are looked up in."""

    def __init__(self, names: Sequence[PersonName]) -> None:
        """Take the names in order; what is found is told by place in it."""
        self._read: dict[int, ReadName] = {}
        self._alone: defaultdict[str, list[int]] = defaultdict(list)
        """Names of a single word."""
        self._given = _Bits()
        self._surname = _Bits()
        self._typed_given: dict[str, int] = {}
        """By a word as it was typed: for whom it may be a given name; _ANYBODY for one that is not plain."""
        self._typed_surname: dict[str, int] = {}
        self._plain: set[str] = set()
        self._nobodys: set[str] = set()
        """Plain words, as they were typed, that are nobody's surname, and nobody's misspelt."""
        for place, name in enumerate(names):
            read = read_name(name.name, name.former_surname)
            if read is not None:
                self._read[place] = read
                self._add(place, read)

    def find(self, name: str, former_surname: str = "") -> Found:
        """Return the places of the names that may be the same person's, each with the surest rule, in order."""
        given, _, surname = name.partition(" ")
        if surname in self._nobodys and given in self._plain and not former_surname:
            return ()
        if surname and " " not in surname and "-" not in name and not former_surname:
            near = self._near_two(given, surname)
        else:
            near = self._near(name.replace("-", " ").split(), former_surname)
        if not near:
            return ()
        read = read_name(name, former_surname)
        if read is None:
            return ()
        if len(read.words) == 1:
            return tuple((place, NameMatch.WHOLE) for place in self._alone.get(read.first, ()))
        return tuple(self._matching(read, near))

    def _add(self, place: int, read: ReadName) -> None:
        if len(read.words) == 1:
            self._alone[read.first].append(place)
            return
        bit = 1 << place
        begins = (sound_key(read.first[:at]) for at in range(1, len(read.first)))
        self._given.add(bit, {*read.given_keys, *read.between_keys, *begins}, (read.first,))
        self._surname.add(bit, {read.last_key} | read.former_keys | read.between_keys, (read.last, *read.former))

    def _near_two(self, given: str, surname: str) -> int:
        """Return for whom two words may be given name and surname, and for a few more: 0 for nearly every name."""
        near = self._typed_surname.get(surname)
        if near is None:
            near = self._learn_surname(surname)
        if near == 0:
            return 0 if given in self._plain or self._is_plain(given) else _ANYBODY
        typed = self._typed_given.get(given)
        if typed is None:
            typed = self._learn_given(given)
        return _ANYBODY if near < 0 or typed < 0 else near & typed

    def _near(self, words: list[str], former_surname: str) -> int:
        """Return as `_near_two` for any number of words and a former surname."""
        if self._nobodys.issuperset(words[1:]) and words and words[0] in self._plain and not former_surname:
            return _ANYBODY if len(words) < _TWO else 0
        if len(words) < _TWO or not (self._plain.issuperset(words) or all(map(self._is_plain, words))):
            return _ANYBODY
        givens, surnames = 0, self._surnames(words_of(former_surname)) if former_surname else 0
        for word in words[1:]:
            near = self._typed_surname.get(word)
            surnames |= self._learn_surname(word) if near is None else near
        if surnames:
            for word in words[:-1]:
                near = self._typed_given.get(word)
                givens |= self._learn_given(word) if near is None else near
        return givens & surnames

    def _is_plain(self, word: str) -> bool:
        if word in self._plain:
            return True
        if _PLAIN.fullmatch(word):
            self._plain.add(word)
            return True
        return False

    def _learn_given(self, word: str) -> int:
        if word not in self._typed_given:
            self._typed_given[word] = self._as_given(_folded(word)) if self._is_plain(word) else _ANYBODY
        return self._typed_given[word]

    def _learn_surname(self, word: str) -> int:
        if word not in self._typed_surname:
            near = self._as_surname(_folded(word)) if self._is_plain(word) else _ANYBODY
            self._typed_surname[word] = near
            if near == 0:
                self._nobodys.add(word)
        return self._typed_surname[word]

    def _matching(self, read: ReadName, near: int) -> Iterator[tuple[int, NameMatch]]:
        if near == _ANYBODY:
            joined = self._given.of(read.given_keys)
            near = (joined | self._givens(read.words)) & self._surnames((*read.words[1:], *read.former))
        for place in _places(near):
            rule = match_read(read, self._read[place])
            if rule is not None:
                yield place, rule

    def _givens(self, words: Iterable[str]) -> int:
        found = 0
        for word in words:
            found |= self._as_given(word)
        return found

    def _as_given(self, word: str) -> int:
        return self._given.of((together(word), *given_keys(word))) | self._given.near(word)

    def _surnames(self, words: Iterable[str]) -> int:
        found = 0
        for word in words:
            found |= self._as_surname(word)
        return found

    def _as_surname(self, word: str) -> int:
        return self._surname.of((sound_key(word),)) | self._surname.near(word)


class _Bits:
    """For whom a word may be what it may be: by sound, and by a slip of the pen."""

    def __init__(self) -> None:
        self._sounds: defaultdict[str, int] = defaultdict(int)
        self._slips: defaultdict[_Letters, int] = defaultdict(int)
        self._odd_slips: defaultdict[_Letters, int] = defaultdict(int)
        """Of words that are no names of their own."""

    def add(self, bit: int, sounds: Iterable[str], words: Iterable[str]) -> None:
        """Add one name's sounds, and the words that may be written wrong."""
        for sound in sounds:
            self._sounds[sound] |= bit
        for word in words:
            odd = not is_name(word)
            for variant in _variants(word):
                self._slips[variant] |= bit
                if odd:
                    self._odd_slips[variant] |= bit

    def of(self, sounds: Iterable[str]) -> int:
        """Return for whom one of *sounds* stands here."""
        found = 0
        for sound in sounds:
            found |= self._sounds.get(sound, 0)
        return found

    def near(self, word: str) -> int:
        """Return for whom *word* may be a slip, and for a few more. A name of its own is a slip for no other name."""
        variants = _variants(word)
        if self._slips.keys().isdisjoint(variants):
            return 0
        slips = self._odd_slips if is_name(word) else self._slips
        found = 0
        for variant in variants:
            found |= slips.get(variant, 0)
        return found


def _variants(word: str) -> list[_Letters]:
    """Return forms, as letters, of which two words have one in common when one may be a slip of the other."""
    most = len(word) - 1
    if most < SHORTEST_SLIP - 1:
        return []
    letters = tuple(word)
    return [letters, tuple(undotted(word)), *combinations(letters, most)]


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def forget_names() -> None:
    """Forget every name that was read: for locking, and for measuring the first time."""
    for remembered in (normal, read_name, sound_key, given_keys, spelling_key, is_name):
        remembered.cache_clear()
