from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import DateField
from tests.ui.hands import write

TODAY = date(2026, 11, 26)


class Form(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = DateField(theme, "day", "&Dag", parse=lambda text: typed_date(text, TODAY), show=date.isoformat)
        self.elsewhere = QLineEdit()
        self.chosen: list[object] = []
        self.field.chosen.connect(self.chosen.append)
        column = Column(theme, self)
        column.addWidget(self.field)
        column.addWidget(self.elsewhere)

    @property
    def below(self) -> str:
        found = self.field.findChild(QLabel, "day_below")
        assert found is not None
        return found.text() if found.isVisible() else ""

    def write(self, text: str) -> None:
        self.field.setFocus()
        self.field.editor.selectAll()
        write(self.field.editor, text)


@pytest.fixture
def form(theme: Theme, show: Callable[[QWidget], QWidget]) -> Form:
    made = Form(theme)
    show(made)
    return made


def test_a_spoken_date_is_shown_while_typing_and_taken_by_enter(form: Form) -> None:
    form.write("imorgon")
    assert form.below == "2026-11-27"
    QTest.keyClick(form.field.editor, Qt.Key.Key_Return)
    assert form.chosen == [date(2026, 11, 27)]
    assert form.field.editor.text() == "2026-11-27"


def test_a_date_is_taken_when_the_field_is_left(form: Form) -> None:
    form.write("om 3 mån")
    form.elsewhere.setFocus()
    assert form.chosen == [date(2027, 2, 26)]


def test_what_is_no_date_stays_with_a_sentence_and_nothing_is_saved(form: Form) -> None:
    form.write("snart")
    form.elsewhere.setFocus()
    assert form.field.editor.text() == "snart"
    assert "gick inte att tyda" in form.below
    assert form.chosen == []
    assert not form.field.readable


def test_a_refresh_does_not_take_away_what_could_not_be_read(form: Form) -> None:
    form.write("snart")
    form.elsewhere.setFocus()
    form.field.show_value(TODAY)
    assert form.field.editor.text() == "snart"


def test_a_refresh_waits_while_the_field_has_focus(form: Form) -> None:
    form.field.show_value(None)
    form.field.setFocus()
    form.field.show_value(TODAY)
    assert form.field.editor.text() == ""


def test_emptying_the_field_takes_the_date_away(form: Form) -> None:
    form.field.show_value(TODAY)
    form.write(" ")
    form.elsewhere.setFocus()
    assert form.chosen == [None]
    assert form.field.value is None


def test_leaving_without_a_change_says_nothing(form: Form) -> None:
    form.field.show_value(TODAY)
    form.field.setFocus()
    form.elsewhere.setFocus()
    assert form.chosen == []
    assert form.field.value == TODAY
