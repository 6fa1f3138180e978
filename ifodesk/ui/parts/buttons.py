"""Buttons with a drawn icon that follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from ifodesk.domain.shown_text import one_line
from ifodesk.ui.look.icons import Icon, as_qicon
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import Look, named

GAP = 8
"""Room between icon and text, in pixels at 100 %."""
OF_QT = 4
"""What Qt leaves of it, at any size of the text; the rest is part of the picture."""


class Push(QPushButton):
    """A button. Enter presses it as well as Space; ``keys`` is shown in its tool tip (the shell owns the shortcut)."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        name: str,
        *,
        look: Look = "plain",
        icon: Icon | None = None,
        keys: str = "",
        accessible: str = "",
        below: str = "",
    ) -> None:
        """With *below* the button has a second line."""
        super().__init__("\n".join(one_line(part) for part in (text, below) if part))
        named(self, name, accessible=accessible or text.replace("&", ""), look=look)
        self._theme = theme
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if keys:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            self.setToolTip(f"{text.replace('&', '')} ({shown})")
        theme.changed.connect(self._draw)
        self._draw()

    def show_text(self, text: str, *, accessible: str = "") -> None:
        """Show another text."""
        had_text = bool(self.text())
        self.setText(one_line(text))
        self.setAccessibleName(one_line(accessible or text.replace("&", "")))
        if had_text != bool(text):
            self._draw()

    def wide_with(self, text: str) -> int:
        """Return how wide the button is when it shows *text*, in pixels; it shows another, or none, by now."""
        advance, hint = self.fontMetrics().horizontalAdvance, self.sizeHint().width()
        gap = self._theme.px(GAP) if self._icon is not None and not self.text() else 0
        return hint + gap + advance(one_line(text)) - advance(self.text())

    def show_icon(self, icon: Icon | None) -> None:
        """Show another icon."""
        self._icon = icon
        self._draw()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self.click()
            return
        super().keyPressEvent(event)

    def _draw(self) -> None:
        if self._icon is None:
            return
        side, colours = self._theme.px(16), self._theme.colours
        look = self.property("look")
        colour = {"main": colours.on_accent, "link": colours.accent}.get(str(look), colours.text)
        room = max(0, self._theme.px(GAP) - OF_QT) if self.text() else 0
        self.setIcon(as_qicon(self._icon, side, colour, room=room))
        self.setIconSize(QSize(side + room, side))
