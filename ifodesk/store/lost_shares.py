"""Cases shared between municipalities that the signed-in person read and was taken out of: what may still be said.

A compartment that was left is gone (PROTOCOL rules 2 and 8). Kept is only what tells its former reader that it was one:
which municipality shared it, the agreed last day, and when it was gone here. It is the same for an end, a wall and a
cut. Only that the own municipality has left the group is told beside, which all of it may know: then what it shared
itself is told of too, since that copy stays with the others. Never a name or number, never a reason, never who did it.
The id answers the page where the case stood open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.codec import Item
from ifodesk.domain.ids import EntityId
from ifodesk.store.database import Database
from ifodesk.store.keys.settings import Settings
from ifodesk.store.lived import LivedTime
from ifodesk.store.queries.values import day, instant
from ifodesk.usecases.lost_share_views import LostShare

KEPT_MS: Final = 30 * 86_400_000
"""So long a case is told of, in milliseconds of days in which the vault was used."""
_SETTING: Final = "lost_shares"
_PARTS: Final = (5, 7)
"""Kept by older programs; with whether the own municipality had left, and had shared the case."""
_LIVED: Final = 4
_BASIS: Final = """
    SELECT c.id, b.from_municipality, b.to_municipality, b.ends_on
    FROM p_shared_case_basis b JOIN p_case c ON c.id = b."case" AND c.compartment = b.compartment
    WHERE b.compartment = ? AND b.from_municipality IS NOT NULL
    ORDER BY b.entity DESC LIMIT 1"""


@final
@dataclass(frozen=True, slots=True)
class LostShares:
    """What is kept of them."""

    database: Database

    def note(self, compartment: int, own: str, now_ms: int, *, left: bool) -> None:
        """Keep what may be said of a shared case that is about to be left. Inside a transaction of the caller.

        Args:
            compartment: Its row.
            own: SCB code of the signed-in person's municipality.
            now_ms: What the clock says, ms since 1970.
            left: It has left the group; of what it shared itself nothing is kept before.
        """
        if (found := self.database.one(_BASIS, (compartment,))) is None:
            return
        case, came_from, went_to, ends_on = found
        ours = came_from == own
        place = went_to if ours else came_from
        if place is not None and (left or not ours):
            others = tuple(one for one in self._kept() if one[0] != case)
            kept = (case, place, ends_on, now_ms, LivedTime(self._settings).now_ms(), left, ours)
            self._settings.set(_SETTING, (*others, kept))

    def all(self) -> tuple[LostShare, ...]:
        """Return those of late, the newest first; not one that is read again."""
        return tuple(one for one in map(_share, reversed(self._kept())) if not self._is_read(one.case))

    def put_away(self, case: EntityId) -> None:
        """Keep nothing more of a case: the person has read what is told. Inside a transaction of the caller."""
        self._settings.set(_SETTING, tuple(one for one in self._kept() if one[0] != case))

    def _is_read(self, case: EntityId) -> bool:
        return self.database.one("SELECT 1 FROM p_case WHERE id = ?", (case,)) is not None

    def _kept(self) -> tuple[tuple[Item, ...], ...]:
        value, now = self._settings.get(_SETTING), LivedTime(self._settings).now_ms()
        rows = [one for one in value if isinstance(one, tuple)] if isinstance(value, tuple) else []
        return tuple(one for one in rows if len(one) in _PARTS and _is_young(one[_LIVED], now))

    @property
    def _settings(self) -> Settings:
        return Settings(self.database)


def _is_young(at: Item, now: int) -> bool:
    return isinstance(at, int) and now - at < KEPT_MS


def _share(kept: tuple[Item, ...]) -> LostShare:
    case, place, ends_on, gone_ms, _, *how = kept
    return LostShare(
        case=EntityId(case if isinstance(case, bytes) else b""),
        municipality=str(place),
        ends_on=day(ends_on if isinstance(ends_on, str) else None),
        gone_at=instant(gone_ms if isinstance(gone_ms, int) else 0),
        left=how[:1] == [True],
        ours=how[1:] == [True],
    )
