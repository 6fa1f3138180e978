"""A date that is typed as people say it: "imorgon", "fre", "27/11", "om 3 mån"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named, restyle
from ifodesk.ui.parts.saving_text import TextLine
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_parts as words

Parse = Callable[[str], date | None]
Format = Callable[[date], str]


class DateField(QWidget):
    """A labelled date. What was typed is never thrown away: what cannot be read stays, with a sentence under it."""

    chosen = Signal(object)
    """A ``date``, or None when emptied: after Enter or when the field is left, if it differs from before."""

    def __init__(self, theme: Theme, name: str, title: str, *, parse: Parse, show: Format) -> None:
        super().__init__()
        named(self, name)
        self._parse = parse
        self._format = show
        self._value: date | None = None
        self._untouched = True
        self.editor = named(TextLine(), f"{name}_edit", accessible=title.replace("&", ""))
        self.editor.setPlaceholderText(words.DATE_EXAMPLES)
        self.editor.textEdited.connect(self._typed)
        self.editor.returnPressed.connect(self._take)
        self.editor.left.connect(self._take)
        self.setFocusProxy(self.editor)
        self._below = label("", f"{name}_below", look="small", wrap=True)
        column = Column(theme, self, gap=3)
        column.addWidget(label(title, f"{name}_label", look="small", buddy=self.editor))
        column.addWidget(self.editor)
        column.addWidget(self._below)
        column.addStretch(1)
        self._below.hide()

    @property
    def value(self) -> date | None:
        """Return the date that was last understood."""
        return self._value

    @property
    def readable(self) -> bool:
        """Return whether the field is empty or holds a date."""
        return not self._text() or self._read() is not None

    def show_value(self, value: date | None) -> None:
        """Show a date that was read, unless the field is in use or holds something that could not be read."""
        if not self._untouched and (self.editor.hasFocus() or not self.readable):
            return
        self._untouched = False
        self._value = value
        self.editor.setText(self._format(value) if value else "")
        self._say("")

    def _text(self) -> str:
        return self.editor.text().strip()

    def _read(self) -> date | None:
        text = self._text()
        if self._value is not None and text == self._format(self._value):
            return self._value
        return self._parse(text) if text else None

    def _typed(self) -> None:
        self._untouched = False
        found = self._read()
        self._say(self._format(found) if found else "")

    def _take(self) -> None:
        found = self._read()
        if found is None and self._text():
            self._say(words.DATE_NOT_UNDERSTOOD, wrong=True)
            return
        self.editor.setText(self._format(found) if found else "")
        self._say("")
        if found != self._value:
            self._value = found
            self.chosen.emit(found)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        restyle(self._below, "problem" if wrong else "small")
        restyle(self.editor, "wrong" if wrong else "plain")
