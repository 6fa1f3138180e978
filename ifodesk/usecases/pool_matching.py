"""A home of the pool as the match knows it: what is not shared or not answered is unknown, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from typing import TypeVar

from ifodesk.domain.home_codes import chosen
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.terms import AgeBand, HomeKind, Pet, Sex, Standing
from ifodesk.domain.vacancy import VacancyState, taken
from ifodesk.usecases.pool import PoolLine, is_contradicted

E = TypeVar("E", bound=Enum)


def as_match_home(line: PoolLine) -> Home:
    """Return what is matched of a line of the pool; its id is the entry's, in hexadecimal.

    The pool does not tell own children from placed ones: all in the home count as the home's, and whether any child is
    placed there follows from the places that are taken. A home with a place taken in which no child is said to live
    contradicts itself: who lives there is unknown.
    """
    home, places = line.home.value, line.places
    vacancy = None if line.vacancy is None else line.vacancy.value
    children, anyone_placed = _known(AgeBand, home.children_bands), bool(taken(one.value for one in line.claims))
    paused = None if vacancy is None else vacancy.paused_until
    return Home(
        id=home.id.hex(),
        name=home.name or "",
        municipality=home.municipality or "",
        kinds=_known(HomeKind, home.kinds) or frozenset(),
        place=home.place or "",
        standing=_STANDING.get(places.state, Standing.OPEN),
        paused_until=paused + timedelta(days=1) if paused and places.state is VacancyState.PAUSED else None,
        places=places.free,
        places_from=places.from_on,
        confirmed_on=None if is_contradicted(line.vacancy) else places.confirmed_on,
        bands=_known(AgeBand, home.bands),
        takes=_known(Sex, home.takes),
        own_children=(children or None) if anyone_placed else children,
        placed_children=frozenset(),
        anyone_placed=anyone_placed,
        own_room=home.own_room,
        daytime=home.daytime,
        driving=home.driving,
        languages=chosen(home.languages),
        pets=_known(Pet, home.pets),
        smoke_free=home.smoke_free,
        schools=chosen(home.schools),
        parent_contact=home.parent_contact,
        holidays=home.holidays,
        keeps_away=chosen(home.keeps_away) or frozenset(),
        courses=chosen(home.courses),
        last_asked=None if line.last_asked is None else line.last_asked.date(),
    )


_STANDING = {VacancyState.STOPPED: Standing.STOPPED, VacancyState.PAUSED: Standing.PAUSED}


def _known(codes: type[E], said: Mapping[str, bool]) -> frozenset[E] | None:
    """Return the codes that this program knows; None when nobody has said, or nothing that was said is known."""
    found = chosen(said)
    if found is None:
        return None
    known = frozenset(one for one in codes if one.value in found)
    return known if known or not found else None
