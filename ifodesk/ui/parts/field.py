"""A label above a field, a hint or a problem under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import announce, named, restyle
from ifodesk.ui.parts.text import label


class Field(QWidget):
    """Puts a label with its access key above *editor* and keeps a line under it for a hint or a problem."""

    def __init__(self, theme: Theme, name: str, title: str, editor: QWidget, *, hint: str = "") -> None:
        super().__init__()
        named(self, name)
        self._hint = hint
        self.editor = editor
        if not editor.objectName():
            editor.setObjectName(f"{name}_edit")
        editor.setAccessibleName(title.replace("&", ""))
        self.setFocusProxy(editor)
        self._below = label("", f"{name}_below", look="small", wrap=True)
        column = Column(theme, self, gap=3)
        column.addWidget(label(title, f"{name}_label", look="small", buddy=editor))
        column.addWidget(editor)
        column.addWidget(self._below)
        column.addStretch(1)
        self.show_problem("")

    def show_hint(self, text: str) -> None:
        """Say something else under the field from now on."""
        self._hint = text
        self.show_problem("")

    def show_problem(self, text: str) -> None:
        """Show what is wrong with what stands in the field; empty shows the hint again."""
        below = text or self._hint
        if text and text != self._below.text():
            announce(self, text)
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self.editor.setAccessibleDescription(below)
        restyle(self._below, "problem" if text else "small")
        restyle(self.editor, "wrong" if text else "plain")
