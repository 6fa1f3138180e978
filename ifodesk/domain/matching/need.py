"""What is asked for. In the first step nothing in it points at a child: band, number, area, month, demands."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ifodesk.domain.matching.terms import ALWAYS, AgeBand, Criterion, HomeKind, Pet, Sex, Weight

MOST_DEMANDS: Final = 100


@dataclass(frozen=True, slots=True)
class Child:
    """One child of a need."""

    band: AgeBand
    age: int | None = None
    """Whole years; second step only."""
    sex: Sex | None = None
    """Second step only."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked for beside what every home is asked."""

    criterion: Criterion
    weight: Weight
    value: str = ""
    """NEAR and FAR: a place; MUNICIPALITY: an SCB code; SCHOOL, LANGUAGE, COURSE: its name."""
    km: int | None = None
    """NEAR: at most; FAR: at least."""
    pets: frozenset[Pet] = frozenset()
    """NO_PETS: these animals; empty for none at all."""

    def __post_init__(self) -> None:
        """Refuse what cannot be asked. Raises ``ValueError``."""
        named = {Criterion.MUNICIPALITY, Criterion.SCHOOL, Criterion.LANGUAGE, Criterion.COURSE}
        by_road = {Criterion.NEAR, Criterion.FAR}
        if self.criterion in ALWAYS or (self.criterion in named | by_road and not self.value):
            raise ValueError(self.criterion)
        if (self.criterion in by_road) != (self.km is not None) or (self.km is not None and self.km < 0):
            raise ValueError(self.criterion)


@dataclass(frozen=True, slots=True)
class Need:
    """A need of one home: one child, or siblings who are to live together."""

    id: str
    children: tuple[Child, ...]
    kinds: frozenset[HomeKind]
    """Any of these kinds of home will do."""
    month: date
    """When the place is wanted. In the first step any day of the month: the month is what counts."""
    area: str = ""
    """Name of the place that the children come from; empty when not told. Never a school."""
    demands: tuple[Demand, ...] = ()
    exact: bool = False
    """Whether the place must be free on the very day."""

    def __post_init__(self) -> None:
        """Refuse a need of nobody, of no kind of home, or of more than anybody asks. Raises ``ValueError``."""
        if not self.children or not self.kinds or len(self.demands) > MOST_DEMANDS:
            raise ValueError(self.id)

    @property
    def latest(self) -> date:
        """Return the last day that the place may become free."""
        if self.exact:
            return self.month
        return self.month.replace(day=monthrange(self.month.year, self.month.month)[1])

    def apart(self) -> tuple[Need, ...]:
        """Return a need for each child, called after this one with the child's place in it; itself for one child."""
        if len(self.children) == 1:
            return (self,)
        return tuple(
            replace(self, id=f"{self.id}.{place}", children=(child,))
            for place, child in enumerate(self.children, start=1)
        )
