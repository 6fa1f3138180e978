"""A child moves in, somebody does each thing, and it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ifodesk.domain.entities.placement import Placement, PlacementDuty
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.home_figures import Ended
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_gates import GateState
from ifodesk.domain.placement_law import PLACING
from ifodesk.domain.placement_rules import PlacementWarning, emergency_limit
from ifodesk.usecases.claims import ReservePlace
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.place_finishing import finish_places
from ifodesk.usecases.placement_agreement import AgreeDuty
from ifodesk.usecases.placements import (
    ChangeDuty,
    ChangePlacement,
    EndPlacement,
    ReadPlacement,
    StartPlacement,
    placements_of,
)
from ifodesk.usecases.proposals import PassGate, Propose, SkipGate, StartProposal, proposals_of
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.step2 import share_with
from ifodesk.usecases.unfinished import finish_what_was_begun
from ifodesk.words.placement_words import warning_line
from tests.ui.fakes import ASELE, DOROTEA, EVA, KARIN, LISA
from tests.usecases.desk import Desk, a_full_disk, desk, refused
from tests.usecases.placement_desk import Placing, placing


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def way(at: Desk) -> Placing:
    return placing(at)


def claims(way: Placing) -> list[Claim]:
    return [seen.value for seen in way.session.records.children(Claim, way.entry)]


def duties(way: Placing, placed: Seen[Placement]) -> dict[str | None, PlacementDuty]:
    file = ReadPlacement(way.session)(placed.value.id)
    return {one.value.kind: one.value for one in file.duties}


def test_nobody_moves_in_before_a_decision(way: Placing) -> None:
    with refused(Refusal.NOT_DECIDED):
        StartPlacement(way.session)(way.proposal)
    way.proposed()
    with refused(Refusal.NOT_DECIDED):
        StartPlacement(way.session)(way.proposal)


def test_the_placement_lies_where_both_read_it_and_the_pool_knows_places_only(way: Placing) -> None:
    placed = way.placed()
    shared = share_with(way.session, way.case, ASELE, [EVA])
    assert (placed.value.case, placed.value.home_name, placed.value.places) == (shared, "Udden", 2)
    assert [one.value.id for one in placements_of(way.session, way.case)] == [placed.value.id]
    (claim,) = claims(way)
    assert (claim.state, claim.places, claim.municipality) == (ClaimState.TAKEN, 2, DOROTEA)
    assert way.gate("move_in").state is GateState.DONE
    with refused(Refusal.ALREADY_PLACED):
        StartPlacement(way.session)(way.proposal)


def test_the_pool_knows_of_every_child_that_moved_in_though_fewer_places_were_reserved(at: Desk) -> None:
    way = placing(at, reserve=False)
    ReservePlace(at.session)(way.entry, places=1)
    assert way.placed().value.places == 2
    assert [one.places for one in claims(way)] == [2]


def test_who_does_what_is_prefilled_by_the_agreement_and_changed_by_hand(at: Desk, way: Placing) -> None:
    with refused(Refusal.ONLY_A_CHIEF):
        AgreeDuty(at.session)("coaching", PLACING)
    lisa = at.sit_down(LISA)
    AgreeDuty(lisa.session)("coaching", PLACING)
    AgreeDuty(lisa.session)("on_call", PLACING)
    AgreeDuty(lisa.session)("on_call", None)
    with refused(Refusal.UNKNOWN_DUTY):
        AgreeDuty(lisa.session)("telepathy", PLACING)
    at.sit_down(KARIN)
    placed = way.placed()
    who = duties(way, placed)
    assert list(who) == [rule.code for rule in way.session.placement_law.duties]
    assert (who["coaching"].municipality, who["coaching"].member) == (DOROTEA, KARIN)
    assert (who["visits"].municipality, who["on_call"].municipality) == (DOROTEA, ASELE)
    seen = way.session.records.get(PlacementDuty, who["support"].id)
    with refused(Refusal.NOT_A_MEMBER):
        ChangeDuty(way.session)(seen, DOROTEA, member=EVA)
    ChangeDuty(way.session)(seen, ASELE, person="Familjerätten", often="varje vecka")
    changed = duties(way, placed)["support"]
    assert (changed.person, changed.member, changed.changed_by) == ("Familjerätten", None, KARIN)


def test_a_moving_in_that_stopped_half_way_is_finished_by_doing_it_again(
    way: Placing, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.proposed()
    PassGate(way.session)(way.proposal, "decision", choice="board")
    records, saves = way.session.records, []
    save = records.save

    def fails(*args: object, **more: object) -> object:
        saves.append(args)
        if len(saves) in {2, 5}:  # before the placement; then before the pool
            code = "disk_full"
            raise WorldError(code)
        return save(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "save", fails)
    for _ in range(2):
        with pytest.raises(WorldError):
            StartPlacement(way.session)(way.proposal)
    made = StartPlacement(way.session)(way.proposal).id
    assert [one.value.id for one in placements_of(way.session, way.case)] == [made]
    assert [one.state for one in claims(way)] == [ClaimState.TAKEN]


def test_it_ends_with_a_day_and_the_pool_s_place_ends_too(at: Desk, way: Placing) -> None:
    placed = way.placed()
    yesterday = at.session.clock.today() - timedelta(days=1)
    with refused(Refusal.DAYS_BACKWARDS):
        EndPlacement(at.session)(placed, Ended.PLANNED, on=yesterday)
    eva = at.sit_down(EVA)
    with refused(Refusal.OTHER_MUNICIPALITY):
        EndPlacement(eva.session)(placed, Ended.BY_HOME)
    at.sit_down(KARIN)
    EndPlacement(at.session)(placed, Ended.BY_CHILD, reason="Flyttade till mormor")
    assert [(one.state, one.ended_on) for one in claims(way)] == [(ClaimState.ENDED, at.session.clock.today())]
    again = at.session.records.get(Placement, placed.value.id)
    with refused(Refusal.ALREADY_ENDED):
        EndPlacement(at.session)(again, Ended.PLANNED)


def test_many_children_and_long_in_an_emergency_home_warn_and_block_nothing(at: Desk, way: Placing) -> None:
    placed = way.placed()
    assert ReadPlacement(at.session)(placed.value.id).warnings == ()
    other = Claim(id=type(way.entry)(b"c" * 16), home=way.entry, municipality="2481", places=2, state=ClaimState.TAKEN)
    at.session.records.save([Write(other)])
    today = at.session.clock.today()
    ChangePlacement(at.session)(
        placed, replace(placed.value, kind=HomeKind.EMERGENCY.value, investigation_ended_on=today)
    )
    seen = at.session.records.get(Placement, placed.value.id)
    with refused(Refusal.DAYS_BACKWARDS):
        ChangePlacement(at.session)(seen, replace(seen.value, planned_until=date(2020, 1, 1)))
    limit = emergency_limit(seen.value, at.session.placement_law)
    assert limit is not None
    assert (limit - today).days in {61, 62}
    (many,) = ReadPlacement(at.session)(seen.value.id).warnings
    assert (many.code, many.children) == (PlacementWarning.MANY_CHILDREN, 4)
    at.world.clock.pass_time(days=50)
    assert ReadPlacement(at.session)(seen.value.id).warnings[1].code is PlacementWarning.EMERGENCY_SOON
    at.world.clock.pass_time(days=30)
    over = ReadPlacement(at.session)(seen.value.id).warnings[1]
    assert over.code is PlacementWarning.EMERGENCY_OVER
    assert "SoL 22 kap. 4 §" in warning_line(over, at.session.placement_law)
    ChangePlacement(at.session)(seen, replace(seen.value, longer_reason="Rättegången dröjer"))
    assert len(ReadPlacement(at.session)(seen.value.id).warnings) == 1


def test_a_network_home_is_placed_in_the_child_s_case_with_nothing_in_the_pool(at: Desk, way: Placing) -> None:
    made = StartProposal(at.session).network(way.need, "Mormor").id
    seen = next(one for one in proposals_of(at.session, way.case) if one.value.id == made)
    for rule in at.session.placement_law.gates:
        if rule.before_proposal and rule.code != "consultation":
            SkipGate(at.session)(made, rule.code, "Nätverkshem")
    Propose(at.session)(seen)
    PassGate(at.session)(made, "decision", choice="chair")
    before = claims(way)
    placed = at.session.records.get(Placement, StartPlacement(at.session)(made).id).value
    assert (placed.case, placed.claim, placed.home) == (way.case, None, None)
    assert claims(way) == before


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_disk_that_fills_up_while_a_child_moves_in_leaves_nothing_that_is_not_finished(
    at: Desk, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    way = placing(at)
    way.proposed()
    PassGate(way.session)(way.proposal, "decision", choice="committee")
    with a_full_disk(at, monkeypatch, room), pytest.raises(WorldError, match="disk_full"):
        StartPlacement(way.session)(way.proposal)
    if not way.session.records.all(Placement):
        StartPlacement(way.session)(way.proposal)  # as the button that is still there does
    finish_what_was_begun(way.session)
    (placed,) = way.session.records.all(Placement)
    assert placed.value.id == way.seen().value.placement
    assert len(ReadPlacement(way.session)(placed.value.id).duties) > 0
    assert [(one.id, one.state) for one in claims(way)] == [(placed.value.claim, ClaimState.TAKEN)]
    assert finish_places(way.session).kinds == frozenset()


def test_a_disk_that_fills_up_while_a_child_moves_out_ends_the_place_later(
    way: Placing, at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = way.placed()
    with a_full_disk(at, monkeypatch, 1), pytest.raises(WorldError, match="disk_full"):
        EndPlacement(way.session)(placed, Ended.PLANNED)
    finish_what_was_begun(way.session)
    assert [one.state for one in claims(way)] == [ClaimState.ENDED]
