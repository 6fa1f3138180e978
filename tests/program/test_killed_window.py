"""The plug is pulled while somebody types: what the field had saved is there, and nothing that nobody typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.own import LooseNote
from tests.program.team import PASSPHRASE, dorotea
from tests.program.test_window import Seat
from tests.program.typing_on import SAVED, type_on
from tests.store.crash.children import Child
from tests.ui.hands import write

pytestmark = pytest.mark.slow
KARIN = "Karin Norberg"
LETTERS = (3, 90)
"""So many letters after the pause the process is killed: at once, and in the midst of a sentence."""


def test_a_second_window_waits_its_turn_and_finds_what_was_saved_when_the_first_is_killed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with dorotea(tmp_path, KARIN) as team:
        desk = team.desks[KARIN]
        for times, letters in enumerate(LETTERS, 1):
            desk.lock()
            child = Child(type_on, desk.folder, 3 + times)
            child.hear(1)
            second = Seat(desk, qtbot)
            write(second.passphrase, PASSPHRASE)
            QTest.keyClick(second.passphrase, Qt.Key.Key_Return)
            second.until("redan öppet")
            child.hear(1 + letters)
            child.kill()
            if not second.passphrase.text():
                write(second.passphrase, PASSPHRASE)
            QTest.keyClick(second.passphrase, Qt.Key.Key_Return)
            second.wait(lambda seat=second: seat.program.shell is not None)  # type: ignore[misc]  # bound at once
            second.close()
            saved = next(told for told in child.told if told.startswith(SAVED)).removeprefix(SAVED).decode()
            typed = child.told[-1].decode()
            desk.unlock()
            found = sorted((seen.value.text or "" for seen in desk.session.records.all(LooseNote)), key=len)
            assert len(found) == times
            assert any(text.startswith(saved) and typed.startswith(text) for text in found), (saved, typed, found)
