"""What a placement costs, part by part, exact to the krona. Decimal arithmetic; nothing is rounded but at the end.

What is paid by the month is rounded to whole kronor in each month; a month that is not whole is paid by its days.
Own rule, to be settled by each municipality. Sources of the amounts: `placement_levels`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from ifodesk.domain.placement_levels import Levels, Price, whole


class PartCode(StrEnum):
    """A part of the cost."""

    FEE = "fee"
    READINESS = "readiness"
    DAY_FEE = "day_fee"
    CONTRIBUTIONS = "contributions"
    EXPENSE = "expense"
    CHILD_BENEFIT = "child_benefit"
    TRAVEL = "travel"
    COACHING = "coaching"
    START = "start"
    AGENCY = "agency"
    FOLLOW_UP = "follow_up"


class PerUnit(StrEnum):
    """What a price is for."""

    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    KM = "km"
    ONCE = "once"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins. Raises ``ValueError``."""
        if self.last < self.first:
            raise ValueError(self.last)

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1

    def months(self) -> Iterator[Period]:
        """Yield the part of each calendar month."""
        first = self.first
        while first <= self.last:
            end = first.replace(day=monthrange(first.year, first.month)[1])
            yield Period(first, min(end, self.last))
            first = end + timedelta(1)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a calculation."""

    code: PartCode
    quantity: Decimal
    """How many units. Months: whole ones, and days of others as a part of the month, two decimals."""
    unit: PerUnit
    price: Decimal
    """Kronor for one unit; for contributions percent."""
    amount: Decimal
    """Whole kronor; less than nought for what is deducted."""
    source: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Cost:
    """A calculation."""

    period: Period
    parts: tuple[Part, ...]
    unknown: tuple[PartCode, ...] = ()
    """Parts that belong to it but have no price: the sum is too low by them."""

    @property
    def total(self) -> Decimal:
        """Return the sum in whole kronor."""
        return sum((part.amount for part in self.parts), Decimal(0))

    @property
    def per_day(self) -> Decimal:
        """Return the sum by the day, in whole kronor."""
        return whole(Fraction(self.total) / self.period.days)

    @property
    def certain(self) -> bool:
        """Return whether nothing in it has to be checked."""
        return not self.unknown and all(part.certain for part in self.parts)


@dataclass(frozen=True, slots=True)
class Carer:
    """An adult who is paid a share of the fee."""

    birth_year: int | None
    percent: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Extras:
    """What may come beside pay, for the whole period."""

    travel_km: Decimal = Decimal(0)
    per_km: Price | None = None
    coaching_hours: Decimal = Decimal(0)
    per_coaching_hour: Price | None = None
    start: Price | None = None
    """Paid once; None in a period that the placement does not begin in."""


@dataclass(frozen=True, slots=True)
class OwnHome:
    """Terms of a home of the municipality's own."""

    fee: Price
    """By the month."""
    expense: Price
    """By the month."""
    child_benefit: Price | None
    """Paid to the home by the month, and deducted; None when it is not."""
    carers: tuple[Carer, ...]
    extras: Extras = Extras()

    def __post_init__(self) -> None:
        """Refuse shares that are not the whole fee. Raises ``ValueError``."""
        _require_whole(self.carers)


@dataclass(frozen=True, slots=True)
class EmergencyHome:
    """Terms of an emergency home: readiness every day of the period, pay for the days that children were there."""

    readiness: Price
    """By the day."""
    fee: Price
    """By child and day."""
    expense: Price
    """By child and day."""
    child_days: int
    carers: tuple[Carer, ...]
    extras: Extras = Extras()

    def __post_init__(self) -> None:
        """Refuse shares that are not the whole fee, and days below nought. Raises ``ValueError``."""
        _require_whole(self.carers)
        if self.child_days < 0:
            raise ValueError(self.child_days)


@dataclass(frozen=True, slots=True)
class AgencyHome:
    """Terms of bought care."""

    per_day: Price
    follow_up_hours: Decimal
    """The municipality's own."""
    per_follow_up_hour: Price | None
    extras: Extras = Extras()


_ALL: Final = Decimal(100)


def _require_whole(carers: tuple[Carer, ...]) -> None:
    if sum((carer.percent for carer in carers), Decimal(0)) != _ALL:
        raise ValueError(carers)


def own_home_cost(terms: OwnHome, levels: Levels, period: Period) -> Cost:
    """Return what an own home costs over a period."""
    parts = [
        _by_month(PartCode.FEE, terms.fee, period),
        *_contributions(lambda month: Fraction(_month_share(terms.fee.amount, month)), terms.carers, levels, period),
        _by_month(PartCode.EXPENSE, terms.expense, period),
    ]
    if terms.child_benefit:
        parts.append(_by_month(PartCode.CHILD_BENEFIT, terms.child_benefit, period, sign=-1))
    more, unknown = _extras(terms.extras)
    return Cost(period, (*parts, *more), unknown)


def emergency_cost(terms: EmergencyHome, levels: Levels, period: Period) -> Cost:
    """Return what an emergency home costs over a period. Contributions are reckoned on the whole of it."""
    readiness = _line(PartCode.READINESS, Decimal(period.days), PerUnit.DAY, terms.readiness)
    fee = _line(PartCode.DAY_FEE, Decimal(terms.child_days), PerUnit.DAY, terms.fee)
    paid = Fraction(readiness.amount + fee.amount)
    contributions = _contributions(
        lambda month: paid * Fraction(month.days, period.days),
        terms.carers,
        levels,
        period,
    )
    expense = _line(PartCode.EXPENSE, Decimal(terms.child_days), PerUnit.DAY, terms.expense)
    more, unknown = _extras(terms.extras)
    return Cost(period, (readiness, fee, *contributions, expense, *more), unknown)


def agency_cost(terms: AgencyHome, period: Period) -> Cost:
    """Return what bought care costs over a period, with the municipality's own follow-up."""
    more, unknown = _extras(terms.extras)
    follow_up, missing = _hours(PartCode.FOLLOW_UP, terms.follow_up_hours, terms.per_follow_up_hour)
    agency = _line(PartCode.AGENCY, Decimal(period.days), PerUnit.DAY, terms.per_day)
    return Cost(period, (agency, *follow_up, *more), (*missing, *unknown))


def _month_share(amount: Decimal, month: Period) -> Decimal:
    """Return a month's amount for the days of it, in whole kronor."""
    return whole(Fraction(amount) * _part_of_month(month))


def _part_of_month(month: Period) -> Fraction:
    return Fraction(month.days, monthrange(month.first.year, month.first.month)[1])


def _by_month(code: PartCode, price: Price, period: Period, *, sign: int = 1) -> Part:
    months = tuple(period.months())
    quantity = whole(100 * sum((_part_of_month(month) for month in months), Fraction(0))) / 100
    amount = sign * sum((_month_share(price.amount, month) for month in months), Decimal(0))
    return Part(code, quantity, PerUnit.MONTH, price.amount, amount, price.source, price.certain)


def _contributions(
    paid: Callable[[Period], Fraction], carers: tuple[Carer, ...], levels: Levels, period: Period
) -> Iterator[Part]:
    """Yield a line for each rate, and of each year one: what is paid each month by each carer's rate that year."""
    found: dict[tuple[Decimal, str, bool], Fraction] = {}
    for month in period.months():
        rule = levels.contributions_on(month.first)
        for carer in carers:
            rate, certain = rule.rate(carer.birth_year, month.first.year)
            key = (rate, rule.source, certain)
            found[key] = found.get(key, Fraction(0)) + paid(month) * Fraction(carer.percent) / 100
    for (rate, source, certain), base in found.items():
        amount = whole(base * Fraction(rate) / 100)
        yield Part(PartCode.CONTRIBUTIONS, whole(base), PerUnit.PERCENT, rate, amount, source, certain)


def _line(code: PartCode, quantity: Decimal, unit: PerUnit, price: Price) -> Part:
    return Part(code, quantity, unit, price.amount, whole(quantity * price.amount), price.source, price.certain)


def _hours(code: PartCode, hours: Decimal, price: Price | None) -> tuple[tuple[Part, ...], tuple[PartCode, ...]]:
    """Return a line where something is to be paid; the code of it where nobody has set the price."""
    if not hours:
        return (), ()
    return ((), (code,)) if price is None else ((_line(code, hours, PerUnit.HOUR, price),), ())


def _extras(extras: Extras) -> tuple[tuple[Part, ...], tuple[PartCode, ...]]:
    parts: list[Part] = []
    unknown: list[PartCode] = []
    if extras.travel_km:
        if extras.per_km is None:
            unknown.append(PartCode.TRAVEL)
        else:
            parts.append(_line(PartCode.TRAVEL, extras.travel_km, PerUnit.KM, extras.per_km))
    coaching, missing = _hours(PartCode.COACHING, extras.coaching_hours, extras.per_coaching_hour)
    start = (_line(PartCode.START, Decimal(1), PerUnit.ONCE, extras.start),) if extras.start else ()
    return (*parts, *coaching, *start), (*unknown, *missing)
