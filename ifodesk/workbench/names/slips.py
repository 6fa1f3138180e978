"""What becomes of a name when somebody writes it down from memory: each way with the truth beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from random import Random
from typing import Final

from ifodesk.domain.name_matching import PersonName
from ifodesk.workbench.names.town import Townsperson, town_names


class Way(StrEnum):
    """How a tie's name differs from the register's."""

    EVERYDAY = "everyday"
    """The name that the person is called by, and the surname."""
    SHORT_FORM = "short_form"
    HALF_SURNAME = "half_surname"
    """One half of a double surname."""
    FORMER_KNOWN = "former_known"
    """The former surname, which stands in the case or with the tie as well."""
    FORMER_UNKNOWN = "former_unknown"
    """The former surname, which nobody has written down: no rule can find it."""
    SPELLING = "spelling"
    ONE_LETTER = "one_letter"
    TWO_LETTERS = "two_letters"
    NO_DOTS = "no_dots"
    """Without å ä ö, as on a foreign keyboard."""


SHARES: Final[Mapping[Way, float]] = {
    Way.EVERYDAY: 0.64,
    Way.SHORT_FORM: 0.07,
    Way.HALF_SURNAME: 0.03,
    Way.FORMER_KNOWN: 0.07,
    Way.FORMER_UNKNOWN: 0.03,
    Way.SPELLING: 0.08,
    Way.ONE_LETTER: 0.06,
    Way.TWO_LETTERS: 0.01,
    Way.NO_DOTS: 0.01,
}
"""How often each is taken to happen: an assumption, nobody has counted."""

_SPELLINGS: Final = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (r"sson$", "son"),
        (r"^K(?=[aolr])", "C"),
        (r"^C(?=[aol])", "K"),
        (r"^Ch(?=r)", "K"),
        (r"qvist$", "kvist"),
        (r"kvist$", "qvist"),
        (r"^W", "V"),
        (r"^V(?=[aei])", "W"),
        (r"th", "t"),
        (r"(?<=[aeo])t(?=$|o)", "th"),
        (r"(?<=[Aaöe])hl", "l"),
        (r"öf(?=g|s)", "öv"),
        (r"v$", "f"),
        (r"f$", "v"),
        (r"ie$", "i"),
        (r"y$", "ie"),
        (r"^Kj", "Tj"),
        (r"^Tj", "Kj"),
        (r"^Kä", "Kjä"),
        (r"^Sk(?=[iö])", "Skj"),
        (r"^Stj", "Sj"),
        (r"^Sj", "Stj"),
        (r"ph", "f"),
        (r"f(?=i|ia$)", "ph"),
        (r"(?<=[aeiou])ll(?=[aei])", "l"),
        (r"nn", "n"),
        (r"c(?=a)", "k"),
        (r"k$", "ck"),
        (r"é", "e"),
        (r"ä(?=ll|gg|rn)", "e"),
        (r"^Per$", "Pär"),
        (r"ö", "oe"),
        (r"j(?=a$)", "i"),
        (r"son$", "sen"),
        (r"qu?ist$", "qwist"),
    )
)


def written(person: Townsperson, way: Way, rng: Random) -> PersonName | None:
    """Return the name of a tie; None when the way does not fit the person (no short form, no å ä ö)."""
    return _WRITE[way](person, rng)


def _short(person: Townsperson, rng: Random) -> PersonName | None:
    forms = town_names().short.get(person.called, ())
    return PersonName(" ".join((rng.choice(forms), *person.surnames))) if forms else None


def _half(person: Townsperson, rng: Random) -> PersonName | None:
    return PersonName(f"{person.called} {rng.choice(person.surnames)}") if len(person.surnames) > 1 else None


def _former(person: Townsperson, _: Random) -> PersonName | None:
    return PersonName(f"{person.called} {person.former}") if person.former else None


def _spelling(person: Townsperson, rng: Random) -> PersonName | None:
    words = [person.called, *person.surnames]
    ways = [
        (place, changed)
        for place, word in enumerate(words)
        for pattern, other in _SPELLINGS
        if (changed := pattern.sub(other, word, count=1)) != word
    ]
    if not ways:
        return None
    place, changed = rng.choice(ways)
    words[place] = changed
    return PersonName(" ".join(words))


def _letters(count: int) -> Callable[[Townsperson, Random], PersonName | None]:
    def write(person: Townsperson, rng: Random) -> PersonName | None:
        words = [person.called, *person.surnames]
        for _ in range(count):
            place = rng.randrange(len(words))
            words[place] = _one_letter(words[place], rng)
        name = " ".join(words)
        return None if name.casefold() == person.everyday.casefold() else PersonName(name)

    return write


def _one_letter(word: str, rng: Random) -> str:
    """Return a word with one letter left out, doubled, changed or in the wrong place; never the first one."""
    if len(word) < 3:  # noqa: PLR2004 - nothing would be left of it
        return word
    at = rng.randrange(1, len(word))
    match rng.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2:
            return word[:at] + rng.choice("aeioursntlmkdg") + word[at + 1 :]
        case _:
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _no_dots(person: Townsperson, _: Random) -> PersonName | None:
    name = person.everyday.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    return None if name == person.everyday else PersonName(name)


_WRITE: Final[Mapping[Way, Callable[[Townsperson, Random], PersonName | None]]] = {
    Way.EVERYDAY: lambda person, _: PersonName(person.everyday),
    Way.SHORT_FORM: _short,
    Way.HALF_SURNAME: _half,
    Way.FORMER_KNOWN: _former,
    Way.FORMER_UNKNOWN: _former,
    Way.SPELLING: _spelling,
    Way.ONE_LETTER: _letters(1),
    Way.TWO_LETTERS: _letters(2),
    Way.NO_DOTS: _no_dots,
}
