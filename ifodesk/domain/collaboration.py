"""Standing collaboration inside a municipality: areas, and who needs several of them, by a rule that is shown.

The rule looks at the reader's own open cases only, and compares clients by personal number and nothing else
(SoLPuF 2001:637 15 §): it is a list over what one reads already, never a search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import normal

SEVERAL = 2
"""So many areas are several."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the social services, as `resources/sip/areas.json` names it."""

    code: str
    title: str
    case_types: frozenset[str]
    """Codes of the kinds of case that are of this area."""


@dataclass(frozen=True, slots=True)
class MapTemplate:
    """A process map that can be taken over and changed."""

    code: str
    title: str
    text: str
    source: str
    certain: bool
    """False: the municipality has to check it; the screen says so."""


@dataclass(frozen=True, slots=True)
class Collaboration:
    """What ships about collaboration: the areas in their order, and process maps to begin with."""

    areas: tuple[Area, ...] = ()
    maps: tuple[MapTemplate, ...] = ()
    places: tuple[str, ...] = ()
    """Names of places that may point somebody out."""

    @classmethod
    def from_data(cls, areas: Mapping[str, Any], maps: Mapping[str, Any], *, places: Iterable[str]) -> Collaboration:
        """Return what the two parsed files say. Raises ``KeyError`` for data of another form."""
        return cls(
            tuple(Area(one["code"], one["title"], frozenset(one["case_types"])) for one in areas["areas"]),
            tuple(
                MapTemplate(one["code"], one["title"], one["text"], one["source"], one["certainty"] != "check")
                for one in maps["templates"]
            ),
            tuple(places),
        )

    def area(self, code: str | None) -> Area | None:
        """Return the area with *code*; None for an unknown one."""
        return next((one for one in self.areas if one.code == code), None)

    def area_of(self, case_type: CaseType | None) -> str | None:
        """Return the code of the area that a kind of case is of; None for one that is of none."""
        return next((one.code for one in self.areas if case_type in one.case_types), None)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the rule looks at in one open case of the reader's own."""

    case: EntityId
    case_type: CaseType | None
    personal_number: str | None
    """Of the client; None when it is not known or could not be read: then the case stands alone."""
    measure_units: tuple[str, ...] = ()
    """The units that answer for measures of its open plans, as typed."""


@dataclass(frozen=True, slots=True)
class SeveralAreas:
    """A client who needs several areas, and why the rule says so."""

    cases: tuple[EntityId, ...]
    areas: tuple[str, ...]
    """Codes, in the order of the areas."""
    by_cases: bool
    """Whether open cases of several areas have the same client."""
    by_measures: bool
    """Whether measures of several areas, or of another area than the case, are in an open plan."""


def need_several(
    facts: Sequence[CaseFacts], units: Iterable[Unit], collaboration: Collaboration
) -> tuple[SeveralAreas, ...]:
    """Return the clients who need several areas, in the order of their first case.

    The rule: open cases about one personal number, together with the units that answer for measures in their open
    plans, are of at least two areas.
    """
    of_unit = {normal(unit.name): unit.area for unit in units if unit.name and unit.area}
    groups: dict[object, list[CaseFacts]] = defaultdict(list)
    for one in facts:
        groups[one.personal_number or one.case].append(one)
    found = (_several(group, of_unit, collaboration) for group in groups.values())
    return tuple(one for one in found if one is not None)


def _several(
    group: Sequence[CaseFacts], of_unit: Mapping[str, str], collaboration: Collaboration
) -> SeveralAreas | None:
    by_type = {area for one in group if (area := collaboration.area_of(one.case_type)) is not None}
    named = {_area_named(name, of_unit, collaboration) for one in group for name in one.measure_units}
    by_unit = {area for area in named if area is not None}
    areas = by_type | by_unit
    if len(areas) < SEVERAL:
        return None
    order = [one.code for one in collaboration.areas]
    return SeveralAreas(
        cases=tuple(one.case for one in group),
        areas=tuple(sorted(areas, key=lambda code: order.index(code) if code in order else len(order))),
        by_cases=len(by_type) >= SEVERAL,
        by_measures=len(by_unit) >= SEVERAL or not by_unit <= by_type,
    )


def _area_named(name: str, of_unit: Mapping[str, str], collaboration: Collaboration) -> str | None:
    """Return the area of a unit as typed: by the municipality's units, else by the title of an area."""
    typed = normal(name)
    by_title = {normal(one.title): one.code for one in collaboration.areas}
    return of_unit.get(typed) or by_title.get(typed)
