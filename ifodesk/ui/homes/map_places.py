"""Where the map draws what: degrees to pixels, and homes of one town beside each other. Pure, no Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians, sqrt

_PER_ROW = 5
"""Homes of one town beside each other; then a new row begins."""


class Vacancy(StrEnum):
    """What a mark on the map and a line of the list say about places."""

    FREE = "free"
    UNSURE = "unsure"
    """Confirmed too long ago."""
    FULL = "full"
    AWAY = "away"
    """Resting, or stopped."""


@dataclass(frozen=True, slots=True)
class Town:
    """A place with a name on the map."""

    name: str
    lat: float
    lon: float
    centre: bool = True
    """False: a smaller place, drawn quietly."""


@dataclass(frozen=True, slots=True)
class MapHome:
    """A home on the map. It stands by its town: nobody's address is drawn."""

    key: bytes
    name: str
    lat: float
    lon: float
    vacancy: Vacancy


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in pixels."""

    x: float
    y: float

    def away(self, other: Spot) -> float:
        """Return how far *other* is."""
        return sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2)


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to pixels: north up, as wide as high on the ground."""

    west: float
    north: float
    scale: float
    """Pixels for one degree of latitude."""
    narrow: float
    """How much shorter a degree of longitude is here."""
    left: float
    top: float

    def spot(self, lat: float, lon: float) -> Spot:
        """Return where a place is drawn."""
        return Spot(
            self.left + (lon - self.west) * self.narrow * self.scale, self.top + (self.north - lat) * self.scale
        )


def projection(towns: Sequence[Town], width: float, height: float, edge: float) -> Projection:
    """Return the projection that shows every town within *width* and *height*, with *edge* around."""
    lats, lons = [town.lat for town in towns] or [64.0, 66.0], [town.lon for town in towns] or [15.0, 20.0]
    narrow = cos(radians((min(lats) + max(lats)) / 2))
    high = max(max(lats) - min(lats), 0.1)
    wide = max((max(lons) - min(lons)) * narrow, 0.1)
    scale = max(1.0, min((width - edge * 2) / wide, (height - edge * 2) / high))
    left, top = (width - wide * scale) / 2, (height - high * scale) / 2
    return Projection(min(lons), max(lats), scale, narrow, left, top)


def spots(homes: Sequence[MapHome], on: Projection, apart: float) -> Iterator[tuple[MapHome, Spot]]:
    """Yield each home with its place: those of one town in rows below it, in the order given, *apart* pixels."""
    of_town: dict[tuple[float, float], list[MapHome]] = defaultdict(list)
    for home in homes:
        of_town[home.lat, home.lon].append(home)
    for (lat, lon), here in of_town.items():
        middle = on.spot(lat, lon)
        for number, home in enumerate(here):
            row, at = divmod(number, _PER_ROW)
            in_row = min(_PER_ROW, len(here) - row * _PER_ROW)
            yield home, Spot(middle.x + (at - (in_row - 1) / 2) * apart, middle.y + (row + 1) * apart)


def towards(placed: Sequence[tuple[MapHome, Spot]], current: bytes, across: int, down: int) -> bytes | None:
    """Return the nearest home in a direction: (1, 0) east, (0, 1) south; None when there is none that way."""
    here = next((spot for home, spot in placed if home.key == current), None)
    if here is None:
        return placed[0][0].key if placed else None
    found: list[tuple[float, bytes]] = []
    for home, spot in placed:
        ahead = (spot.x - here.x) * across + (spot.y - here.y) * down
        aside = abs((spot.x - here.x) * down) + abs((spot.y - here.y) * across)
        if ahead > 0 and home.key != current and aside <= ahead * 2:
            found.append((ahead + aside * 2, home.key))
    return min(found)[1] if found else None
