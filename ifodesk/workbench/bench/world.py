"""Vaults to measure in: one person's, with as many invented cases as are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.case_number import new as new_number
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.store.vault.stretching import Cost
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.ports import Home
from ifodesk.usecases.seen import Write
from ifodesk.workbench.bench.crowd import DAY, Crowd, Somebody
from ifodesk.workbench.practice.seeded import SeededBytes

PASSPHRASE: Final = "en lösenfras som bara mäts"  # noqa: S105 - of vaults that hold invented people only
DOROTEA: Final = "2425"
_CHEAP: Final = Cost(64, 1, 1)
"""Stretching the passphrase is left out of what is measured."""
NOW: Final = datetime(DAY.year, DAY.month, DAY.day, 9, 30, tzinfo=UTC)
_CASES_A_COMMIT: Final = 250


@dataclass(slots=True)
class BenchClock:
    """Serves the port ``Clock``: a morning in which every look is one millisecond later than the one before."""

    at: datetime = NOW

    def now(self) -> datetime:
        """Return the moment."""
        self.at += timedelta(milliseconds=1)
        return self.at

    def today(self) -> date:
        """Return the day of the bench."""
        return DAY


def new(*entities: object) -> list[Write[object]]:
    """Return the writes of new entities."""
    return [Write(entity) for entity in entities]


def surroundings() -> Surroundings:
    """Return what vaults are measured with: a fixed day, no key ring, no stretching."""
    return Surroundings(key_ring=NoKeyRing(), clock=BenchClock(), cost=_CHEAP, least_cost=_CHEAP)


def found_vault(folder: Path, around: Surroundings) -> None:
    """Make a vault in *folder* whose owner has founded a group with one municipality."""
    fresh = founding.make_vault(folder, PASSPHRASE, around, hint="Birgitta Ahlgren, Dorotea")
    with fresh.opened() as bare:
        founding.found(bare, DOROTEA, "Dorotea", "Birgitta Ahlgren", "IFO-chef")


@contextmanager
def opened(folder: Path, around: Surroundings) -> Iterator[Opened]:
    """Open a vault on the calling thread and close it at the end."""
    found = open_here(folder, PASSPHRASE, around)
    try:
        yield found
    finally:
        found.session.close()


@dataclass(frozen=True, slots=True)
class Casework:
    """Opens cases in a vault."""

    opened: Opened
    crowd: Crowd = field(default_factory=lambda: Crowd(1))
    ids: SeededBytes = field(default_factory=lambda: SeededBytes(1, "bench"))

    def open_cases(self, cases: int, *, people: int) -> list[EntityId]:
        """Open *cases* with *people* in all, spread evenly; each a compartment and a save of its own. Return them."""
        made: list[EntityId] = []
        while len(made) < cases:
            with self.opened.parts.records.bulk():
                for _ in range(min(_CASES_A_COMMIT, cases - len(made))):
                    home = Home("restricted", self.opened.session.readers.open_compartment(()))
                    here = people * (len(made) + 1) // cases - people * len(made) // cases
                    made.append(self.open_case(here, home))
        return made

    def open_case(self, people: int, home: Home) -> EntityId:
        """Open one case with at least its client in it, read by the signed-in person alone."""
        session = self.opened.session
        me, kinds = session.directory.me().id, tuple(CaseType)
        case = Case(
            id=self.ids.entity(),
            number=new_number(DOROTEA, DAY, self.ids),
            case_type=kinds[self.ids(1)[0] % len(kinds)],
            municipality=DOROTEA,
            handler=me,
            opened_on=DAY - timedelta(days=self.ids(1)[0]),
            status=CaseStatus.OPEN,
            chief=me,
        )
        parties = (self._party(case.id, self.crowd.somebody(), client=not number) for number in range(max(1, people)))
        session.records.save(new(case, *parties), home=home)
        return case.id

    def _party(self, case: EntityId, person: Somebody, *, client: bool) -> Party:
        return Party(
            id=self.ids.entity(),
            case=case,
            role=PartyRole.CLIENT if client else PartyRole.RELATIVE,
            name=person.name,
            personal_number=person.personal_number,
            birth_year=person.birth_year,
        )
