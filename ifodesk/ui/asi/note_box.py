"""A box for words that are kept when it is left: a comment, a part of the feedback."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.text import label


class NoteBox(QWidget):
    """Several lines under a title. What is typed is given when the box is left, or when somebody asks for it."""

    written = Signal(str)

    def __init__(self, theme: Theme, name: str, title: str = "", *, most: int = 8) -> None:
        super().__init__()
        kept_otherwise(named(self, name))
        self._shown = ""
        self._area = TextArea(theme, lines=2, most=most)
        named(self._area, f"{name}_edit", accessible=title.replace("&", ""))
        self._label = label(title, f"{name}_label", look="small", buddy=self._area)
        self._area.left.connect(self.give)
        self.setFocusProxy(self._area)
        column = Column(theme, self, gap=3)
        column.addWidget(self._label)
        column.addWidget(self._area)

    @property
    def text(self) -> str:
        """Return what stands in the box."""
        return self._area.toPlainText()

    @property
    def unsaved(self) -> bool:
        """Whether something is typed and not given."""
        return self.text != self._shown

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._label.setText(title)
        self._area.setAccessibleName(title.replace("&", ""))

    def show_text(self, text: str) -> None:
        """Show the text that is kept, unless somebody is writing here."""
        if not (self._area.hasFocus() and self.unsaved) and self.text != text:
            self._area.setPlainText(text)
        self._shown = text

    def give(self) -> None:
        """Give what is typed, if anything was."""
        if self.unsaved:
            self.written.emit(self.text)
