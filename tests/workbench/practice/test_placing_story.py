"""A need and a placement for whoever is new to find."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.needs import group_needs
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.seen import Write
from ifodesk.workbench.practice.placing_story import look_for_a_home, place
from tests.ui.fakes import DOROTEA
from tests.usecases.desk import Desk, desk
from tests.usecases.home_desk import Homes
from tests.usecases.test_needs import asele_home


@pytest.fixture
def at() -> Desk:
    return desk()


def older_case(at: Desk, name: str) -> EntityId:
    """Return a case of Karin's that was not opened today."""
    case = at.open_case(name)
    seen = at.session.records.get(Case, case)
    yesterday = at.session.clock.today() - timedelta(days=1)
    at.session.records.save([Write(replace(seen.value, opened_on=yesterday), seen)])
    return case


def test_a_home_is_looked_for_and_asked_and_a_proposal_is_on_its_way(at: Desk) -> None:
    asked = asele_home(at)
    looking = older_case(at, "Bo Testsson")
    at.open_case("Opened today")
    assert look_for_a_home(at.session)
    (step1,) = group_needs(at.session)
    assert (step1.value.municipality, dict(step1.value.bands)) == (DOROTEA, {"13-17": 1})
    assert [seen.value.home for seen in at.session.records.all(Inquiry)] == [asked]
    (begun,) = at.session.records.all(Proposal)
    assert begun.value.case == looking
    blocked = {one.rule.code for one in ReadProposal(at.session)(begun.value.id).blocked}
    assert "network" not in blocked
    own = ReadProposal(at.session)(begun.value.id).costs.own
    assert own is not None
    assert own.cost is not None
    assert own.cost.total > 0
    assert "consultation" in blocked


def test_a_child_has_moved_in_and_the_pool_knows_a_place(at: Desk) -> None:
    own = Homes(at.session).pooled()[2]
    case = older_case(at, "Alma Testsson")
    assert place(at.session)
    (placement,) = at.session.records.all(Placement)
    assert (placement.value.case, placement.value.home) == (case, own)
    assert [(seen.value.home, seen.value.state) for seen in at.session.records.all(Claim)] == [(own, ClaimState.TAKEN)]


def test_without_a_case_or_a_home_nothing_is_told(at: Desk) -> None:
    assert not look_for_a_home(at.session)
    older_case(at, "Alma Testsson")
    assert not place(at.session)
    assert [*group_needs(at.session), *ReadPool(at.session)()] == []
