"""Hands for tests: typing any letter (QTest knows ASCII only), clicking by object name, the row of a table."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def write(widget: QWidget, text: str) -> None:
    """Type *text* into *widget* letter by letter, as a keyboard with those letters would."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def find(place: QWidget, cls: type[W], name: str) -> W:
    """Return the widget with that object name; it must be there."""
    found = place.findChild(cls, name)
    assert found is not None, f"{name} is not on this screen"
    return found


def click(place: QWidget, name: str) -> None:
    """Click the button with that object name; it must be visible."""
    QApplication.processEvents()  # what was just made shows with the next event
    button = find(place, QAbstractButton, name)
    assert button.isVisible(), f"{name} is hidden"
    assert button.isEnabled(), f"{name} is switched off"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def shown(place: QWidget, name: str) -> str:
    """Return the text of the label with that object name; empty when it does not show."""
    QApplication.processEvents()
    found = find(place, QLabel, name)
    return found.text() if found.isVisible() else ""


def texts(place: QWidget) -> list[str]:
    """Return the texts of all labels that show, from the top."""
    QApplication.processEvents()
    found = [label for label in place.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text() for label in sorted(found, key=lambda label: label.mapTo(place, label.pos()).y())]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard goes: in a list that is open, else where the focus is."""
    opened = QApplication.activePopupWidget()
    widget = opened or QApplication.focusWidget()
    assert widget is not None, "nothing has focus"
    if opened is not None:
        QApplication.processEvents()  # without a screen the list becomes the active window only now
    QTest.keyClick(widget, key, modifier)
    focus = QApplication.focusWidget()
    if opened is not None and focus is not None and not opened.isVisible():
        focus.window().activateWindow()  # and gives the activity back only when asked
        QApplication.processEvents()
