"""Letters that come before the records that they speak of: each waits for its own, none is forgotten."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.domain.entities.case import Case
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.world import Seat, three

_CASES = 3


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Seat, list[NamedBytes]]]:
    """The vault of somebody who was away, closed, and what the hub holds for them: letters, segments and heads."""
    folder = tmp_path_factory.mktemp("letters")
    with three(folder) as (world, _berit, karin, per):
        known = dict(world.hub.everything())
        for _ in range(_CASES):
            karin.case(per.me)
            karin.round(world.hub)
        fresh = [NamedBytes(name, data) for name, data in world.hub.everything().items() if known.get(name) != data]
        per.stop()
        yield folder, per, fresh


def _copied(folder: Path, seat: Seat) -> Path:
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(seat.folder, copy)
    return copy


@pytest.mark.slow
@given(st.data())
@settings(max_examples=12, deadline=None)
def test_every_case_opens_whatever_comes_first(sent: tuple[Path, Seat, list[NamedBytes]], data: st.DataObject) -> None:
    folder, per, fresh = sent
    order = data.draw(st.permutations(fresh))
    at_once = data.draw(st.sampled_from((1, 2, len(fresh))))
    copy = Seat(_copied(folder, per), per.surroundings, per.clock, per.random)
    copy.start()
    try:
        inbox = copy.open.parts.inbox
        for at in range(0, len(order), at_once):
            inbox.receive_many(order[at : at + at_once])
        inbox.settle()
        assert len(copy.open.session.records.all(Case)) == _CASES
    finally:
        copy.stop()
