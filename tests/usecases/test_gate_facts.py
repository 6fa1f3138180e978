"""What other records show of the gates: told with day and source, and never in a person's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.disqualification import Answer, DisqualificationMatter, Outcome
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.entities.pool import Claim, Inquiry, InquiryAnswer
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.placement_gates import FactKind, GateState
from ifodesk.usecases.claims import ReservePlace, SettleClaims
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.disqualification_raising import RaiseDisqualification
from ifodesk.usecases.due_questions import AskState, standing_of_member
from ifodesk.usecases.inquiries import AnswerInquiry
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.naming_basis import RecordNamingBasis
from ifodesk.usecases.need_matching import AskAbout
from ifodesk.usecases.needs import NoteNeed, SendStep1, group_needs
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.placements import StartPlacement
from ifodesk.usecases.pool_stops import StopPlacements
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import PassGate, StartProposal, WithdrawProposal
from ifodesk.usecases.seen import Write
from ifodesk.words.placement_words import gate_note
from tests.ui.fakes import EVA, IN_STEP, KARIN, LISA, PER, FakeSync
from tests.usecases.desk import Desk, desk
from tests.usecases.home_desk import Homes
from tests.usecases.placement_desk import Placing, placing
from tests.usecases.test_needs import SIBLINGS

pytestmark = pytest.mark.slow


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def way(at: Desk) -> Placing:
    return placing(at)


def shown(way: Placing, code: str) -> tuple[FactKind | None, GateState]:
    """Return what a gate is shown by, and how it stands."""
    view = way.gate(code)
    return None if view.fact is None else view.fact.kind, view.state


def test_a_home_is_asked_when_it_has_said_yes_and_its_last_word_counts(way: Placing) -> None:
    session = way.session
    SendStep1(session)(session.records.get(Need, way.need))
    told = group_needs(session)[0]
    answers = {
        None: (FactKind.HOME_SILENT, GateState.OPEN),
        InquiryAnswer.LATER: (FactKind.HOME_LATER, GateState.OPEN),
        InquiryAnswer.YES: (FactKind.HOME_YES, GateState.DONE),
    }
    asked = AskAbout(session)(told, way.entry).id
    for answer, expected in answers.items():
        if answer is not None:
            AnswerInquiry(session)(session.records.get(Inquiry, asked), answer)
        assert shown(way, "home_asked") == expected
    way.at.world.clock.at += timedelta(days=1)
    again = AskAbout(session)(told, way.entry).id
    AnswerInquiry(session)(session.records.get(Inquiry, again), InquiryAnswer.NO)
    assert shown(way, "home_asked") == (FactKind.HOME_NO, GateState.OPEN)
    assert gate_note(way.gate("home_asked")).startswith("Hemmet svarade nej")


def test_the_homes_unit_is_asked_by_a_reservation_once_it_has_left_the_laptop(way: Placing) -> None:
    assert shown(way, "unit_asked") == (FactKind.PLACE_RESERVED, GateState.DONE)
    offline = replace(way.session, sync=FakeSync(replace(IN_STEP, last_round=None)))
    gates = ReadProposal(offline)(way.proposal).gates
    (unit,) = [one for one in gates if one.rule.code == "unit_asked"]
    assert (unit.state, unit.fact and unit.fact.kind) == (GateState.OPEN, FactKind.RESERVED_UNSENT)
    claim = way.session.records.children(Claim, way.entry)[0].value.id
    SettleClaims(way.at.sit_down(EVA).session)(way.entry, {claim})
    way.at.sit_down(KARIN)
    assert shown(way, "unit_asked") == (FactKind.PLACE_SETTLED, GateState.DONE)


def test_a_place_that_went_to_another_is_told_beside_the_gate(way: Placing) -> None:
    unit = way.at.sit_down(EVA).session
    theirs = ReservePlace(unit)(way.entry, places=2).id
    SettleClaims(unit)(way.entry, {theirs})
    way.at.sit_down(KARIN)
    assert shown(way, "unit_asked") == (FactKind.PLACE_LOST, GateState.OPEN)
    ReservePlace(way.session)(way.entry, places=1)
    assert shown(way, "unit_asked") == (FactKind.PLACE_RESERVED, GateState.DONE)


def test_a_place_reserved_after_the_proposal_was_begun_is_the_proposals_place(at: Desk) -> None:
    way = placing(at, reserve=False)
    assert shown(way, "unit_asked") == (None, GateState.OPEN)
    claim = ReservePlace(at.session)(way.entry, places=2).id
    assert shown(way, "unit_asked") == (FactKind.PLACE_RESERVED, GateState.DONE)
    way.proposed()
    PassGate(at.session)(way.proposal, "decision", choice="committee")
    StartPlacement(at.session)(way.proposal)
    assert way.seen().value.claim == claim
    assert [seen.value.id for seen in at.session.records.children(Claim, way.entry)] == [claim]


def test_a_place_reserved_for_another_child_is_not_this_childs(at: Desk) -> None:
    way = placing(at, reserve=False)
    ReservePlace(at.session)(way.entry, need=EntityId(b"another need 123"))
    assert shown(way, "unit_asked") == (None, GateState.OPEN)


def test_jav_is_looked_at_when_handler_and_everybody_asked_have_answered_for_the_whole_circle(way: Placing) -> None:
    at, session = way.at, way.session
    assert shown(way, "disqualification") == (FactKind.HANDLER_SILENT, GateState.OPEN)
    at.review()
    AnswerForMyself(session)(way.case, Answer.NO_HINDER)
    assert shown(way, "disqualification") == (FactKind.CIRCLE_LACKS, GateState.OPEN)  # no guardian is noted
    AddParty(session)(way.case, role=PartyRole.GUARDIAN, name="Eva Testsson")
    assert shown(way, "disqualification") == (FactKind.HANDLER_SILENT, GateState.OPEN)
    AnswerForMyself(session)(way.case, Answer.NO_HINDER)
    assert shown(way, "disqualification") == (FactKind.NO_HINDER, GateState.DONE)
    NoteOralAnswer(session)(way.case, PER, Answer.WANTS_TO_TALK, at=session.clock.now())
    assert shown(way, "disqualification") == (FactKind.OTHERS_SILENT, GateState.OPEN)
    NoteOralAnswer(session)(way.case, PER, Answer.NO_HINDER, at=session.clock.now())
    assert gate_note(way.gate("disqualification")) == "Inget hinder, svarat av alla tillfrågade (2)"
    AddParty(session)(way.case, role=PartyRole.FOSTER_HOME, name="Anna Testsson")
    assert standing_of_member(session, way.case, KARIN).state is AskState.STALE
    assert shown(way, "disqualification") == (FactKind.HANDLER_SILENT, GateState.OPEN)


def test_a_stop_that_comes_after_the_place_was_reserved_stops_the_proposal_until_the_unit_settles_it(
    way: Placing,
) -> None:
    PassGate(way.session)(way.proposal, "unit_asked", note="Ringde Eva")
    unit = way.at.sit_down(EVA).session
    assert len(StopPlacements(unit)(way.entry).notices) == 1, "the chief of who has reserved is told"
    way.at.sit_down(KARIN)
    assert shown(way, "unit_asked") == (FactKind.PLACES_STOPPED, GateState.STOPPED)
    assert "unit_asked" in way.blocked()
    assert gate_note(way.gate("unit_asked")) == (
        "Hemmets enhet har stoppat nya placeringar från 26 november 2026: ring hemkommunen"
    )
    claim = way.session.records.children(Claim, way.entry)[0].value.id
    SettleClaims(way.at.sit_down(EVA).session)(way.entry, {claim})
    way.at.sit_down(KARIN)
    assert shown(way, "unit_asked") == (FactKind.PLACE_SETTLED, GateState.DONE)


def test_a_no_that_came_after_somebody_wrote_the_gate_is_told_beside_it(way: Placing) -> None:
    SendStep1(way.session)(way.session.records.get(Need, way.need))
    PassGate(way.session)(way.proposal, "home_asked", note="De sa ja")
    asked = AskAbout(way.session)(group_needs(way.session)[0], way.entry).id
    AnswerInquiry(way.session)(way.session.records.get(Inquiry, asked), InquiryAnswer.NO)
    assert gate_note(way.gate("home_asked")) == "De sa ja. Hemmet svarade nej 26 november 2026"


def test_a_matter_of_jav_about_the_handler_passes_no_gate_whatever_the_handler_answered(way: Placing) -> None:
    AddParty(way.session)(way.case, role=PartyRole.GUARDIAN, name="Eva Testsson")
    way.at.review()
    AnswerForMyself(way.session)(way.case, Answer.NO_HINDER)
    assert shown(way, "disqualification") == (FactKind.NO_HINDER, GateState.DONE)
    chief = way.at.sit_down(LISA).session
    matter = RaiseDisqualification(chief)(way.case, KARIN, circumstances="Systern är vårdnadshavare").id
    way.at.sit_down(KARIN)
    assert shown(way, "disqualification") == (FactKind.JAV_OPEN, GateState.OPEN)
    seen = chief.records.get(DisqualificationMatter, matter)
    way.session.records.save([Write(replace(seen.value, outcome=Outcome.JAV), seen)])
    PassGate(way.session)(way.proposal, "disqualification", note="Inget jäv")
    assert shown(way, "disqualification") == (FactKind.HANDLER_RULED, GateState.STOPPED)


def test_a_right_to_name_the_child_is_told_by_its_provision(way: Placing) -> None:
    session = way.session
    assert shown(way, "naming_basis") == (None, GateState.OPEN)
    RecordNamingBasis(session)(way.case, EVA, basis="osl_26_9", detail="Barn under 18 år")
    assert gate_note(way.gate("naming_basis")) == "Grund antecknad: OSL 26 kap. 9 §"
    way.told()
    assert gate_note(way.gate("naming_basis")) == "Delat ärende, OSL 26 kap. 9 §"
    consultation = way.gate("consultation")
    assert consultation.state is GateState.OPEN  # told, and nobody has been consulted by that
    assert gate_note(consultation) == "Delat ärende med kommunen sedan 26 november 2026"


def test_somebody_of_the_network_who_was_tried_is_told_beside_the_gate(way: Placing) -> None:
    session = way.session
    made = StartProposal(session).network(way.need, "Mormor Anna").id
    network = ReadProposal(session)(made).gates
    states = {one.rule.code: one.state for one in network}
    assert (states["network"], states["graded_need"]) == (GateState.DONE, GateState.DONE)
    assert shown(way, "network") == (None, GateState.OPEN)
    WithdrawProposal(session)(session.records.get(Proposal, made), "Hon orkar inte")
    assert shown(way, "network") == (FactKind.NETWORK_TRIED, GateState.OPEN)
    assert gate_note(way.gate("network")) == "Prövat och draget tillbaka 26 november 2026: Mormor Anna"


def test_registers_are_told_to_whoever_reads_the_homes_file_and_never_assess_it(at: Desk) -> None:
    session, today = at.session, at.session.clock.today()
    homes = Homes(session)
    home, adult, entry = homes.pooled()
    case = at.open_case()
    need = NoteNeed(session)(case, SIBLINGS).id
    proposal = StartProposal(session)(need, entry, kind=HomeKind.FOSTER).id
    way = Placing(at, case, need, entry, proposal)
    assert shown(way, "assessed") == (FactKind.REGISTERS_RENEWED, GateState.OPEN)
    seen = session.records.get(Need, need)
    at.world.clock.at += timedelta(days=10)
    later = NoteNeed(session)(case, SIBLINGS).id
    other = StartProposal(session)(later, entry, kind=HomeKind.FOSTER).id
    assert shown(replace(way, proposal=other), "assessed") == (FactKind.REGISTERS_OLD, GateState.OPEN)
    assert seen.value.arisen_on == today
    homes.assess(home, adult)
    assert shown(replace(way, proposal=other), "assessed") == (FactKind.REGISTERS_RENEWED, GateState.OPEN)


def test_a_colleague_who_reads_and_was_never_asked_is_no_open_question(way: Placing) -> None:
    AddParty(way.session)(way.case, role=PartyRole.GUARDIAN, name="Eva Testsson")
    way.at.review()
    AnswerForMyself(way.session)(way.case, Answer.NO_HINDER)
    LetIn(way.session)(way.case, PER)
    assert shown(way, "disqualification")[1] is GateState.DONE
