"""One question that opens under the button that needs its answer, instead of a dialog. Enter gives it, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.focus import focus_back, focus_name
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_tabs as words


class Unfolding(QFrame):
    """A card that opens in its place and gives the focus back when it closes."""

    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name, look="card")
        self._came_from = ""
        self.column = Column(theme, self, gap=8, edges=(12, 10, 12, 10))
        self.hide()

    @property
    def is_open(self) -> bool:
        """Return whether it is open."""
        return not self.isHidden()

    def open_line(self) -> None:
        """Open, and put the focus in the first field."""
        self._came_from = focus_name(self)
        self.show()
        self.opened.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        bring(self)

    def close_line(self) -> None:
        """Close, and put the focus back: by name, for what stood there may have been made anew meanwhile."""
        if not self.is_open:
            return
        within = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.hide()
        if within:
            focus_back(self, self._came_from)
        self._came_from = ""
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
            return
        super().keyPressEvent(event)


def close_unfolded(place: QWidget) -> bool:
    """Close what is open in *place*; false when nothing is. *place* itself may be hidden behind another page."""
    opened = [card for card in place.findChildren(Unfolding) if card.isVisibleTo(place)]
    for card in opened:
        card.close_line()
    return bool(opened)


class AskLine(Unfolding):
    """Asks for one line of text."""

    given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        give: str,
        *,
        hint: str = "",
        needed: bool = False,
        stays: bool = False,
    ) -> None:
        """Make it, closed; when it *stays*, whoever is given the text closes it, so that a wrong one can be mended."""
        super().__init__(theme, name)
        self._needed, self._stays = needed, stays
        self.editor = named(QLineEdit(), f"{name}_edit")
        self.editor.setPlaceholderText(hint)
        self.editor.returnPressed.connect(self._give)
        self._field = Field(theme, f"{name}_field", title, self.editor)
        self.setFocusProxy(self.editor)
        do = Push(theme, give, f"{name}_give", look="main")
        do.clicked.connect(lambda _checked=False: self._give())
        cancel = Push(theme, words.CANCEL, f"{name}_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        row = Row(theme, gap=10)
        row.addWidget(do)
        row.addWidget(cancel)
        row.addStretch(1)
        self._warning = label("", f"{name}_warning", look="late", wrap=True)
        self._warning.hide()
        self.column.addWidget(self._warning)
        self.column.addWidget(self._field)
        self.column.addLayout(row)

    def show_warning(self, text: str) -> None:
        """Say above the field what to think of before it is given; nothing for an empty text."""
        self._warning.setText(text)
        self._warning.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)

    @override
    def close_line(self) -> None:
        super().close_line()
        self.editor.clear()
        self._field.show_problem("")

    def _give(self) -> None:
        text = self.editor.text().strip()
        if self._needed and not text:
            self._field.show_problem(words.NEEDED)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(text)
        if not self._stays:
            self.close_line()
