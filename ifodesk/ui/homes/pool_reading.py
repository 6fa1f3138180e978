"""Reads the list of homes: the whole pool, and the own unit's homes that do not stand in it. Store lane, no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.home_neutral import Neutral
from ifodesk.domain.matching.places import Gazetteer, Place
from ifodesk.domain.vacancy import VacancyState
from ifodesk.ui.homes.map_places import Town, Vacancy
from ifodesk.ui.homes.neutral_lines import bands, kinds
from ifodesk.ui.homes.pool_state import HomeRow
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.pool import PoolLine, ReadPool
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes as words
from ifodesk.words.date_words import since

_VACANCY = {
    VacancyState.FREE: Vacancy.FREE,
    VacancyState.LATER: Vacancy.FREE,
    VacancyState.UNCLEAR: Vacancy.UNSURE,
    VacancyState.FULL: Vacancy.FULL,
    VacancyState.PAUSED: Vacancy.AWAY,
    VacancyState.STOPPED: Vacancy.AWAY,
}
UNKNOWN = -1
"""Sorts homes whose places nobody knows before those without any."""


@dataclass(frozen=True, slots=True)
class PoolRead:
    """Everything of one moment."""

    rows: tuple[HomeRow, ...]
    towns: tuple[Town, ...]


def read_pool(session: Session) -> PoolRead:
    """Return what the list and the map show."""
    gazetteer, today = session.gazetteer, session.clock.today()
    lines = ReadPool(session)()
    shown = {line.file for line in lines}
    rows = [_pooled(line, gazetteer, today) for line in lines]
    rows += [_own(seen.value, gazetteer) for seen in homes(session) if seen.value.id not in shown]
    return PoolRead(tuple(rows), tuple(towns(gazetteer)))


def towns(gazetteer: Gazetteer) -> Iterator[Town]:
    """Yield the towns and villages of the map."""
    centres = {place.name for place in gazetteer.centres.values()}
    for place in gazetteer.places.values():
        yield Town(place.name, place.lat, place.lon, place.name in centres)


def where(value: Neutral, gazetteer: Gazetteer) -> Place | None:
    """Return where a home is drawn: its place when that is known, else the middle of its municipality."""
    return gazetteer.where(value.place or "") or gazetteer.centres.get(value.municipality or "")


def places_text(line: PoolLine, today: date) -> str:
    """Return what is known about a home's places, in a few words."""
    view = line.places
    if view.state is VacancyState.STOPPED:
        return words.STOPPED
    if view.state is VacancyState.PAUSED:
        until = None if line.vacancy is None else line.vacancy.value.paused_until
        return words.PAUSED_UNTIL.format(day=since(until, today)) if until else words.PAUSED
    if view.state is VacancyState.UNCLEAR or view.free is None:
        return words.UNSURE
    if view.state is VacancyState.LATER and view.from_on is not None:
        return words.LATER.format(places=words.free(view.free), day=since(view.from_on, today))
    return words.free(view.free)


def _pooled(line: PoolLine, gazetteer: Gazetteer, today: date) -> HomeRow:
    home, view = line.home.value, line.places
    spot = where(home, gazetteer)
    confirmed = view.confirmed_on
    return HomeRow(
        id=line.file or home.id,
        name=home.name or "",
        type=kinds(home),
        municipality=gazetteer.names.get(home.municipality or "", home.municipality or ""),
        places=places_text(line, today),
        free=UNKNOWN if view.state is VacancyState.UNCLEAR or view.free is None else view.free,
        vacancy=_VACANCY[view.state],
        confirmed_on=confirmed or date.min,
        confirmed=since(confirmed, today) if confirmed else words.NEVER_CONFIRMED,
        ages=bands(home),
        phone=home.phone or "",
        lat=spot.lat if spot else 0.0,
        lon=spot.lon if spot else 0.0,
    )


def _own(home: Home, gazetteer: Gazetteer) -> HomeRow:
    spot = where(home, gazetteer)
    return HomeRow(
        id=home.id,
        name=home.name or "",
        type=kinds(home),
        municipality=gazetteer.names.get(home.municipality or "", home.municipality or ""),
        places=words.NOT_IN_POOL if home.ended_on is None else words.ENDED,
        free=UNKNOWN,
        vacancy=Vacancy.AWAY,
        confirmed_on=date.min,
        confirmed="",
        ages=bands(home),
        phone=home.phone or "",
        lat=spot.lat if spot else 0.0,
        lon=spot.lon if spot else 0.0,
    )
