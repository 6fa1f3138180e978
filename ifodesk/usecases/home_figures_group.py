"""Figures of placements that municipalities give to the group, and the board's page of all together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ifodesk.domain.entities.instruments import PooledCount
from ifodesk.domain.home_figures_form import GivenFigures, from_form, given, to_form, together
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_figures import YEARS, ReadHomeFigures
from ifodesk.usecases.home_papers import BoardFigures
from ifodesk.usecases.instrument_packs import check_known, check_leader
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Saved, Write
from ifodesk.usecases.session import Session

_WHAT: Final = "placements"
"""Stands where figures of interviews name their instrument: no instrument has the name."""


@dataclass(frozen=True, slots=True)
class GiveHomeFigures:
    """Give the municipality's figures of a year that has ended to the group. Once: two counts would tell a child."""

    session: Session

    def __call__(self, year: int) -> Saved:
        """Save them as the chief reads them.

        Raises ``RuleError``: only_a_chief, older_group, year_not_ended, already_counted.
        """
        session = self.session
        check_leader(session)
        check_known(session, "pooled_count")
        me, now = session.directory.me(), session.clock.now()
        if year >= session.clock.today().year:
            raise RuleError(Refusal.YEAR_NOT_ENDED)
        wanted = _count_id(me.municipality, year)
        if find(session.records, PooledCount, wanted) is not None:
            raise RuleError(Refusal.ALREADY_COUNTED)
        count = PooledCount(
            id=wanted,
            municipality=me.municipality,
            instrument=_WHAT,
            year=year,
            figures=to_form(given(ReadHomeFigures(session)(year))),
            made_at=now,
            made_by=me.id,
        )
        return session.records.save([Write(count)], home=GROUP)


@dataclass(frozen=True, slots=True)
class GroupHomeFigures:
    """What municipalities have given of a year."""

    given: dict[str, GivenFigures]
    """By SCB code."""
    unreadable: tuple[str, ...]
    """Of those whose figures this program cannot read: named, not guessed."""


@dataclass(frozen=True, slots=True)
class ReadGroupHomeFigures:
    """Read what municipalities have given."""

    session: Session

    def __call__(self, year: int) -> GroupHomeFigures:
        """Return it for a year."""
        found: dict[str, GivenFigures] = {}
        unreadable = []
        for seen in self.session.records.all(PooledCount):
            one, code = seen.value, seen.value.municipality or ""
            if (one.year, one.instrument) != (year, _WHAT):
                continue
            try:
                found[code] = from_form(one.figures or "")
            except ValueError:
                unreadable.append(code)
        return GroupHomeFigures(dict(sorted(found.items())), tuple(sorted(unreadable)))


@dataclass(frozen=True, slots=True)
class PrepareGroupBoard:
    """Prepare the board's page of all municipalities together."""

    session: Session

    def __call__(self, year: int) -> BoardFigures:
        """Return it: a year with those before it that anybody has given; it says whose figures they are."""
        session = self.session
        read = {one: ReadGroupHomeFigures(session)(one).given for one in range(year - YEARS + 1, year + 1)}
        names = session.gazetteer.names
        who = sorted((names.get(code, code) for code in read[year]), key=swedish_key)
        return BoardFigures(
            whose=", ".join(who),
            years=tuple(together(one, told) for one, told in read.items() if told or one == year),
            names=names,
            made_on=session.clock.today(),
            practice=session.practice,
        )


def _count_id(municipality: str, year: int) -> EntityId:
    return part_id(EntityId(municipality.encode()), f"{year}:{_WHAT}")
