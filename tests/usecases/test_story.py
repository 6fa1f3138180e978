"""The main job on real vaults over a hub: jäv found, asked, answered, handed over, planned, read by the chief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case, CaseType, Party, PartyRole
from ifodesk.domain.entities.disqualification import Answer, AnswerWay, DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_version import fingerprint
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.conflicts import ResolveConflict
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.disqualification_questions import AnswerQuestion, AskColleague, TakeInAnswer
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.goals import AddGoal, AddMeasure, ChangeGoal
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, OpenPlan
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.transfers import CopyToRecord, MarkTransferred
from ifodesk.usecases.undo import UndoStack
from ifodesk.usecases.views import TodayKind
from ifodesk.words.record_words import plain_text
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow


@dataclass
class Office:
    """Three people of one municipality: Berit is the chief of new cases."""

    world: World
    berit: Seat
    karin: Seat
    per: Seat

    def sync(self) -> None:
        """Let everybody meet often enough that all news has come."""
        for seat in self.world.seats:
            seat.later()
        self.world.sync(rounds=3)


def session(seat: Seat) -> Session:
    return seat.open.session


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with three(tmp_path) as (world, berit, karin, per):
        settings = MunicipalitySettings(id=EntityId(berit.core.identity.municipality), chief_for_new_cases=berit.me)
        session(berit).records.save([Write(settings)], home=MUNICIPALITY)
        made = Office(world, berit, karin, per)
        made.sync()
        yield made


def sisters_case(office: Office) -> EntityId:
    """Return a case of Karin's in which her sister is a guardian."""
    karin = session(office.karin)
    case = OpenCase(karin)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    AddParty(karin)(case, role=PartyRole.GUARDIAN, name="Anna Lind", relation="parent")
    AddOwnTie(karin)(relation="sibling", name="Anna Lind", former_surname="Norberg")
    ReviewOwnTies(karin)()
    return case


def nothing_of(seat: Seat, case: EntityId, name: str, number: str) -> bool:
    """Return whether a person finds nothing at all of a case."""
    one = session(seat)
    with pytest.raises(NotFoundError):
        one.records.get(Case, case)
    with pytest.raises(NotFoundError):
        one.readers.readers(case)
    view = one.queries.today(one.clock.today())
    found = (one.queries.cases(), one.queries.search(name), one.queries.search(number), one.queries.untransferred())
    return found == ((), (), (), ()) and all(line.case != case for line in view.lines) and view.untransferred == ()


def number_of(seat: Seat, case: EntityId) -> str:
    return session(seat).records.get(Case, case).value.number or ""


def test_a_new_case_is_read_by_its_author_and_the_chief_and_exists_for_nobody_else(office: Office) -> None:
    case = sisters_case(office)
    office.sync()
    assert set(session(office.berit).readers.readers(case)) == {office.karin.me, office.berit.me}
    assert [row.client for row in session(office.berit).queries.cases()] == ["Alma Testsson"]
    assert nothing_of(office.per, case, "Alma", number_of(office.karin, case))


def test_from_own_jav_to_a_plan_that_the_chief_reads(office: Office) -> None:
    case = sisters_case(office)
    number = number_of(office.karin, case)
    ask_and_take_in(office, case)
    step_aside(office, case, number)
    plan = write_plan(office, case)
    read_by_chief(office, case, plan)


def ask_and_take_in(office: Office, case: EntityId) -> None:
    """Karin sees her hit, reports it and asks Per, who answers on his own device and is let in."""
    karin, per = session(office.karin), session(office.per)
    check = CheckDisqualification(karin)(case)
    assert check.state is CheckState.HITS
    assert check.hits[0].hit.assessment.grounds[0].code is Ground.PARTY_OR_AFFECTED
    ReportOwnDisqualification(karin)(case, ground=Ground.PARTY_OR_AFFECTED)
    question = AskColleague(karin)(case, office.per.me).id
    office.sync()
    (asked,) = per.queries.questions()
    assert sorted(name.value.name or "" for name in asked.circle) == ["Alma Testsson", "Anna Lind"]
    assert nothing_of(office.per, case, "Alma", number_of(office.karin, case))
    assert [line.kind for line in per.queries.today(per.clock.today()).lines] == [TodayKind.QUESTION]
    ReviewOwnTies(per)()
    assert CheckDisqualification(per).question(question).state is CheckState.NOTHING_IN_LIST
    AnswerQuestion(per)(asked.question, Answer.NO_HINDER)
    office.sync()
    assert [view.question.value.answer for view in karin.queries.questions()] == [Answer.NO_HINDER]
    TakeInAnswer(karin)(question)
    office.sync()
    assert [row.client for row in per.queries.cases()] == ["Alma Testsson"]
    answers = {seen.value.member: seen.value for seen in per.queries.jav(case).answers}
    assert answers[office.karin.me].answer is Answer.HINDER
    assert (answers[office.per.me].answer, answers[office.per.me].way) == (Answer.NO_HINDER, AnswerWay.SYNC)
    assert per.queries.jav(case).own_ties == ()


def step_aside(office: Office, case: EntityId, number: str) -> None:
    """Karin hands over: the case is Per's, and exists for Karin no more."""
    karin, berit = session(office.karin), session(office.berit)
    (matter,) = berit.records.all(DisqualificationMatter)
    assert matter.value.closed_at is None
    assert not HandOver(karin)(case, office.per.me).still_mine
    assert nothing_of(office.karin, case, "Alma", number)
    office.sync()
    assert nothing_of(office.karin, case, "Alma", number)
    assert session(office.per).records.get(Case, case).value.handler == office.per.me
    assert set(berit.readers.readers(case)) == {office.berit.me, office.per.me}
    closed = berit.records.get(DisqualificationMatter, matter.value.id).value
    assert (closed.outcome, closed.replaced_by) == (Outcome.RESOLVED_BY_REPLACEMENT, office.per.me)


def write_plan(office: Office, case: EntityId) -> EntityId:
    """Per writes the shortest whole plan and adopts it."""
    per = session(office.per)
    today = per.clock.today()
    plan = OpenPlan(per)(case).id
    seen = per.records.get(InternalSip, plan)
    ChangePlan(per)(seen, replace(seen.value, own_words="Klara nian.", plan_lead="Per Lind", next_follow_up_on=today))
    goal = AddGoal(per)(plan, text="Gå i skolan").id
    AddMeasure(per)(goal, text="Skjuts", responsible="Per Lind", due_on=today)
    AddConsent(per)(plan, kind=ConsentKind.PARTICIPATION, given_by="Anna Lind", form=AgreementForm.ORAL)
    AddAgreement(per)(plan, name="Alma", form=AgreementForm.PRESENT)
    AdoptPlan(per)(plan)
    office.sync()
    return plan


def read_by_chief(office: Office, case: EntityId, plan: EntityId) -> None:
    """The chief reads the same version, word for word, and marks it as transferred."""
    berit, per = session(office.berit), session(office.per)
    (here,), (there,) = (one.queries.sip(plan).versions for one in (berit, per))
    assert here.value == there.value
    (text,) = CopyToRecord(berit)(case)
    assert fingerprint(here.value.canonical or "") in plain_text([text])
    MarkTransferred(berit)(here.value.id, case, record_number="J 17")
    office.sync()
    assert per.queries.untransferred(case) == ()
    assert nothing_of(office.karin, case, "Alma", "D-26")


def test_two_who_write_one_field_both_see_both_values_and_the_choice_reaches_the_other(office: Office) -> None:
    karin, berit = session(office.karin), session(office.berit)
    case = OpenCase(karin)(CaseType.ADULT, "Bo Ek").case
    plan = OpenPlan(karin)(case).id
    goal = AddGoal(karin)(plan, baseline="3 dagar").id
    office.sync()
    for one, baseline in ((karin, "2 dagar"), (berit, "1 dag")):
        seen = one.records.get(Goal, goal)
        ChangeGoal(one)(seen, replace(seen.value, baseline=baseline))
    office.sync()
    for one in (karin, berit):
        (conflict,) = one.log.conflicts()
        assert {option.value for option in conflict.options} == {"2 dagar", "1 dag"}
        assert conflict.seen == "3 dagar"
        assert one.queries.today(one.clock.today()).conflicts == 1
    (mine,) = karin.log.conflicts()
    ResolveConflict(karin)(mine, "1 dag")
    office.sync()
    for one in (karin, berit):
        assert one.records.get(Goal, goal).value.baseline == "1 dag"
        assert one.log.conflicts() == ()


def test_undo_takes_back_what_nobody_has_overtaken(office: Office) -> None:
    karin = session(office.karin)
    case = OpenCase(karin)(CaseType.ADULT, "Bo Ek").case
    (client,) = karin.records.children(Party, case)
    undo = UndoStack(karin.records)
    undo.push(ChangeParty(karin)(client, replace(client.value, name="Bosse Ek")))
    undo.push(ChangeParty(karin)(karin.records.get(Party, client.value.id), client.value))
    undo.undo()
    undo.undo()
    assert karin.records.get(Party, client.value.id).value.name == "Bo Ek"
    assert not undo.can_undo


def test_own_ties_reach_nobody_elses_device(office: Office) -> None:
    sisters_case(office)
    office.sync()
    for seat in (office.berit, office.per):
        assert session(seat).queries.own_ties() == ((), ())
    assert MemberId(office.karin.me) != office.per.me
    assert session(office.berit).records.all(PlanVersion) == ()
