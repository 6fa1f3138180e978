"""A measure on screen: what, who, when, and whether the responsible person has said yes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, Ask
from ifodesk.ui.sip.fold import Fold
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.rows import STATUSES, Piece, text_field
from ifodesk.ui.sip.state import ConfirmState, MeasureState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.fields import EditedDate, EditedKind, EditedPerson
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words


class ConfirmLine(QWidget):
    """Whether somebody said yes; a yes by word of mouth is two clicks: the button, and who said it."""

    asked = Signal(Ask)

    def __init__(self, tools: Tools, name: str, measure: EntityId) -> None:
        super().__init__()
        named(self, name)
        theme = tools.theme
        self._theme, self._measure, self._who = theme, measure, ""
        self._mark = Mark(theme, Icon.RING, f"{name}_mark", tone=Tone.QUIET)
        self._text = label("", f"{name}_text", look="small")
        self._own = self._button(name, "own", step_words.CONFIRM_OWN)
        self._own.clicked.connect(lambda _checked=False: self.asked.emit(Ask(Act.CONFIRM_OWN, measure)))
        self._oral = self._button(name, "oral", step_words.CONFIRM_ORAL)
        self._oral.clicked.connect(lambda _checked=False: self._open(Act.CONFIRM_ORAL))
        self._slip = self._button(name, "slip", step_words.CONFIRM_SLIP)
        self._slip.clicked.connect(lambda _checked=False: self._open(Act.CONFIRM_SLIP))
        self._back = self._button(name, "back", step_words.CONFIRM_BACK)
        self._back.clicked.connect(lambda _checked=False: self.asked.emit(Ask(Act.CONFIRM_BACK, measure)))
        self._line: AskLine | None = None
        self._act = Act.CONFIRM_ORAL
        line = named(QWidget(), f"{name}_line")
        flow = Flow(theme, line, gap=6)
        for part in (self._mark, self._text, self._own, self._oral, self._slip, self._back):
            flow.addWidget(part)
        self._column = Column(theme, self, gap=4)
        self._column.addWidget(line)

    def show_state(self, state: ConfirmState) -> None:
        """Show it; nobody responsible: nothing shows."""
        self._who = state.name
        self.setVisible(bool(state.text))
        self._text.setText(state.text)
        icon, tone = (Icon.CHECK, Tone.GOOD) if state.confirmed else (Icon.RING, Tone.QUIET)
        self._mark.show_icon(icon, tone, "")
        self._own.setVisible(state.own)
        self._oral.setVisible(not state.confirmed and not state.own)
        self._slip.setVisible(not state.confirmed and not state.own)
        self._back.setVisible(state.confirmed)

    def _button(self, name: str, key: str, text: str) -> Push:
        return Push(self._theme, text, f"{name}_{key}", look="link")

    def _open(self, act: Act) -> None:
        self._act = act
        if self._line is None:
            name = f"{self.objectName()}_who"
            self._line = AskLine(self._theme, name, step_words.CONFIRM_WHO, step_words.CONFIRM_NOW, needed=True)
            self._line.given.connect(lambda who: self.asked.emit(Ask(self._act, self._measure, who)))
            self._column.addWidget(self._line)
        self._line.open_line()
        self._line.editor.setText(self._who)
        self._line.editor.selectAll()


class MeasureRow(Piece):
    """One measure."""

    asked = Signal(Ask)

    def __init__(self, tools: Tools, state: MeasureState) -> None:
        name = f"sip_measure_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        theme = tools.theme
        title = words.MEASURE_TEXT.format(title=state.title)
        self._state = state
        self.text = text_field(tools, f"{name}_text", title)
        self.person = EditedPerson(
            theme,
            f"{name}_responsible",
            words.RESPONSIBLE,
            member_field="responsible_member",
            hint=words.RESPONSIBLE_HINT,
        )
        self.unit = EditedPerson(theme, f"{name}_unit", words.UNIT)
        self.unit.show_people([Choice(unit, unit) for unit in words.UNITS])
        self.due_on = EditedDate(theme, f"{name}_due_on", words.DUE_ON, parse=tools.parse, show=tools.show)
        self.status = EditedKind(theme, f"{name}_status", words.STATUS, STATUSES)
        line = Filled(theme, f"{name}_line")
        for field, widget, share in (
            ("text", self.text, Share(260, 4)),
            ("responsible", self.person, Share(170, 2)),
            ("unit", self.unit, Share(140, 2)),
            ("due_on", self.due_on, Share(120, 1)),
            ("status", self.status, Share(120, 1)),
        ):
            line.add(widget, share)
            self.keep(field, widget)
        row = Row(theme, gap=6)
        row.addWidget(line, 1)
        row.addWidget(self.remove_button(words.REMOVE_MEASURE), 0, Qt.AlignmentFlag.AlignTop)
        self.confirm = ConfirmLine(tools, f"{name}_confirm", state.id)
        self.confirm.asked.connect(self.asked)
        self.more: Fold[Form] = Fold(theme, f"{name}_more", step_words.MEASURE_MORE, self._make_more)
        self.more.opened.connect(self.show_more)
        foot = Row(theme, gap=10)
        foot.addWidget(self.confirm, 1)
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(theme, self, gap=2)
        column.addLayout(row)
        column.addLayout(foot)

    def show_state(self, state: MeasureState, people: list[Choice]) -> None:
        """Show the measure; what is being typed stays."""
        self._state = state
        self.text.text_field.show_title(words.MEASURE_TEXT.format(title=state.title))
        self.person.show_people(people)
        self.text.show_state(state.text)
        self.person.show_state(state.responsible)
        self.unit.show_state(state.unit)
        self.due_on.show_state(state.due_on)
        self.status.show_state(state.status)
        self.confirm.show_state(state.confirm)
        self.show_more()

    @override
    def pieces(self) -> Iterator[Piece]:
        yield self
        if self.more.inside is not None:
            yield self.more.inside

    def show_more(self) -> None:
        """Show what is unfolded, if it is."""
        if self.more.inside is not None:
            self.more.inside.show_state(self._state.more)

    def _make_more(self) -> Form:
        form = Form(self.tools, f"{self.objectName()}_more_form", self.entity, forms.MEASURE_MORE)
        form.edited.connect(self.edited)
        return form
