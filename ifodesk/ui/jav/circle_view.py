"""The circle of a case on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.entities.case import PartyRole
from ifodesk.ui.jav.circle import CircleForm
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.parts.text import heading
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_circle as words


class PersonForm(GiveForm):
    """Somebody new in the circle: role, name, former surname. Enter in a field gives."""

    given = Signal(object)
    """A `CircleForm`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "jav_circle_person", words.ADD_NOW)
        self._title = heading("", "jav_circle_person_title", level=2)
        self._role = Pick(theme, "jav_circle_role")
        self._role_field = Field(theme, "jav_circle_role_field", words.ROLE, self._role)
        self._name, self._former = named(QLineEdit(), "jav_circle_name"), named(QLineEdit(), "jav_circle_former")
        self._name_field = Field(theme, "jav_circle_name_field", words.NAME, self._name)
        for editor in (self._name, self._former):
            editor.returnPressed.connect(self.submit)
        former = Field(theme, "jav_circle_former_field", words.FORMER, self._former)
        self.fill(self._title, self._role_field, self._name_field, former)
        self.setFocusProxy(self._name)

    def ask(self, title: str, roles: tuple[Choice, ...]) -> None:
        """Open for one kind of people."""
        self._title.setText(title)
        self._role.show_choices(roles)
        self._role.setCurrentIndex(0)
        self._role_field.setVisible(len(roles) > 1)
        self.open_line()

    @override
    def submit(self) -> None:
        role = self._role.key
        if not self._name.text().strip() or not isinstance(role, PartyRole):
            self._name_field.show_problem(words.NAME_NEEDED)
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        form = CircleForm(role, self._name.text(), self._former.text())
        self.close_line()
        self.given.emit(form)

    @override
    def close_line(self) -> None:
        super().close_line()
        self._name.clear()
        self._former.clear()
        self._name_field.show_problem("")


class CirclePanel(QWidget):
    """The lines, and under them the form."""

    acted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_circle")
        self.form = PersonForm(theme)
        self._lines = LineList(theme, "jav_circle_lines", accessible=words.ACCESSIBLE)
        self._lines.acted.connect(self.acted)
        column = Column(theme, self, gap=6)
        column.addWidget(self._lines)
        column.addWidget(self.form)

    def show_circle(self, group: Group | None) -> None:
        """Show the circle; None: nothing."""
        self._lines.show_groups(() if group is None else (group,))
        if group is None:
            self.form.close_line()

    def ask_person(self, title: str, roles: tuple[Choice, ...]) -> None:
        """Open the form for somebody new."""
        self.form.ask(title, roles)
