"""Many names against one list of names, without comparing each with each. Finds exactly what `match` finds.

Each word is looked up once: a number whose bits say for whom it may be a given name, and one for whom it may be a
surname. Only names for which both agree are compared in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

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

T = TypeVar("T")

Found: TypeAlias = tuple[tuple[int, NameMatch], ...]


_PLAIN = re.compile("[A-Za-zÅÄÖÉÜåäöéü]+")
"""A word that the normal form neither turns round nor parts nor puts together with another."""


def _folded(plain: str) -> str:
    """Return the normal form of a plain word."""
    return plain.casefold().translate(_ACCENTS)


_ACCENTS = str.maketrans("éü", "eu")


class _Remembered(dict[str, T]):
    """What was found out about words as they were typed."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> T:
        found = self[word] = self._find(word)
        return found


class NameIndex:
    """A list of names that others are looked up in."""

    def __init__(self, names: Sequence[PersonName]) -> None:
        """Take the names in order; what is found is told by place in it."""
        self._read: dict[int, ReadName] = {}
        self._alone: defaultdict[str, list[int]] = defaultdict(list)
        """Names of a single word."""
        self._given = _Bits()
        self._surname = _Bits()
        self._is_plain = _Remembered(lambda word: _PLAIN.fullmatch(word) is not None)
        self._typed_given = _Remembered(lambda word: self._givens((_folded(word),)))
        self._typed_surname = _Remembered(lambda word: self._surnames((_folded(word),)))
        for place, name in enumerate(names):
            read = read_name(name.name, name.former_surname)
            if read is not None:
                self._read[place] = read
                self._add(place, read)

    def find(self, name: str, former_surname: str = "") -> Found:
        """Return the places of the names that may be the same person's, each with the surest rule, in order."""
        near = self._near(name, former_surname)
        if near == 0:
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

    def _near(self, name: str, former_surname: str) -> int | None:
        """Return for whom a name may be, and for a few more; 0, which is soon known, for nearly every name.

        None for a name that must be read letter by letter first.
        """
        first, *others = (name.replace("-", " ") if "-" in name else name).split() or ("",)
        if not others or not self._is_plain[first] or not self._is_plain[others[-1]]:
            return None
        givens = self._typed_given[first]
        if len(others) > 1:
            for word in others[:-1]:
                if not self._is_plain[word]:
                    return None
                givens |= self._typed_given[word]
        if not givens:
            return 0
        surnames = self._surnames(words_of(former_surname)) if former_surname else 0
        for word in others:
            surnames |= self._typed_surname[word]
        return givens & surnames

    def _matching(self, read: ReadName, near: int | None) -> Iterator[tuple[int, NameMatch]]:
        if near is None:
            joined = self._given.of(read.given_keys)
            near = (joined | self._givens(read.words)) & self._surnames((*read.words[1:], *read.former))
        for place in _places(near):
            rule = match_read(read, self._read[place])
            if rule is not None:
                yield place, rule

    def _givens(self, words: Iterable[str]) -> int:
        found = 0
        for word in words:
            found |= self._given.of((together(word), *given_keys(word))) | self._given.near(word)
        return found

    def _surnames(self, words: Iterable[str]) -> int:
        found = 0
        for word in words:
            found |= self._surname.of((sound_key(word),)) | self._surname.near(word)
        return found


class _Bits:
    """For whom a word may be what it may be: by sound, and by a slip of the pen."""

    def __init__(self) -> None:
        self._sounds: defaultdict[str, int] = defaultdict(int)
        self._slips: defaultdict[str, int] = defaultdict(int)

    def add(self, bit: int, sounds: Iterable[str], words: Iterable[str]) -> None:
        """Add one name's sounds, and the words that may be written wrong."""
        for sound in sounds:
            self._sounds[sound] |= bit
        for word in words:
            for variant in _variants(word):
                self._slips[variant] |= bit

    def of(self, sounds: Iterable[str]) -> int:
        """Return for whom one of *sounds* stands here."""
        found = 0
        for sound in sounds:
            found |= self._sounds.get(sound, 0)
        return found

    def near(self, word: str) -> int:
        """Return for whom *word* may be a slip, and for a few more."""
        variants = _variants(word)
        if self._slips.keys().isdisjoint(variants):
            return 0
        found = 0
        for variant in variants:
            found |= self._slips.get(variant, 0)
        return found


def _variants(word: str) -> list[str]:
    """Return forms of which two words have one in common when one may be a slip of the other."""
    if len(word) < SHORTEST_SLIP:
        return []
    return [word, undotted(word), *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def forget_names() -> None:
    """Forget every name that was read: for locking, and for measuring the first time."""
    for remembered in (normal, read_name, sound_key, given_keys, spelling_key, is_name):
        remembered.cache_clear()
