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
    free = None if known.free is None else max(known.free - _spoken_for(claims, confirmed), 0)
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


def places_to_reserve(vacancy: Vacancy | None, claims: Iterable[Claim]) -> int | None:
    """Return how many places reservations may share: those confirmed less those taken since; None: nobody has said."""
    if vacancy is None or vacancy.free is None:
        return None
    gone = sum(one.places or 1 for one in claims if _taken_since(one, vacancy.confirmed_on))
    return max(vacancy.free - gone, 0)


def _spoken_for(claims: Iterable[Claim], confirmed: date | None) -> int:
    """Return places that are reserved, or were taken after somebody last counted the free ones."""
    return sum(
        one.places or 1
        for one in claims
        if confirmed is not None and (one.state is ClaimState.RESERVED or _taken_since(one, confirmed))
    )


def _taken_since(claim: Claim, confirmed: date | None) -> bool:
    """Return whether somebody moved in, or was to, after the free places were counted."""
    days = [day for day in (claim.from_on, None if claim.made_at is None else claim.made_at.date()) if day is not None]
    return claim.state is ClaimState.TAKEN and confirmed is not None and bool(days) and max(days) > confirmed
