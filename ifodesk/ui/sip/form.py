"""Draws a form of a plan: its fields beside each other, each saved by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Row
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.sip.form_state import FieldKind, FieldSpec, FormState
from ifodesk.ui.sip.rows import Piece, text_field
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedKind, EditedPerson, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_sip_steps as words

LEAST_LETTERS = 7
"""Of a list of choices that is made narrow."""


class Form(Piece):
    """The fields of one entity. *remove* is what the cross says that takes it out of the plan; empty: no cross."""

    def __init__(
        self, tools: Tools, name: str, entity: EntityId, specs: Sequence[FieldSpec], *, remove: str = ""
    ) -> None:
        super().__init__(tools, name, entity)
        self._line = Filled(tools.theme, f"{name}_line")
        for spec in specs:
            widget = make_field(tools, f"{name}_{spec.field}", spec)
            self.keep(spec.field, widget)
            self._line.add(widget, Share(spec.least, spec.weight))
        self.row = Row(tools.theme, self, gap=6)
        self.row.addWidget(self._line, 1)
        if remove:
            self.row.addWidget(self.remove_button(remove), 0, Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: FormState) -> None:
        """Show the fields; what is being typed stays."""
        for name, text in state.texts.items():
            widget = self.fields.get(name)
            if isinstance(widget, EditedText | EditedPerson):
                widget.show_state(text)
        for name, day in state.days.items():
            widget = self.fields.get(name)
            if isinstance(widget, EditedDate):
                widget.show_state(day)
        for name, choice in state.choices.items():
            widget = self.fields.get(name)
            if isinstance(widget, EditedKind):
                widget.show_state(choice)

    def add(self, widget: AnyField, share: Share) -> None:
        """Put one more field at the end."""
        self._line.add(widget, share)

    def offer(self, field: str, names: Sequence[str]) -> None:
        """Offer these names in a field of names."""
        widget = self.fields[field]
        if isinstance(widget, EditedPerson):
            widget.show_people([Choice(name, name) for name in names])


def make_field(tools: Tools, name: str, spec: FieldSpec) -> AnyField:
    """Return the widget of one field."""
    match spec.kind:
        case FieldKind.DAY | FieldKind.PAST_DAY | FieldKind.MOMENT:
            return _day(tools, name, spec)
        case FieldKind.CHOICE:
            return _choice(tools, name, spec)
        case FieldKind.NAME:
            made = EditedPerson(tools.theme, name, spec.title, hint=spec.hint)
            made.show_people(spec.choices)
            return made
        case FieldKind.TEXT if spec.lines > 1:
            return EditedText(tools.theme, name, spec.title, lines=spec.lines, most=20, hint=spec.hint)
        case FieldKind.TEXT:
            return text_field(tools, name, spec.title, hint=spec.hint)


def _choice(tools: Tools, name: str, spec: FieldSpec) -> EditedKind:
    """Return a list that may be narrower than its longest choice."""
    made = EditedKind(tools.theme, name, spec.title, spec.choices)
    box = made.box
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(LEAST_LETTERS)
    return made


def _day(tools: Tools, name: str, spec: FieldSpec) -> EditedDate:
    if spec.kind is FieldKind.MOMENT:
        made = EditedDate(tools.theme, name, spec.title, parse=tools.parse_moment, show=tools.show_moment)
        made.date_field.editor.setPlaceholderText(words.MOMENT_HINT)
        return made
    parse = tools.parse if spec.kind is FieldKind.DAY else tools.parse_past
    return EditedDate(tools.theme, name, spec.title, parse=parse, show=tools.show)
