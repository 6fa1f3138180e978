"""The repeated pieces of a plan on screen: goal, measure, agreement. Each field saves by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ifodesk.domain.entities.sip import MeasureStatus
from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.sip.state import AgreementState, PersonChoice
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedKind, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import label_words_sip
from ifodesk.words import screen_words_sip as words

STATUSES = tuple(Choice(status, label_words_sip.MEASURE_STATUS[status]) for status in MeasureStatus)
FORMS = tuple(Choice(form, label_words_sip.AGREEMENT_FORM[form]) for form in AgreementForm)


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

    def pieces(self) -> Iterator[Piece]:
        """Yield this piece and those within it."""
        yield self

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
