"""Yearly questions to the homes, and what may be told of the answers: counts that point at no home. Pure; ADR 16.

A paper names nobody, and only counts are ever typed. A part of the answers is told when it is at least five, and only
in one of a few fixed ways of putting parts together, so that knowing the method helps nobody (`suppression`).
Source of the questions: `resources/homes/yearly_questions.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ifodesk.domain.suppression import LEAST


class Reply(StrEnum):
    """An answer. BLANK: the home left the question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    BLANK = "blank"


Part = tuple[Reply, ...]
"""Answers that are told as one figure."""

FOLDS: Final[tuple[tuple[Part, ...], ...]] = (
    ((Reply.YES,), (Reply.PARTLY,), (Reply.NO,), (Reply.BLANK,)),
    ((Reply.YES,), (Reply.PARTLY,), (Reply.NO, Reply.BLANK)),
    ((Reply.YES,), (Reply.PARTLY, Reply.NO, Reply.BLANK)),
    ((Reply.YES, Reply.PARTLY), (Reply.NO, Reply.BLANK)),
)
"""Ways of putting answers together, the one that tells most first."""


@dataclass(frozen=True, slots=True)
class YearlyQuestion:
    """One question."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The questions from one year on."""

    valid_from: date
    questions: tuple[YearlyQuestion, ...]


@dataclass(frozen=True, slots=True)
class YearlyQuestions:
    """The questions of every year."""

    editions: tuple[Edition, ...]
    """Oldest first; at least one."""
    source: str
    certain: bool
    """False: the screen says "kontrollera"."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> YearlyQuestions:
        """Return what a parsed file says. Raises ``KeyError`` or ``ValueError`` for data of another form."""
        editions = [
            Edition(
                date.fromisoformat(one["valid_from"]),
                tuple(YearlyQuestion(str(asked["code"]), str(asked["text"])) for asked in one["questions"]),
            )
            for one in data["editions"]
        ]
        if not editions:
            raise ValueError
        ordered = tuple(sorted(editions, key=lambda one: one.valid_from))
        return cls(ordered, str(data["source"]), data["certainty"] != "check")

    def of(self, year: int) -> tuple[YearlyQuestion, ...]:
        """Return the questions of a year: those in force on its first day; of a year before the first, the first."""
        begun = [one for one in self.editions if (one.valid_from.year, one.valid_from.timetuple().tm_yday) <= (year, 1)]
        return (begun or self.editions[:1])[-1].questions

    def in_order(self, found: AnswerFigures) -> AnswerFigures:
        """Return figures with their questions in the order of the paper; those that this program does not know last."""
        codes = [one.code for one in self.of(found.year)]
        known = [code for code in codes if code in found.questions]
        rest = sorted(found.questions.keys() - set(codes))
        return replace(found, questions={code: found.questions[code] for code in (*known, *rest)})

    def text(self, code: str) -> str:
        """Return how a question reads, in the latest words; empty for one that this program does not know."""
        known = {asked.code: asked.text for one in self.editions for asked in one.questions}
        return known.get(code, "")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many papers say what to one question; the rest of the papers left it."""

    yes: int = 0
    partly: int = 0
    no: int = 0


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """What may be told about a year."""

    year: int
    asked: int | None
    """Homes that got the paper. None: so few did not answer that their number is left out."""
    returned: int
    """Papers that came back: five or more."""
    questions: Mapping[str, Mapping[Part, int]]
    """By the question's code; the parts are one of `FOLDS` and sum to *returned*. Empty: nothing may be told."""


def figures(year: int, asked: int, returned: int, tallies: Mapping[str, Tally]) -> AnswerFigures:
    """Return what may be told.

    Raises ``ValueError`` for counts that cannot be: below nought, more papers than homes, fewer papers than answers, or
    fewer than five papers, of which nothing may be told at all.
    """
    counts = [asked, returned, *(count for one in tallies.values() for count in (one.yes, one.partly, one.no))]
    if min(counts) < 0 or not LEAST <= returned <= asked:
        raise ValueError
    told = {code: _told(one, returned) for code, one in tallies.items()}
    return AnswerFigures(year, None if 0 < asked - returned < LEAST else asked, returned, told)


def _told(one: Tally, returned: int) -> Mapping[Part, int]:
    """Return the parts of the first way of telling in which every part is five or more; a blank that nobody left goes.

    >>> _told(Tally(12, 6, 2), 20) == {(Reply.YES,): 12, (Reply.PARTLY, Reply.NO, Reply.BLANK): 8}
    True
    """
    sizes = {Reply.YES: one.yes, Reply.PARTLY: one.partly, Reply.NO: one.no}
    sizes[Reply.BLANK] = returned - sum(sizes.values())
    if sizes[Reply.BLANK] < 0:
        raise ValueError
    for fold in FOLDS:
        parts = {part: sum(sizes[reply] for reply in part) for part in fold}
        if not parts.get((Reply.BLANK,), LEAST):
            del parts[Reply.BLANK,]
        if all(size >= LEAST for size in parts.values()):
            return parts
    return {}


def is_fold(parts: Sequence[Part]) -> bool:
    """Return whether *parts* are one of the ways of telling, or nothing."""
    ways = [*FOLDS, FOLDS[0][:-1], ()]
    return any(set(parts) == set(way) for way in ways)
