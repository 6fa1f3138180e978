"""Tab goes through a page as it is read. Qt goes by the order of making, in which later rows would come last."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


class TabOrder:
    """Keeps the tab order of one page as its layouts show it."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._known: list[QWidget] = []

    def refresh(self) -> None:
        """Put the order right after widgets came, went or moved; costs little when nothing did."""
        found = list(_stops(self._page))
        if found == self._known:
            return
        self._known = found
        for before, after in pairwise(found):
            QWidget.setTabOrder(before, after)


def reached_by_tab(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab can reach in *widget*, in the order of its layouts, hidden things too."""
    return (stop for stop in _stops(widget) if stop.focusProxy() is None)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab can reach, and before it what hands its focus on to it: after it, Tab would turn back there."""
    if widget.focusProxy() is not None or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _stops(inner)
    elif isinstance(widget, QStackedWidget):
        for at in range(widget.count()):
            yield from _of(widget.widget(at))
    elif (layout := widget.layout()) is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        yield from _of(item.widget())
        inner = item.layout()
        if inner is not None:
            yield from _within(inner)


def _of(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is not None:
        yield from _stops(widget)
