"""What a worker does in these tests."""

from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.plans import ChangePlan, OpenPlan
from tests.store.queries.conftest import Vault


def open_case(vault: Vault, name: str = "Alma Testsson") -> EntityId:
    return OpenCase(vault.session)(CaseType.CHILD_YOUTH, name).case


def ready_note(vault: Vault, case: EntityId, text: str = "Hembesök.") -> EntityId:
    note = StartNote(vault.session)(case, text=text, title="Hembesök").id
    FinishNote(vault.session)(vault.session.records.get(Note, note))
    return note


def whole_plan(vault: Vault, case: EntityId) -> EntityId:
    """Return a plan that lacks nothing."""
    session, today = vault.session, vault.clock.today()
    plan = OpenPlan(session)(case).id
    seen = session.records.get(InternalSip, plan)
    ChangePlan(session)(seen, replace(seen.value, own_words="Klara nian.", plan_lead="Karin", next_follow_up_on=today))
    goal = AddGoal(session)(plan, text="Gå i skolan").id
    AddMeasure(session)(goal, text="Skjuts", responsible="Per", due_on=today)
    AddConsent(session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma", form=AgreementForm.ORAL)
    AddAgreement(session)(plan, name="Alma", form=AgreementForm.PRESENT)
    return plan
