"""The dated law that the program ships, for tests of what depends on it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

from ifodesk.domain.collaboration import Collaboration
from ifodesk.domain.disqualification_law import DisqualificationLaw
from ifodesk.domain.sharing_law import SharingLaw
from ifodesk.system.resources import resource


@cache
def the_law(on: date = date(2026, 11, 26)) -> DisqualificationLaw:
    """Return the law of disqualification as it stands on a day."""
    return DisqualificationLaw.from_data(json.loads(resource("law/disqualification.json").read_text("utf-8")), on)


@cache
def sharing_law(on: date = date(2026, 11, 26)) -> SharingLaw:
    """Return by what right a case may be shared on a day."""
    return SharingLaw.from_data(json.loads(resource("law/sharing.json").read_text("utf-8")), on=on)


@cache
def collaboration() -> Collaboration:
    """Return the areas and process maps that ship, with the places of the eight municipalities."""
    areas, maps = (json.loads(resource(f"sip/{name}.json").read_text("utf-8")) for name in ("areas", "process_map"))
    return Collaboration.from_data(areas, maps, places=("Dorotea", "Åsele", "Borgafjäll"))
