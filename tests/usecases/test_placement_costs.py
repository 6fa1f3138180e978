"""A calculation stays with its proposal, is printed with it, and is carried into the placement."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.placement_costing import PlacementCost
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import AgencyHome, Cost, Period, agency_cost
from ifodesk.domain.placement_levels import Price
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_papers import HomeCover
from ifodesk.usecases.placement_costs import NoteCost, costs_of
from ifodesk.usecases.placements import StartPlacement
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import PassGate, StartProposal, WithdrawProposal
from ifodesk.words.placement_words import proposal_paper
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.placement_desk import Placing, placing

pytestmark = pytest.mark.slow
YEAR = Period(date(2026, 12, 7), date(2027, 12, 6))


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def way(at: Desk) -> Placing:
    return placing(at)


def cost(per_day: int) -> Cost:
    return agency_cost(AgencyHome(Price(Decimal(per_day), "Enligt avtal"), Decimal(0), None), YEAR)


def note(way: Placing, kind: HomeKind, per_day: int) -> None:
    way.at.world.clock.at += timedelta(minutes=1)
    NoteCost(way.session)(way.seen().value, kind, cost(per_day), {"per_day": str(per_day)})


def test_the_newest_of_each_kind_counts_and_the_proposals_own_kind_is_the_one_that_is_printed(way: Placing) -> None:
    for kind, per_day in ((HomeKind.AGENCY, 2150), (HomeKind.FOSTER, 900), (HomeKind.FOSTER, 950)):
        note(way, kind, per_day)
    found = costs_of(way.session, way.seen().value)
    assert found.own is not None
    assert (found.own.cost, found.before) == (cost(950), cost(900))
    assert [(one.kind, one.cost) for one in found.others] == [(HomeKind.AGENCY, cost(2150))]
    assert found.own.value.terms == {"per_day": "950"}
    cover = HomeCover(municipality="Dorotea", case_number="D-1", made_on=YEAR.first, made_by="Karin")
    paper = proposal_paper(ReadProposal(way.session)(way.proposal), cover, way.session.directory)
    assert (paper.cost, paper.other_costs) == (cost(950), ((HomeKind.AGENCY, cost(2150)),))


def test_the_placement_begins_with_the_price_by_the_day_and_follows_a_new_calculation(way: Placing) -> None:
    note(way, HomeKind.FOSTER, 900)
    note(way, HomeKind.AGENCY, 2150)
    way.proposed()
    PassGate(way.session)(way.proposal, "decision", choice="committee")
    placement = StartPlacement(way.session)(way.proposal).id
    assert way.session.records.get(Placement, placement).value.cost_per_day == 900
    note(way, HomeKind.AGENCY, 2200)
    assert way.session.records.get(Placement, placement).value.cost_per_day == 900  # another way is not this one
    note(way, HomeKind.FOSTER, 1000)
    assert way.session.records.get(Placement, placement).value.cost_per_day == 1000


def test_a_network_home_is_reckoned_as_an_own_one(way: Placing) -> None:
    made = StartProposal(way.session).network(way.need, "Mormor").id
    assert costs_of(way.session, way.session.records.get(Proposal, made).value).kind is HomeKind.FOSTER


def test_a_withdrawn_proposal_is_reckoned_no_more_and_keeps_what_stood_there(way: Placing) -> None:
    note(way, HomeKind.FOSTER, 900)
    WithdrawProposal(way.session)(way.seen(), "Hemmet fick förhinder")
    with refused(Refusal.ALREADY_PROPOSED):
        note(way, HomeKind.FOSTER, 950)
    assert len(way.session.records.children(PlacementCost, way.proposal)) == 1


def test_one_that_cannot_be_read_stands_there_and_is_never_a_sum(way: Placing) -> None:
    note(way, HomeKind.FOSTER, 900)
    (seen,) = way.session.records.children(PlacementCost, way.proposal)
    kept = way.at.world.records.kept
    object.__setattr__(kept[seen.value.id].value, "parts", {"01": "moon"})
    found = costs_of(way.session, way.seen().value)
    assert found.own is not None
    assert found.own.cost is None
