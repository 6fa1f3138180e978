"""Rings of objects that hold parts of the window end on the window's thread, whoever made the next 700 objects."""

import gc
import weakref
from collections.abc import Iterator
from threading import Thread, current_thread

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.shell.rings import RingWatch


class _Part(QWidget):
    """A part of the window that knows itself, as every view does that connects its own methods."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[RingWatch]:  # noqa: ARG001 - a timer needs the application
    watch = RingWatch()
    watch.start()
    yield watch
    watch.stop()


def _make_many() -> None:
    kept = [[number] for number in range(10_000)]
    assert kept


def _in_another_thread() -> None:
    thread = Thread(target=_make_many)
    thread.start()
    thread.join()


def test_a_part_in_a_ring_ends_on_the_windows_thread(qtbot: QtBot, watch: RingWatch) -> None:  # noqa: ARG001 - watches
    ended = []
    part = _Part()
    weakref.finalize(part, lambda: ended.append(current_thread()))
    del part
    _in_another_thread()
    assert ended == []
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [current_thread()]


def test_later_only_what_is_due_is_looked_through(watch: RingWatch) -> None:
    watch.look()
    loaded = gc.get_freeze_count()
    part = _Part()
    there = weakref.ref(part)
    del part
    kept = [[number] for number in range(gc.get_threshold()[0] + 1)]
    watch.look()
    assert there() is None
    assert loaded > len(kept)
    assert gc.get_freeze_count() == loaded


def test_afterwards_it_is_pythons_own_again(qtbot: QtBot) -> None:  # noqa: ARG001 - as above
    gc.enable()
    watch = RingWatch()
    watch.start()
    watch.look()
    assert not gc.isenabled()
    watch.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
