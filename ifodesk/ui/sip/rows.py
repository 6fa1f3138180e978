"""The repeated pieces of a plan on screen: goal, measure, agreement. Each field saves by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ifodesk.domain.entities.sip import MeasureStatus
from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.date_field import Format, Parse
from ifodesk.ui.parts.naming import named
from ifodesk.ui.sip.state import AgreementState, GoalState, MeasureState, PersonChoice
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedKind, EditedPerson, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import label_words_sip
from ifodesk.words import screen_words_sip as words

STATUSES = tuple(Choice(status, label_words_sip.MEASURE_STATUS[status]) for status in MeasureStatus)
FORMS = tuple(Choice(form, label_words_sip.AGREEMENT_FORM[form]) for form in AgreementForm)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the pieces are made with."""

    theme: Theme
    parse: Parse
    """Days that are to come: "fre" is the next one."""
    parse_past: Parse
    """Days that have been."""
    show: Format


class Piece(QFrame):
    """What the pieces share: fields by name, and the signals that go up."""

    edited = Signal(FieldEdit)
    removed = Signal(object)
    """Id of the piece that is to be removed."""

    def __init__(self, tools: Tools, name: str, entity: EntityId) -> None:
        super().__init__()
        named(self, name)
        self.tools = tools
        self.entity = entity
        self.fields: dict[str, AnyField] = {}

    def keep(self, field: str, widget: AnyField) -> None:
        """Remember a field by the name that it has in the declaration."""
        widget.edited.connect(self.edited)
        self.fields[field] = widget

    def remove_button(self, text: str) -> Push:
        """Return the small cross that removes the piece."""
        cross = Push(
            self.tools.theme, "", f"{self.objectName()}_remove", look="link", icon=Icon.REMOVE, accessible=text
        )
        cross.setToolTip(text)
        cross.clicked.connect(lambda _checked=False: self.removed.emit(self.entity))
        return cross


def text_field(tools: Tools, name: str, title: str, *, hint: str = "", lines: int = 1) -> EditedText:
    """Return a text field; Enter in a single line goes on to the next field."""
    made = EditedText(tools.theme, name, title, hint=hint, lines=lines)
    made.entered.connect(made.focusNextChild)
    return made


def choices(people: tuple[PersonChoice, ...]) -> list[Choice]:
    """Return what a person field offers; of two with the same name the first."""
    found: dict[str, Choice] = {}
    for person in people:
        found.setdefault(person.name, Choice(person.member, person.name))
    return list(found.values())


class MeasureRow(Piece):
    """One measure."""

    def __init__(self, tools: Tools, state: MeasureState) -> None:
        name = f"sip_measure_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        theme = tools.theme
        title = words.MEASURE_TEXT.format(title=state.title)
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
        row = Row(theme, self, gap=6)
        row.addWidget(line, 1)
        row.addWidget(self.remove_button(words.REMOVE_MEASURE), 0, Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: MeasureState, people: list[Choice]) -> None:
        """Show the measure; what is being typed stays."""
        self.text.text_field.title.setText(words.MEASURE_TEXT.format(title=state.title))
        self.person.show_people(people)
        self.text.show_state(state.text)
        self.person.show_state(state.responsible)
        self.unit.show_state(state.unit)
        self.due_on.show_state(state.due_on)
        self.status.show_state(state.status)


class GoalCard(Piece):
    """One goal with its measures."""

    measure_added = Signal(object)
    """Id of the goal."""

    def __init__(self, tools: Tools, state: GoalState) -> None:
        name = f"sip_goal_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        self.setProperty("look", "card")
        self._people: list[Choice] = []
        theme = tools.theme
        self.text = text_field(tools, f"{name}_text", words.GOAL_TEXT.format(title=state.title))
        self.indicator = text_field(tools, f"{name}_indicator", words.INDICATOR, hint=words.INDICATOR_HINT)
        self.baseline = text_field(tools, f"{name}_baseline", words.BASELINE, hint=words.BASELINE_HINT)
        self.target = text_field(tools, f"{name}_target", words.TARGET, hint=words.TARGET_HINT)
        measured = Filled(theme, f"{name}_measured")
        for field, widget in (("indicator", self.indicator), ("baseline", self.baseline), ("target", self.target)):
            measured.add(widget, Share(190))
            self.keep(field, widget)
        self.keep("text", self.text)
        self.measures: Keyed[MeasureState, MeasureRow] = Keyed(
            theme,
            f"{name}_measures",
            key=lambda found: found.id,
            make=self._make_measure,
            show=lambda row, found: row.show_state(found, self._people),
            gap=10,
        )
        add = Push(theme, words.ADD_MEASURE, f"{name}_add_measure", look="link", icon=Icon.PLUS, keys="Ctrl+N")
        add.clicked.connect(lambda _checked=False: self.measure_added.emit(self.entity))
        head = Row(theme, gap=6)
        head.addWidget(self.text, 1)
        head.addWidget(self.remove_button(words.REMOVE_GOAL), 0, Qt.AlignmentFlag.AlignTop)
        column = Column(theme, self, gap=10, edges=(14, 12, 10, 10))
        column.addLayout(head)
        column.addWidget(measured)
        column.addWidget(self.measures)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: GoalState, people: list[Choice]) -> None:
        """Show the goal; what is being typed stays."""
        self._people = people
        self.text.text_field.title.setText(words.GOAL_TEXT.format(title=state.title))
        self.text.show_state(state.text)
        self.indicator.show_state(state.indicator)
        self.baseline.show_state(state.baseline)
        self.target.show_state(state.target)
        self.measures.show_states(state.measures)

    def _make_measure(self, state: MeasureState) -> MeasureRow:
        row = MeasureRow(self.tools, state)
        row.edited.connect(self.edited)
        row.removed.connect(self.removed)
        return row


class AgreementRow(Piece):
    """Somebody who agreed, or did not."""

    def __init__(self, tools: Tools, state: AgreementState) -> None:
        name = f"sip_agreement_{state.id.hex()}"
        super().__init__(tools, name, state.id)
        theme = tools.theme
        self.name = text_field(tools, f"{name}_name", words.AGREEMENT_NAME)
        self.role = text_field(tools, f"{name}_role", words.AGREEMENT_ROLE)
        self.form = EditedKind(theme, f"{name}_form", words.AGREEMENT_FORM, FORMS)
        self.on = EditedDate(theme, f"{name}_on", words.AGREEMENT_ON, parse=tools.parse_past, show=tools.show)
        line = Filled(theme, f"{name}_line")
        for field, widget, share in (
            ("name", self.name, Share(180, 3)),
            ("role", self.role, Share(140, 2)),
            ("form", self.form, Share(170, 2)),
            ("on", self.on, Share(110, 1)),
        ):
            line.add(widget, share)
            self.keep(field, widget)
        row = Row(theme, self, gap=6)
        row.addWidget(line, 1)
        row.addWidget(self.remove_button(words.REMOVE_AGREEMENT), 0, Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: AgreementState) -> None:
        """Show the row; what is being typed stays."""
        self.name.show_state(state.name)
        self.role.show_state(state.role)
        self.form.show_state(state.form)
        self.on.show_state(state.on)


def find_field(pieces: Iterator[Piece], entity: EntityId, field: str) -> AnyField | None:
    """Return the field of the piece *entity*; None when it is not on screen."""
    for piece in pieces:
        if piece.entity == entity:
            return piece.fields.get(field)
        if isinstance(piece, GoalCard) and (found := find_field(iter(piece.measures), entity, field)) is not None:
            return found
    return None
