"""The yearly statement of loans: confirmed weeks summed, what is not confirmed beside it. Money in whole öre.

A week belongs to the year of its number (ISO 8601): the last days of December may lie in week 1 of the next year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.lending import is_confirmed

_MINUTES = 60
_ORE = 100


@dataclass(frozen=True, slots=True)
class Sums:
    """Weeks added up."""

    weeks: int = 0
    minutes: int = 0
    """Work, without travel."""
    travel_minutes: int = 0
    travel_km: int = 0


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One loan in one year."""

    loan: Loan
    given: bool
    """Whether the municipality of the statement lent the person; else it got the help."""
    confirmed: Sums
    waiting: Sums
    """Not confirmed: in no sum."""
    work_ore: int
    travel_ore: int
    """Travel time and kilometres."""
    weeks: tuple[LoanHours, ...]
    """Of the year, in order."""

    @property
    def other(self) -> str:
        """SCB code of the other municipality."""
        return (self.loan.helped if self.given else self.loan.helping) or ""

    @property
    def total_ore(self) -> int:
        """What it comes to."""
        return self.work_ore + self.travel_ore


@dataclass(frozen=True, slots=True)
class Exchange:
    """What went both ways with one other municipality in a year."""

    other: str
    """SCB code."""
    given_minutes: int
    got_minutes: int
    given_ore: int
    """To be paid by the other one."""
    got_ore: int
    """To be paid to the other one."""


def statement_lines(
    loans: Iterable[tuple[Loan, Sequence[LoanHours]]], municipality: str, year: int
) -> tuple[StatementLine, ...]:
    """Return the loans of *municipality* with any week in *year*, in the order in which they came."""
    found = (_line(loan, hours, municipality, year) for loan, hours in loans)
    return tuple(line for line in found if line is not None)


def exchanges(lines: Iterable[StatementLine]) -> tuple[Exchange, ...]:
    """Return what went both ways, by SCB code of the other one."""
    sums: dict[str, list[int]] = {}
    for line in lines:
        four = sums.setdefault(line.other, [0, 0, 0, 0])
        place = 0 if line.given else 1
        four[place] += line.confirmed.minutes
        four[place + 2] += line.total_ore
    return tuple(Exchange(other, *four) for other, four in sorted(sums.items()))


def cost_ore(minutes: int, kronor_per_hour: int | None) -> int:
    """Return what *minutes* cost, rounded to whole öre, half an öre upwards; a price that nobody has said is 0.

    >>> cost_ore(450, 450), cost_ore(1, 400), cost_ore(60, None)
    (337500, 667, 0)
    """
    return (2 * minutes * (kronor_per_hour or 0) * _ORE + _MINUTES) // (2 * _MINUTES)


def _line(loan: Loan, hours: Sequence[LoanHours], municipality: str, year: int) -> StatementLine | None:
    weeks = sorted(
        (one for one in hours if one.week is not None and one.week.isocalendar().year == year),
        key=lambda one: (one.week is not None and one.week.isoformat(), one.id),
    )
    if not weeks or municipality not in (loan.helped, loan.helping):
        return None
    confirmed = _sums(one for one in weeks if is_confirmed(one))
    return StatementLine(
        loan=loan,
        given=loan.helping == municipality,
        confirmed=confirmed,
        waiting=_sums(one for one in weeks if not is_confirmed(one)),
        work_ore=cost_ore(confirmed.minutes, loan.price_per_hour),
        travel_ore=cost_ore(confirmed.travel_minutes, loan.price_per_travel_hour)
        + confirmed.travel_km * (loan.price_per_km or 0),
        weeks=tuple(weeks),
    )


def _sums(weeks: Iterable[LoanHours]) -> Sums:
    found = tuple(weeks)
    return Sums(
        weeks=len(found),
        minutes=sum(one.minutes or 0 for one in found),
        travel_minutes=sum(one.travel_minutes or 0 for one in found),
        travel_km=sum(one.travel_km or 0 for one in found),
    )
