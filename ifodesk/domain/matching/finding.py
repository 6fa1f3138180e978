"""One answer about one home, and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from ifodesk.domain.matching.terms import WISHES, Answer, Criterion, Weight, Why

Fact: TypeAlias = str | int | date


_COLUMNS: Final[Mapping[tuple[Weight, Answer], tuple[int, ...]]] = {
    (Weight.HARD, Answer.NOT_MET): (0,),
    (Weight.HARD, Answer.UNKNOWN): (1,),
    **{(weight, Answer.UNKNOWN): (2 + 2 * place,) for place, weight in enumerate(WISHES)},
    **{(weight, Answer.NOT_MET): (2 + 2 * place, 3 + 2 * place) for place, weight in enumerate(WISHES)},
}
"""What orders homes, the first column first: demands missed, demands unknown; then for the heaviest wishes, the middle
and the slight ones how many are not met, and how many of them are known not to be."""
_LAST: Final = 7
COLUMNS: Final = _LAST + 1


@dataclass(frozen=True, slots=True)
class Finding:
    """How a home answers one criterion."""

    criterion: Criterion
    weight: Weight
    answer: Answer
    why: Why = Why.PLAIN
    facts: tuple[Fact, ...] = ()
    """What the answer rests on; which facts, each criterion in `checks` says."""
    counts: int = field(init=False, repr=False, compare=False)
    """What it adds to the order of its home: one in each of its columns, a byte each."""

    def __post_init__(self) -> None:
        """Count once: the same answer is given by many homes."""
        columns = _COLUMNS.get((self.weight, self.answer), ())
        object.__setattr__(self, "counts", sum(1 << 8 * (_LAST - column) for column in columns))


class Mend(StrEnum):
    """What would make a home fit in spite of a demand that it does not meet."""

    DROP = "drop"
    """The need could do without the demand."""
    FARTHER = "farther"
    """The need could do with another distance: the one that the home has."""
    WAIT = "wait"
    """The need could wait until the day."""
    OTHER_KIND = "other_kind"
    """The need could be met by the kind of home that it is."""
    APART = "apart"
    """Siblings could live apart; else the home had to have more places."""
    ASK_HOME = "ask_home"
    """The home could change its mind: about ages, places, a pause."""
    ASK_MUNICIPALITY = "ask_municipality"
    """The home's municipality knows why it is stopped."""
    NOTHING = "nothing"
    """It will not fit."""


_BY_CRITERION = {
    Criterion.KIND: Mend.OTHER_KIND,
    Criterion.AGE: Mend.ASK_HOME,
    Criterion.SEX: Mend.ASK_HOME,
    Criterion.KEEPS_AWAY: Mend.NOTHING,
    Criterion.FAR: Mend.FARTHER,
    Criterion.NEAR: Mend.FARTHER,
}


def mend(finding: Finding) -> Mend:
    """Return what would mend a demand that is not met."""
    if finding.why is Why.LATER:
        return Mend.WAIT
    if finding.why is Why.NETWORK:
        return Mend.NOTHING
    if finding.criterion is Criterion.STANDING:
        return Mend.ASK_HOME if finding.facts == ("paused",) else Mend.ASK_MUNICIPALITY
    if finding.criterion is Criterion.PLACES:
        free, wanted = finding.facts[:2]
        return Mend.APART if free and wanted != 1 else Mend.ASK_HOME
    return _BY_CRITERION.get(finding.criterion, Mend.DROP)
