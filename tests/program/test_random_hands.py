"""Somebody leans on the keyboard and clicks about: nothing breaks, and what was typed by then is there after the lock.

The hands are drawn from a seed. What they find gets a test of its own where it is mended; this one only looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.own import LooseNote
from ifodesk.ui.parts.lines import LineView
from tests.program.team import Team, dorotea
from tests.program.test_window import CONTROL, Seat
from tests.ui.hands import write

NONE, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = (
    *((key, NONE) for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape) * 3),
    *((key, NONE) for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_F1)),
    *((key, CONTROL) for key in (Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_V)),
    *((getattr(Qt.Key, f"Key_{number}"), ALT) for number in range(1, 9)),
    (Qt.Key.Key_Backtab, SHIFT),
    (Qt.Key.Key_N, CONTROL | SHIFT),
)
ODD = (
    "👩‍👩‍👧 emoji",
    "\u202etxet",
    "مرحبا",
    "2026-02-30",
    "20660101-2399",
    "om 3 mån",
    "-5",
    "1e9",
    "\x07 ring",
    "{kod} %s <b>",
    "Å" * 300,
)
"""What nobody foresees in a field: signs, other directions, days that are none, numbers that are none, long words."""
LEFT_ALONE = ("frame_lock", "unlock", "sync_hub", "people_leave", "people_over", "close")
"""Buttons that end the sitting, or go to other computers."""
STEPS = 250


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setenv("HOME", str(tmp_path))  # papers go there
    nothing = staticmethod(lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", nothing)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", nothing)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_args: ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: True))
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


class Hands:
    """Keys, letters and clicks, drawn from a seed."""

    def __init__(self, seat: Seat, seed: int) -> None:
        self.seat, self.draw = seat, Random(seed)

    def act(self) -> None:
        """Do one thing, and wait until the vault has done what follows from it."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, self.draw.choice((Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)))
            popup.close()
            self.seat.window.activateWindow()
        else:
            self.draw.choices((self._press, self._type, self._click), (4, 2, 4))[0]()
        QApplication.processEvents()
        self.settle()

    def settle(self) -> None:
        """Wait for the store lane."""
        shell, settled = self.seat.program.shell, []
        assert shell is not None
        shell._jobs.when_settled("store", lambda: settled.append(True))  # noqa: SLF001 - as the window itself waits
        self.seat.wait(lambda: bool(settled))

    def _press(self) -> None:
        key, modifier = self.draw.choice(KEYS)
        self.seat.key(key, modifier)

    def _type(self) -> None:
        fields = self._usable(QLineEdit, QPlainTextEdit)
        if fields:
            self.draw.choice(fields).setFocus()
        write(QApplication.focusWidget() or self.seat.window, self.draw.choice(ODD))

    def _click(self) -> None:
        found = self._usable(QAbstractButton, QTabBar, LineView)
        found = [one for one in found if not one.objectName().startswith(LEFT_ALONE)]
        if found:
            chosen = self.draw.choice(found)
            QTest.mouseClick(chosen, Qt.MouseButton.LeftButton, pos=chosen.rect().center())

    def _usable(self, *kinds: type[QWidget]) -> list[QWidget]:
        """Return what shows and can be used; of a card that lies over the page, only what is in it."""
        shell = self.seat.program.shell
        assert shell is not None
        over = [card for card in (shell.search, shell.loose, shell.help) if card.isVisible()]
        place = over[-1] if over else self.seat.window
        every = [one for kind in kinds for one in place.findChildren(kind)]
        return [one for one in every if one.isVisible() and one.isEnabled()]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_random_hands_break_nothing_and_what_they_type_last_is_there_after_the_lock(
    team: Team, qtbot: QtBot, seed: int
) -> None:
    desk = team.desks["Berit Ask"]
    desk.lock()
    seat = Seat(desk, qtbot)
    seat.unlock()
    seat.open_case("Alma Testsson")
    hands = Hands(seat, seed)
    for _ in range(STEPS):
        hands.act()
    shell = seat.program.shell
    assert shell is not None
    shell.open_loose()
    seat.wait(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    write(QApplication.focusWidget() or seat.window, "Det sista som skrevs")
    shell.lock()
    seat.wait(seat.passphrase.isVisible)
    seat.unlock()
    seat.close()
    desk.unlock()
    assert "Det sista som skrevs" in [seen.value.text for seen in desk.session.records.all(LooseNote)]
