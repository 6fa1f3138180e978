import errno
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from ifodesk.sync.complete import create_complete
from ifodesk.sync.disk import Disk
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.hub import (
    HubFullError,
    HubGoneError,
    HubNameTakenError,
    HubObjectMissingError,
    HubObjectTooLargeError,
    HubObjectUnreadableError,
    HubReadOnlyError,
    HubUnavailableError,
)
from tests.sync.disks import FullDisk, RefusingDisk, WindowsDisk
from tests.sync.objects import OTHER_TAG, TAG, a_head, an_object, next_handle

WRITERS = 12


@pytest.fixture
def root(tmp_path: Path) -> Path:
    FolderHub(tmp_path / "hub").prepare()
    return tmp_path / "hub"


@pytest.fixture
def hub(root: Path) -> FolderHub:
    return FolderHub(root)


def test_rule_38_object_lies_under_its_name_in_a_folder_of_its_first_two_characters(root: Path, hub: FolderHub) -> None:
    item = an_object(1)
    assert hub.put_new(item.name, item.data)
    assert (root / "o" / "ab" / item.name.removeprefix("o/")).read_bytes() == item.data
    assert hub.get(item.name, len(item.data)) == item.data


def test_same_bytes_again_are_a_success_and_change_nothing(root: Path, hub: FolderHub) -> None:
    item = an_object(1)
    hub.put_new(item.name, item.data)
    before = (root / "o" / "ab" / item.name.removeprefix("o/")).stat()
    assert not hub.put_new(item.name, item.data)
    after = (root / "o" / "ab" / item.name.removeprefix("o/")).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_other_bytes_under_a_name_are_reported_and_never_overwritten(root: Path, hub: FolderHub) -> None:
    item = an_object(1)
    path = root / "o" / "ab" / item.name.removeprefix("o/")
    path.parent.mkdir()
    path.write_bytes(b"wrong")
    with pytest.raises(HubNameTakenError) as caught:
        hub.put_new(item.name, item.data)
    assert caught.value.name == item.name
    assert path.read_bytes() == b"wrong"


def test_bytes_that_do_not_match_their_name_are_never_put(root: Path, hub: FolderHub) -> None:
    item = an_object(1)
    with pytest.raises(ValueError, match=item.name):
        hub.put_new(item.name, item.data + b"\0")
    with pytest.raises(ValueError, match="h/"):
        hub.put_head(a_head(1).name, a_head(1).data[:-1])
    assert not list((root / "o").iterdir())
    assert not list((root / "h").iterdir())


@pytest.mark.parametrize("name", ["../x", "o/../../x", "o/ab", "h/" + "A" * 26, "o/" + "a" * 26 + "-" + "b" * 25, ""])
def test_no_name_leads_out_of_the_format(hub: FolderHub, name: str) -> None:
    with pytest.raises(ValueError, match="^" + name):
        hub.get(name, 10)


def test_one_listing_of_heads_tells_each_version_by_its_hash_and_not_by_time(root: Path, hub: FolderHub) -> None:
    first, second = a_head(1), a_head(1, tag=OTHER_TAG)
    for head in (second, first):
        hub.put_head(head.name, head.data)
    heads = hub.list_heads()
    assert [(head.name, head.version_hint) for head in heads] == [
        (first.name, sha256(first.data[:-32]).digest()),
        (second.name, sha256(second.data[:-32]).digest()),
    ]
    changed = a_head(2)
    times = (root / "h" / TAG).stat()
    hub.put_head(changed.name, changed.data)
    os.utime(root / "h" / TAG, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert hub.list_heads()[0].version_hint == changed.data[-32:]
    assert hub.list_heads()[1] == heads[1]


def test_head_that_cannot_be_read_counts_as_changed(root: Path) -> None:
    head = a_head(1)
    FolderHub(root).put_head(head.name, head.data)
    hub = FolderHub(root, RefusingDisk(errno.EIO, "tail", "read"))
    assert hub.list_heads()[0].version_hint == b""
    with pytest.raises(HubObjectUnreadableError):
        hub.get(head.name, 1 << 20)


@pytest.mark.parametrize("number, code", [(errno.EACCES, "hub_denied"), (errno.EIO, "hub_failed")])
def test_hub_that_cannot_be_listed_has_a_code(root: Path, number: int, code: str) -> None:
    hub = FolderHub(root, RefusingDisk(number, "entries"))
    for listing in (hub.list_heads, hub.stray, lambda: hub.list_tag(TAG)):
        with pytest.raises(HubUnavailableError) as caught:
            listing()
        assert caught.value.code == code


def test_tag_lists_its_own_objects_only(hub: FolderHub) -> None:
    neighbour = "ab" + "r" * 24
    mine = sorted(an_object(number).name for number in range(3))
    for item in (*map(an_object, range(3)), an_object(7, tag=neighbour), an_object(8, tag=OTHER_TAG)):
        hub.put_new(item.name, item.data)
    assert list(hub.list_tag(TAG)) == mine
    assert hub.list_tag("c" * 26) == ()


def test_missing_and_too_large_objects_are_told_apart(hub: FolderHub) -> None:
    item = an_object(1, size=100)
    with pytest.raises(HubObjectMissingError):
        hub.get(item.name, 100)
    hub.put_new(item.name, item.data)
    assert hub.get(item.name, 100) == item.data
    with pytest.raises(HubObjectTooLargeError):
        hub.get(item.name, 99)


def test_pipe_or_link_or_folder_under_an_object_name_is_never_read(root: Path, hub: FolderHub) -> None:
    pipe, link, folder = an_object(1), an_object(2), an_object(3)
    place = root / "o" / "ab"
    place.mkdir()
    os.mkfifo(place / pipe.name[2:])
    (place / link.name[2:]).symlink_to("/dev/zero")
    (place / folder.name[2:]).mkdir()
    for item in (pipe, link, folder):
        with pytest.raises(HubObjectUnreadableError):
            hub.get(item.name, 10)
    assert hub.list_tag(TAG) == ()
    assert len(hub.stray()) == 3


def test_folders_under_the_names_of_objects_use_up_no_handles(root: Path, hub: FolderHub) -> None:
    """Each round that met one left a file open, until the program could open none."""
    item, head = an_object(1), a_head(1)
    hub.put_head(head.name, head.data)
    (root / "o" / "ab" / item.name[2:]).mkdir(parents=True)
    (root / "h" / head.name[2:]).unlink()
    (root / "h" / head.name[2:]).mkdir()
    before = next_handle()
    for _ in range(20):
        for name in (item.name, head.name):
            with pytest.raises(HubObjectUnreadableError):
                hub.get(name, 100)
    assert next_handle() == before


def test_strays_are_reported_and_left_alone(root: Path, hub: FolderHub) -> None:
    item, head = an_object(1), a_head(1)
    hub.put_new(item.name, item.data)
    hub.put_head(head.name, head.data)
    assert hub.stray() == ()
    strays = {
        "desktop.ini": b"[.ShellClassInfo]",
        "h/desktop.ini": b"",
        f"h/{TAG} (1)": head.data,
        f"h/{TAG.upper()}": head.data,
        f"o/ab/{item.name[2:]} (1)": item.data,
        f"o/ab/{an_object(2, tag=OTHER_TAG).name[2:]}": b"in the wrong folder",
        "o/notes.txt": b"",
        "tmp/0123": item.data[:100],
    }
    for path, data in strays.items():
        (root / path).write_bytes(data)
    (root / "o" / "AB").mkdir()
    (root / "System Volume Information").mkdir()
    assert set(hub.stray()) == {*strays, "o/AB", "System Volume Information"}
    for path, data in strays.items():
        assert (root / path).read_bytes() == data
    assert hub.list_tag(TAG) == (item.name,)
    assert [found.name for found in hub.list_heads()] == [head.name]


def test_stray_whose_name_is_no_text_can_still_be_printed(root: Path, hub: FolderHub) -> None:
    (root / os.fsdecode(b"caf\xe9")).touch()
    assert hub.stray() == ("caf\\udce9",)
    assert hub.stray()[0].isprintable()


@pytest.mark.slow
def test_twelve_writers_of_one_name_have_one_winner_and_readers_see_no_half_object(hub: FolderHub) -> None:
    for number in range(20):
        item = an_object(number, size=200_000)
        start = threading.Barrier(WRITERS + 1)

        def write() -> bool:
            start.wait()  # noqa: B023 - run within this turn of the loop
            return hub.put_new(item.name, item.data)  # noqa: B023

        def read() -> bytes:
            start.wait()  # noqa: B023
            while True:
                try:
                    return hub.get(item.name, 1 << 20)  # noqa: B023
                except HubObjectMissingError:
                    continue

        with ThreadPoolExecutor(WRITERS + 1) as pool:
            seen = pool.submit(read)
            won = [write_.result() for write_ in [pool.submit(write) for _ in range(WRITERS)]]
        assert won.count(True) == 1
        assert seen.result() == hub.get(item.name, 1 << 20) == item.data
    assert hub.stray() == ()


@pytest.mark.slow
@pytest.mark.parametrize("disk", [Disk(), WindowsDisk()], ids=["link", "refusing rename"])
def test_twelve_writers_with_different_bytes_have_one_winner_whose_bytes_stay(tmp_path: Path, disk: Disk) -> None:
    for turn in range(20):
        target = tmp_path / f"target{turn}"
        start = threading.Barrier(WRITERS)

        def write(number: int) -> int | None:
            start.wait()  # noqa: B023 - run within this turn of the loop
            try:
                create_complete(disk, tmp_path / f"half{number}", target, b"%d" % number * 50_000)  # noqa: B023
            except FileExistsError:
                return None
            return number

        with ThreadPoolExecutor(WRITERS) as pool:
            winners = [number for number in pool.map(write, range(WRITERS)) if number is not None]
        assert len(winners) == 1
        assert target.read_bytes() == b"%d" % winners[0] * 50_000
    assert not list(tmp_path.glob("half*"))


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EINVAL])
def test_drive_without_hard_links_is_served_by_a_checked_rename(root: Path, number: int) -> None:
    hub = FolderHub(root, RefusingDisk(number, "link"))
    item = an_object(1)
    assert hub.put_new(item.name, item.data)
    assert not hub.put_new(item.name, item.data)
    assert hub.get(item.name, 1 << 20) == item.data
    assert hub.stray() == ()


def test_drive_without_hard_links_never_replaces_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"first")
    with pytest.raises(FileExistsError):
        create_complete(RefusingDisk(errno.EPERM, "link"), tmp_path / "half", tmp_path / "target", b"second")
    assert (tmp_path / "target").read_bytes() == b"first"
    assert not (tmp_path / "half").exists()


def test_hub_works_where_rename_refuses_to_replace(root: Path) -> None:
    hub = FolderHub(root, WindowsDisk())
    item = an_object(1)
    assert hub.put_new(item.name, item.data)
    assert not hub.put_new(item.name, item.data)
    assert hub.stray() == ()


@pytest.mark.parametrize(
    "number, kind, code",
    [
        (errno.ENOSPC, HubFullError, "hub_full"),
        (errno.EDQUOT, HubFullError, "hub_full"),
        (errno.EROFS, HubReadOnlyError, "hub_read_only"),
        (errno.EACCES, HubReadOnlyError, "hub_read_only"),
        (errno.EBUSY, HubUnavailableError, "hub_busy"),
        (errno.EIO, HubUnavailableError, "hub_failed"),
        (errno.ESTALE, HubGoneError, "hub_gone"),
        (errno.EHOSTDOWN, HubGoneError, "hub_gone"),
    ],
)
@pytest.mark.parametrize("call", ["create", "write", "sync", "sync_folder"])
def test_refused_write_has_a_code_and_leaves_nothing(
    root: Path, number: int, kind: type[HubUnavailableError], code: str, call: str
) -> None:
    hub = FolderHub(root, RefusingDisk(number, call))
    item, head = an_object(1), a_head(2)
    for write in (lambda: hub.put_new(item.name, item.data), lambda: hub.put_head(head.name, head.data)):
        with pytest.raises(kind) as caught:
            write()
        assert caught.value.code == code
        assert str(root) not in repr(caught.value)
    assert FolderHub(root).stray() == ()
    if call != "sync_folder":
        assert FolderHub(root).list_heads() == ()
        assert FolderHub(root).list_tag(TAG) == ()
    assert FolderHub(root).put_new(item.name, item.data) or call == "sync_folder"


def test_head_survives_a_full_disk(root: Path) -> None:
    old, new = a_head(1), a_head(2)
    FolderHub(root).put_head(old.name, old.data)
    hub = FolderHub(root, FullDisk(1000))
    with pytest.raises(HubFullError):
        hub.put_head(new.name, new.data)
    assert hub.get(old.name, 1 << 20) == old.data
    assert hub.stray() == ()


def test_vanished_folder_is_told_and_never_made_again(root: Path, hub: FolderHub) -> None:
    item, head = an_object(1), a_head(1)
    hub.put_new(item.name, item.data)
    root.rename(root.with_name("pulled out"))
    for with_mount_point in (False, True):
        if with_mount_point:
            root.mkdir()
        for call in (
            hub.list_heads,
            hub.stray,
            lambda: hub.list_tag(TAG),
            lambda: hub.get(item.name, 1 << 20),
            lambda: hub.put_new(item.name, item.data),
            lambda: hub.put_head(head.name, head.data),
        ):
            with pytest.raises(HubGoneError) as caught:
                call()
            assert caught.value.code == "hub_gone"
    assert not list(root.iterdir())
    root.rmdir()
    root.with_name("pulled out").rename(root)
    assert hub.get(item.name, 1 << 20) == item.data


def test_hub_is_not_prepared_below_a_place_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(HubGoneError):
        FolderHub(tmp_path / "stick" / "hub").prepare()
    assert not list(tmp_path.iterdir())


def test_preparing_again_keeps_what_is_there(root: Path, hub: FolderHub) -> None:
    item = an_object(1)
    hub.put_new(item.name, item.data)
    FolderHub(root).prepare()
    assert hub.get(item.name, 1 << 20) == item.data


def test_removed_fan_out_folder_is_made_again_at_the_next_try(root: Path, hub: FolderHub) -> None:
    first, second = an_object(1), an_object(2)
    hub.put_new(first.name, first.data)
    (root / "o" / "ab" / first.name[2:]).unlink()
    (root / "o" / "ab").rmdir()
    with pytest.raises(HubUnavailableError):
        hub.put_new(second.name, second.data)
    assert hub.put_new(second.name, second.data)
