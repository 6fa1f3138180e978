"""Labels: headings, quiet text, "Sparat 09:41"."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.parts.naming import Look, named


def label(text: str, name: str, *, look: Look = "plain", wrap: bool = False, buddy: QWidget | None = None) -> QLabel:
    """Return a label of plain text. With *buddy* it names that field and its access key (&) leads there."""
    made = named(QLabel(text), name, look=look)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        made.setWordWrap(True)
    if buddy is not None:
        made.setBuddy(buddy)
    return made


def heading(text: str, name: str, *, level: int = 1) -> QLabel:
    """Return a heading: level 1 is the page's title, 2 a section."""
    return label(text, name, look="title" if level == 1 else "section")


class SavedLabel(QLabel):
    """The quiet "Sparat 09:41" beside a title. Empty until something was saved."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, look="small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, text: str) -> None:
        """Show *text*, the whole sentence."""
        self.setText(text)
        self.setAccessibleName(text)


class Elided(QLabel):
    """A line that ends in "…" when it does not fit; the whole text stands in its tool tip and accessible name."""

    def __init__(self, text: str, name: str, *, look: Look = "plain") -> None:
        super().__init__(text)
        named(self, name, look=look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
