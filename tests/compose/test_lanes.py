"""Lanes run one job at a time, people before bulk work, and finish what they have before they close."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from ifodesk.compose.lanes import BULK, INTERACTIVE, Lane, LaneError, Lanes


def test_interactive_jobs_run_before_bulk_work_that_was_queued_earlier() -> None:
    lane, gate = Lane("t"), threading.Event()
    order: list[str] = []
    lane.submit(gate.wait)
    for number in range(3):
        lane.submit(partial(order.append, f"bulk {number}"), rank=BULK)
    last = lane.submit(partial(order.append, "person"), rank=INTERACTIVE)
    gate.set()
    last.result(timeout=5)
    lane.close()
    assert order == ["person", "bulk 0", "bulk 1", "bulk 2"]


def test_an_error_reaches_the_caller_and_the_lane_goes_on() -> None:
    lane = Lane("t")

    def fail() -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the very error that was raised
        lane.call(fail)
    assert lane.call(lambda: 7) == 7
    lane.close()


def test_a_closed_lane_has_finished_its_jobs_and_takes_no_more() -> None:
    lane = Lane("t")
    done: list[int] = []
    for number in range(20):
        lane.submit(partial(done.append, number), rank=BULK)
    lane.close()
    lane.close()
    assert done == list(range(20))
    with pytest.raises(LaneError):
        lane.submit(lambda: None)


def test_a_lane_refuses_to_wait_for_itself() -> None:
    lane = Lane("t")
    with pytest.raises(LaneError):
        lane.call(lambda: lane.call(lambda: None))
    lane.close()


def test_every_lane_has_a_thread_of_its_own() -> None:
    lanes = Lanes()
    names = {lanes.named(name).call(lambda: threading.current_thread().name) for name in ("store", "network", "work")}
    lanes.close()
    assert len(names) == 3
