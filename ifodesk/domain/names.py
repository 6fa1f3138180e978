"""Names of people: one normal form for search and matching, and one form for the ways to spell a word.

å ä ö are letters of their own; é and ü are e and u. When two names may be one person's: `ifodesk.domain.name_matching`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

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


SpellingRule: TypeAlias = tuple[str, re.Pattern[str], str]
"""What a word must hold for the rule to be tried at all, what is looked for, and what it becomes."""

_SPELLINGS: tuple[SpellingRule, ...] = (
    ("on", re.compile(r"sson$|szon$"), "son"),
    ("q", re.compile(r"qu|qv"), "kv"),
    ("kw", re.compile(r"kw"), "kv"),
    ("ph", re.compile(r"ph"), "f"),
    ("th", re.compile(r"th"), "t"),
    ("ch", re.compile(r"ch(?=[rlnaou])"), "k"),
    ("ck", re.compile(r"ck"), "k"),
    ("q", re.compile(r"q"), "k"),
    ("c", re.compile(r"c(?=[aouå]|[^aeiouyåäöh]|$)"), "k"),
    ("c", re.compile(r"c(?=[eiyäö])"), "s"),
    ("x", re.compile(r"x"), "ks"),
    ("w", re.compile(r"w"), "v"),
    ("z", re.compile(r"z"), "s"),
    ("", re.compile(r"(.)\1+"), r"\1"),
)
"""Ways to spell one sound, applied in order to words in normal form."""


def respelled(word: str, rules: Iterable[SpellingRule]) -> str:
    """Return a word in normal form with every rule applied, in order."""
    for needed, pattern, replacement in rules:
        if needed in word:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """Return one form for the ways to spell a name: Carl and Karl, Sofia and Sophia, Lindqvist and Lindkvist.

    >>> [spelling_key(word) for word in ("carl", "karl", "sophia", "lindquist", "lindkvist", "johanson", "johansson")]
    ['karl', 'karl', 'sofia', 'lindkvist', 'lindkvist', 'johanson', 'johanson']
    """
    return respelled(word, _SPELLINGS)
