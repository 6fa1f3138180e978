"""A placement that stopped half way: the proposal and its button are still there."""

from __future__ import annotations

import pytest

from ifodesk.ui.homes.case_reading import Unfolded, read_case
from ifodesk.ui.homes.placement_making import MOVE_IN, placement_groups, proposal_groups
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.placements import StartPlacement
from ifodesk.usecases.proposals import PassGate
from tests.usecases.desk import a_full_disk, desk
from tests.usecases.placement_desk import placing


@pytest.mark.slow
def test_a_child_who_could_not_be_written_in_can_be_written_in_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk()
    way = placing(at)
    way.proposed()
    PassGate(way.session)(way.proposal, "decision", choice="committee")
    with a_full_disk(at, monkeypatch, 1), pytest.raises(WorldError):
        StartPlacement(way.session)(way.proposal)
    assert way.seen().value.placement is not None
    read = read_case(way.session, way.case, Unfolded())
    actions = [one.code for group in proposal_groups(read) for one in group.actions]
    actions += [one.code for group in proposal_groups(read) for line in group.lines for one in line.actions]
    assert MOVE_IN in actions
    StartPlacement(way.session)(way.proposal)
    read = read_case(way.session, way.case, Unfolded())
    assert not list(proposal_groups(read))
    assert list(placement_groups(read))
