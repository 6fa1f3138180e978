"""Names of people: one normal form for search and matching, and one form for the ways to spell a word.

å ä ö are letters of their own; é and ü are e and u. When two names may be one person's: `ifodesk.domain.name_matching`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from ifodesk.domain.shown_text import SILENT

_OWN_LETTERS = frozenset("åäö")
_FOLDED = {"æ": "ä", "ø": "ö", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ł": "l", "\u0131": "i", "œ": "ö"}
_SILENT = re.compile(f"['’`.·\u00b4\u200c\u200d{SILENT}]")
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
    folded = text.casefold()
    if folded.replace("å", "").replace("ä", "").replace("ö", "").isascii():  # as most are: nothing to fold
        return folded
    return "".join(map(_fold_letter, folded))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in _OWN_LETTERS:
        return letter
    bare = (part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return "".join(_FOLDED.get(part, part) for part in bare)


SpellingRule: TypeAlias = tuple[str, re.Pattern[str], str]
"""What a word must hold for the rule to be tried at all, what is looked for, and what it becomes."""


class Spellings(NamedTuple):
    """Ways to spell one sound."""

    any_of_them: re.Pattern[str]
    """Found in every word that a rule changes, and in few others: most words are done with at one look."""
    rules: tuple[SpellingRule, ...]
    """Applied in order to words in normal form."""


SPELLINGS: Final = Spellings(
    re.compile(r"[cqwxz]|[pt]h|sson$"),
    (
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
    ),
)
_DOUBLED: Final = re.compile(r"(.)\1+")
_ONCE: Final = itemgetter(1)
"""Of what `_DOUBLED` found. A template would be taken apart anew for each."""


def respelled(word: str, spellings: Spellings) -> str:
    """Return a word in normal form with every rule applied, in order."""
    if not spellings.any_of_them.search(word):
        return word
    for needed, pattern, replacement in spellings.rules:
        if needed in word:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """Return one form for the ways to spell a name: Carl and Karl, Sofia and Sophia, Lindqvist and Lindkvist.

    >>> [spelling_key(word) for word in ("carl", "karl", "sophia", "lindquist", "lindkvist", "johanson", "johansson")]
    ['karl', 'karl', 'sofia', 'lindkvist', 'lindkvist', 'johanson', 'johanson']
    """
    key = respelled(word, SPELLINGS)
    return _DOUBLED.sub(_ONCE, key) if _DOUBLED.search(key) else key
