"""Where the focus was. Kept as a name: the widget itself may be made anew, or deleted, before the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_name(place: QWidget) -> str:
    """Return the name of what has the focus in the window of *place*; empty for nothing."""
    focus = place.window().focusWidget()
    return "" if focus is None else focus.objectName()


def focus_back(place: QWidget, name: str) -> None:
    """Put the focus on what is called *name* in the window of *place*; nowhere when it is not shown."""
    found = place.window().findChildren(QWidget, name) if name else []
    for one in [one for one in found if one.isVisible()][:1]:
        one.setFocus(Qt.FocusReason.OtherFocusReason)
