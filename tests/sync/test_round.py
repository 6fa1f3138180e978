from itertools import pairwise
from pathlib import Path

import pytest
from typing_extensions import override

from ifodesk.sync.disk import Disk
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.hub import HubGoneError
from ifodesk.sync.round import Lane, SyncRound, run_round
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.sync_ports import NamedBytes, Received, RoundOutcome, RoundState
from tests.sync.disks import CountingDisk, FullDisk, RefusingDisk
from tests.sync.objects import OTHER_TAG, TAG, a_head, an_object
from tests.sync.vaults import Vault, WatchedHub

NOW_MS = 1_790_000_000_000
ITEMS = [an_object(number) for number in range(5)]
HEAD = a_head(1)


@pytest.fixture
def hub(tmp_path: Path) -> WatchedHub:
    hub = WatchedHub(tmp_path / "hub")
    hub.prepare()
    return hub


def writer() -> Vault:
    """A vault in which five objects and a head wait."""
    return Vault(ITEMS, HEAD)


def reader() -> Vault:
    """A vault to which the head names the newest object, and each object its predecessor."""
    vault = Vault()
    chain = [item.name for item in reversed(ITEMS)]
    vault.names = {HEAD.name: Received((chain[0],))} | {name: Received((former,)) for name, former in pairwise(chain)}
    return vault


def a_round(hub: FolderHub, vault: Vault, stop_after: int | None = None) -> RoundOutcome:
    """Run a round, asking to stop after so many steps."""
    done = 0

    def count(_: Progress) -> None:
        nonlocal done
        done += 1

    return run_round(
        SyncRound(hub, vault, vault, now_ms=NOW_MS, cancelled=lambda: done == stop_after),
        on_progress=count,
    )


def test_objects_go_first_and_the_head_last(hub: WatchedHub) -> None:
    vault = writer()
    assert a_round(hub, vault) == RoundOutcome(RoundState.IN_STEP, fetched=0, sent=5)
    assert hub.calls == ["list_heads", *(f"put_new {item.name}" for item in ITEMS), f"put_head {HEAD.name}"]
    assert vault.calls == ["wanted", "unsure", f"pack {NOW_MS}", "uploaded", f"head {NOW_MS}", "uploaded"]


def test_changed_head_is_fetched_and_then_what_it_names_and_what_that_names(hub: WatchedHub) -> None:
    a_round(hub, writer())
    hub.calls.clear()
    vault = reader()
    assert a_round(hub, vault) == RoundOutcome(RoundState.IN_STEP, fetched=5, sent=0)
    assert vault.held == {item.name: item.data for item in [*ITEMS, HEAD]}
    assert hub.calls == ["list_heads", f"get {HEAD.name}", *(f"get {item.name}" for item in reversed(ITEMS))]


def test_what_the_vault_needs_first_is_fetched_first_and_a_tag_is_listed_when_its_turn_comes(hub: WatchedHub) -> None:
    a_round(hub, writer())
    others = [an_object(number, tag=OTHER_TAG) for number in range(3)]
    for one in others:
        hub.put_new(one.name, one.data)
    hub.calls.clear()
    vault = Vault()
    vault.names = {HEAD.name: Received((others[2].name,), (TAG, OTHER_TAG))}
    vault.order = lambda one: TAG in one
    assert a_round(hub, vault).fetched == 8
    asked = [call.split()[-1] for call in hub.calls if call != "list_heads"]
    at = asked.index(TAG)
    assert set(asked[1:at]) == {OTHER_TAG, *(one.name for one in others)}
    assert set(asked[at + 1 :]) == {item.name for item in ITEMS}


def test_of_a_listed_tag_only_what_is_not_here_is_fetched(hub: WatchedHub) -> None:
    a_round(hub, writer())
    hub.calls.clear()
    vault = Vault()
    vault.names = {HEAD.name: Received((), (TAG,))}
    vault.held = {item.name: item.data for item in ITEMS[1:]}
    assert a_round(hub, vault).fetched == 1
    assert [call for call in hub.calls if call.startswith("get o/")] == [f"get {ITEMS[0].name}"]


def test_no_changed_head_and_nothing_to_send_is_exactly_one_listing(hub: WatchedHub) -> None:
    vault = reader()
    a_round(hub, writer())
    a_round(hub, vault)
    hub.calls.clear()
    assert a_round(hub, vault) == RoundOutcome(RoundState.IN_STEP, fetched=0, sent=0)
    assert hub.calls == ["list_heads"]


def test_everything_is_fetched_before_anything_is_packed(hub: WatchedHub) -> None:
    a_round(hub, writer())
    mine = an_object(9, tag=OTHER_TAG)
    vault = reader()
    vault.waiting = [mine]
    a_round(hub, vault)
    assert vault.calls.index(f"pack {NOW_MS}") > vault.calls.index(f"receive {ITEMS[0].name}")
    assert hub.get(mine.name, 1 << 20) == mine.data


def test_device_far_behind_lists_a_tag_once_and_fetches_each_object_once(hub: WatchedHub) -> None:
    a_round(hub, writer())
    hub.calls.clear()
    vault = Vault()
    vault.names = {HEAD.name: Received((ITEMS[0].name,), (TAG,)), ITEMS[1].name: Received((ITEMS[2].name,))}
    assert a_round(hub, vault).fetched == 5
    assert hub.calls[:2] == ["list_heads", f"get {HEAD.name}"]
    assert hub.calls.count(f"list_tag {TAG}") == 1
    assert sorted(call for call in hub.calls if call.startswith("get o/")) == sorted(
        f"get {item.name}" for item in ITEMS
    )


def test_missing_object_is_named_and_stops_neither_the_rest_nor_the_sending(hub: WatchedHub, tmp_path: Path) -> None:
    a_round(hub, writer())
    (tmp_path / "hub" / "o" / "ab" / ITEMS[3].name[2:]).unlink()
    vault = reader()
    vault.waiting = [an_object(9)]
    outcome = a_round(hub, vault)
    assert outcome == RoundOutcome(RoundState.INCOMPLETE, fetched=1, sent=1, missing=(ITEMS[3].name,))


@pytest.mark.parametrize("position", [0, 2000, -1])
@pytest.mark.parametrize("item", [ITEMS[4], HEAD], ids=["object", "head"])
def test_flipped_byte_is_damage_and_never_reaches_the_vault(
    hub: WatchedHub, tmp_path: Path, item: NamedBytes, position: int
) -> None:
    a_round(hub, writer())
    place = tmp_path / "hub" / (f"o/ab/{item.name[2:]}" if item is not HEAD else item.name)
    data = bytearray(item.data)
    data[position] ^= 1
    place.write_bytes(data)
    vault = reader()
    outcome = a_round(hub, vault)
    assert (outcome.state, outcome.damaged) == (RoundState.INCOMPLETE, (item.name,))
    assert item.name not in vault.held
    assert place.read_bytes() == data
    place.write_bytes(item.data)
    assert a_round(hub, vault).state is RoundState.IN_STEP
    assert vault.held[item.name] == item.data


@pytest.mark.parametrize("data", [b"", ITEMS[4].data[:-1], ITEMS[4].data + b"\0", bytes((1 << 20) + 1)])
def test_half_or_overlong_object_is_damage(hub: WatchedHub, tmp_path: Path, data: bytes) -> None:
    a_round(hub, writer())
    (tmp_path / "hub" / "o" / "ab" / ITEMS[4].name[2:]).write_bytes(data)
    vault = reader()
    outcome = a_round(hub, vault)
    assert (outcome.state, outcome.damaged, outcome.fetched) == (RoundState.INCOMPLETE, (ITEMS[4].name,), 0)


def test_round_stopped_after_any_step_goes_on_next_time(tmp_path: Path) -> None:
    for stop_after in range(40):
        hub = FolderHub(tmp_path / str(stop_after))
        hub.prepare()
        sender, receiver = writer(), reader()
        outcome = a_round(hub, sender, stop_after)
        if outcome.state is RoundState.IN_STEP:
            break
        assert outcome.state is RoundState.CANCELLED
        assert len(ITEMS) - len(sender.waiting) == outcome.sent
        if hub.list_heads():
            assert len(hub.list_tag(TAG)) == len(ITEMS)
        assert a_round(hub, sender).state is RoundState.IN_STEP
        assert a_round(hub, receiver, stop_after).state in {RoundState.CANCELLED, RoundState.IN_STEP}
        assert a_round(hub, receiver).state is RoundState.IN_STEP
        assert receiver.held == {item.name: item.data for item in [*ITEMS, HEAD]}
        assert (sender.waiting, sender.next_head) == ([], None)
    else:
        pytest.fail("the round never came to its end")
    assert stop_after > len(ITEMS) + 2


def test_round_abandoned_after_any_step_leaves_a_hub_that_a_new_round_completes(tmp_path: Path) -> None:
    for abandon_after in range(12):
        hub = FolderHub(tmp_path / str(abandon_after))
        hub.prepare()
        sender, receiver = writer(), reader()
        for number, step in enumerate(SyncRound(hub, sender, sender, now_ms=NOW_MS).steps()):
            if number == abandon_after:
                break
            step.run()
        assert a_round(hub, sender).state is RoundState.IN_STEP
        assert a_round(hub, receiver).state is RoundState.IN_STEP
        assert receiver.held == {item.name: item.data for item in [*ITEMS, HEAD]}


@pytest.mark.parametrize(
    "disk, code, sent",
    [
        (FullDisk(3 * 4096 + 100), "hub_full", 3),
        (RefusingDisk(30, "create"), "hub_read_only", 0),
        (RefusingDisk(5, "entries"), "hub_failed", 0),
        (RefusingDisk(112, "sync"), "hub_gone", 0),
    ],
    ids=["full", "read only", "failing", "gone"],
)
def test_trouble_with_the_hub_is_an_outcome_and_what_was_sent_is_not_sent_again(
    hub: WatchedHub, tmp_path: Path, disk: Disk, code: str, sent: int
) -> None:
    vault = writer()
    outcome = a_round(FolderHub(tmp_path / "hub", disk), vault)
    assert (outcome.state, outcome.problem, outcome.sent) == (RoundState.FAILED, code, sent)
    assert vault.waiting == ITEMS[sent:]
    assert vault.next_head == HEAD
    assert hub.list_heads() == ()
    assert a_round(hub, vault) == RoundOutcome(RoundState.IN_STEP, fetched=0, sent=5 - sent)
    assert hub.calls.count(f"put_new {ITEMS[0].name}") == (sent == 0)


def test_hub_that_vanishes_between_two_steps_is_an_outcome(hub: WatchedHub, tmp_path: Path) -> None:
    a_round(hub, writer())
    vault = reader()
    sync_round = SyncRound(hub, vault, vault, now_ms=NOW_MS)
    for number, step in enumerate(sync_round.steps()):
        step.run()
        if number == 6:
            (tmp_path / "hub").rename(tmp_path / "elsewhere")
    assert sync_round.outcome.problem == HubGoneError.code
    assert 0 < sync_round.outcome.fetched < 5
    (tmp_path / "elsewhere").rename(tmp_path / "hub")


def test_damaged_file_in_the_way_of_an_upload_is_named_and_no_head_is_written(hub: WatchedHub, tmp_path: Path) -> None:
    place = tmp_path / "hub" / "o" / "ab" / ITEMS[2].name[2:]
    place.parent.mkdir()
    place.write_bytes(b"")
    vault = writer()
    outcome = a_round(hub, vault)
    assert outcome == RoundOutcome(
        RoundState.FAILED, fetched=0, sent=2, problem="hub_name_taken", damaged=(ITEMS[2].name,)
    )
    assert hub.list_heads() == ()
    place.unlink()
    assert a_round(hub, vault).state is RoundState.IN_STEP


def test_vault_that_cannot_keep_an_object_ends_the_round_with_its_own_error(hub: WatchedHub) -> None:
    class FullVault(Vault):
        @override
        def receive(self, name: str, data: bytes) -> Received:
            if name == ITEMS[2].name:
                raise WorldError("disk_full")
            return super().receive(name, data)

    a_round(hub, writer())
    vault = FullVault()
    vault.names = reader().names
    with pytest.raises(WorldError) as caught:
        a_round(hub, vault)
    assert caught.value.code == "disk_full"
    assert ITEMS[3].name in vault.held


@pytest.mark.slow
def test_uploads_are_noted_as_the_round_goes_so_that_a_crash_repeats_few(hub: WatchedHub) -> None:
    vault = Vault([an_object(number, size=64) for number in range(150)])
    for step in SyncRound(hub, vault, vault, now_ms=NOW_MS).steps():
        step.run()
        if hub.calls[-1] == f"put_new {an_object(140, size=64).name}":
            break
    assert len(vault.waiting) == 150 - 128


def test_each_step_names_its_lane_and_progress_never_goes_back(hub: WatchedHub) -> None:
    a_round(hub, writer())
    vault = replace_waiting(reader())
    seen: list[Progress] = []
    for step in SyncRound(hub, vault, vault, now_ms=NOW_MS).steps():
        before = len(hub.calls), len(vault.calls)
        step.run()
        lane = Lane.NETWORK if len(hub.calls) > before[0] else Lane.STORE
        assert step.lane is lane
        assert (len(hub.calls) - before[0]) + (len(vault.calls) - before[1]) == 1
        seen.append(step.progress)
    for what in ("fetch", "send"):
        done = [progress.done for progress in seen if progress.what == what]
        total = [progress.total for progress in seen if progress.what == what]
        assert done == sorted(done)
        assert total == sorted(total)
        assert all(a <= b for a, b in zip(done, total, strict=True))
        assert max(total) >= 3


def replace_waiting(vault: Vault) -> Vault:
    vault.waiting = [an_object(number, tag=OTHER_TAG) for number in range(3)]
    return vault


def test_outcome_of_a_round_that_has_not_ended_cannot_be_read(hub: WatchedHub) -> None:
    vault = Vault()
    with pytest.raises(RuntimeError):
        _ = SyncRound(hub, vault, vault, now_ms=NOW_MS).outcome


def test_round_with_nothing_new_changes_and_reads_nothing_whole(tmp_path: Path) -> None:
    hub, vault = FolderHub(tmp_path / "hub"), writer()
    hub.prepare()
    a_round(hub, vault)
    disk = CountingDisk()
    assert a_round(FolderHub(tmp_path / "hub", disk), vault) == RoundOutcome(RoundState.IN_STEP, 0, 0)
    assert (disk.calls, disk.reads) == ([], [])
