"""The main job: open a case, see the jäv, hand over, write an intern-SIP, print it; the chief's laptop gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case, CaseType, PartyRole
from ifodesk.domain.entities.disqualification import Answer, DisqualificationMatter, Outcome
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.follow_ups import PlanFollowUp
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, OpenPlan
from tests.program.team import Desk, dorotea

KARIN, PER, BERIT = "Karin Norberg", "Per Lind", "Berit Ask"


def write_shortest_plan(desk: Desk, case: EntityId) -> EntityId:
    """Write and adopt the shortest plan that may be adopted; return the version."""
    session = desk.session
    plan = OpenPlan(session)(case).id
    seen = session.records.get(InternalSip, plan)
    wish = "Jag vill bo kvar här och klara nian."
    ChangePlan(session)(seen, replace(seen.value, own_words=wish, plan_lead="Per Lind, Barn och unga"))
    goal = AddGoal(session)(plan, text="Gå i skolan minst fyra dagar i veckan", baseline="2 dagar", indicator="närvaro")
    AddMeasure(session)(
        goal.id, text="Skjuts", responsible="Per Lind", unit="Ekonomiskt bistånd", due_on=date(2026, 12, 1)
    )
    PlanFollowUp(session)(session.records.get(InternalSip, plan), date(2027, 1, 15))
    AddConsent(session)(plan, kind=ConsentKind.PARTICIPATION, given_by="Alma Testsson", form=AgreementForm.ORAL)
    AddAgreement(session)(plan, name="Alma Testsson", role="klient", form=AgreementForm.PRESENT)
    return AdoptPlan(session)(plan).id


def test_karin_sees_her_jav_hands_over_and_the_chief_gets_pers_plan(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        karin, per, berit = (team.desks[name] for name in (KARIN, PER, BERIT))
        AddOwnTie(karin.session)(relation="sibling", name="Lena Testsson")
        ReviewOwnTies(karin.session)()

        opened = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson")
        AddParty(karin.session)(opened.case, role=PartyRole.GUARDIAN, name="Lena Testsson")
        check = CheckDisqualification(karin.session)(opened.case)
        assert check.state is CheckState.HITS
        assert any("6 kap. 28 §" in ground.provision for hit in check.hits for ground in hit.hit.assessment.grounds)

        matter = ReportOwnDisqualification(karin.session)(opened.case)
        NoteOralAnswer(karin.session)(opened.case, per.id, Answer.NO_HINDER, at=team.clock.now())
        done = HandOver(karin.session)(opened.case, per.id)
        assert not done.still_mine
        with pytest.raises(NotFoundError):
            karin.session.queries.overview(opened.case)
        assert karin.session.queries.cases() == ()
        assert karin.session.queries.search("Alma") == ()

        team.everybody_syncs()
        overview = per.session.queries.overview(opened.case)
        assert overview.row.handler == per.id
        assert set(overview.readers) == {per.id, berit.id}
        version = write_shortest_plan(per, opened.case)
        plan = per.session.queries.plans(opened.case)[-1].value.id
        pdf = per.opened.print_sip(plan, version, tmp_path / "plan.pdf")
        assert pdf.read_bytes().startswith(b"%PDF-")

        team.everybody_syncs()
        (mine,) = berit.session.queries.cases()
        assert mine.client == "Alma Testsson"
        versions = berit.session.queries.sip(plan).versions
        assert [one.value.id for one in versions] == [version]
        assert berit.opened.print_sip(plan, version, tmp_path / "chief.pdf").read_bytes() == pdf.read_bytes()
        closed = berit.session.records.get(DisqualificationMatter, matter.id).value
        assert closed.outcome is Outcome.RESOLVED_BY_REPLACEMENT
        assert closed.replaced_by == per.id
        for desk in team.desks.values():
            assert desk.session.sync.state().held == ()


def test_what_karin_wrote_after_handing_over_on_an_old_copy_never_reaches_the_case(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        karin, per = team.desks[KARIN], team.desks[PER]
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        ReportOwnDisqualification(karin.session)(case)
        HandOver(karin.session)(case, per.id)
        with pytest.raises(NotFoundError):
            karin.session.records.get(Case, case)
        team.everybody_syncs()
        assert per.session.records.get(Case, case).value.handler == per.id
        assert karin.session.sync.state().waiting == ()


def test_two_people_edit_one_plan_offline_different_fields_land_and_one_field_asks(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN, PER) as team:
        karin, per = team.desks[KARIN], team.desks[PER]
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        karin.session.readers.let_in(case, per.id)
        plan = OpenPlan(karin.session)(case).id
        team.everybody_syncs()

        hers, his = (desk.session.records.get(InternalSip, plan) for desk in (karin, per))
        ChangePlan(karin.session)(hers, replace(hers.value, own_words="Hennes", situation="Läget"))
        ChangePlan(per.session)(his, replace(his.value, own_words="Hans", plan_lead="Per"))
        team.everybody_syncs()
        for desk in (karin, per):
            seen = desk.session.records.get(InternalSip, plan)
            assert (seen.value.situation, seen.value.plan_lead) == ("Läget", "Per")
            assert seen.conflicts == {"own_words"}
            (conflict,) = desk.session.log.conflicts()
            assert {option.value for option in conflict.options} == {"Hennes", "Hans"}

        (conflict,) = karin.session.log.conflicts()
        karin.session.log.resolve(conflict, "Båda")
        team.everybody_syncs()
        for desk in (karin, per):
            seen = desk.session.records.get(InternalSip, plan)
            assert seen.value.own_words == "Båda"
            assert not desk.session.log.conflicts()


def test_nothing_is_lost_when_the_folder_is_gone_and_the_next_round_goes_on(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN) as team:
        karin, berit = team.desks[KARIN], team.desks[BERIT]
        case = OpenCase(karin.session)(CaseType.OTHER, "Bo Testsson").case
        away = team.hub.rename(tmp_path / "away")
        assert karin.session.sync.round().problem == "hub_gone"
        assert karin.session.sync.state().waiting
        away.rename(team.hub)
        team.everybody_syncs()
        assert berit.session.queries.overview(case).row.client == "Bo Testsson"
        assert karin.session.sync.state().waiting == ()


def test_a_locked_and_unlocked_vault_shows_the_same(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN) as team:
        karin = team.desks[KARIN]
        case = OpenCase(karin.session)(CaseType.OTHER, "Bo Testsson").case
        before = karin.session.queries.overview(case)
        karin.lock()
        karin.unlock()
        assert karin.session.queries.overview(case) == before


def test_a_hundred_new_cases_in_one_round_all_reach_the_chief(tmp_path: Path) -> None:
    with dorotea(tmp_path, KARIN) as team:
        karin, berit = team.desks[KARIN], team.desks[BERIT]
        with karin.opened.parts.records.bulk():
            for number in range(100):
                OpenCase(karin.session)(CaseType.OTHER, f"Klient Nummer {number}")
        team.everybody_syncs()
        assert len(berit.session.queries.cases()) == 100
        assert berit.sync().fetched == 0
