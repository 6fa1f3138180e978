"""The line under a field that people wrote differently: all values, with who and when, and a button each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import announce, named
from ifodesk.ui.parts.text import label
from ifodesk.ui.tabs.base import OptionState
from ifodesk.words import screen_words_tabs as words


class ConflictLine(QFrame):
    """Shows what people wrote differently. Hidden when they did not."""

    chosen = Signal(object)
    """The value that is to stand."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name, look="message-warn")
        self._theme = theme
        self._shown: tuple[OptionState, ...] = ()
        self._before = ""
        self._column = Column(theme, self, gap=4, edges=(10, 6, 10, 6))
        self.hide()

    def show_options(self, before: str, options: tuple[OptionState, ...]) -> None:
        """Show *options* and what stood there before; no options hide the line."""
        if (before, options) == (self._before, self._shown):
            return
        self._before, self._shown = before, options
        clear(self._column)
        if options:
            self._fill(options)
            announce(self, words.WROTE_DIFFERENTLY)
        self.setVisible(bool(options))
        self.setAccessibleName(
            " ".join((words.WROTE_DIFFERENTLY, before, *(option.text for option in options))) if options else ""
        )

    def _fill(self, options: tuple[OptionState, ...]) -> None:
        name = self.objectName()
        head = Row(self._theme, gap=6)
        head.addWidget(Mark(self._theme, Icon.DIFFER, f"{name}_mark", tone=Tone.WARN))
        head.addWidget(label(words.WROTE_DIFFERENTLY, f"{name}_title", look="small", wrap=True), 1)
        self._column.addLayout(head)
        self._column.addWidget(label(self._before, f"{name}_before", look="small", wrap=True))
        for number, option in enumerate(options):
            row = Row(self._theme, gap=8)
            text = label(option.text, f"{name}_option_{number}", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            keep = Push(self._theme, option.keep, f"{name}_keep_{number}", accessible=f"{option.keep}: {option.text}")
            keep.clicked.connect(lambda _checked=False, value=option.value: self.chosen.emit(value))
            row.addWidget(text, 1)
            row.addWidget(keep, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)

    @override
    def setVisible(self, visible: bool, /) -> None:
        super().setVisible(visible and bool(self._shown))
