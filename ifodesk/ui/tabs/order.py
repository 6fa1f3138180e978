"""Tab goes through a page as it is read. Qt goes by the order of making, in which later rows would come last."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QScrollArea, QStackedWidget, QWidget


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


def step(page: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop as *page* is read, from its last one out of it; false when it has no focus here.

    For a page whose parts come and go while forms are open beside them: Qt's own order turns back at whatever hands
    its focus on, wherever that was made. To be called from ``focusNextPrevChild``.
    """
    stops = [stop for stop in reached_by_tab(page) if _takes_tab(stop)]
    focused = page.window().focusWidget()
    at = next((at for at, stop in enumerate(stops) if stop is focused), None)
    if at is None:
        return False
    at += 1 if forward else -1
    target = stops[at] if 0 <= at < len(stops) else _beyond(page, forward=forward)
    if target is None:
        target = stops[0 if forward else -1]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _beyond(page: QWidget, *, forward: bool) -> QWidget | None:
    """Return what Tab reaches outside *page*, the next in the order of making; None when the page is all there is."""
    found = _neighbour(page, forward=forward)
    while found is not None and found is not page:
        reached = found.focusPolicy() & Qt.FocusPolicy.TabFocus and found.focusProxy() is None
        if reached and not page.isAncestorOf(found) and _takes_tab(found):
            return found
        found = _neighbour(found, forward=forward)
    return None


def _neighbour(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _takes_tab(stop: QWidget) -> bool:
    """Return whether Tab stops here now: of radio buttons only at the chosen one."""
    if not stop.isVisible() or not stop.isEnabled():
        return False
    group = stop.group() if isinstance(stop, QRadioButton) else None
    chosen = group.checkedButton() if group is not None else None
    return chosen is None or chosen is stop


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
