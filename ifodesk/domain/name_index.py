"""Many names against one list of names, without comparing each with each. Finds exactly what `match` finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ifodesk.domain.name_matching import (
    NameMatch,
    PersonName,
    ReadName,
    given_keys,
    is_slip,
    match_read,
    read_name,
    sound_key,
)
from ifodesk.domain.names import words_of

Found: TypeAlias = tuple[tuple[int, NameMatch], ...]
_TWO = 2


class NameIndex:
    """A list of names that others are looked up in."""

    def __init__(self, names: Sequence[PersonName]) -> None:
        """Take the names in order; what is found is told by place in it."""
        self._read = {
            place: read
            for place, name in enumerate(names)
            if (read := read_name(name.name, name.former_surname)) is not None
        }
        self._alone: defaultdict[str, list[int]] = defaultdict(list)
        """Names of a single word."""
        self._pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        """By what a given name and a surname sound like, each with each."""
        self._given: defaultdict[str, list[int]] = defaultdict(list)
        self._surname: defaultdict[str, list[int]] = defaultdict(list)
        for place, read in self._read.items():
            self._add(place, read)

    def find(self, name: str, former_surname: str = "") -> Found:
        """Return the places of the names that may be the same person's, each with the surest rule, in order."""
        words = words_of(name)
        if len(words) == _TWO and not former_surname and not self._may_be_here(*words):
            return ()
        read = read_name(name, former_surname)
        return () if read is None else tuple(self._matching(read))

    def _add(self, place: int, read: ReadName) -> None:
        if len(read.words) == 1:
            self._alone[read.first].append(place)
            return
        surnames = {read.last_key, *read.former_keys}
        for given in read.given_keys | read.between_keys:
            for surname in surnames | read.between_keys:
                self._pairs[given, surname].append(place)
        for given in read.given_keys:
            self._given[given].append(place)
        for surname in surnames:
            self._surname[surname].append(place)

    def _may_be_here(self, given: str, surname: str) -> bool:
        """Return False when a given name and a surname are nobody's here: nearly always, and soon known."""
        key = sound_key(surname)
        for sound in given_keys(given):
            if (sound, key) in self._pairs:
                return True
            for place in self._given.get(sound, ()):
                read = self._read[place]
                if is_slip(surname, read.last) or any(is_slip(surname, one) for one in read.former):
                    return True
        return any(is_slip(given, self._read[place].first) for place in self._surname.get(key, ()))

    def _matching(self, read: ReadName) -> Iterator[tuple[int, NameMatch]]:
        if len(read.words) == 1:
            yield from ((place, NameMatch.WHOLE) for place in self._alone.get(read.first, ()))
            return
        surnames = (read.last_key, *read.former_keys)
        places = {
            place
            for given in read.given_keys | read.between_keys
            for surname in (*surnames, *read.between_keys)
            for place in self._pairs.get((given, surname), ())
        }
        for given in read.given_keys:
            places.update(self._given.get(given, ()))
        for surname in surnames:
            places.update(self._surname.get(surname, ()))
        for place in sorted(places):
            rule = match_read(read, self._read[place])
            if rule is not None:
                yield place, rule
