"""The largest plan: opened in its tab, then typed in while the client looks on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.probe.driving import Driver, DrivingError
from ifodesk.probe.marks import amount
from ifodesk.ui.shell.shell import Shell


def run(arguments: Sequence[str]) -> None:
    """Open plans and type in the last; arguments: folder of the vault, text to type, then case and last goal of each.

    The first plan is opened to warm up: the program's own code comes with it.
    """
    vault, text, *plans = arguments
    driver = Driver(Path(vault))
    driver.unlock()
    shell = _shell(driver)
    for number, (case, goal) in enumerate(zip(plans[::2], plans[1::2], strict=True)):
        amount(f"opened{number}", _open(driver, shell, EntityId(bytes.fromhex(case)), goal))
    shell.open_meeting(EntityId(bytes.fromhex(plans[-2])))
    driver.wait(lambda: driver.shows(QWidget, "meeting_own_words_edit"))
    driver.paint()
    field = driver.find(QWidget, "meeting_own_words_edit")
    field.setFocus()
    driver.paint()
    for number, letter in enumerate(text):
        amount(f"key{number}", _press(driver, field, letter))
    field.clearFocus()  # what is typed is saved, as when one goes on to the next field
    driver.wait(lambda: bool(driver.find(QLabel, "meeting_saved").text()))
    driver.end()


def _open(driver: Driver, shell: Shell, case: EntityId, goal: str) -> float:
    """Return the seconds from a click on a case until its plan is on screen, down to the last goal."""
    began = perf_counter()
    shell.open_case(case, "sip")
    driver.wait(lambda: driver.shows(QWidget, f"sip_goal_{goal}_slot"))
    driver.paint()
    return perf_counter() - began


def _shell(driver: Driver) -> Shell:
    shell = driver.program.shell
    if shell is None:
        raise DrivingError
    return shell


def _press(driver: Driver, field: QWidget, letter: str) -> float:
    """Return the seconds from a key until the window has painted it and has nothing more to do."""
    began = perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    driver.paint()
    return perf_counter() - began
