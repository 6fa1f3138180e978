"""Several objects at once: what came stays, whatever befell the others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typing_extensions import override

from ifodesk.sync.fetching import Many
from ifodesk.sync.hub import HubError, HubObjectUnreadableError
from ifodesk.sync.retry import HubServerError
from ifodesk.sync.round import SyncRound, run_round
from ifodesk.usecases.sync_ports import Received, RoundOutcome, RoundState
from tests.sync.objects import TAG, a_head, an_object
from tests.sync.vaults import Vault, WatchedHub

ITEMS = [an_object(number) for number in range(40)]
HEAD = a_head(1)
NOW_MS = 1_790_000_000_000


class FailingHub(WatchedHub):
    """Fails with an error on some names."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.failing: dict[str, HubError] = {}

    @override
    def get(self, name: str, max_size: int) -> bytes:
        if name in self.failing:
            raise self.failing[name]
        return super().get(name, max_size)

    @override
    def put_new(self, name: str, data: bytes) -> bool:
        if name in self.failing:
            raise self.failing[name]
        return super().put_new(name, data)


@pytest.fixture
def hub(tmp_path: Path) -> FailingHub:
    hub = FailingHub(tmp_path / "hub")
    hub.prepare()
    return hub


def threads(calls: Sequence[Callable[[], None]]) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(call) for call in calls]:
            done.result()


def writer() -> Vault:
    return Vault(ITEMS, HEAD)


def reader() -> Vault:
    vault = Vault()
    vault.names = {HEAD.name: Received(tuple(item.name for item in ITEMS))}
    return vault


@pytest.mark.slow
def test_large_objects_go_a_few_at_a_time_so_that_progress_is_told_on_a_slow_line(hub: FailingHub) -> None:
    large = [an_object(number, size=250_000) for number in range(26)]
    told = steps_of(SyncRound(hub, vault := Vault(large, HEAD), vault, now_ms=NOW_MS, many=Many(32)), "send")
    assert told == [0, 4, 8, 12, 16, 20, 24]
    reading = Vault()
    reading.names = {HEAD.name: Received(tuple(item.name for item in large))}
    told = steps_of(SyncRound(hub, reading, reading, now_ms=NOW_MS, many=Many(32)), "fetch")
    assert told == [0, 1, 17, 21, 25]  # the head, then as many as would do if they were of some size, then fewer
    assert reading.held == {item.name: item.data for item in [*large, HEAD]}


def steps_of(one: SyncRound, what: str) -> list[int]:
    """Run a round; return what its progress said of one part, each number once."""
    told: list[int] = []
    run_round(one, on_progress=lambda step: told.append(step.done) if step.what == what else None)
    return list(dict.fromkeys(told))


@pytest.mark.slow
def test_nothing_more_is_begun_once_a_person_has_asked_to_stop(hub: FailingHub) -> None:
    vault = writer()

    def after_three() -> bool:
        return sum(call.startswith("put_new") for call in hub.calls) >= 3

    outcome = run_round(SyncRound(hub, vault, vault, now_ms=NOW_MS, many=Many(32), cancelled=after_three))
    begun = sum(call.startswith("put_new") for call in hub.calls)
    assert (outcome.state, outcome.sent, begun) == (RoundState.CANCELLED, 3, 3)
    assert len(vault.waiting) == len(ITEMS) - 3
    assert run_round(SyncRound(hub, vault, vault, now_ms=NOW_MS, many=Many(32))).state is RoundState.IN_STEP


@pytest.mark.parametrize("many", [Many(), Many(16), Many(32, threads)], ids=["one", "sixteen", "threads"])
def test_a_round_is_the_same_however_many_go_at_once(hub: FailingHub, many: Many) -> None:
    there, back = writer(), reader()
    assert run_round(SyncRound(hub, there, there, now_ms=NOW_MS, many=many)).sent == len(ITEMS)
    assert hub.calls[-1] == f"put_head {HEAD.name}"
    outcome = run_round(SyncRound(hub, back, back, now_ms=NOW_MS, many=many))
    assert outcome == RoundOutcome(RoundState.IN_STEP, fetched=len(ITEMS), sent=0)
    assert back.held == {item.name: item.data for item in [*ITEMS, HEAD]}


def test_calls_handed_over_together_really_run_together(hub: FailingHub) -> None:
    run_round(SyncRound(hub, (there := writer()), there, now_ms=NOW_MS))
    meeting, met = threading.Barrier(8), threading.Event()

    def together(calls: Sequence[Callable[[], None]]) -> None:
        def run(call: Callable[[], None]) -> None:
            if len(calls) == 8 and not met.is_set():
                meeting.wait(20)
                met.set()
            call()

        threads([lambda call=call: run(call) for call in calls])  # type: ignore[misc]  # bound now, not later

    back = reader()
    assert run_round(SyncRound(hub, back, back, now_ms=NOW_MS, many=Many(8, together))).fetched == len(ITEMS)
    assert met.is_set()


@pytest.mark.parametrize("many", [Many(), Many(16, threads)], ids=["one", "threads"])
def test_what_came_before_the_line_broke_is_kept_and_not_fetched_again(hub: FailingHub, many: Many) -> None:
    run_round(SyncRound(hub, (there := writer()), there, now_ms=NOW_MS))
    hub.failing = {ITEMS[20].name: HubServerError("hub_line_broke")}
    back = reader()
    broken = run_round(SyncRound(hub, back, back, now_ms=NOW_MS, many=many))
    assert (broken.state, broken.problem) == (RoundState.FAILED, "hub_line_broke")
    assert broken.fetched >= 20
    assert len([name for name in back.held if name != HEAD.name]) == broken.fetched
    hub.failing, hub.calls = {}, []
    rest = run_round(SyncRound(hub, back, back, now_ms=NOW_MS, many=many))
    assert rest.state is RoundState.IN_STEP
    assert broken.fetched + rest.fetched == len(ITEMS)


def test_one_object_that_cannot_be_read_holds_up_none_of_the_others(hub: FailingHub) -> None:
    run_round(SyncRound(hub, (there := writer()), there, now_ms=NOW_MS))
    hub.failing = {ITEMS[3].name: HubObjectUnreadableError(ITEMS[3].name)}
    back = reader()
    outcome = run_round(SyncRound(hub, back, back, now_ms=NOW_MS, many=Many(16, threads)))
    assert (outcome.state, outcome.fetched, outcome.damaged) == (RoundState.INCOMPLETE, 39, (ITEMS[3].name,))


@pytest.mark.parametrize("many", [Many(), Many(16, threads)], ids=["one", "threads"])
def test_no_head_is_written_before_every_object_is_there(hub: FailingHub, many: Many) -> None:
    hub.failing = {ITEMS[20].name: HubServerError("hub_slow")}
    there = writer()
    broken = run_round(SyncRound(hub, there, there, now_ms=NOW_MS, many=many))
    assert (broken.state, broken.problem) == (RoundState.FAILED, "hub_slow")
    assert f"put_head {HEAD.name}" not in hub.calls
    assert len(hub.list_tag(TAG)) == broken.sent
    hub.failing = {}
    rest = run_round(SyncRound(hub, there, there, now_ms=NOW_MS, many=many))
    assert (rest.state, broken.sent + rest.sent) == (RoundState.IN_STEP, len(ITEMS))
