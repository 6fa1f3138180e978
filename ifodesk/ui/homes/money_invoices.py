"""Invoices of bought care as they are typed: a line a month. No Qt."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from ifodesk.domain.invoice_check import Invoiced, InvoiceRow, compare
from ifodesk.domain.placement_cost import Cost, PartCode
from ifodesk.ui.homes.cost_forms import MoneyError
from ifodesk.words import screen_words_homes_money as words

_LINE: Final = re.compile(
    r"(\d{4})-(\d{2})\s+(\d{1,3})\s+(?:dygn\s+)?([\d\s\u00a0]+?)(?:,(\d{1,2}))?\s*(?:kr)?", re.ASCII
)


def compared(cost: Cost, typed: str) -> tuple[InvoiceRow, ...]:
    """Return agreed against invoiced days for each month; nothing when nothing is typed.

    Args:
        cost: Of bought care; its price by day is the agreed one.
        typed: "2026-11 12 25 800", one invoice a line; two of one month are summed.

    Raises:
        MoneyError: A line that cannot be read, with the line.
    """
    agreed = next((part for part in cost.parts if part.code is PartCode.AGENCY), None)
    if agreed is None or not typed.strip():
        return ()
    found: dict[date, Invoiced] = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        month, invoiced = _read(line)
        before = found.get(month, Invoiced(0, Decimal(0)))
        found[month] = Invoiced(before.days + invoiced.days, before.amount + invoiced.amount)
    return compare(cost.period, agreed.price, found)


def _read(line: str) -> tuple[date, Invoiced]:
    match = _LINE.fullmatch(line)
    if match is None or not 1 <= int(match[2]) <= 12:  # noqa: PLR2004 - months
        raise MoneyError(words.NOT_AN_INVOICE.format(line=line[:40]))
    kronor = re.sub(r"\s", "", match[4])
    return date(int(match[1]), int(match[2]), 1), Invoiced(int(match[3]), Decimal(f"{kronor}.{match[5] or '0'}"))
