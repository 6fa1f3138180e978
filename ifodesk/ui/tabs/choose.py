"""Choosing one colleague, under the button that needs it, instead of a dialog. Esc closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_tabs as words


class ChooseLine(Unfolding):
    """Asks for one of the people offered, then for the button: choosing alone does nothing yet."""

    given = Signal(object)
    """The key of the one that was chosen."""

    def __init__(self, theme: Theme, name: str, title: str, give: str, *, note: str = "") -> None:
        super().__init__(theme, name)
        self._theme = theme
        self._actions: list[Push] = []
        self.pick = Pick(theme, f"{name}_who")
        self.pick.currentIndexChanged.connect(lambda _at: self._allow())
        self._field = Field(theme, f"{name}_field", title, self.pick)
        self._none = label("", f"{name}_none", look="quiet", wrap=True)
        self._none.hide()
        self._note = label(note, f"{name}_note", look="small", wrap=True)
        if not note:
            self._note.hide()  # only ever hidden here: shown before it has a parent it would be a window of its own
        buttons = named(QWidget(), f"{name}_buttons")
        self._buttons = Flow(theme, buttons, gap=10)
        self._cancel = Push(theme, words.CANCEL, f"{name}_cancel", look="link")
        self._cancel.clicked.connect(lambda _checked=False: self.close_line())
        self.add_action(f"{name}_give", give, main=True).clicked.connect(lambda _checked=False: self._give())
        for part in (self._none, self._field, self._note, buttons):
            self.column.addWidget(part)
        self.setFocusProxy(self.pick)

    @property
    def key(self) -> object:
        """Return who is chosen now; None for nobody."""
        return self.pick.key

    def show_choices(self, choices: Sequence[Choice], *, nobody: str = "") -> None:
        """Offer *choices*; *nobody* is said when there is none."""
        self.pick.show_choices([Choice(None, words.CHOOSE), *choices])
        self._field.setVisible(bool(choices))
        self._none.setText(nobody)
        self._none.setVisible(not choices)
        self._allow()

    def show_note(self, text: str) -> None:
        """Say what follows from the choice."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def add_action(self, name: str, text: str, *, main: bool = False) -> Push:
        """Return a button that can be pressed once somebody is chosen; what gives up stays the last."""
        button = Push(self._theme, text, name, look="main" if main else "plain")
        button.setEnabled(False)
        self._actions.append(button)
        self._buttons.removeWidget(self._cancel)
        for each in (button, self._cancel):
            self._buttons.addWidget(each)
        self.setTabOrder(button, self._cancel)
        return button

    @override
    def close_line(self) -> None:
        """Close, with nobody chosen."""
        super().close_line()
        self.pick.setCurrentIndex(0)

    def _allow(self) -> None:
        for button in self._actions:
            button.setEnabled(self.key is not None)

    def _give(self) -> None:
        key = self.key
        if key is not None:
            self.close_line()
            self.given.emit(key)
