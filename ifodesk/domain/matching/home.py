"""A home as the pool knows it: neutral, practical facts. What nobody has said is None, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.matching.terms import AgeBand, HomeKind, Pet, Sex, Standing


@dataclass(frozen=True, slots=True)
class Home:
    """What is matched. Telephone, wishes in words and who asks the home now are not: they belong to the line shown."""

    id: str
    name: str
    """A short name of our choosing."""
    municipality: str
    """SCB code of the home's own."""
    kinds: frozenset[HomeKind]
    place: str = ""
    """Name of a town or village; empty for the centre of the municipality."""
    standing: Standing = Standing.OPEN
    paused_until: date | None = None
    """The first day after the pause; None for until further notice."""
    places: int | None = None
    """Free places."""
    places_from: date | None = None
    """When the places are free; None for now."""
    confirmed_on: date | None = None
    """When somebody last asked the home about its places."""
    bands: frozenset[AgeBand] | None = None
    """Ages that the home takes."""
    takes: frozenset[Sex] | None = None
    own_children: frozenset[AgeBand] | None = None
    placed_children: frozenset[AgeBand] | None = None
    anyone_placed: bool | None = None
    """Whether a placed child lives there, where that is known without any band; None: as `placed_children` says."""
    own_room: bool | None = None
    daytime: bool | None = None
    """Whether an adult is at home in the daytime."""
    driving: bool | None = None
    languages: frozenset[str] | None = None
    """Languages that the home can support."""
    pets: frozenset[Pet] | None = None
    smoke_free: bool | None = None
    schools: frozenset[str] | None = None
    """Schools that children of the home go to."""
    parent_contact: bool | None = None
    """Whether children may meet their parents in the home."""
    holidays: bool | None = None
    keeps_away: frozenset[str] = frozenset()
    """Names of places whose children the home does not take."""
    courses: frozenset[str] | None = None
    last_asked: date | None = None
    """When the home was last asked about a child; None for never."""
