"""One person of the case, field by field. Opens under the list; Esc closes it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal

from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.state import PartyForm
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.ui.tabs.base import Base, FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedKind, EditedPerson, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import label_words
from ifodesk.words import screen_words_overview as words

_ROLES = tuple(Choice(role, label_words.PARTY_ROLE[role]) for role in PartyRole)
_YES_NO = (Choice(None, words.NOT_STATED), Choice(key=True, text=words.YES), Choice(key=False, text=words.NO))
_RELATIONS = tuple(
    Choice(relation.value, label_words.RELATION[relation]) for relation in Relation if relation is not Relation.SELF
)


class PartyCard(Unfolding):
    """The form. A new one is made for each person, so that no field can show one person's text for another."""

    edited = Signal(FieldEdit)
    removed = Signal(object)

    def __init__(self, theme: Theme, party: EntityId) -> None:
        super().__init__(theme, "overview_party_form")
        named(self, "overview_party_form", accessible=words.PARTY_FORM)
        self.party = party
        self._fields: dict[str, AnyField] = {}
        self.name = EditedText(theme, "party_name", words.PARTY_NAME)
        self.role = EditedKind(theme, "party_role", words.PARTY_ROLE, _ROLES)
        self.relation = EditedPerson(theme, "party_relation", words.RELATION, hint=words.RELATION_HINT, keep_key=True)
        self.relation.show_people(_RELATIONS)
        self.number = EditedText(theme, "party_number", words.PERSONAL_NUMBER, hint=words.NUMBER_HINT)
        self.former = EditedText(theme, "party_former_surname", words.FORMER_SURNAME)
        self.household = EditedKind(theme, "party_same_household", words.SAME_HOUSEHOLD, _YES_NO)
        self.phone = EditedText(theme, "party_phone", words.PHONE)
        self.protected = EditedKind(theme, "party_protected", words.PROTECTED, _YES_NO)
        self.withheld = EditedText(theme, "party_withheld", words.WITHHELD, lines=2, hint=words.WITHHELD_HINT)
        self._number_problem = label("", "party_number_problem", look="problem", wrap=True)
        self._fill(theme)
        self.setFocusProxy(self.name)

    def show_form(self, form: PartyForm) -> None:
        """Show the person; what is being typed stays."""
        self.name.show_state(form.name)
        self.role.show_state(form.role)
        self.relation.show_state(form.relation)
        self.number.show_state(form.number)
        self.former.show_state(form.former_surname)
        self.household.show_state(form.same_household)
        self.phone.show_state(form.phone)
        self.protected.show_state(form.protected)
        self.withheld.show_state(form.withheld)
        self._number_problem.setText(form.number_problem)
        self._number_problem.setVisible(bool(form.number_problem))

    def field(self, base: Base) -> AnyField | None:
        """Return the field that *base* belongs to."""
        return self._fields.get(base.field) if base.entity == self.party else None

    def all_fields(self) -> Iterator[AnyField]:
        """Yield the fields."""
        yield from self._fields.values()

    def _fill(self, theme: Theme) -> None:
        line = Filled(theme, "party_line")
        for field, widget, share in (
            ("name", self.name, Share(210, 3)),
            ("role", self.role, Share(170, 2)),
            ("relation", self.relation, Share(180, 2)),
            ("personal_number", self.number, Share(190, 2)),
            ("former_surname", self.former, Share(130, 2)),
            ("phone", self.phone, Share(110, 1)),
            ("same_household", self.household, Share(112, 1)),
            ("protected", self.protected, Share(116, 1)),
            ("withheld", self.withheld, Share(420, 4)),
        ):
            line.add(widget, share)
            widget.edited.connect(self.edited)
            self._fields[field] = widget
            if isinstance(widget, EditedText):
                widget.entered.connect(widget.focusNextChild)
        close = Push(theme, words.CLOSE_FORM, "party_close", keys="Esc")
        close.clicked.connect(lambda _checked=False: self.close_line())
        remove = Push(theme, words.REMOVE_PARTY, "party_remove", look="link", icon=Icon.REMOVE)
        remove.clicked.connect(lambda _checked=False: self.removed.emit(self.party))
        foot = Row(theme, gap=10)
        foot.addWidget(close)
        foot.addWidget(remove)
        foot.addStretch(1)
        self.column.addWidget(line)
        self.column.addWidget(self._number_problem)
        self.column.addLayout(foot)
