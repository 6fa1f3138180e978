"""Which agreement of the municipalities goes for a placement, and who does what by it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.placement_law import DUTY_SETTING, HOME, PLACING


def agreement_for(
    agreements: Iterable[CooperationAgreement], municipality: str | None, on: date
) -> CooperationAgreement | None:
    """Return the agreement with the home's municipality that is in force; of several the one that began last.

    Args:
        agreements: The placing municipality's own.
        municipality: SCB code of the home's.
        on: The day.
    """
    held = [one for one in agreements if in_force(one, on) and municipality and one.parties.get(municipality)]
    return max(held, key=lambda one: (one.from_on or date.min, one.id), default=None)


def in_force(agreement: CooperationAgreement, on: date) -> bool:
    """Return whether an agreement goes for a day; one without a first day goes for none."""
    first, last = agreement.from_on, agreement.until_on
    return first is not None and first <= on and (last is None or on <= last)


def agreed_values(values: Mapping[str, str], agreement: CooperationAgreement | None) -> dict[str, str]:
    """Return a municipality's settings with what an agreement says put over them."""
    said = {} if agreement is None else agreement.duties
    return {**values, **{DUTY_SETTING + code: by for code, by in said.items() if by in {PLACING, HOME}}}
