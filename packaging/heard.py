"""What a screen reader could not name on the screen: each control needs a name, a role and an id of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHeaderView, QScrollBar, QTabBar, QWidget

from ifodesk.ui.parts.spoken import tell_screen_readers

_ROLE = QAccessible.Role
VAGUE = frozenset({_ROLE.NoRole, _ROLE.Client, _ROLE.Border, _ROLE.Grouping})
"""Roles that say nothing of what can be done."""


def is_name(text: str) -> bool:
    """Return whether something is said, with nothing left to fill in and no key marked in it."""
    return bool(text.strip()) and not set("{}&") & set(text)


def must_be_heard(window: QWidget) -> None:
    """Raise ``LookupError`` with what `unheard` finds."""
    if nameless := unheard(window):
        raise LookupError(", ".join(nameless))


def unheard(window: QWidget) -> tuple[str, ...]:
    """Return what can take the focus, shows, and lacks a name, a role or an id; empty when all can be heard."""
    tell_screen_readers()
    told = [
        (part, QAccessible.queryAccessibleInterface(part))
        for part in window.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(part, (QScrollBar, QHeaderView, QTabBar))  # Qt names these itself
    ]
    return tuple(
        f"{type(part).__name__} {part.objectName()}"
        for part, one in told
        if not (part.objectName() and is_name(one.text(QAccessible.Text.Name))) or one.role() in VAGUE
    )
