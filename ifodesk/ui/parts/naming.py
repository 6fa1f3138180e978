"""What every widget needs: an object name, an accessible name, a look."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ifodesk.domain.shown_text import shown

W = TypeVar("W", bound=QWidget)

Look = Literal[
    # labels
    "title", "section", "strong", "quiet", "small", "late", "problem", "brand", "count", "question",
    # buttons
    "main", "link", "here", "rail",
    # frames and places
    "card", "side", "line", "rule", "chip", "value", "page", "surface", "bottom", "overlay", "scrolled", "popup",
    # tabs
    "tight",
    # any
    "wrong", "plain",
    "message-info", "message-good", "message-warn", "message-problem",
]  # fmt: skip
"""The looks that the style sheet knows."""


def named(widget: W, name: str, *, accessible: str = "", look: Look | None = None) -> W:
    """Give *widget* its object name, its accessible name (unless a label's buddy gives it) and its look; return it."""
    widget.setObjectName(name)
    if accessible:
        widget.setAccessibleName(shown(accessible))
    if look is not None:
        widget.setProperty("look", look)
    return widget


def kept_otherwise(widget: W) -> W:
    """Say that what is typed in *widget* needs no loose note when the window locks, and return it.

    It saves by itself, or it is a filter, a folder or a year and no text.
    """
    widget.setProperty("kept_otherwise", True)  # noqa: FBT003 - Qt's own
    return widget


def is_kept_otherwise(widget: QWidget) -> bool:
    """Return whether `kept_otherwise` was said of *widget*."""
    return widget.property("kept_otherwise") is True


def restyle(widget: QWidget, look: Look) -> None:
    """Change the look of a widget. One that was never shown is dressed when it is: to ask for its style takes long."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say *text* without moving the focus. Never with personal data in practice or not."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # the first picture says nothing

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def kept_by_page(form: W) -> W:
    """Say that the page of *form* keeps what is typed in it when the window locks, in words of its own; return it."""
    form.setProperty("kept_by_page", True)  # noqa: FBT003 - Qt's own
    return form


def is_kept_by_page(widget: QWidget) -> bool:
    """Return whether `kept_by_page` was said of *widget*."""
    return widget.property("kept_by_page") is True
