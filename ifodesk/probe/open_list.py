"""Memory with every case of a vault in the list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QAbstractSlider

from ifodesk.probe.driving import Driver
from ifodesk.probe.marks import amount, peak_memory


def run(arguments: Sequence[str]) -> None:
    """Unlock a vault, open its list of cases, go to its end; arguments: folder, cases."""
    driver = Driver(Path(arguments[0]))
    driver.unlock()
    table = driver.open_list(int(arguments[1]))
    table.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    driver.paint()
    amount("memory", peak_memory())
    driver.end()
