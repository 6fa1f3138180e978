"""Mottaget: told when a colleague's device has opened it, in the compartment of what it receipts, and no sooner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.usecases.cases import OpenCase
from tests.program.team import Team, dorotea

pytestmark = pytest.mark.slow


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


def test_rule_11_a_new_case_is_received_when_the_chiefs_device_has_opened_it(team: Team) -> None:
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    assert karin.session.sync.state().receipts == ()
    karin.sync()
    (receipt,) = karin.session.sync.state().receipts
    assert (receipt.kind, receipt.entity, receipt.root) == ("case", case, case)
    assert receipt.received == ()
    assert receipt.missing == (chief.id,)
    chief.sync()
    team.pass_time(minutes=5)
    karin.sync()
    (receipt,) = karin.session.sync.state().receipts
    assert [one.member for one in receipt.received] == [chief.id]
    assert receipt.missing == ()


def test_receipts_end_and_are_not_receipted(team: Team) -> None:
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson")
    team.everybody_syncs(3)
    assert [desk.sync().sent for desk in (karin, chief, karin)] == [0, 0, 0]
