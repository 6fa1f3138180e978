"""What a placement costs, as dated data: `resources/law/placement_levels.json` and `fees.json`.

Sources: SKR's recommendations; SAL 2000:980 2 kap. 26-27 §§; lag 1994:1920 om allmän löneavgift 1 and 3 §§. A
municipality's own level goes before the shipped one; what nobody has set is unknown and never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from ifodesk.domain.law_dates import in_force

_MONTHS: Final = 12


class PriceCode(StrEnum):
    """What has a price. A municipality's own ones are stored under these codes."""

    FEE_1 = "fee_1"
    FEE_2 = "fee_2"
    FEE_3 = "fee_3"
    FEE_4 = "fee_4"
    PRICE_BASE_AMOUNT = "price_base_amount"
    CHILD_BENEFIT = "child_benefit"
    TRAVEL_KM = "travel_km"
    COACHING_HOUR = "coaching_hour"
    FOLLOW_UP_HOUR = "follow_up_hour"
    START_COST = "start_cost"
    READINESS_DAY = "readiness_day"
    EMERGENCY_FEE_DAY = "emergency_fee_day"
    EMERGENCY_EXPENSE_DAY = "emergency_expense_day"
    AGENCY_DAY = "agency_day"


FEES: Final = (PriceCode.FEE_1, PriceCode.FEE_2, PriceCode.FEE_3, PriceCode.FEE_4)
"""A month's fee by time and effort, the lowest first."""


@dataclass(frozen=True, slots=True)
class Price:
    """Kronor for one unit, and where they come from."""

    amount: Decimal
    source: str
    """Empty: the municipality's own level."""
    certain: bool = True
    """False: the screen and the paper say "kontrollera" beside it."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """Employer's contributions of a year, in percent."""

    percent: Decimal
    reduced_percent: Decimal
    reduced_from_age: int
    """Reached at the beginning of the year."""
    source: str
    certain: bool

    def rate(self, birth_year: int | None, year: int) -> tuple[Decimal, bool]:
        """Return the percentage for somebody's pay in *year*, and whether it is certain.

        Nobody's year of birth known: the general rate, which is the higher one, and uncertain.

        >>> rule = Contributions(Decimal("31.42"), Decimal("10.21"), 67, "", certain=True)
        >>> rule.rate(1958, 2026)[0], rule.rate(1959, 2026)[0], rule.rate(None, 2026)
        (Decimal('10.21'), Decimal('31.42'), (Decimal('31.42'), False))
        """
        if birth_year is None:
            return self.percent, False
        reduced = birth_year < year - self.reduced_from_age
        return self.reduced_percent if reduced else self.percent, self.certain


class NoLevelError(ValueError):
    """The data hold nothing for the day, nor for any before it."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Every level, shipped and own."""

    prices: Sequence[Mapping[str, Any]]
    expense: Sequence[Mapping[str, Any]]
    contributions: Sequence[Mapping[str, Any]]
    own: Mapping[PriceCode, Decimal] = field(default_factory=dict)
    """Decided by the municipality; they go before what is shipped."""

    @classmethod
    def from_data(cls, levels: Mapping[str, Any], fees: Mapping[str, Any]) -> Levels:
        """Return what the two parsed files say. Raises ``KeyError`` for data of another form."""
        return cls(levels["prices"], levels["expense"], fees["employer_contributions"])

    def with_own(self, own: Mapping[PriceCode, Decimal]) -> Levels:
        """Return these levels with a municipality's own ones before them; their source is ""."""
        return replace(self, own=own)

    def price(self, code: PriceCode, on: date) -> Price | None:
        """Return a price on a day; None where nobody has set it.

        Where the shipped rows end before the day, the last of them, uncertain.
        """
        if code in self.own:
            return Price(self.own[code], "")
        row, current = _latest((row for row in self.prices if row["code"] == code.value), on)
        if row is None or row["amount"] is None:
            return None
        return Price(Decimal(row["amount"]), row["source"], current and row["certainty"] != "check")

    def expenses(self, age: int, on: date) -> tuple[Price, Price] | None:
        """Return a month's expense allowance for a child of an age: the basic one and the greatest tax-free one.

        A share of the price base amount, by the month, in whole kronor. None for an age without a row.
        """
        base = self.price(PriceCode.PRICE_BASE_AMOUNT, on)
        row, current = _latest((row for row in self.expense if row["from_age"] <= age <= row["to_age"]), on)
        if base is None or row is None:
            return None
        certain = base.certain and current and row["certainty"] != "check"
        least, most = (
            whole(Fraction(base.amount) * Fraction(row[key]) / 100 / _MONTHS)
            for key in ("base_percent", "most_percent")
        )
        source = f"{row['source']}; {base.source}"
        return Price(least, source, certain), Price(most, source, certain)

    def contributions_on(self, on: date) -> Contributions:
        """Return the employer's contributions on a day. Raises ``NoLevelError`` for a day before the first row."""
        row, current = _latest(self.contributions, on)
        if row is None:
            raise NoLevelError
        return Contributions(
            Decimal(row["percent"]),
            Decimal(row["reduced_percent"]),
            int(row["reduced_from_age"]),
            str(row["source"]),
            current and row["certainty"] != "check",
        )


def _latest(rows: Iterable[Mapping[str, Any]], on: date) -> tuple[Mapping[str, Any] | None, bool]:
    """Return the row in force on a day, else the last that began before it, and whether it is in force."""
    begun = [row for row in rows if row["valid_from"] is None or date.fromisoformat(row["valid_from"]) <= on]
    current = [row for row in begun if in_force(row, on)]
    if current:
        return current[-1], True
    return (max(begun, key=lambda row: row["valid_from"]), False) if begun else (None, False)


def whole(amount: Decimal | Fraction) -> Decimal:
    """Return an amount in whole kronor; half a krona is rounded away from nought.

    >>> whole(Decimal("5426.67")), whole(Decimal("0.5")), whole(Decimal("-2.5"))
    (Decimal('5427'), Decimal('1'), Decimal('-3'))
    """
    exact = Fraction(amount)
    kronor = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return Decimal(-kronor if exact < 0 else kronor)
