"""Places and roads between them: measured where somebody measured, else estimated, and it says which.

Source: `resources/municipalities.json`. Where no road is given: 1.25 times the great circle (own rule, facts of the
eight municipalities 2026-11-21), shown as estimated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import Any, Final

_EARTH_KM: Final = 6371.0
_ROAD_PER_LINE: Final = 1.25
KM_PER_HOUR: Final = 70
"""Own rule for winter roads in the inland; the answer says that the time is estimated."""


class RoadSource(StrEnum):
    """Where a distance comes from."""

    SURE = "sure"
    """Named in a document."""
    LIKELY = "likely"
    """Well known, not measured anew."""
    ESTIMATED = "estimated"
    """Reckoned from the straight line."""


@dataclass(frozen=True, slots=True)
class Place:
    """A town or village, never an address."""

    name: str
    lat: float
    lon: float
    municipality: str
    """SCB code."""


@dataclass(frozen=True, slots=True)
class Road:
    """The distance between two places."""

    km: int
    source: RoadSource

    @property
    def minutes(self) -> int:
        """Return the time by car in whole minutes, estimated.

        >>> Road(70, RoadSource.SURE).minutes, Road(104, RoadSource.LIKELY).minutes
        (60, 89)
        """
        return round(self.km * 60 / KM_PER_HOUR)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every place that homes and needs may name."""

    places: Mapping[str, Place]
    centres: Mapping[str, Place]
    """The central town by SCB code."""
    names: Mapping[str, str]
    """Names of municipalities by SCB code."""
    roads: Mapping[frozenset[str], Road]
    _known: dict[tuple[str, str], Road] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> Gazetteer:
        """Return the places of a parsed file. Raises ``KeyError`` for data of another form."""
        centres = {str(one["scb_code"]): _place(one["centre"], one) for one in data["municipalities"]}
        others = [_place(place, one) for one in data["municipalities"] for place in one["places"]]
        return cls(
            places={place.name: place for place in (*centres.values(), *others)},
            centres=centres,
            names={str(one["scb_code"]): str(one["name"]) for one in data["municipalities"]},
            roads={
                frozenset((str(one["from"]), str(one["to"]))): Road(int(one["km"]), RoadSource(one["certainty"]))
                for one in data["road_km"]
            },
        )

    def where(self, name: str, municipality: str = "") -> Place | None:
        """Return the place called *name*; the centre of the municipality when no place is named; None if unknown."""
        return self.places.get(name) if name else self.centres.get(municipality)

    def called(self, said: str) -> Place | None:
        """Return the place that somebody wrote by hand: "Vilhelmina kommun", "vilhelmina"; None if unknown."""
        name = said.strip().casefold().removesuffix(" kommun")
        return next((place for place in self.places.values() if place.name.casefold() == name), None)

    def road(self, start: Place, end: Place) -> Road:
        """Return the distance in whole kilometres."""
        key = (start.name, end.name)
        if key not in self._known:
            found = self.roads.get(frozenset(key)) if start != end else Road(0, RoadSource.SURE)
            self._known[key] = found or Road(round(_ROAD_PER_LINE * _line_km(start, end)), RoadSource.ESTIMATED)
        return self._known[key]


def _place(one: Mapping[str, Any], municipality: Mapping[str, Any]) -> Place:
    return Place(str(one["name"]), float(one["lat"]), float(one["lon"]), str(municipality["scb_code"]))


def _line_km(start: Place, end: Place) -> float:
    """Return the great-circle distance (haversine)."""
    north, east = radians(end.lat - start.lat), radians(end.lon - start.lon)
    half = sin(north / 2) ** 2 + cos(radians(start.lat)) * cos(radians(end.lat)) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
