"""Gates in any order, each with a day or why not, and what the proposal waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.disqualification import Answer, AnswerWay, DisqualificationAnswer
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.terms import Answer as MatchAnswer
from ifodesk.domain.matching.terms import Criterion
from ifodesk.domain.placement_gates import GateState
from ifodesk.usecases.claims import ReservePlace
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_papers import HomeCover
from ifodesk.usecases.home_today import home_tasks
from ifodesk.usecases.needs import NoteNeed, SendStep1
from ifodesk.usecases.placements import planned_duties
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import (
    ChangeProposal,
    DeferGate,
    PassGate,
    Propose,
    SkipGate,
    StartProposal,
    WithdrawProposal,
    proposals_of,
)
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.words.home_words import task_line
from ifodesk.words.placement_words import duty_lines, proposal_paper
from tests.ui.fakes import ASELE, KARIN
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.placement_desk import BY_HAND, Placing, placing
from tests.usecases.test_needs import SIBLINGS


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def way(at: Desk) -> Placing:
    return placing(at)


def test_nothing_is_proposed_until_every_gate_has_a_day_or_a_reason(way: Placing) -> None:
    by_hand = [code for code in BY_HAND if code != "unit_asked"]  # a place is reserved
    every = ["network", "graded_need", "home_asked", "naming_basis", *by_hand[1:], "consultation"]
    assert way.blocked() == every
    with refused(Refusal.GATES_OPEN, every):
        Propose(way.session)(way.seen())
    way.told()  # what other records show needs no hand
    assert way.blocked() == [*by_hand, "consultation"]
    for code in reversed(by_hand):
        SkipGate(way.session)(way.proposal, code, "Barnet bor redan där")
    assert way.blocked() == ["consultation"]
    PassGate(way.session)(way.proposal, "consultation", municipality=ASELE)
    Propose(way.session)(way.seen())
    assert way.seen().value.proposed_by == KARIN
    with refused(Refusal.ALREADY_PROPOSED):
        ChangeProposal(way.session)(way.seen(), way.seen().value)


def test_a_consultation_that_could_not_wait_is_recorded_afterwards_as_such(way: Placing) -> None:
    way.told()
    for code in BY_HAND:
        PassGate(way.session)(way.proposal, code)
    with refused(Refusal.CANNOT_FOLLOW):
        DeferGate(way.session)(way.proposal, "assessed", "Det var natt")
    with refused(Refusal.UNKNOWN_GATE):
        DeferGate(way.session)(way.proposal, "consultation", "Det var natt", municipality="2481")
    DeferGate(way.session)(way.proposal, "consultation", "Det var natt", municipality=ASELE)
    assert (way.gate("consultation").state, way.blocked()) == (GateState.COULD_NOT_WAIT, [])
    Propose(way.session)(way.seen())
    (task,) = home_tasks(way.session)
    assert (task.urgent, task_line(task)) == (True, "1 samråd som inte kunde vänta är inte gjort än")
    PassGate(way.session)(way.proposal, "consultation", municipality=ASELE)
    assert home_tasks(way.session) == ()
    found = way.gate("consultation")
    assert (found.state, found.note, found.on) == (
        GateState.AFTERWARDS,
        "Det var natt",
        way.session.clock.today(),
    )


def test_a_consultation_of_a_withdrawn_proposal_asks_for_nothing_more(way: Placing) -> None:
    DeferGate(way.session)(way.proposal, "consultation", "Det var natt", municipality=ASELE)
    assert len(home_tasks(way.session)) == 1
    WithdrawProposal(way.session)(way.seen(), "Hemmet fick förhinder")
    assert home_tasks(way.session) == ()


def test_whoever_already_has_a_child_in_the_home_is_to_be_consulted_too(at: Desk, way: Placing) -> None:
    claim = Claim(id=new_id(at.session.random), home=way.entry, municipality="2481", state=ClaimState.TAKEN)
    at.session.records.save([Write(claim)])
    assert ReadProposal(at.session)(way.proposal).consult == (ASELE, "2481")
    PassGate(at.session)(way.proposal, "consultation", municipality="2481")
    assert way.blocked().count("consultation") == 1


def test_a_handler_with_a_hinder_stops_it_whatever_was_written(way: Placing) -> None:
    PassGate(way.session)(way.proposal, "disqualification")
    assert way.gate("disqualification").state is GateState.DONE
    answer = DisqualificationAnswer(
        id=new_id(way.session.random), case=way.case, member=KARIN, answer=Answer.HINDER, way=AnswerWay.OWN
    )
    way.session.records.save([Write(answer)])
    assert way.gate("disqualification").state is GateState.STOPPED
    assert "disqualification" in way.blocked()


def test_a_decision_says_who_took_it_and_comes_after_the_proposal(way: Placing) -> None:
    with refused(Refusal.NOT_PROPOSED):
        PassGate(way.session)(way.proposal, "decision", choice="board")
    way.proposed()
    with refused(Refusal.CHOICE_NEEDED):
        PassGate(way.session)(way.proposal, "decision")
    with refused(Refusal.IN_THE_FUTURE):
        tomorrow = way.session.clock.today() + timedelta(days=1)
        PassGate(way.session)(way.proposal, "decision", choice="board", on=tomorrow)
    PassGate(way.session)(way.proposal, "decision", choice="board")
    assert (way.gate("decision").choice, way.gate("decision").rule.certain) == ("nämnden", False)


def test_odd_gates_and_reasons_are_refused(way: Placing) -> None:
    for code in ("telepathy", "proposal", "consultation"):
        with refused(Refusal.UNKNOWN_GATE):
            PassGate(way.session)(way.proposal, code)
    with refused(Refusal.REASON_NEEDED):
        SkipGate(way.session)(way.proposal, "network", " ")
    with refused(Refusal.NAME_NEEDED):
        StartProposal(way.session).network(way.need, "")


def test_a_withdrawn_proposal_keeps_why_and_gives_its_place_back(way: Placing) -> None:
    claim = way.seen().value.claim
    assert claim is not None
    WithdrawProposal(way.session)(way.seen(), "Hemmet fick förhinder")
    assert way.session.records.get(Claim, claim).value.state is ClaimState.RELEASED
    (kept,) = proposals_of(way.session, way.case)
    assert kept.value.withdrawn_reason == "Hemmet fick förhinder"
    with refused(Refusal.ALREADY_ENDED):
        WithdrawProposal(way.session)(way.seen(), "En gång till")
    with refused(Refusal.ALREADY_PROPOSED):
        PassGate(way.session)(way.proposal, "network")


def test_a_network_home_has_no_place_in_the_pool_and_nobody_to_consult(way: Placing) -> None:
    made = StartProposal(way.session).network(way.need, "Mormor")
    file = ReadProposal(way.session)(made.id)
    (consultation,) = [one for one in file.gates if one.rule.code == "consultation"]
    assert (consultation.state, file.answers, file.consult) == (GateState.NOT_NEEDED, None, ())


def test_the_paper_tells_reasons_gates_other_homes_and_who_does_what(way: Placing) -> None:
    session = way.session
    seen = way.seen()
    ChangeProposal(session)(
        seen,
        replace(seen.value, reasons_for="Nära skolan\n\nTar båda", considered={"aa": "Lärkan\nFör långt bort"}),
    )
    way.proposed()
    DeferGate(session)(way.proposal, "consultation", "Det var natt", municipality=ASELE)
    file = ReadProposal(session)(way.proposal)
    cover = HomeCover(municipality="Dorotea", case_number="D-1", made_on=session.clock.today(), made_by="Karin")
    duties = duty_lines(planned_duties(session, file.proposal.value), session.placement_law, session.directory)
    paper = proposal_paper(file, cover, session.directory, duties=duties)
    assert (paper.home, paper.home_municipality) == ("Udden", "Åsele")
    assert paper.reasons_for == ("Nära skolan", "Tar båda")
    assert [(one.home, one.why) for one in paper.considered] == [("Lärkan", "För långt bort")]
    last = paper.gates[-1]
    assert last.title == "Information till och samråd med kommunen: Åsele"
    assert last.note == "Kunde inte vänta, görs i efterhand. Det var natt"
    assert {one.municipality for one in paper.duties} == {"Dorotea", "Åsele"}
    assert paper.answers is not None
    places = next(one for one in paper.answers.findings if one.criterion is Criterion.PLACES)
    assert places.answer is MatchAnswer.MET  # what is reserved for this child is not taken from it


def test_gates_of_a_case_that_is_not_read_do_not_exist(way: Placing) -> None:
    assert way.session.records.all(Need) != ()
    assert proposals_of(way.session, EntityId(b"z" * 16)) == ()


def test_a_proposal_takes_the_newest_reservation_of_its_own_need(at: Desk) -> None:
    way = placing(at, reserve=False)
    need, other = (NoteNeed(at.session)(way.case, SIBLINGS).id for _ in range(2))
    for one in (need, other):
        SendStep1(at.session)(at.session.records.get(Need, one))
    step1, theirs = (at.session.records.get(Need, one).value.step1 for one in (need, other))
    ReservePlace(at.session)(way.entry, need=step1)
    at.world.clock.pass_time(minutes=1)
    newest = ReservePlace(at.session)(way.entry, need=step1).id
    at.world.clock.pass_time(minutes=1)
    nameless = ReservePlace(at.session)(way.entry).id
    ReservePlace(at.session)(way.entry, need=theirs)
    made = [StartProposal(at.session)(need, way.entry, kind=HomeKind.FOSTER).id for _ in range(4)]
    claims = [at.session.records.get(Proposal, one).value.claim for one in made]
    assert claims[0] == newest
    assert claims[2:] == [nameless, None]  # each reservation stands in one proposal only, and never for another need
