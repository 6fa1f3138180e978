"""From a key to the hits on screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView

from ifodesk.probe.driving import Driver
from ifodesk.probe.marks import amount


class _Answers:
    """Counts the answers that reached the list of hits."""

    def __init__(self, hits: QTableView) -> None:
        self.count = 0
        hits.model().modelReset.connect(self._came)

    def _came(self) -> None:
        self.count += 1


def run(arguments: Sequence[str]) -> None:
    """Type texts into Ctrl+K, letter by letter; arguments: folder of the vault, then the texts."""
    driver = Driver(Path(arguments[0]))
    driver.unlock()
    field = driver.open_search()
    answers, number = _Answers(driver.find(QTableView, "search_hits")), 0
    for text in arguments[1:]:
        field.clear()
        driver.paint()
        for letter in text:
            amount(f"key{number}", _press(driver, field, letter, answers))
            number += 1
    driver.end()


def _press(driver: Driver, field: QLineEdit, letter: str, answers: _Answers) -> float:
    """Return the seconds from a key to the painted answer."""
    before, began = answers.count, perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    driver.wait(lambda: answers.count > before)
    driver.paint()
    return perf_counter() - began
