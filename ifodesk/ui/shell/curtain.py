"""Hides everything at once while the window saves and locks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import announce, named
from ifodesk.ui.parts.text import label


class Curtain(QWidget):
    """Lies over its parent and lets nothing be seen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "curtain", look="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._over = parent
        self._text = label("", "curtain_text", look="quiet")
        column = Column(theme, self, gap=10)
        column.addStretch(1)
        for part in (Mark(theme, Icon.LOCK, "curtain_mark", tone=Tone.QUIET, side=32), self._text):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def cover(self, text: str) -> None:
        """Hide everything behind *text*."""
        self._text.setText(text)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
