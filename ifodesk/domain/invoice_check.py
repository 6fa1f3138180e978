"""Agreed against invoiced days of bought care, month by month. Pure; the first and the last day are both counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ifodesk.domain.placement_cost import Period
from ifodesk.domain.placement_levels import whole


@dataclass(frozen=True, slots=True)
class Invoiced:
    """What a company has invoiced for a month."""

    days: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """One month."""

    month: date
    """Its first day."""
    agreed_days: int
    agreed_amount: Decimal
    """Whole kronor."""
    invoiced: Invoiced | None
    """None: nothing has come."""

    @property
    def days_over(self) -> int:
        """Return how many days too many are invoiced; less than nought for too few."""
        return (self.invoiced.days if self.invoiced else 0) - self.agreed_days

    @property
    def amount_over(self) -> Decimal:
        """Return how much too much is invoiced."""
        return (self.invoiced.amount if self.invoiced else Decimal(0)) - self.agreed_amount


def compare(stay: Period, per_day: Decimal, invoiced: Mapping[date, Invoiced]) -> tuple[InvoiceRow, ...]:
    """Return every month of the stay and every month that is invoiced, in order.

    Args:
        stay: The days that the child is placed, as agreed.
        per_day: Agreed price.
        invoiced: By the first day of the month.
    """
    agreed = {month.first.replace(day=1): month.days for month in stay.months()}
    return tuple(
        InvoiceRow(month, agreed.get(month, 0), whole(per_day * agreed.get(month, 0)), invoiced.get(month))
        for month in sorted({*agreed, *invoiced})
    )
