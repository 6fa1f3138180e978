"""Consents on screen: to take part, and to lift secrecy, as two things that are never mixed up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip.rows import FORMS, Piece, Tools, text_field
from ifodesk.ui.sip.state import ConsentState
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import EditedDate, EditedKind
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip as words


class ConsentRow(Piece):
    """One consent. A waiver says what may be handed over, to whom and for what."""

    withdrawn = Signal(object)

    def __init__(self, tools: Tools, state: ConsentState) -> None:
        name = f"sip_consent_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        theme = tools.theme
        self._over = label("", f"{name}_over", look="late", wrap=True)
        self._withdraw = Push(theme, words.WITHDRAW, f"{name}_withdraw", look="link")
        self._withdraw.clicked.connect(lambda _checked=False: self.withdrawn.emit(self.entity))
        line = self._make_line(name, waiver=state.kind is ConsentKind.SECRECY_WAIVER)
        foot = Row(theme, gap=8)
        foot.addWidget(self._over, 1)
        foot.addStretch(1)
        foot.addWidget(self._withdraw)
        foot.addWidget(self.remove_button(words.REMOVE_CONSENT))
        column = Column(theme, self, gap=4)
        column.addWidget(line)
        column.addLayout(foot)

    def show_state(self, state: ConsentState) -> None:
        """Show the consent; what is being typed stays."""
        self._over.setText(state.over)
        self._over.setVisible(bool(state.over))
        self._withdraw.setVisible(not state.withdrawn)
        self.given_by.show_state(state.given_by)
        self.form.show_state(state.form)
        self.given_on.show_state(state.given_on)
        self.valid_until.show_state(state.valid_until)
        for field, shown in (("what", state.what), ("receiver", state.receiver), ("purpose", state.purpose)):
            if field in self.fields:
                self._texts[field].show_state(shown)

    def _make_line(self, name: str, *, waiver: bool) -> Filled:
        tools, theme = self.tools, self.tools.theme
        line = Filled(theme, f"{name}_line")
        titles = (("what", words.WHAT), ("receiver", words.RECEIVER), ("purpose", words.PURPOSE)) if waiver else ()
        self._texts = {field: text_field(tools, f"{name}_{field}", title) for field, title in titles}
        for field, widget in self._texts.items():
            line.add(widget, Share(200, 2))
            self.keep(field, widget)
        self.given_by = text_field(tools, f"{name}_given_by", words.GIVEN_BY)
        self.form = EditedKind(theme, f"{name}_form", words.CONSENT_FORM, FORMS)
        self.given_on = EditedDate(theme, f"{name}_given_on", words.GIVEN_ON, parse=tools.parse_past, show=tools.show)
        self.valid_until = EditedDate(
            theme, f"{name}_valid_until", words.VALID_UNTIL, parse=tools.parse, show=tools.show
        )
        line.add(self.given_by, Share(180, 2))
        line.add(self.form, Share(150, 1))
        line.add(self.given_on, Share(110, 1))
        line.add(self.valid_until, Share(140, 1))
        self.keep("given_by", self.given_by)
        self.keep("form", self.form)
        self.keep("given_on", self.given_on)
        self.keep("valid_until", self.valid_until)
        return line


class ConsentPart(QWidget):
    """All consents of one kind, with what the kind is for."""

    edited = Signal(FieldEdit)
    added = Signal(object)
    removed = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, tools: Tools, kind: ConsentKind) -> None:
        super().__init__()
        name, waiver = f"sip_{kind}", kind is ConsentKind.SECRECY_WAIVER
        named(self, name)
        theme: Theme = tools.theme
        self._tools = tools
        self._kind = kind
        title = heading(words.WAIVER if waiver else words.PARTICIPATION, f"{name}_title", level=2)
        about = label(
            words.WAIVER_TEXT if waiver else words.PARTICIPATION_TEXT, f"{name}_about", look="small", wrap=True
        )
        self._none = Row(theme, gap=8)
        self._none_mark = Mark(theme, Icon.DASH if waiver else Icon.RING, f"{name}_none_mark", tone=Tone.QUIET)
        none_text = words.WAIVER_NONE if waiver else words.PARTICIPATION_NONE
        self._none_text = label(none_text, f"{name}_none", look="quiet")
        self._none.addWidget(self._none_mark)
        self._none.addWidget(self._none_text, 1)
        self.rows: Keyed[ConsentState, ConsentRow] = Keyed(
            theme, f"{name}_rows", key=lambda state: state.id, make=self._make, show=ConsentRow.show_state, gap=10
        )
        add = Push(
            theme, words.ADD_WAIVER if waiver else words.ADD_PARTICIPATION, f"{name}_add", look="link", icon=Icon.PLUS
        )
        add.clicked.connect(lambda _checked=False: self.added.emit(self._kind))
        column = Column(theme, self, gap=6)
        for part in (title, about):
            column.addWidget(part)
        column.addLayout(self._none)
        column.addWidget(self.rows)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_states(self, states: Sequence[ConsentState]) -> None:
        """Show these consents."""
        self._none_mark.setVisible(not states)
        self._none_text.setVisible(not states)
        self.rows.show_states(states)

    def _make(self, state: ConsentState) -> ConsentRow:
        row = ConsentRow(self._tools, state)
        row.edited.connect(self.edited)
        row.removed.connect(self.removed)
        row.withdrawn.connect(self.withdrawn)
        return row
