"""Labels: headings, quiet text, "Sparat 09:41"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.domain.shown_text import one_line, shown
from ifodesk.ui.parts.naming import Look, named


class Words(QLabel):
    """Plain text, which may be another's: nothing in it turns the line or hides."""

    def __init__(self, text: str, tame: Callable[[str], str]) -> None:
        super().__init__(tame(text))
        self._tame = tame
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def setText(self, text: str, /) -> None:
        super().setText(self._tame(text))


def label(text: str, name: str, *, look: Look = "plain", wrap: bool = False, buddy: QWidget | None = None) -> QLabel:
    """Return a label of plain text. With *buddy* it names that field and its access key (&) leads there."""
    made = named(Words(text, shown), name, look=look)
    if wrap:
        made.setWordWrap(True)
    if buddy is not None:
        made.setBuddy(buddy)
    return made


def heading(text: str, name: str, *, level: int = 1) -> QLabel:
    """Return a heading: level 1 is the page's title, 2 a section."""
    return named(Words(text, one_line), name, look="title" if level == 1 else "section")


def line(text: str, name: str, *, look: Look = "plain", wrap: bool = False) -> QLabel:
    """Return a label of one line; with *wrap* the window may break it, the text never does."""
    made = named(Words(text, one_line), name, look=look)
    made.setWordWrap(wrap)
    return made


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


class Elided(Words):
    """A line that ends in "…" when it does not fit; the whole text stands in its tool tip and accessible name."""

    def __init__(self, text: str, name: str, *, look: Look = "plain") -> None:
        super().__init__(text, one_line)
        named(self, name, look=look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(one_line(text))
        self.setAccessibleName(one_line(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        fitting = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), fitting)
        painter.end()
