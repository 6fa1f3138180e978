"""A calculation as it is kept, and read again: exact to the krona, whatever the levels have become since. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from ifodesk.domain.entities.placement_costing import PlacementCost
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import Cost, Part, PartCode, Period, PerUnit

_CELLS = 7
"""Lines of a part's text; the source is the last one and may be empty."""


def described(value: PlacementCost, kind: HomeKind, cost: Cost) -> PlacementCost:
    """Return *value* with a calculation in it."""
    return replace(
        value,
        kind=kind.value,
        first_on=cost.period.first,
        last_on=cost.period.last,
        parts={f"{number:02}": _text(part) for number, part in enumerate(cost.parts, 1)},
        unknown={code.value: True for code in cost.unknown},
    )


def kept_cost(value: PlacementCost) -> Cost | None:
    """Return the calculation; None for one that cannot be read whole (a newer program's parts, two that were merged).

    A sum that lacks a part would be wrong, so nothing is shown of such a one but that it stands there.
    """
    try:
        if value.first_on is None or value.last_on is None:
            return None
        parts = tuple(_part(value.parts[key]) for key in sorted(value.parts))
        unknown = tuple(PartCode(code) for code in sorted(value.unknown) if value.unknown[code])
        return Cost(Period(value.first_on, value.last_on), parts, unknown) if parts else None
    except (ValueError, InvalidOperation):
        return None


def kept_kind(value: PlacementCost) -> HomeKind | None:
    """Return as what home it was reckoned; None for a kind of a newer program."""
    return next((kind for kind in HomeKind if kind.value == value.kind), None)


def typed(values: Mapping[str, object]) -> dict[str, str]:
    """Return what was typed in a form as texts: a tick as "1" or "0", a day as ISO; what was left out is left out."""
    found = {key: value for key, value in values.items() if value is not None and value != ""}
    return {key: str(int(value)) if isinstance(value, bool) else str(value) for key, value in found.items()}


def _text(part: Part) -> str:
    numbers = (f"{number:f}" for number in (part.quantity, part.price, part.amount))
    source = " ".join(part.source.split())
    return "\n".join((part.code.value, part.unit.value, *numbers, str(int(part.certain)), source))


def _part(text: str) -> Part:
    """Return a part. Raises ``ValueError`` or ``InvalidOperation`` for a text that is none."""
    code, unit, quantity, price, amount, certain, source = text.split("\n", _CELLS - 1)
    one = Part(
        PartCode(code), Decimal(quantity), PerUnit(unit), Decimal(price), Decimal(amount), source, certain == "1"
    )
    if not all(number.is_finite() for number in (one.quantity, one.price, one.amount)):
        raise ValueError(text)
    return one
