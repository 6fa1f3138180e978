"""What a match needs to know beside the need and the homes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ifodesk.domain.matching.places import Gazetteer

STALE_DAYS: Final = 30
"""Own rule until the group sets another: so many days after the last confirmation free places are unclear."""


@dataclass(frozen=True, slots=True)
class Around:
    """Places, today, and when a confirmation is too old."""

    places: Gazetteer
    today: date
    stale_days: int = STALE_DAYS

    def is_old(self, confirmed_on: date | None) -> bool:
        """Return whether free places that were confirmed on a day are unclear today.

        Never confirmed is unclear, and so is a day that has not come: some computer's clock is wrong.
        """
        return confirmed_on is None or not 0 <= (self.today - confirmed_on).days <= self.stale_days
