"""A plan of forty goals on real vaults: adopted, copied, and the same copy made on a colleague's computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.compose.own_folders import CarefulPapers
from ifodesk.domain.entities.case import CaseType, Party, PartyRole
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy
from ifodesk.domain.frozen_copy import PaperKind
from ifodesk.system.resources import fonts
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.plan_copies import CopyAgain, GiveCopy, OpenCopies
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, OpenPlan
from tests.store.world import World

GOALS, MEASURES = 40, 4
SAID = "Vi går igenom hur veckan har varit och vad som behövs till nästa gång, i lugn och ro. "


@pytest.mark.slow
def test_a_plan_of_forty_goals_is_adopted_and_its_copy_is_the_same_on_another_computer(tmp_path: Path) -> None:
    world = World(tmp_path)
    chief = world.founder()
    world.sync(rounds=2)
    karin = world.joins("Karin Norberg", chief)
    world.sync(rounds=3)
    session = chief.open.session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    LetIn(session)(case, karin.me)
    plan = OpenPlan(session)(case).id
    seen = session.records.get(InternalSip, plan)
    told = replace(seen.value, own_words="Klara nian.", plan_lead="Karin", next_follow_up_on=session.clock.today())
    ChangePlan(session)(seen, told)
    for number in range(GOALS):
        goal = AddGoal(session)(plan, text=f"Mål {number} {SAID}").id
        for _ in range(MEASURES):
            AddMeasure(session)(goal, text=SAID, responsible="Per Lindgren", due_on=session.clock.today())
    AddConsent(session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma", form=AgreementForm.ORAL)
    AddAgreement(session)(plan, name="Alma", form=AgreementForm.PRESENT)
    father = AddParty(session)(case, role=PartyRole.GUARDIAN, name="Sven Dold", protected=True).id
    AdoptPlan(session)(plan)

    desk = OpenCopies(session)(plan)
    to = desk.recipients[0]
    assert len(desk.frozen.goals) == GOALS
    made = GiveCopy(session)(desk, to, PaperKind.PLAN, how=CopyWay.BY_HAND).id
    papers = CarefulPapers(fonts())
    given = papers.plan(desk.ready(to, PaperKind.PLAN).copy)
    other = session.records.get(Party, father)
    ChangeParty(session)(other, replace(other.value, name="Nils Ny"))  # what was given stays as it was given
    world.sync(rounds=3)

    there = karin.open.session
    assert there.records.get(PaperCopy, made).value.how_given is CopyWay.BY_HAND
    assert papers.plan(CopyAgain(there)(made)) == given
    world.close()
