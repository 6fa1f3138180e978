"""Figures of the placements that the signed-in person reads; nothing about few children is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.home_figures import HomeFigures, Spell, figures
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.usecases.home_papers import BoardFigures
from ifodesk.usecases.session import Session

YEARS: Final = 4
"""So many years stand beside each other on the board's page."""
_KINDS: Final = {kind.value: kind for kind in HomeKind}


@dataclass(frozen=True, slots=True)
class ReadHomeFigures:
    """Count the placements of a year."""

    session: Session

    def __call__(self, year: int) -> HomeFigures:
        """Return what may be told of the placements that the person reads: a chief's are the municipality's."""
        return figures(tuple(_spells(self.session)), year, self.session.clock.today())


@dataclass(frozen=True, slots=True)
class PrepareBoardFigures:
    """Prepare the board's page: a year, with the ones before it."""

    session: Session

    def __call__(self, year: int) -> BoardFigures:
        """Return it; years before the first placement are left out."""
        session = self.session
        spells = tuple(_spells(session))
        today, directory = session.clock.today(), session.directory
        first = min((one.first.year for one in spells), default=year)
        years = range(min(max(first, year - YEARS + 1), year), year + 1)
        return BoardFigures(
            whose=directory.municipality_name(directory.me().municipality),
            years=tuple(figures(spells, one, today) for one in years),
            names=session.gazetteer.names,
            made_on=today,
            practice=session.practice,
        )


def _spells(session: Session) -> Iterator[Spell]:
    """Yield each child's time in each home. A child is the number of it in its case, so one who moves counts once."""
    for seen in session.records.all(Placement):
        one = seen.value
        kind = _KINDS.get(one.kind or "")
        if one.first_on is None or kind is None or (one.last_on is not None and one.last_on < one.first_on):
            continue
        children = max(one.places or 1, 1)
        for number in range(children):
            yield Spell(
                child=(one.case or one.id, number),
                municipality=one.municipality or "",
                kind=kind,
                first=one.first_on,
                last=one.last_on,
                need_on=one.need_on,
                cost_per_day=None if one.cost_per_day is None else Decimal(one.cost_per_day) / children,
                ended=one.ended,
            )
