"""Files that another program holds for a moment, as Windows tells it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from ifodesk.sync.disk import Disk
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.hub import HubError, HubObjectUnreadableError, HubReadOnlyError, HubUnavailableError
from ifodesk.sync.shared_disk import SharedDisk
from tests.sync.objects import a_head, an_object
from tests.sync.places import Waiting

T = TypeVar("T")


class HeldError(PermissionError):
    """What Windows raises; elsewhere the number has no place of its own."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = winerror


def hold(monkeypatch: pytest.MonkeyPatch, name: str, errors: Iterator[PermissionError]) -> None:
    """Have the system refuse a call as often as there are errors."""
    real: Callable[..., object] = getattr(Disk, name)

    def call(disk: Disk, *args: object) -> object:
        for error in errors:
            raise error
        return real(disk, *args)

    monkeypatch.setattr(Disk, name, call)


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def hub(tmp_path: Path, waiting: Waiting) -> FolderHub:
    made = FolderHub(tmp_path, SharedDisk(waiting))
    made.prepare()
    return made


@pytest.mark.parametrize("number", [5, 32, 33])
def test_what_is_held_for_a_moment_is_written_and_read_a_moment_later(
    hub: FolderHub, waiting: Waiting, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = a_head(1), a_head(2)
    hub.put_head(old.name, old.data)
    for name in ("replace", "tail", "read"):
        hold(monkeypatch, name, iter([HeldError(number)] * 2))
    hub.put_head(new.name, new.data)
    assert hub.list_heads()[0].version_hint == new.data[-32:]
    assert hub.get(new.name, 1 << 20) == new.data
    assert waiting.paused == [50, 100] * 3


@pytest.mark.parametrize("number", [5, 32])
def test_a_head_that_stays_held_is_busy_and_the_place_is_not_read_only(
    hub: FolderHub, waiting: Waiting, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = a_head(1), a_head(2)
    hub.put_head(old.name, old.data)
    hold(monkeypatch, "replace", iter([HeldError(number)] * 99))
    with pytest.raises(HubUnavailableError, match="hub_busy"):
        hub.put_head(new.name, new.data)
    assert len(waiting.paused) == 5
    assert hub.get(old.name, 1 << 20) == old.data
    assert hub.stray() == ()


def test_an_object_that_stays_held_is_busy_where_names_are_given_by_renaming(
    hub: FolderHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = an_object(1)
    monkeypatch.setattr(SharedDisk, "rename_refuses", True)
    hold(monkeypatch, "rename", iter([HeldError(5)] * 6))
    with pytest.raises(HubUnavailableError, match="hub_busy"):
        hub.put_new(item.name, item.data)
    assert hub.put_new(item.name, item.data)


def test_a_file_that_nobody_may_read_stays_unreadable(hub: FolderHub, monkeypatch: pytest.MonkeyPatch) -> None:
    item = an_object(1)
    hub.put_new(item.name, item.data)
    hold(monkeypatch, "read", iter([HeldError(5)] * 99))
    with pytest.raises(HubObjectUnreadableError):
        hub.get(item.name, 1 << 20)


@pytest.mark.parametrize("name, kind", [("replace", HubReadOnlyError), ("read", HubError)])
def test_a_refusal_of_another_system_is_told_at_once(
    hub: FolderHub, waiting: Waiting, name: str, kind: type[HubError], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = a_head(1), a_head(2)
    hub.put_head(old.name, old.data)
    hold(monkeypatch, name, iter([PermissionError(errno.EACCES, "no")] * 2))
    with pytest.raises(kind):
        hub.put_head(new.name, new.data) if name == "replace" else hub.get(old.name, 1 << 20)
    assert waiting.paused == []
