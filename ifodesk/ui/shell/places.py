"""Where a person is and came from. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.ids import EntityId

_MOST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a case with a tab and a thing in it."""

    page: str
    case: EntityId | None = None
    tab: str = ""
    target: EntityId | None = None


class Places:
    """The way here. Going to the same case again replaces the place; the rail begins anew."""

    def __init__(self) -> None:
        self._way: list[Place] = []

    @property
    def here(self) -> Place | None:
        """Return the present place; None before the first."""
        return self._way[-1] if self._way else None

    def go(self, place: Place, *, anew: bool = False) -> None:
        """Go to *place*; *anew* forgets the way here."""
        if anew:
            self._way.clear()
        if self._way and (self._way[-1].page, self._way[-1].case) == (place.page, place.case):
            self._way.pop()
        self._way = [*self._way[-_MOST:], place]

    def back(self) -> Place | None:
        """Go one step back and return where that is; None at the beginning of the way."""
        if len(self._way) < 2:  # noqa: PLR2004 - here, and where one came from
            return None
        self._way.pop()
        return self._way[-1]
