"""Helps to keep a question without identity so: what in a text names or may point out somebody of a case.

In a small place an age and a village are often enough, so the hints go further than names. What is found is told to the
writer only. The program cannot know what the reader knows: it says that too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.names import words_of


class TraceKind(StrEnum):
    """What was found. The first ones must go; the later ones are for the writer to judge."""

    NUMBER = "number"
    """A personal number, a case number, a telephone number or an address for e-mail."""
    WHOLE_NAME = "whole_name"
    """Given name and surname of somebody in the case."""
    NAME = "name"
    """One word of such a name."""
    PLACE = "place"
    DAY = "day"
    AGE = "age"


IDENTIFIES = frozenset({TraceKind.NUMBER, TraceKind.WHOLE_NAME})
"""Nothing is sent with these in it."""

_NUMBERS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"
    r"|(?:\d{2})?\d{6}\s?[-+]?\s?\d{4}(?!\d)"
    r"|\b[A-ZÅÄÖ]{1,2}-\d\d-[A-Z0-9]{4}-[A-Z0-9]\b"
    r"|(?<!\d)(?:\+46|0)[\d\s-]{6,}\d"
)
_DAYS = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}\b"
    r"|\b\d{1,2}\s(?:jan|feb|mars|apr|maj|juni?|juli?|aug|sep|okt|nov|dec)\w*",
    re.IGNORECASE,
)
_AGES = re.compile(r"\b\d{1,3}\s?(?:-årig\w*|år(?:ig\w*|s)?)\b|\b\d{1,2}-åring\w*", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_SHORTEST = 2
"""Letters of a word that is looked for; initials alone are not."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing found in a text."""

    kind: TraceKind
    text: str
    """As it stands there."""
    at: int
    """From which character."""


def traces(text: str, names: Collection[str], places: Collection[str]) -> tuple[Trace, ...]:
    """Return what in *text* names or may point out somebody, in the order of the text.

    Args:
        text: The question.
        names: Of everybody in the case, former surnames too; upper and lower case are one.
        places: Names of places, whole words.
    """
    found = [*_patterns(text), *_names(text, names), *_places(text, places)]
    return tuple(sorted(set(found), key=lambda one: (one.at, one.kind)))


def identifies(found: Collection[Trace]) -> tuple[Trace, ...]:
    """Return those with which nothing is sent."""
    return tuple(one for one in found if one.kind in IDENTIFIES)


def _patterns(text: str) -> Iterator[Trace]:
    for kind, pattern in ((TraceKind.NUMBER, _NUMBERS), (TraceKind.DAY, _DAYS), (TraceKind.AGE, _AGES)):
        for hit in pattern.finditer(text):
            yield Trace(kind, hit.group(), hit.start())


def _names(text: str, names: Collection[str]) -> Iterator[Trace]:
    words = [(hit.group(), hit.start(), _bare(hit.group())) for hit in _WORD.finditer(text)]
    for name in names:
        parts = [part for part in words_of(name) if len(part) >= _SHORTEST]
        hits = [one for one in words if one[2] & set(parts)]
        met = {part for one in hits for part in one[2] & set(parts)}
        whole = len(parts) > 1 and len(met) > 1
        for word, at, _ in hits:
            yield Trace(TraceKind.WHOLE_NAME if whole else TraceKind.NAME, word, at)


def _bare(word: str) -> frozenset[str]:
    """Return a word as names are compared, with and without a genitive s."""
    parts = frozenset(words_of(word))
    return parts | {part[:-1] for part in parts if part.endswith("s") and len(part) > _SHORTEST}


def _places(text: str, places: Collection[str]) -> Iterator[Trace]:
    for place in places:
        for hit in re.finditer(rf"\b{re.escape(place)}s?\b", text, re.IGNORECASE):
            yield Trace(TraceKind.PLACE, hit.group(), hit.start())
