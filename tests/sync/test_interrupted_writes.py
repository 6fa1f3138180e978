"""A process that dies, or a machine that loses power, at every call to the disk in turn."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ifodesk.sync import names
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.hub import HubFullError
from tests.sync.disks import CountingDisk, CrashError, CrashingDisk, PowerCutDisk
from tests.sync.objects import OTHER_TAG, a_head, an_object

pytestmark = pytest.mark.slow

OBJECTS = [an_object(1), an_object(2, size=70_000), an_object(3, tag=OTHER_TAG)]
FORMER_HEAD, HEAD = a_head(1), a_head(2)


def prepared(root: Path) -> Path:
    hub = FolderHub(root)
    hub.prepare()
    hub.put_head(FORMER_HEAD.name, FORMER_HEAD.data)
    return root


def upload(hub: FolderHub) -> Iterator[str]:
    """Upload all, giving each name once it is acknowledged."""
    for item in OBJECTS:
        hub.put_new(item.name, item.data)
        yield item.name
    hub.put_head(HEAD.name, HEAD.data)
    yield HEAD.name


def calls_of_an_upload(root: Path) -> int:
    disk = CountingDisk()
    list(upload(FolderHub(prepared(root), disk)))
    return len(disk.calls)


def upload_until_the_crash(hub: FolderHub) -> list[str]:
    acknowledged: list[str] = []
    with pytest.raises(CrashError):
        acknowledged.extend(upload(hub))
    return acknowledged


def assert_whole(root: Path, acknowledged: list[str]) -> None:
    """Everything under a real name is whole, what was acknowledged is there, and the head came last."""
    hub = FolderHub(root)
    here = {item.name for item in OBJECTS if item.name in hub.list_tag(item.name[2:28])}
    heads = {entry.name for entry in hub.list_heads()}
    for name in here | heads:
        assert names.is_whole(name, hub.get(name, 1 << 20))
    assert set(acknowledged) <= here | heads
    head = hub.get(HEAD.name, 1 << 20)
    assert head in (FORMER_HEAD.data, HEAD.data)
    if head == HEAD.data:
        assert here == {item.name for item in OBJECTS}
    assert all(stray.startswith("tmp/") for stray in hub.stray())


def assert_rerun_completes(root: Path) -> None:
    half = FolderHub(root).stray()
    assert list(upload(FolderHub(root))) == [item.name for item in [*OBJECTS, HEAD]]
    assert_whole(root, [item.name for item in [*OBJECTS, HEAD]])
    assert FolderHub(root).stray() == half


def test_process_that_dies_at_any_call_leaves_no_half_object_and_a_rerun_completes(tmp_path: Path) -> None:
    calls = calls_of_an_upload(tmp_path / "counted")
    assert calls > 20
    for number in range(calls):
        root = prepared(tmp_path / str(number))
        assert_whole(root, upload_until_the_crash(FolderHub(root, CrashingDisk(number))))
        assert_rerun_completes(root)


@pytest.mark.parametrize("keep_names", [True, False])
def test_power_cut_at_any_call_keeps_what_was_acknowledged_and_shows_no_half_object(
    tmp_path: Path, *, keep_names: bool
) -> None:
    for number in range(calls_of_an_upload(tmp_path / "counted")):
        root = prepared(tmp_path / str(number))
        disk = PowerCutDisk(number, keep_names=keep_names)
        acknowledged = upload_until_the_crash(FolderHub(root, disk))
        disk.cut(root)
        assert_whole(root, acknowledged)
        assert_rerun_completes(root)


@pytest.mark.parametrize("keep_names", [True, False])
def test_power_cut_right_after_the_upload_loses_nothing(tmp_path: Path, *, keep_names: bool) -> None:
    root = prepared(tmp_path / "hub")
    disk = PowerCutDisk(1000, keep_names=keep_names)
    acknowledged = list(upload(FolderHub(root, disk)))
    disk.cut(root)
    assert_whole(root, acknowledged)
    assert FolderHub(root).get(HEAD.name, 1 << 20) == HEAD.data


def test_power_cut_after_a_repeated_upload_keeps_what_the_first_had_not_made_durable(tmp_path: Path) -> None:
    """Another process made the name and died before its folder was synced; who finds it there must sync it."""
    item = OBJECTS[0]
    counted = CountingDisk()
    FolderHub(prepared(tmp_path / "counted"), counted).put_new(item.name, item.data)
    for number in range(len(counted.calls)):
        root = prepared(tmp_path / str(number))
        disk = PowerCutDisk(number, keep_names=False)
        with pytest.raises(CrashError):
            FolderHub(root, disk).put_new(item.name, item.data)
        disk.left = 1000
        FolderHub(root, disk).put_new(item.name, item.data)
        disk.cut(root)
        assert FolderHub(root).get(item.name, 1 << 20) == item.data


@pytest.fixture
def four_megabytes(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MiB, where this machine lets us have one."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)],  # noqa: S607 - found where the system has it
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("this machine does not let tests mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607 - as above


def fill(path: Path) -> None:
    """Write until there is no room for one byte more."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a file system")
def test_four_megabytes_fill_up_without_half_objects_and_go_on_once_there_is_room(four_megabytes: Path) -> None:
    root = prepared(four_megabytes / "hub")
    ballast = four_megabytes / "ballast"
    ballast.write_bytes(bytes(1 << 20))
    hub = FolderHub(root)
    items = [an_object(number, size=200_000) for number in range(30)]
    put: list[bool] = []
    with pytest.raises(HubFullError):
        put.extend(hub.put_new(item.name, item.data) for item in items)
    done = len(put)
    assert 10 < done < 16
    fill(four_megabytes / "rest")
    with pytest.raises(HubFullError):
        hub.put_head(HEAD.name, HEAD.data)
    assert hub.get(HEAD.name, 1 << 20) == FORMER_HEAD.data
    assert hub.stray() == ()
    assert len(hub.list_tag(items[0].name[2:28])) == done
    ballast.unlink()
    assert hub.put_new(items[done].name, items[done].data)
    hub.put_head(HEAD.name, HEAD.data)
    for item in items[: done + 1]:
        assert hub.get(item.name, 1 << 20) == item.data
