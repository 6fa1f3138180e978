"""A measured figure: a value, what it is measured against, and whether the goal holds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

Number = str | float | bool
_DIGITS = 4
"""Significant digits of a printed number. Whether a goal holds is decided before rounding."""


class FigureError(ValueError):
    """A figure that compares nothing: not a number, or a limit of zero. A fault of the benchmark itself."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of `ifodesk bench`. Only the ratio carries over to another computer."""

    name: str
    value: float
    unit: str
    """Of value and limit; where a name has several figures it also says which this is."""
    limit: float
    """Measured in the same run; where nothing is there to measure against, the greatest value that is allowed."""
    goal: float
    """The greatest ratio that is allowed."""

    def __post_init__(self) -> None:
        """Refuse what would hold by accident: every comparison with a NaN is false, and x / 0 has no meaning."""
        if not all(math.isfinite(number) for number in (self.value, self.limit, self.goal)) or self.limit <= 0:
            raise FigureError(self.name)

    @property
    def ratio(self) -> float:
        """Return the value in limits."""
        return self.value / self.limit

    @property
    def holds(self) -> bool:
        """Return whether the goal is reached.

        >>> Figure("start", 130, "ms", 100, 1.3).holds, Figure("start", 131, "ms", 100, 1.3).holds
        (True, False)
        """
        return self.ratio <= self.goal

    def as_json(self) -> Mapping[str, Number]:
        """Return the documented form, rounded to what a measurement can tell."""
        return {
            "name": self.name,
            "value": rounded(self.value),
            "unit": self.unit,
            "limit": rounded(self.limit),
            "ratio": rounded(self.ratio),
            "goal": rounded(self.goal),
            "holds": self.holds,
        }


def within(name: str, value: float, unit: str, most: float) -> Figure:
    """Return a figure that is measured against a fixed greatest value."""
    return Figure(name, value, unit, most, 1.0)


def rounded(number: float) -> float:
    """Return *number* with four significant digits.

    >>> rounded(0.0123456), rounded(123456.7), rounded(0)
    (0.01235, 123500.0, 0.0)
    """
    if not number:
        return 0.0
    return round(float(number), _DIGITS - 1 - math.floor(math.log10(abs(number))))
