"""Conditions and formulas as small trees, as they stand in the file of an instrument.

Three values: a comparison with something unknown is itself unknown (None), and only what is known to be true counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final

from ifodesk.domain.instrument.operations import MAKERS, Run, constant

NUMBER: Final = "number"
"""The operator of a plain number."""


class Gives(Enum):
    """What a part of a tree comes to."""

    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Operator:
    """How an operator is written."""

    gives: Gives
    takes: Gives | None = None
    """What its parts give; None: it takes none."""
    least: int = 0
    most: int = 0
    """Number of parts."""
    codes: tuple[int, int] = (0, 0)
    """Least and greatest number of item codes, which come before the parts."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An operator and what it works on; a plain number is the operator "number"."""

    operator: str
    codes: tuple[str, ...] = ()
    parts: tuple[Expression, ...] = ()
    number: float = 0
    run: Run = field(init=False, repr=False, compare=False)
    """What it comes to in a situation: a number, a truth, or None where it is not known."""

    def __post_init__(self) -> None:
        """Put the functions of the parts together, once."""
        if self.operator == NUMBER:
            run = constant(self.number)
        else:
            run = MAKERS[self.operator](self.codes, tuple(part.run for part in self.parts))
        object.__setattr__(self, "run", run)

    def refers_to(self) -> frozenset[str]:
        """Return every item code in the tree."""
        return frozenset(self.codes).union(*(part.refers_to() for part in self.parts))

    def looks_back_at(self) -> frozenset[str]:
        """Return the item codes whose answers of the interview before are looked at."""
        own = self.codes if self.operator in _LOOKING_BACK else ()
        return frozenset(own).union(*(part.looks_back_at() for part in self.parts))

    def tolerates(self) -> frozenset[str]:
        """Return the item codes that may be X or N without the whole becoming unknown."""
        own = self.codes if self.operator in _TOLERANT else ()
        return frozenset(own).union(*(part.tolerates() for part in self.parts))


_LOOKING_BACK: Final = frozenset({"earlier", "differs_from_earlier"})
_TOLERANT: Final = frozenset({"known_sum", "known_max", "known_second", "mean_of_known"})
MANY: Final = 400
_N, _T = Gives.NUMBER, Gives.TRUTH

OPERATORS: Final = MappingProxyType(
    {
        "ref": Operator(_N, codes=(1, 1)),
        "earlier": Operator(_N, codes=(1, 1)),
        "+": Operator(_N, _N, 1, MANY),
        "-": Operator(_N, _N, 2, 2),
        "*": Operator(_N, _N, 2, MANY),
        "/": Operator(_N, _N, 2, 2),
        "sum": Operator(_N, codes=(1, MANY)),
        "known_sum": Operator(_N, codes=(1, MANY)),
        "known_max": Operator(_N, codes=(1, MANY)),
        "known_second": Operator(_N, codes=(2, MANY)),
        "count_some": Operator(_N, codes=(1, MANY)),
        "mean_of_known": Operator(_N, codes=(1, MANY)),
        "ln1p": Operator(_N, _N, 1, 1),
        "age": Operator(_N),
        "minutes": Operator(_N),
        "days_since_earlier": Operator(_N),
        "==": Operator(_T, _N, 2, 2),
        "!=": Operator(_T, _N, 2, 2),
        "<": Operator(_T, _N, 2, 2),
        "<=": Operator(_T, _N, 2, 2),
        ">": Operator(_T, _N, 2, 2),
        ">=": Operator(_T, _N, 2, 2),
        "in": Operator(_T, _N, 2, MANY),
        "and": Operator(_T, _T, 1, MANY),
        "or": Operator(_T, _T, 1, MANY),
        "not": Operator(_T, _T, 1, 1),
        "some": Operator(_T, codes=(1, MANY)),
        "all_equal": Operator(_T, codes=(2, MANY)),
        "is_x": Operator(_T, codes=(1, 1)),
        "is_n": Operator(_T, codes=(1, 1)),
        "differs_from_earlier": Operator(_T, codes=(1, 1)),
        "after": Operator(_T, codes=(2, 2)),
    }
)
"""Every operator there is. A file that names another is refused."""
