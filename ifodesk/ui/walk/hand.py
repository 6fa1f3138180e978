"""One hand on mouse and keyboard: it sees what shows, clicks, types and waits. It never calls a presenter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QTabBar,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 20_000
"""How long a person waits for a screen before calling it broken; the computer may be busy."""
_LOOK_MS = 20
_MOST_LINES = 50
_MOST_TABS = 80
_SIZE = QSize(1240, 820)


class StepError(Exception):
    """What a step needs does not show; the text names the widget, never what stands in it."""


class Hand:
    """Works in one window."""

    def __init__(self, window: QWidget) -> None:
        """Take the window."""
        self._window = window
        window.resize(_SIZE)

    def wait(self, look: Callable[[], W | None], what: str, patience_ms: int = PATIENCE_MS) -> W:
        """Return what *look* finds as soon as it finds it. Raises ``StepError`` when it does not in time."""
        deadline = QDeadlineTimer(patience_ms)
        while (found := look()) is None:
            if deadline.hasExpired():
                raise StepError(what)
            _pass(_LOOK_MS)
        return found

    def until(self, true: Callable[[], bool], what: str, patience_ms: int = PATIENCE_MS) -> None:
        """Wait until something holds."""
        self.wait(lambda: self._window if true() else None, what, patience_ms)

    def widget(self, name: str, patience_ms: int = PATIENCE_MS) -> QWidget:
        """Return the visible, enabled widget whose name is *name*, or matches it with one ``*`` inside."""
        return self.wait(lambda: self._find(name), name, patience_ms)

    def shows(self, name: str) -> bool:
        """Return whether a widget shows now."""
        return self._find(name) is not None

    def says(self, text: str) -> bool:
        """Return whether some label or button shows *text* now."""
        return any(text in words for words in self._words())

    def read(self, name: str) -> str:
        """Return what the named label says, as soon as it says something."""

        def look() -> QLabel | None:
            return next((one for one in self._visible(QLabel) if one.objectName() == name and one.text()), None)

        return self.wait(look, name).text()

    def lists(self, text: str) -> bool:
        """Return whether a line of some list shows *text* now."""
        models = [view.model() for view in self._visible(QAbstractItemView)]
        return any(
            text in str(model.index(row, column).data() or "")
            for model in models
            if model is not None
            for row in range(min(model.rowCount(), _MOST_LINES))
            for column in range(model.columnCount())
        )

    def click(self, name: str) -> None:
        """Click a widget."""
        widget = self.widget(name)
        self._scroll_to(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.rest()

    def click_beside(self, label: str, ending: str) -> None:
        """Click the button whose name has this ending, on the line where *label* stands."""

        def look() -> QWidget | None:
            lines = [one for one in self._visible(QLabel) if label in one.text()]
            buttons = [one for one in self._visible(QAbstractButton) if one.objectName().endswith(ending)]
            if not lines or not buttons:
                return None
            height = self._height(lines[-1])
            return min(buttons, key=lambda one: abs(self._height(one) - height))

        found = self.wait(look, f"*{ending}")
        self._scroll_to(found)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.rect().center())
        self.rest()

    def choose(self, name: str, text: str) -> None:
        """Go down a list of choices with the arrow key until *text* stands there."""
        box = self.wait(
            lambda: next((one for one in self._visible(QComboBox) if _fits(one.objectName(), name)), None), name
        )
        self.until(lambda: box.findText(text, Qt.MatchFlag.MatchContains) >= 0, name)
        self._scroll_to(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        _pass(5 * _LOOK_MS)  # what was just made is shown once more when it has been saved
        for _ in range(_MOST_TABS):
            if text in box.currentText():
                return
            last = box.currentIndex() == box.count() - 1
            QTest.keyClick(box, Qt.Key.Key_Home if last else Qt.Key.Key_Down)
            self.rest()
        raise StepError(name)

    def open_tab(self, name: str) -> None:
        """Click the tab with this name."""

        def look() -> QTabBar | None:
            bars = [bar for bar in self._visible(QTabBar) if any(name in bar.tabText(i) for i in range(bar.count()))]
            return bars[0] if bars else None

        bar = self.wait(look, f"tab {name}")
        at = next(i for i in range(bar.count()) if name in bar.tabText(i))
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
        self.rest()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard goes."""
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or self._window, key, modifier)
        self.rest()

    def write(self, text: str, name: str = "") -> None:
        """Type *text* letter by letter, in the named field or where the keyboard goes."""
        if name:
            self.go_to(name)
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                focus = self.wait(QApplication.focusWidget, name or "focus")
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.rest()

    def go_to(self, name: str) -> None:
        """Press Tab until the keyboard stands in the named field; Shift and Tab when it lies before."""
        self.widget(name)
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            for _ in range(_MOST_TABS):
                focus = QApplication.focusWidget()
                if focus is not None and _fits(focus.objectName(), name):
                    return
                self.key(Qt.Key.Key_Tab if modifier == Qt.KeyboardModifier.NoModifier else Qt.Key.Key_Backtab, modifier)
        raise StepError(name)

    def rest(self) -> None:
        """Let the window take in what was done."""
        _pass(_LOOK_MS)
        active = QApplication.activeWindow()
        if (active is None or active.isHidden()) and self._window.isVisible():
            self._window.activateWindow()  # without a screen a list that closed gives the keyboard back only when asked
            _pass(_LOOK_MS)

    def picture(self, file: Path) -> None:
        """Keep a picture of the window."""
        _pass(25 * _LOOK_MS)
        self._window.grab().save(str(file))

    def _scroll_to(self, widget: QWidget) -> None:
        """Scroll as a wheel would until *widget* is in sight."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
                self.rest()
            above = above.parentWidget()

    def _find(self, name: str) -> QWidget | None:
        for widget in self._visible(QWidget):
            if widget.isEnabled() and _fits(widget.objectName(), name):
                return widget
        return None

    def _visible(self, cls: type[W]) -> list[W]:
        return [widget for widget in self._window.findChildren(cls) if widget.isVisible()]

    def _words(self) -> list[str]:
        labels = [label.text() for label in self._visible(QLabel)]
        return [*labels, *(button.text() for button in self._visible(QAbstractButton))]

    def _height(self, widget: QWidget) -> int:
        return widget.mapTo(self._window, widget.rect().center()).y()


def _fits(found: str, name: str) -> bool:
    """Return whether a widget's name is the wanted one, or matches it with one ``*`` inside."""
    begin, star, end = name.partition("*")
    return found.startswith(begin) and found.endswith(end) and found != begin + end if star else found == name


def _pass(time_ms: int) -> None:
    """Let the window live for a moment. Not by QTest.qWait: that keeps Python's lock, and the lanes stand still."""
    loop = QEventLoop()
    QTimer.singleShot(time_ms, loop.quit)
    loop.exec()
