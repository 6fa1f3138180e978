"""Kronor and the parts of a cost in Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from ifodesk.domain.placement_cost import Part, PartCode, PerUnit
from ifodesk.domain.placement_levels import PriceCode

PART: Final[Mapping[PartCode, str]] = {
    PartCode.FEE: "Arvode",
    PartCode.READINESS: "Beredskap",
    PartCode.DAY_FEE: "Arvode per barn och dygn",
    PartCode.CONTRIBUTIONS: "Arbetsgivaravgifter",
    PartCode.EXPENSE: "Omkostnad",
    PartCode.CHILD_BENEFIT: "Barnbidrag, dras av",
    PartCode.TRAVEL: "Resor",
    PartCode.COACHING: "Handledning",
    PartCode.START: "Startkostnad",
    PartCode.AGENCY: "Köpt vård",
    PartCode.FOLLOW_UP: "Egen uppföljning",
}
PRICE: Final[Mapping[PriceCode, str]] = {
    PriceCode.FEE_1: "Arvode per månad, nivå 1",
    PriceCode.FEE_2: "Arvode per månad, nivå 2",
    PriceCode.FEE_3: "Arvode per månad, nivå 3",
    PriceCode.FEE_4: "Arvode per månad, nivå 4",
    PriceCode.PRICE_BASE_AMOUNT: "Prisbasbelopp",
    PriceCode.CHILD_BENEFIT: "Barnbidrag per månad",
    PriceCode.TRAVEL_KM: "Resor per kilometer",
    PriceCode.COACHING_HOUR: "Handledning per timme",
    PriceCode.FOLLOW_UP_HOUR: "Egen uppföljning per timme",
    PriceCode.START_COST: "Startkostnad",
    PriceCode.READINESS_DAY: "Beredskap per dygn",
    PriceCode.EMERGENCY_FEE_DAY: "Jourhem: arvode per barn och dygn",
    PriceCode.EMERGENCY_EXPENSE_DAY: "Jourhem: omkostnad per barn och dygn",
    PriceCode.AGENCY_DAY: "Konsulentstött: pris per dygn",
}
_UNIT: Final[Mapping[PerUnit, tuple[str, str]]] = {
    PerUnit.MONTH: ("månad", "månader"),
    PerUnit.DAY: ("dygn", "dygn"),
    PerUnit.HOUR: ("timme", "timmar"),
    PerUnit.KM: ("km", "km"),
}
UNKNOWN: Final = "Priset är inte bestämt för {parts}. Summan är för låg så länge."
_TIMES: Final = "{quantity} {unit} × {price}"
_PERCENT: Final = "{percent} % av {base}"


def kronor(amount: Decimal) -> str:
    """Return an amount with a no-break space between thousands; öre only where there are some.

    >>> kronor(Decimal("-1250")).split(), kronor(Decimal("2.50")).split()
    (['\u22121', '250', 'kr'], ['2,50', 'kr'])
    """
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{_figures(amount, places)}\N{NO-BREAK SPACE}kr"


def basis(part: Part) -> str:
    """Return what an amount is made of.

    >>> from ifodesk.domain.placement_cost import Part
    >>> part = Part(PartCode.FEE, Decimal("1.69"), PerUnit.MONTH, Decimal(900), Decimal(1521), "", certain=True)
    >>> " ".join(basis(part).split())
    '1,69 månader × 900 kr'
    """
    if part.unit is PerUnit.PERCENT:
        return _PERCENT.format(percent=_plain(part.price), base=kronor(part.quantity))
    if part.unit is PerUnit.ONCE:
        return "en gång"
    one, many = _UNIT[part.unit]
    unit = one if part.quantity == 1 else many
    return _TIMES.format(quantity=_plain(part.quantity), unit=unit, price=kronor(part.price))


def _plain(number: Decimal) -> str:
    """Return a number without noughts at its end."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _figures(amount: Decimal, places: int) -> str:
    text = f"{amount:,.{places}f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return text.replace("-", "\u2212")
