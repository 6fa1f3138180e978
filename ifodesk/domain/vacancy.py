"""Whether a home has a place: a number is believed for so many days only, then it reads "oklart", never "ledig"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.entities.pool import Claim, ClaimState, PoolStop, Vacancy
from ifodesk.domain.ids import EntityId


class VacancyState(StrEnum):
    """What stands on a home's line."""

    STOPPED = "stopped"
    PAUSED = "paused"
    UNCLEAR = "unclear"
    """Nobody has confirmed it lately: ring and confirm."""
    FREE = "free"
    LATER = "later"
    """Free from a day that has not come."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class VacancyView:
    """What is known about a home's places today."""

    state: VacancyState
    free: int | None
    """Places that are left after what was reserved since they were confirmed; None: nobody has said."""
    from_on: date | None
    """From when; when paused, the first day after the break is not promised, so this is None."""
    confirmed_on: date | None
    days: int | None
    """Days since it was confirmed."""


def vacancy_view(
    vacancy: Vacancy | None,
    *,
    stops: Iterable[PoolStop],
    claims: Iterable[Claim],
    today: date,
    stale_days: int,
    in_conflict: bool = False,
) -> VacancyView:
    """Return what a home's line says today.

    Args:
        vacancy: None: nobody has said anything.
        stops: Of the home.
        claims: Of the home.
        today: The day.
        stale_days: For how many days a confirmation is believed.
        in_conflict: Two people wrote it differently, and nobody has chosen.
    """
    known = vacancy or Vacancy(id=EntityId(b""))
    confirmed = known.confirmed_on
    days = None if confirmed is None else (today - confirmed).days
    free = None if known.free is None else max(known.free - _reserved_since(claims, confirmed), 0)
    if any(is_stopped(one, today) for one in stops):
        state = VacancyState.STOPPED
    elif known.paused_until is not None and known.paused_until >= today:
        state = VacancyState.PAUSED
    elif in_conflict or free is None or days is None or not 0 <= days <= stale_days:
        state = VacancyState.UNCLEAR
    elif free == 0:
        state = VacancyState.FULL
    else:
        state = VacancyState.LATER if known.from_on is not None and known.from_on > today else VacancyState.FREE
    return VacancyView(state, free, known.from_on, confirmed, days)


def is_stopped(stop: PoolStop, today: date) -> bool:
    """Return whether a stop holds on a day; one without a first day holds already."""
    return stop.lifted_on is None and (stop.from_on is None or stop.from_on <= today)


def taken(claims: Iterable[Claim]) -> int:
    """Return how many places children live in."""
    return sum(one.places or 1 for one in claims if one.state is ClaimState.TAKEN)


def _reserved_since(claims: Iterable[Claim], confirmed: date | None) -> int:
    """Return places that were reserved or taken after somebody last counted them."""
    return sum(
        one.places or 1
        for one in claims
        if one.state in {ClaimState.RESERVED, ClaimState.TAKEN}
        and confirmed is not None
        and one.made_at is not None
        and one.made_at.date() > confirmed
    )
