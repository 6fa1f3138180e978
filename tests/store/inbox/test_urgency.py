"""A new reader over a slow line: what was written in last can be read while the rest is still on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.ids import CompartmentId
from ifodesk.domain.entities.case import Case, Note
from ifodesk.domain.ids import EntityId
from ifodesk.store.inbox.urgency import Urgency
from ifodesk.sync.round import SyncRound
from tests.store.inbox.hearing import met
from tests.store.world import Seat, World, three

_CASES = 5
_NOTES = 14
"""In each case, each sent by itself: more than are followed back by name."""


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    with three(tmp_path) as found:
        yield found


def _written(world: World, karin: Seat, per: Seat) -> list[EntityId]:
    """Return cases that Karin has written in, the one written in last first."""
    cases = [karin.case(per.me, name=f"Person {number}") for number in range(_CASES)]
    for turn in range(_NOTES):
        for case in cases[::2] + cases[1::2]:
            karin.later()
            karin.note(case, f"anteckning {turn}")
            karin.round(world.hub)
    return [*reversed(cases[::2] + cases[1::2])]


def _became_whole(per: Seat, world: World, cases: list[EntityId]) -> list[int]:
    """Return at which step of a round each case could be read whole."""
    parts, whole = per.open.parts, dict[EntityId, int]()
    now_ms = int(per.clock.now().timestamp() * 1000)
    for number, step in enumerate(SyncRound(world.hub, parts.inbox, parts.outbox, now_ms=now_ms).steps()):
        step.run()
        notes = per.open.session.records.all(Note)
        for case in cases:
            if case not in whole and sum(one.value.case == case for one in notes) == _NOTES:
                whole[case] = number
    return [whole[case] for case in cases]


@pytest.mark.slow
def test_the_case_that_was_written_in_last_can_be_read_first(trio: tuple[World, Seat, Seat, Seat]) -> None:
    world, _berit, karin, per = trio
    cases = _written(world, karin, per)
    steps = _became_whole(per, world, cases)
    assert steps == sorted(steps)
    assert steps[0] < steps[-1]
    assert len(per.open.session.records.all(Case)) == _CASES


@pytest.mark.slow
def test_what_a_stopped_round_left_comes_next_time(trio: tuple[World, Seat, Seat, Seat]) -> None:
    world, _berit, karin, per = trio
    cases = _written(world, karin, per)
    stopped = 0
    for most in range(3, 60, 8):
        parts, now_ms = per.open.parts, int(per.clock.now().timestamp() * 1000)
        done = 0

        def is_enough(most: int = most) -> bool:
            return done >= most  # noqa: B023 - read while this round runs

        a_round = SyncRound(world.hub, parts.inbox, parts.outbox, now_ms=now_ms, cancelled=is_enough)
        for step in a_round.steps():
            step.run()
            done += 1
        stopped += a_round.outcome.state == "cancelled"
        per.again()
    per.round(world.hub)
    assert stopped
    notes = per.open.session.records.all(Note)
    assert all(sum(one.value.case == case for one in notes) == _NOTES for case in cases)


@pytest.mark.slow
def test_a_case_of_which_nothing_is_here_comes_before_those_whose_time_is_known(tmp_path: Path) -> None:
    with met(tmp_path) as here:
        keys = here.exchange.sealing.keys_of(here.case)
        assert keys is not None
        unknown = replace(keys, cid=CompartmentId(b"u" * 16), tag_secret=b"t" * 32, epoch=1, epoch_secret=b"n" * 32)
        unwritten = here.exchange.sealing.making.take(unknown)
        device = here.karin.core.identity.device
        first, last = (here.exchange.tags.tag(one, device) for one in (unwritten, here.case))
        assert Urgency(here.exchange).in_order((last, first)) == (first, last)
        assert Urgency(here.exchange).in_order((first, last)) == (first, last)
