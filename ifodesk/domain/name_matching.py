"""When two names may be one person's, as Swedes write names. Every hit says which rule it was, and how sure that is.

å ä ö are letters of their own; é and ü are folded. How many hits are wrong and how many people are missed is measured
on a made-up population and written down in docs/jav-file.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from ifodesk.domain.name_forms import full_forms, is_name
from ifodesk.domain.names import Spellings, respelled, spelling_key, words_of

SHORTEST_SLIP = 4
"""In shorter words one letter makes another name: Eva, Eda, Ina."""


class NameMatch(StrEnum):
    """Which rule says that two names may be one person, the surest first."""

    WHOLE = "whole"
    """The names are equal."""
    GIVEN_AND_SURNAME = "given_and_surname"
    """First given name and surname are equal; names between differ."""
    FORMER_SURNAME = "former_surname"
    """The first given name is equal, and a former surname of one is a surname of the other."""
    ONE_OF_SEVERAL = "one_of_several"
    """One of several given names or surnames is equal: Anna Karin Lind and Karin Lind, Lind Norberg and Lind."""
    SHORT_FORM = "short_form"
    """One given name is a short form of the other's: Lasse and Lars."""
    SPELLING = "spelling"
    """Given name and surname sound alike: Carl Eriksson and Karl Ericson."""
    ONE_LETTER = "one_letter"
    """One letter differs, is missing or has changed places, and the result is no name of its own."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as a person carries it."""

    name: str
    former_surname: str = ""


class ReadName(NamedTuple):
    """A name taken apart. The second half holds what the words sound like."""

    words: tuple[str, ...]
    first: str
    between: frozenset[str]
    """Further given names, and the former half of a double surname: nobody can tell which is which."""
    last: str
    former: frozenset[str]
    given_keys: frozenset[str]
    """Of the first given name, of what it may be short for, and of it written together with the second."""
    between_keys: frozenset[str]
    last_key: str
    former_keys: frozenset[str]


@lru_cache(maxsize=65536)
def read_name(name: str, former_surname: str = "") -> ReadName | None:
    """Return a name taken apart; None for one without letters."""
    words = words_of(name)
    if not words:
        return None
    first, between, last = words[0], words[1:-1], words[-1]
    former = words_of(former_surname)
    joined = [together(first + between[0])] if between else []
    return ReadName(
        words,
        first,
        frozenset(between),
        last,
        frozenset(former),
        frozenset((*given_keys(first), together(first), *joined)),
        frozenset(map(sound_key, between)),
        sound_key(last),
        frozenset(map(sound_key, former)),
    )


def together(given: str) -> str:
    """Return the key by which Ann-Kristin and Annkristin are one."""
    return f"={given}"


def match(one: PersonName, other: PersonName) -> NameMatch | None:
    """Return the surest rule by which the names may be one person's, or None.

    A single word (a surname alone, a given name alone) matches only as a whole: else every Andersson would be a hit.
    """
    mine, theirs = read_name(one.name, one.former_surname), read_name(other.name, other.former_surname)
    return None if mine is None or theirs is None else match_read(mine, theirs)


def match_read(mine: ReadName, theirs: ReadName) -> NameMatch | None:
    """Return the surest rule for two names that were taken apart: see `match`."""
    if mine.words == theirs.words:
        return NameMatch.WHOLE
    if len(mine.words) == 1 or len(theirs.words) == 1:
        return None
    return _written_alike(mine, theirs) or _sounds_alike(mine, theirs) or _one_letter(mine, theirs)


def _written_alike(mine: ReadName, theirs: ReadName) -> NameMatch | None:
    first = mine.first == theirs.first
    if first and mine.last == theirs.last:
        return NameMatch.GIVEN_AND_SURNAME
    if first and _former_surname(mine, theirs):
        return NameMatch.FORMER_SURNAME
    given = first or mine.first in theirs.between or theirs.first in mine.between
    if not given:
        return None
    surname = mine.last == theirs.last or mine.last in theirs.between or theirs.last in mine.between
    return NameMatch.ONE_OF_SEVERAL if surname or _former_surname(mine, theirs) else None


def _former_surname(mine: ReadName, theirs: ReadName) -> bool:
    """Return whether a former surname of one is a present or former surname of the other."""
    return bool(
        mine.former & theirs.former
        or theirs.last in mine.former
        or mine.last in theirs.former
        or mine.former & theirs.between
        or theirs.former & mine.between
    )


def _sounds_alike(mine: ReadName, theirs: ReadName) -> NameMatch | None:
    if not _surname_sounds(mine, theirs):
        return None
    if mine.given_keys & theirs.given_keys:
        short = sound_key(mine.first) != sound_key(theirs.first) and mine.last_key == theirs.last_key
        return NameMatch.SHORT_FORM if short and _is_short(mine, theirs) else NameMatch.SPELLING
    if mine.given_keys & theirs.between_keys or theirs.given_keys & mine.between_keys:
        return NameMatch.SPELLING
    return None


def _is_short(mine: ReadName, theirs: ReadName) -> bool:
    return bool(full_forms(mine.first) or full_forms(theirs.first))


def _surname_sounds(mine: ReadName, theirs: ReadName) -> bool:
    return (
        mine.last_key == theirs.last_key
        or theirs.last_key in mine.former_keys
        or mine.last_key in theirs.former_keys
        or not mine.former_keys.isdisjoint(theirs.former_keys)
    )


def _one_letter(mine: ReadName, theirs: ReadName) -> NameMatch | None:
    if mine.given_keys & theirs.given_keys:
        pairs = ((mine.last, theirs.last), *((one, theirs.last) for one in mine.former))
        if any(is_slip(*pair) for pair in (*pairs, *((mine.last, one) for one in theirs.former))):
            return NameMatch.ONE_LETTER
    if _surname_sounds(mine, theirs) and is_slip(mine.first, theirs.first):
        return NameMatch.ONE_LETTER
    return None


def is_slip(one: str, other: str) -> bool:
    """Return whether two words differ by one letter that may be a slip of the pen, or by missing dots and rings alone.

    >>> is_slip("lindgren", "lindgern"), is_slip("lindgren", "lundgren"), is_slip("hansson", "jansson")
    (True, False, False)
    >>> is_slip("sjostrom", "sjöström"), is_slip("hallström", "hällström")
    (True, False)
    """
    if one == other or min(len(one), len(other)) < SHORTEST_SLIP or not -1 <= len(one) - len(other) <= 1:
        return False
    alike = undotted(one) == undotted(other) or _one_edit(one, other)
    return alike and not (is_name(one) and is_name(other))


def undotted(word: str) -> str:
    """Return a word as it comes out of a keyboard without å, ä and ö."""
    return word if word.isascii() else word.translate(_UNDOTTED)


_UNDOTTED = str.maketrans("åäö", "aao")


def _one_edit(one: str, other: str) -> bool:
    """Return whether one letter was changed, left out, added, or two neighbours changed places."""
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    mine, theirs = one[start:], other[start:]
    if mine[1:] == theirs[1:] or mine[1:] == theirs or mine == theirs[1:]:
        return True
    return mine[2:] == theirs[2:] and mine[:2] == theirs[1::-1]


SOUNDS: Final = Spellings(
    re.compile(
        r"skj|ski?ö|stj|sch|sti[eä]r|sh|ae|oe|[hf]v|f[bdgklmnrstv]|f$|dt|[aeo](?:i|ij|y)a|ie$|y$|mpt|ä(?:ll|gg)"
        r"|[aeiouyåäö]h(?:[bcdfgklmnprstvz]|$)|^(?:sk[eiyä]|kj|ki[eä]|kä|ky|tje|kers|[hgld]j|g[eiyäö])"
    ),
    (
        ("h", re.compile(r"(?<=[aeiouyåäö])h(?=[bcdfgklmnprstvz]|$)"), ""),
        ("sk", re.compile(r"skj|ski?(?=ö)|^sk(?=[eiyä])"), "sj"),
        ("stj", re.compile(r"stj"), "sj"),
        ("sch", re.compile(r"sch(?=[aeiouyåäö])"), "sj"),
        ("sti", re.compile(r"sti(?=[eä]r)"), "sj"),
        ("sh", re.compile(r"sh"), "sj"),
        ("kj", re.compile(r"^kj"), "tj"),
        ("ki", re.compile(r"^ki(?=[eä])"), "tj"),
        ("kä", re.compile(r"^k(?=ä)"), "tj"),
        ("ky", re.compile(r"^k(?=y)"), "tj"),
        ("tje", re.compile(r"^tje"), "tjä"),
        ("kers", re.compile(r"^ke(?=rs)"), "tjä"),
        ("j", re.compile(r"^[hgld]j"), "j"),
        ("g", re.compile(r"^g(?=[eiyäö])"), "j"),
        ("ae", re.compile(r"ae"), "ä"),
        ("oe", re.compile(r"oe"), "ö"),
        ("v", re.compile(r"[hf]v"), "v"),
        ("f", re.compile(r"f(?=[bdgklmnrstv]|$)"), "v"),
        ("dt", re.compile(r"dt"), "t"),
        ("ia", re.compile(r"(?<=[aeo])i(?=a)"), "j"),
        ("ija", re.compile(r"(?<=[aeo])ij(?=a)"), "j"),
        ("ya", re.compile(r"(?<=[aeo])y(?=a)"), "j"),
        ("ie", re.compile(r"ie$"), "i"),
        ("y", re.compile(r"e?y$"), "i"),
        ("mpt", re.compile(r"mpt"), "mt"),
        ("ä", re.compile(r"ä(?=ll|gg)"), "e"),
    ),
)
"""Ways to spell one sound beyond those of `spelling_key`, applied before it."""


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """Return one form for what sounds alike in Swedish names.

    >>> [sound_key(word) for word in ("sköld", "skiöld", "kjellström", "tjellström", "dahlgren", "löfgren", "jenny")]
    ['sjöld', 'sjöld', 'tjelström', 'tjelström', 'dalgren', 'lövgren', 'jeni']
    """
    return spelling_key(respelled(word, SOUNDS))


@lru_cache(maxsize=65536)
def given_keys(word: str) -> tuple[str, ...]:
    """Return what a given name sounds like, and what the names sound like that it may be short for."""
    return tuple(dict.fromkeys(map(sound_key, (word, *full_forms(word)))))
