"""A place for tonight, and the printed list for those who have the on-call telephone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ifodesk.domain.case_number import UNAMBIGUOUS
from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.terms import HomeKind, Standing
from ifodesk.domain.matching.tonight import Tonight, TonightAnswer, tonight
from ifodesk.usecases.home_papers import OnCallList, OnCallRow
from ifodesk.usecases.home_reading import home_law
from ifodesk.usecases.pool import PoolLine, ReadPool
from ifodesk.usecases.pool_matching import as_match_home
from ifodesk.usecases.session import Session

_SIGNS = 3


def around(session: Session) -> Around:
    """Return what a match needs to know here and today, the municipality's own number of days first."""
    return Around(session.gazetteer, session.clock.today(), home_law(session).vacancy_days.count)


@dataclass(frozen=True, slots=True)
class TonightFound:
    """Whom to ring, with what the pool knows about each."""

    answer: TonightAnswer
    lines: Mapping[str, PoolLine]
    """By the id of the home in the answer."""


@dataclass(frozen=True, slots=True)
class FindTonight:
    """Find emergency homes for tonight in the pool as it is known here; needs no network."""

    session: Session

    def __call__(self, asked: Tonight) -> TonightFound:
        """Return them."""
        lines = {line.home.value.id.hex(): line for line in ReadPool(self.session)()}
        found = tonight(asked, [as_match_home(line) for line in lines.values()], around(self.session))
        return TonightFound(found, lines)


@dataclass(frozen=True, slots=True)
class PrepareOnCallList:
    """Prepare the numbered list of every emergency home that takes placements, neutral fields only."""

    session: Session

    def __call__(self, near: str = "") -> OnCallList:
        """Return it, the latest confirmation first.

        The number holds the week and three random signs: two who print offline do not get the same.

        Args:
            near: Name of the place to reckon roads from; "" to leave them out.
        """
        session, here = self.session, around(self.session)
        week = here.today.isocalendar()
        lines = [(line, as_match_home(line)) for line in ReadPool(session)()]
        rows = [_row(line, home, near, here) for line, home in lines if _takes(home)]
        return OnCallList(
            number=f"{week.year}-{week.week:02}-{self._signs()}",
            made_on=here.today,
            made_by=session.directory.me().name,
            near=near,
            rows=_latest_first(rows),
            practice=session.practice,
        )

    def _signs(self) -> str:
        return "".join(UNAMBIGUOUS[byte % len(UNAMBIGUOUS)] for byte in self.session.random(_SIGNS))


def _takes(home: Home) -> bool:
    return HomeKind.EMERGENCY in home.kinds and home.standing is Standing.OPEN


def _latest_first(rows: Sequence[OnCallRow]) -> tuple[OnCallRow, ...]:
    return tuple(sorted(rows, key=lambda row: -row.confirmed_on.toordinal() if row.confirmed_on else 0))


def _row(line: PoolLine, home: Home, near: str, here: Around) -> OnCallRow:
    places = here.places
    start, end = places.where(near) if near else None, places.where(home.place, home.municipality)
    municipality = places.names.get(home.municipality, home.municipality)
    return OnCallRow(
        home=home.name,
        municipality=municipality,
        place=home.place or municipality,
        phone=line.home.value.phone or "",
        bands=home.bands,
        places=home.places,
        confirmed_on=home.confirmed_on,
        old=here.is_old(home.confirmed_on),
        road=places.road(start, end) if start and end else None,
    )
