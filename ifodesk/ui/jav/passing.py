"""Giving a matter of jäv to somebody else to decide: who, and the button that does it. Opens in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ifodesk.ui.jav.matter_state import MatterState
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_matter as words
from ifodesk.words import screen_words_tabs as tab_words


class PassingPart(Unfolding):
    """Who shall decide instead."""

    given = Signal(object)
    """The key of the person; None when nobody is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "jav_pass")
        self._who = Pick(theme, "jav_pass_to")
        self.setFocusProxy(self._who)
        give = Push(theme, words.SUCCEED_NOW, "jav_pass_now", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        self.column.addWidget(label(words.SUCCEED_TEXT, "jav_pass_text", wrap=True))
        self.column.addWidget(Field(theme, "jav_pass_to_field", words.SUCCEED_TO, self._who))
        self.column.addWidget(give, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: MatterState) -> None:
        """Offer people; closed where nobody can be asked."""
        self._who.show_choices([Choice(None, tab_words.CHOOSE), *state.successors])
        if not state.successors:
            self.close_line()

    def _give(self) -> None:
        to = self._who.key
        if to is not None:
            self.close_line()
        self.given.emit(to)
