"""Acts that cannot wait, on the page Jäv."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.acts import ActState
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_delay as words


class ActCard(QFrame):
    """One act: its text, and a line for what was done, or a button that ends it."""

    reported = Signal(object, str)
    ended = Signal(object)

    def __init__(self, theme: Theme, act: EntityId) -> None:
        super().__init__()
        name = f"act_{act.hex()}"
        named(self, name, look="card")
        self._id = act
        self._title = heading("", f"{name}_title", level=2)
        self._opened = label("", f"{name}_opened", look="small")
        self._act = label("", f"{name}_act", wrap=True)
        self._reason = label("", f"{name}_reason", look="quiet", wrap=True)
        self._report = label("", f"{name}_report", wrap=True)
        self._line = named(QLineEdit(), f"{name}_line")
        self._line.setPlaceholderText(words.REPORT_HINT)
        self._line.returnPressed.connect(self._give)
        self._field = Field(theme, f"{name}_field", words.REPORT, self._line)
        self._save = Push(theme, words.REPORT_SAVE, f"{name}_save", look="main")
        self._save.clicked.connect(lambda _checked=False: self._give())
        self._end = Push(theme, words.END, f"{name}_end")
        self._end.clicked.connect(lambda _checked=False: self.ended.emit(act))
        column = Column(theme, self, gap=6, edges=(14, 10, 14, 12))
        for part in (self._title, self._opened, self._act, self._reason, self._report, self._field):
            column.addWidget(part)
        for button in (self._save, self._end):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: ActState) -> None:
        """Show the act; what is being typed stays."""
        self._title.setText(state.title)
        self._opened.setText(state.opened)
        self._act.setText(state.act)
        self._reason.setText(state.reason)
        self._report.setText(state.report)
        for part in (self._field, self._save):
            part.setVisible(state.mine)
        self._end.setVisible(not state.mine)

    def _give(self) -> None:
        text = self._line.text().strip()
        if text:
            self._line.clear()
            self.reported.emit(self._id, text)


class ActsPanel(QWidget):
    """The heading and the cards."""

    reported = Signal(object, str)
    ended = Signal(object)
    changed = Signal()
    """Other acts are shown, or none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_acts")
        self._theme = theme
        self._title = heading(words.PAGE, "jav_acts_title", level=2)
        self._cards: Keyed[ActState, ActCard] = Keyed(
            theme, "jav_acts_cards", key=lambda state: state.id, make=self._make, show=ActCard.show_state
        )
        column = Column(theme, self, gap=8)
        column.addWidget(self._title)
        column.addWidget(self._cards)
        self.hide()

    def show_acts(self, acts: tuple[ActState, ...]) -> None:
        """Show the open acts."""
        self._cards.show_states(acts)
        self.setVisible(bool(acts))
        self.changed.emit()

    def _make(self, state: ActState) -> ActCard:
        card = ActCard(self._theme, state.id)
        card.reported.connect(self.reported)
        card.ended.connect(self.ended)
        return card
