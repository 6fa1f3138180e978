"""A home in Karin's municipality with everything that the pool asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, RequirementOutcome
from ifodesk.domain.home_codes import HomeKind, as_codes
from ifodesk.domain.home_pool import SHAREABLE
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.home_reading import ReadHome, pool_municipalities
from ifodesk.usecases.home_requirements import NoteDone
from ifodesk.usecases.home_waivers import NoteWaiver
from ifodesk.usecases.homes import AddAdult, AddHome, ChangeHome
from ifodesk.usecases.pool import EnterPool, PoolLine, ReadPool
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session


@dataclass
class Homes:
    """Ways to work with homes in one session."""

    session: Session

    def add(self, name: str = "Lärkan", *kinds: HomeKind) -> tuple[EntityId, EntityId]:
        """Return a home with one adult who takes the assignment."""
        home = AddHome(self.session)(name, kinds or (HomeKind.FOSTER,), place="Saxnäs").id
        return home, AddAdult(self.session)(home, AdultRole.CARER, "Anna Testsson", guardian=True).id

    def assess(self, home: EntityId, adult: EntityId, on: date | None = None) -> None:
        """Write down all that is asked before a placement."""
        for line in ReadHome(self.session)(home).timeline.lines:
            code = line.rule.code
            outcome = RequirementOutcome.SUITABLE if code == "general_assessment" else RequirementOutcome.CLEAR
            who = adult if line.rule.per_adult else None
            NoteDone(self.session)(home, code, outcome=outcome, adult=who, done_on=on)

    def waive(self, adult: EntityId, *fields: str) -> EntityId:
        """Write down a waiver to everybody who reads the pool."""
        codes = pool_municipalities(self.session)
        return NoteWaiver(self.session)(adult, municipalities=codes, fields=fields or SHAREABLE).id

    def pooled(self, name: str = "Lärkan", *fields: str) -> tuple[EntityId, EntityId, EntityId]:
        """Return a home in the pool: its file, its adult, its entry."""
        home, adult = self.add(name)
        seen = self.seen(home)
        full = replace(
            seen.value,
            phone="070-174 06 05",
            address="Strandvägen 1",
            places=2,
            children_bands=as_codes({"6-12"}),
            wishes="Gärna syskon",
        )
        ChangeHome(self.session)(seen, full)
        self.assess(home, adult)
        self.waive(adult, *fields)
        return home, adult, EnterPool(self.session)(home).entry

    def seen(self, home: EntityId) -> Seen[Home]:
        """Return what stands about a home."""
        return self.session.records.get(Home, home)

    def adult(self, adult: EntityId) -> Seen[HomeAdult]:
        """Return what stands about an adult."""
        return self.session.records.get(HomeAdult, adult)

    def line(self) -> PoolLine:
        """Return the only line of the pool."""
        (found,) = ReadPool(self.session)()
        return found
