"""Names of people: one normal form for search and matching, and when two names may be one person.

å ä ö are letters of their own; é and ü are e and u. First version: equal after normalisation, equal given name and
surname, former surnames, simple equal spelling (Carl/Karl). Every match says which rule it was.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_OWN_LETTERS = frozenset("åäö")
_FOLDED = {"æ": "ä", "ø": "ö", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ł": "l", "\u0131": "i", "œ": "ö"}
_SILENT = re.compile("['’`.·\u00b4]")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """Return the normal form: lower case, single blanks, accents gone except å ä ö, "Norberg, Karin" turned round.

    >>> normal("  LINDÉN-Ågren,  Anna "), normal("Sørensen"), normal("D’Arcy")
    ('anna linden ågren', 'sörensen', 'darcy')
    """
    first, comma, last = unicodedata.normalize("NFKC", name).partition(",")
    turned = f"{last} {first}" if comma else first
    return running(turned)


def running(text: str) -> str:
    """Return running text in the normal form of names: as `normal`, but what stands round a comma keeps its order.

    >>> running("Hos Lärkan,  Vilhelmina!")
    'hos lärkan vilhelmina'
    """
    return " ".join(_BETWEEN.sub(" ", _SILENT.sub("", _fold(unicodedata.normalize("NFKC", text)))).split())


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in normal form; a double surname gives two."""
    return tuple(normal(name).split())


def _fold(text: str) -> str:
    return "".join(_fold_letter(letter) for letter in text.casefold())


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in _OWN_LETTERS:
        return letter
    bare = (part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return "".join(_FOLDED.get(part, part) for part in bare)


_SPELLINGS = (
    (re.compile(r"sson$|szon$"), "son"),
    (re.compile(r"qu|qv|kw"), "kv"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ch(?=[rlnaou])"), "k"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[aouå]|[^aeiouyåäöh]|$)"), "k"),
    (re.compile(r"c(?=[eiyäö])"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Ways to spell one sound, applied in order to words in normal form."""


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """Return one form for the ways to spell a name: Carl and Karl, Sofia and Sophia, Lindqvist and Lindkvist.

    >>> [spelling_key(word) for word in ("carl", "karl", "sophia", "lindquist", "lindkvist", "johanson", "johansson")]
    ['karl', 'karl', 'sofia', 'lindkvist', 'lindkvist', 'johanson', 'johanson']
    """
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


class NameMatch(StrEnum):
    """Which rule says that two names may be one person, the surest first."""

    WHOLE = "whole"
    """The names are equal."""
    GIVEN_AND_SURNAME = "given_and_surname"
    """First given name and surname are equal; names between differ."""
    FORMER_SURNAME = "former_surname"
    """The given name is equal, and a former surname of one is a surname of the other."""
    SPELLING = "spelling"
    """Given name and surname sound alike."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as a person carries it."""

    name: str
    former_surname: str = ""


def match(one: PersonName, other: PersonName) -> NameMatch | None:
    """Return the surest rule by which the names may be one person's, or None.

    A single word (a surname alone, a given name alone) matches only as a whole: else every Andersson would be a hit.
    """
    mine, theirs = words_of(one.name), words_of(other.name)
    if not mine or not theirs:
        return None
    if mine == theirs:
        return NameMatch.WHOLE
    if len(mine) == 1 or len(theirs) == 1:
        return None
    return _by_parts(mine, theirs, words_of(one.former_surname), words_of(other.former_surname))


def _by_parts(
    mine: tuple[str, ...], theirs: tuple[str, ...], my_former: tuple[str, ...], their_former: tuple[str, ...]
) -> NameMatch | None:
    if mine[0] == theirs[0]:
        if _meet(mine[-1:], theirs[-1:]):
            return NameMatch.GIVEN_AND_SURNAME
        if _meet(mine[1:] + my_former, their_former) or _meet(my_former, theirs[1:]):
            return NameMatch.FORMER_SURNAME
    if spelling_key(mine[0]) != spelling_key(theirs[0]):
        return None
    sounds = {spelling_key(word) for word in mine[-1:] + my_former}
    return NameMatch.SPELLING if sounds & {spelling_key(word) for word in theirs[-1:] + their_former} else None


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not set(one).isdisjoint(other)
