"""The list of cases beside a bare table with the same rows, in turns, in one process."""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import median
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractSlider, QApplication, QTableView, QWidget
from typing_extensions import override

from ifodesk.probe.bare_table import fill
from ifodesk.probe.lines import lines
from ifodesk.probe.marks import amount
from ifodesk.probe.theme import shipped_theme
from ifodesk.ui.cases.model import COLUMNS
from ifodesk.ui.cases.state import CaseLine, CasesState
from ifodesk.ui.cases.view import CasesView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory

PAGES: Final = 40
"""Screens that are scrolled through, or fewer when the list ends."""
TURNS: Final = 1000
"""Of the event loop, in which something must have been painted."""
SIZE: Final = QSize(1200, 800)


class NotPaintedError(Exception):
    """Nothing came to be painted, so nothing would be measured: a fault of the probe."""


class Paints(QObject):
    """Counts the paint events of a table."""

    def __init__(self, table: QTableView) -> None:
        """Watch *table*."""
        super().__init__(table)
        self._count = 0
        table.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        self._count += event.type() == QEvent.Type.Paint
        return False

    def wait(self) -> None:
        """Return when what was changed has been painted: Qt sometimes puts that off for a turn of the event loop."""
        before, turns = self._count, 0
        while self._count == before:
            QApplication.processEvents()
            turns += 1
            if turns > TURNS:
                raise NotPaintedError


class Place(NamedTuple):
    """A table in its window, made but without rows: the program makes its pages once and fills them many times."""

    window: QWidget
    table: QTableView
    fill: Callable[[], None]


def run(arguments: Sequence[str]) -> None:
    """Measure opening (fill, show, paint), sorting by each column and scrolling; arguments: rows, rounds."""
    rows, rounds = int(arguments[0]), int(arguments[1])
    QApplication([])
    theme, made = shipped_theme(), lines(rows)
    texts = [tuple(column.text(line) for column in COLUMNS) for line in made]
    size = _size_of_table(theme, made)
    kinds: dict[str, Callable[[], Place]] = {
        "ours": lambda: _list(theme, made),
        "bare": lambda: _bare(texts, size),
    }
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for kind in sorted(kinds, reverse=bool(number % 2)):
            for phase, taken in _phases(kinds[kind]).items():
                if number:  # the first round fills caches
                    times[f"{kind}_{phase}"].append(taken)
    for name, taken_each in times.items():
        amount(name, median(taken_each))


def _list(theme: Theme, made: tuple[CaseLine, ...]) -> Place:
    view = CasesView(theme, NoMemory())
    view.resize(SIZE)
    state = CasesState(lines=made, whole=len(made), closed_too=True, loaded=True)
    return Place(view, view.table, lambda: view.show_state(state))


def _bare(texts: Sequence[tuple[str, ...]], size: QSize) -> Place:
    table = QTableView()
    table.resize(size)
    return Place(table, table, lambda: fill(table, texts, [column.title for column in COLUMNS]))


def _size_of_table(theme: Theme, made: tuple[CaseLine, ...]) -> QSize:
    """Return how large the list's table is: the bare one gets the same, so that both paint as many rows."""
    place = _list(theme, made)
    place.fill()
    place.window.show()
    QApplication.processEvents()
    size = place.table.size()
    _close(place)
    return size


def _phases(make: Callable[[], Place]) -> dict[str, float]:
    place = make()
    paints = Paints(place.table)
    gc.collect()
    began = time.perf_counter()
    place.fill()
    place.window.show()
    paints.wait()
    opened = time.perf_counter()
    for column in range(len(COLUMNS)):
        # As a click on the header does; sortByColumn would sort twice.
        place.table.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        paints.wait()
    was_sorted = time.perf_counter()
    bar = place.table.verticalScrollBar()
    for _ in range(PAGES):
        if bar.value() < bar.maximum():
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
            paints.wait()
    scrolled = time.perf_counter()
    _close(place)
    return {"open": opened - began, "sort": was_sorted - opened, "scroll": scrolled - was_sorted}


def _close(place: Place) -> None:
    place.window.close()
    place.window.deleteLater()
    QApplication.processEvents()
