"""Where the focus was. Kept as a name: the widget itself may be made anew, or deleted, before the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_name(place: QWidget) -> str:
    """Return the name of what has the focus in the window of *place*; empty for nothing."""
    focus = place.window().focusWidget()
    return "" if focus is None else focus.objectName()


def focus_back(place: QWidget, name: str) -> bool:
    """Put the focus on what is called *name* in the window of *place*; false when it is not shown."""
    if not name:
        return False
    found = next((one for one in place.window().findChildren(QWidget, name) if one.isVisible()), None)
    if found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)
    return found is not None
