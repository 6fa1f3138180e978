"""Two homes of Dorotea, one of them in the pool, and people in two municipalities: for tests of the window."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.home import AdultRole, HomeAdult, HomeOpening, HomeWaiver, Requirement, RequirementOutcome
from ifodesk.domain.entities.home import Home as HomeEntity
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_pool import SHAREABLE
from ifodesk.domain.home_timeline import ASSESSMENT
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.home_requirements import NoteDone
from ifodesk.usecases.home_waivers import NoteWaiver
from ifodesk.usecases.homes import AddAdult, AddHome, ChangeHome
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.session import Session
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.ui.fakes import ASELE, DOROTEA
from tests.usecases.desk import Desk, desk

FILES = (HomeEntity, HomeAdult, HomeWaiver, Requirement, HomeOpening)


@dataclass
class HomesDesk:
    """Karin's homes."""

    at: Desk
    pooled: EntityId
    entry: EntityId
    new: EntityId

    @property
    def session(self) -> Session:
        return self.at.session

    def as_seen_elsewhere(self) -> None:
        """Take the homes' own files away, as where nobody has their keys."""
        kept = self.at.world.records.kept
        for entity in [entity for entity, one in kept.items() if isinstance(one.value, FILES)]:
            del kept[entity]


def homes_desk() -> HomesDesk:
    """Return Lärkan in the pool with two places confirmed today, and Myran with nothing done yet."""
    at = desk()
    pooled = pooled_home(at.session, "Lärkan", (HomeKind.FOSTER, HomeKind.EMERGENCY))
    entry = EnterPool(at.session)(pooled).entry
    ConfirmVacancy(at.session)(entry, 2)
    new = AddHome(at.session)("Myran", [HomeKind.FOSTER]).id
    return HomesDesk(at, pooled, entry, new)


def pooled_home(
    session: Session, name: str, kinds: tuple[HomeKind, ...] = (HomeKind.FOSTER,), *, place: str = "Borgafjäll"
) -> EntityId:
    """Return a home with everything that the pool asks for."""
    home = AddHome(session)(name, kinds, place=place).id
    seen = session.records.get(HomeEntity, home)
    bands = {"0-5": True, "6-12": True}
    takes = {"girl": True, "boy": True}
    told = replace(seen.value, phone="070-174 06 05", bands=bands, takes=takes, places=3, pets={"none": True})
    ChangeHome(session)(seen, told)
    adult = AddAdult(session)(home, AdultRole.CARER, "Anna Lundgren").id
    NoteDone(session)(home, ASSESSMENT, outcome=RequirementOutcome.SUITABLE)
    NoteWaiver(session)(adult, municipalities=(DOROTEA, ASELE), fields=SHAREABLE)
    return home
