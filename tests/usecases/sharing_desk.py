"""A desk with units, a plan in three goals, and consents: for tests of parts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.plans import ChangePlan, OpenPlan
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import AddUnit
from tests.ui.fakes import KARIN, LISA, PER
from tests.usecases.desk import Desk, desk

BOARD, BRANCH = "Socialnämnden", "Individ- och familjeomsorg"


@dataclass
class Shared:
    """Karin's plan. Per works with income support, and with work too."""

    at: Desk
    case: EntityId
    plan: EntityId
    goals: tuple[EntityId, ...]
    own: EntityId
    support: EntityId
    """Same board and branch."""
    work: EntityId
    """Another board."""

    @property
    def session(self) -> Session:
        return self.at.session

    def take_part(self, unit: EntityId | None = None, *, until: date | None = None) -> EntityId:
        """Write down a consent to take part."""
        return self._consent(ConsentKind.PARTICIPATION, unit, frozenset(), until)

    def waive(self, unit: EntityId, *goals: EntityId, until: date | None = None) -> EntityId:
        """Write down a waiver to a unit."""
        return self._consent(ConsentKind.SECRECY_WAIVER, unit, frozenset(goals), until)

    def _consent(
        self, kind: ConsentKind, unit: EntityId | None, goals: frozenset[EntityId], until: date | None
    ) -> EntityId:
        session = self.session
        consent = Consent(
            id=new_id(session.random),
            plan=self.plan,
            kind=kind,
            given_by="Alma",
            given_on=session.clock.today(),
            form=AgreementForm.ORAL,
            unit=unit,
            goals=goals,
            valid_until=until,
        )
        session.records.save([Write(consent)])
        return consent.id


def add_unit(at: Desk, name: str, members: Collection[MemberId], *, board: str = BOARD, area: str = "lss") -> EntityId:
    """Let the chief add a unit."""
    chief = at.sit_down(LISA)
    made = AddUnit(chief.session)(name, board=board, branch=BRANCH, area=area, members=members)
    at.sit_down(KARIN)
    return made.id


def shared() -> Shared:
    """Return a plan with three goals, a measure each, and three units."""
    at = desk()
    own = add_unit(at, "Barn och unga", [KARIN], area="child_youth")
    support = add_unit(at, "Ekonomiskt bistånd", [PER], area="income_support")
    work = add_unit(at, "Arbetsmarknadsenheten", [PER], board="Utbildningsnämnden", area="labour_market")
    session = at.session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, "Alma Testsson", personal_number="200101012388").case
    plan = OpenPlan(session)(case).id
    seen = session.records.get(InternalSip, plan)
    heading = replace(seen.value, own_words="Klara nian.", plan_lead="Karin", next_follow_up_on=session.clock.today())
    ChangePlan(session)(seen, heading)
    goals = []
    for text in ("Gå i skolan", "Klara hyran", "Må bättre"):
        goal = AddGoal(session)(plan, text=text).id
        due = session.clock.today()
        AddMeasure(session)(goal, text=f"Börja: {text}", responsible="Per Lundmark", responsible_member=PER, due_on=due)
        goals.append(goal)
    return Shared(at, case, plan, tuple(goals), own, support, work)
