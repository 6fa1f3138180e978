"""The urgent note on the page Jäv: the form, those that came, and when one was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.urgent import UrgentForm
from ifodesk.ui.jav.urgent_reading import CameState, UrgentState
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_urgent as words

CLOCK = Share(180, 0)
"""Room for a time of day."""
_FEW = 6
"""So many recipients show from the start; the others on demand."""


class UrgentFormView(GiveForm):
    """The form. It stays until it is told that the note is sealed."""

    given = Signal(object)
    """An `UrgentForm`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "urgent", words.GIVE)
        self._recipients: tuple[Choice, ...] = ()
        self._all = False
        self._about, self._clock = named(QLineEdit(), "urgent_about"), named(QLineEdit(), "urgent_clock")
        self._about.setPlaceholderText(words.ABOUT_HINT)
        self._clock.setPlaceholderText(words.WHEN_HINT)
        self._safety = named(TextArea(theme, lines=2, most=6), "urgent_safety")
        self._act = named(TextArea(theme, lines=3, most=8), "urgent_act")
        self._reason = named(TextArea(theme, lines=2, most=5), "urgent_reason")
        self._to = Ticks(theme, "urgent_to", accessible=words.RECIPIENTS)
        self._more = Push(theme, words.MORE, "urgent_more", look="link")
        self._more.clicked.connect(lambda _checked=False: self._show_all())
        self._nobody = label(words.NO_RECIPIENTS, "urgent_nobody", look="problem", wrap=True)
        self._nobody.hide()
        clock = Filled(theme, "urgent_clock_place")
        clock.add(Field(theme, "urgent_clock_field", words.WHEN, self._clock), CLOCK)
        self.fill(
            heading(words.TITLE, "urgent_title", level=2),
            label(words.TEXT, "urgent_text", look="small", wrap=True),
            Field(theme, "urgent_about_field", words.ABOUT, self._about),
            Field(theme, "urgent_safety_field", words.SAFETY, self._safety),
            Field(theme, "urgent_act_field", words.ACT, self._act),
            Field(theme, "urgent_reason_field", words.REASON, self._reason),
            clock,
            label(words.RECIPIENTS, "urgent_to_title", look="small"),
            self._to,
            self._nobody,
            self._more,
        )
        self.setFocusProxy(self._about)
        self.give.setEnabled(False)

    @property
    def form(self) -> UrgentForm:
        """Return what is filled in."""
        return UrgentForm(
            about=self._about.text(),
            safety=self._safety.toPlainText(),
            act=self._act.toPlainText(),
            reason=self._reason.toPlainText(),
            clock=self._clock.text(),
            recipients=self._to.ticked,
        )

    def show_state(self, state: UrgentState) -> None:
        """Offer the recipients; those proposed are ticked when they are first shown."""
        first = not self._recipients and bool(state.recipients)
        self._recipients = state.recipients
        self._offer()
        if first:
            self._to.tick(state.proposed)
        self._nobody.setVisible(state.nobody)
        self.give.setEnabled(bool(state.recipients))

    @override
    def submit(self) -> None:
        self.given.emit(self.form)

    def clear(self) -> None:
        """Forget what is typed and who is ticked."""
        for line in (self._about, self._clock):
            line.clear()
        for area in (self._safety, self._act, self._reason):
            area.clear()
        self._recipients, self._all = (), False

    def _show_all(self) -> None:
        self._all = True
        self._offer()

    def _offer(self) -> None:
        shown = self._recipients if self._all else self._recipients[:_FEW]
        self._to.show_choices(shown)
        self._more.setVisible(len(shown) < len(self._recipients))


class CameCard(QFrame):
    """One note that came: its text, and what to do with it."""

    taken_in = Signal(object, object)
    left_aside = Signal(object, str)

    def __init__(self, theme: Theme, note: EntityId) -> None:
        super().__init__()
        name = f"urgent_{note.hex()}"
        named(self, name, look="card")
        self._title, self._text = heading("", f"{name}_title", level=2), label("", f"{name}_text", wrap=True)
        self._take = ChooseLine(theme, f"{name}_case", words.TAKE_IN_WHICH, words.TAKE_IN_NOW)
        self._take.given.connect(lambda case: self.taken_in.emit(note, case))
        self._leave = AskLine(theme, f"{name}_leave", words.LEAVE_WHY, words.LEAVE_NOW, needed=True)
        self._leave.given.connect(lambda reason: self.left_aside.emit(note, reason))
        take = Push(theme, words.TAKE_IN, f"{name}_take", look="main")
        take.clicked.connect(lambda _checked=False: self._take.open_line())
        leave = Push(theme, words.LEAVE, f"{name}_aside", look="link")
        leave.clicked.connect(lambda _checked=False: self._leave.open_line())
        buttons = QWidget()
        flow = Flow(theme, buttons, gap=10)
        for button in (take, leave):
            flow.addWidget(button)
        column = Column(theme, self, gap=8, edges=(14, 10, 14, 12))
        for part in (self._title, self._text, buttons, self._take, self._leave):
            column.addWidget(part)

    def show_state(self, state: CameState, cases: tuple[Choice, ...]) -> None:
        """Show the note, and where it can be taken in."""
        self._title.setText(state.title)
        self._text.setText(state.text)
        self._take.show_choices(cases, nobody=words.NO_CASES)


class UrgentPanel(QWidget):
    """The form, the notes that came, the register."""

    taken_in = Signal(object, object)
    left_aside = Signal(object, str)
    changed = Signal()
    """Something else is shown, or nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "urgent_part")
        self._theme = theme
        self._cases: tuple[Choice, ...] = ()
        self.form = kept_by_page(UrgentFormView(theme))
        self.form.opened.connect(self.changed)
        self.form.closed.connect(self.changed)
        self._title = heading(words.NOTES, "urgent_came_title", level=2)
        self._came: Keyed[CameState, CameCard] = Keyed(
            theme,
            "urgent_came",
            key=lambda state: state.id,
            make=self._make,
            show=lambda card, state: card.show_state(state, self._cases),
        )
        self._sent = LineList(theme, "urgent_sent", accessible=words.SENT)
        column = Column(theme, self, gap=10)
        for part in (self.form, self._title, self._came, self._sent):
            column.addWidget(part)
        self._something = False
        self._title.hide()

    @property
    def shows_something(self) -> bool:
        """Return whether the form is open, or a note or a line of the register shows."""
        return self._something or self.form.is_open

    def show_urgent(self, state: UrgentState) -> None:
        """Show recipients, notes and the register; what is typed stays."""
        self._cases = state.cases
        self.form.show_state(state)
        self._title.setVisible(bool(state.came))
        self._came.show_states(state.came)
        self._sent.show_groups((Group("sent", words.SENT, state.sent),))
        self._something = bool(state.came or state.sent)
        self.changed.emit()

    def written(self) -> None:
        """Close the form and forget what is in it."""
        self.form.close_line()
        self.form.clear()

    def _make(self, state: CameState) -> CameCard:
        card = CameCard(self._theme, state.id)
        card.taken_in.connect(self.taken_in)
        card.left_aside.connect(self.left_aside)
        return card
