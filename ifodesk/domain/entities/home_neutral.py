"""What is practical and neutral about a home: the only fields that may ever stand in the pool of the eight.

Source: SoLPuL 2001:454 7 a § (a compilation holds nothing sensitive); OSL 2009:400 26 kap. 1 §. Several choices are a
keyed register of code to yes; none at all means not answered, ``{"none": True}`` that there are none (see
`ifodesk.domain.home_codes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ifodesk.domain.declare import keyed, register
from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutral:
    """Field codes 10-49 in the home and in its entry in the pool, the same in both."""

    id: EntityId
    name: str | None = register(10, personal=True)
    """A short name of the unit's choosing ("Lärkan"), never a surname unless the home says so."""
    municipality: str | None = register(11)
    """SCB code of the home's own municipality."""
    place: str | None = register(12, personal=True)
    """A village or town, never an address; None: the municipality only."""
    phone: str | None = register(13, personal=True)
    kinds: Mapping[str, bool] = keyed(14)
    """Codes of `HomeKind`."""
    places: int | None = register(15)
    """How many placed children the home takes at most."""
    bands: Mapping[str, bool] = keyed(16)
    """Codes of `ifodesk.domain.matching.terms.AgeBand` that the home wants to take."""
    takes: Mapping[str, bool] = keyed(17)
    """Girls, boys: codes of `Sex`."""
    children_bands: Mapping[str, bool] = keyed(18, personal=True)
    """Age bands of children who live in the home, own and placed together, so that nobody reads out which."""
    own_room: bool | None = register(19)
    daytime: bool | None = register(20)
    """Whether an adult is at home in daytime."""
    work: str | None = register(21, personal=True)
    """What the adults work with, in a word or two."""
    driving: bool | None = register(22)
    languages: Mapping[str, bool] = keyed(23)
    """Languages that the home can support, by name; nobody's origin."""
    pets: Mapping[str, bool] = keyed(24)
    smoke_free: bool | None = register(25)
    schools: Mapping[str, bool] = keyed(26)
    """Schools within reach, by name."""
    parent_contact: bool | None = register(27)
    """Whether parents may meet their child in the home."""
    holidays: bool | None = register(28)
    """Whether the home takes a child over holidays and weekends."""
    keeps_away: Mapping[str, bool] = keyed(29)
    """Places whose children the home asks not to be given, by name ("who may not live near"). Never a person."""
    courses: Mapping[str, bool] = keyed(30)
    """Courses that the adults have taken, by name."""
    wishes: str | None = register(31, personal=True)
    """What the home wishes, practical only."""
