"""Choosing a person (or anything else by name) by typing a part of the name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import kept_otherwise, named, restyle
from ifodesk.ui.parts.saving_text import TextLine
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_parts as words

__all__ = ["Choice", "Chooser"]


class Chooser(QWidget):
    """A labelled field that completes names. With *free* any other text may be given too (a person outside ifodesk)."""

    chosen = Signal(object)
    """The key of a ``Choice``; None when the field was emptied."""
    written = Signal(str)
    """A text that is none of the choices (only with *free*)."""

    def __init__(self, theme: Theme, name: str, title: str, *, free: bool = False, hint: str = "") -> None:
        super().__init__()
        kept_otherwise(named(self, name))
        self._free = free
        self._choices: dict[str, Choice] = {}
        self._taken = ""
        self.editor = named(TextLine(), f"{name}_edit", accessible=title.replace("&", ""))
        self.editor.setPlaceholderText(hint)
        self._texts = QStringListModel(self)
        self._completer = QCompleter(self._texts, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup: QListView | None = None
        self.editor.textEdited.connect(lambda _text: self._make_popup(f"{name}_popup", title.replace("&", "")))
        self.editor.setCompleter(self._completer)
        self._completer.activated.connect(self._take)
        self.editor.returnPressed.connect(self._take)
        self.editor.textEdited.connect(lambda _text: QTimer.singleShot(0, self, self._close_when_whole))
        self.editor.left.connect(self._take)
        self.setFocusProxy(self.editor)
        self._below = label("", f"{name}_below", look="problem")
        self._below.hide()
        column = Column(theme, self, gap=3)
        column.addWidget(label(title, f"{name}_label", look="small", buddy=self.editor))
        column.addWidget(self.editor)
        column.addWidget(self._below)
        column.addStretch(1)

    @property
    def key(self) -> object:
        """Return the key of what is chosen; None when nothing is, or a text of its own."""
        found = self._choices.get(self._taken)
        return found.key if found else None

    @property
    def text(self) -> str:
        """Return what stands in the field."""
        return self.editor.text().strip()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer *choices*, in the order given."""
        self._choices = {choice.text: choice for choice in choices}
        self._texts.setStringList(list(self._choices))

    def show_value(self, text: str) -> None:
        """Show what is chosen now, unless the field is in use."""
        if not self.editor.hasFocus():
            self._taken = text
            self.editor.setText(text)
            self._complain(on=False)

    def _take(self, *_text: str) -> None:
        text = self._best(self.text)
        if text == self._taken:
            self._complain(on=False)
            return
        known = self._choices.get(text)
        if text and known is None and not self._free:
            self._complain(on=True)
            return
        self._taken = text
        self.editor.setText(text)
        self._complain(on=False)
        if text and known is None:
            self.written.emit(text)
        else:
            self.chosen.emit(known.key if known else None)

    def _close_when_whole(self) -> None:
        """A name that is written out needs no list: the next key is for the page."""
        if self.text in self._choices:
            self._hide_popup()

    def _make_popup(self, name: str, accessible: str) -> None:
        """Make the list when somebody types: most fields are never typed in."""
        if self._popup is None:
            self._popup = named(QListView(), name, accessible=accessible, look="popup")
            self._completer.setPopup(self._popup)

    def _hide_popup(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _best(self, text: str) -> str:
        """Return the one choice that *text* can mean, else *text* itself."""
        if text in self._choices or not text or self._free:
            return text
        hits = [choice for choice in self._choices if text.casefold() in choice.casefold()]
        return hits[0] if len(hits) == 1 else text

    def _complain(self, *, on: bool) -> None:
        self._below.setText(words.NOBODY_FOUND if on else "")
        self._below.setVisible(on)
        restyle(self.editor, "wrong" if on else "plain")
