"""A field for a file or a folder: typed, or picked with the system's own dialog."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_parts as words


class Kind(Enum):
    """What is picked."""

    OPEN = "open"
    SAVE = "save"
    FOLDER = "folder"


class PathField(QWidget):
    """A label, a line for the path, a button that asks, a hint below."""

    chosen = Signal(str)
    """Another path stands there: picked, or typed and left."""

    def __init__(self, theme: Theme, name: str, title: str, kind: Kind, *, hint: str = "") -> None:
        super().__init__()
        kept_otherwise(named(self, name))
        self._title, self._kind, self._told = title.replace("&", ""), kind, ""
        self.editor = named(QLineEdit(), f"{name}_edit", accessible=self._title)
        self.editor.setAccessibleDescription(hint)
        self.editor.editingFinished.connect(self._tell)
        browse = Push(theme, words.BROWSE, f"{name}_browse", accessible=words.BROWSE_FOR.format(title=self._title))
        browse.clicked.connect(lambda _checked=False: self._ask())
        row = Row(theme, gap=8)
        row.addWidget(self.editor, 1)
        row.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        column = Column(theme, self, gap=3)
        column.addWidget(label(title, f"{name}_label", look="small", buddy=self.editor))
        column.addLayout(row)
        if hint:
            column.addWidget(label(hint, f"{name}_hint", look="small", wrap=True))
        self.setFocusProxy(self.editor)

    @property
    def path(self) -> str:
        """Return what stands in the field; empty for nothing."""
        return self.editor.text().strip()

    def show_path(self, path: str) -> None:
        """Let *path* stand there."""
        self.editor.setText(path)
        self._tell()

    def _ask(self) -> None:
        if self._kind is Kind.FOLDER:
            path = QFileDialog.getExistingDirectory(self, self._title, self.path)
        elif self._kind is Kind.SAVE:
            path, _filter = QFileDialog.getSaveFileName(self, self._title, self.path)
        else:
            path, _filter = QFileDialog.getOpenFileName(self, self._title, self.path)
        if path:
            self.show_path(path)

    def _tell(self) -> None:
        if self.path != self._told:
            self._told = self.path
            self.chosen.emit(self._told)
