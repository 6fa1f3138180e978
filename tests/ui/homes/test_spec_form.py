"""A form that is data: what is filled in comes back as it was meant, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec, filled
from ifodesk.ui.homes.spec_form import SpecForm
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.shapes import Choice
from ifodesk.words.date_words import full_day
from tests.ui.hands import click, find, press, shown, write

Show = Callable[[QWidget], QWidget]
TODAY = date(2026, 11, 26)
PETS = (Choice("dog", "Hund"), Choice("cat", "Katt"))
SPEC = FormSpec(
    "home",
    "Nytt hem",
    "Lägg till",
    (
        FieldSpec("name", "&Namn", needed=True),
        FieldSpec("on", "&Dag", Ask.DAY),
        FieldSpec("kind", "&Typ", Ask.ONE, choices=(Choice("a", "Familjehem"), Choice("b", "Jourhem")), value="b"),
        FieldSpec("hint", "Bara det som är praktiskt.", Ask.NOTE),
        FieldSpec("pets", "Djur", Ask.SOME, choices=PETS),
        FieldSpec("room", "Eget &rum", Ask.YES),
        FieldSpec("wishes", "Önskemål", Ask.TEXT),
    ),
)


def form(theme: Theme, show: Callable[[QWidget], QWidget]) -> tuple[SpecForm, list[Answers]]:
    made = SpecForm(theme, "sheet", lambda text: typed_date(text, TODAY), full_day)
    made.resize(700, 500)
    given: list[Answers] = []
    made.given.connect(given.append)
    show(made)
    made.ask(SPEC)
    QApplication.processEvents()
    return made, given


def test_what_is_filled_in_comes_back(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, given = form(theme, show)
    for name, text in (("name", "Lärkan"), ("on", "27/11"), ("wishes", "Gärna syskon")):
        field = find(made, QWidget, f"sheet_{name}_edit")
        field.setFocus()
        write(field, text)
    for name in ("sheet_pets_1", "sheet_room"):
        find(made, QWidget, name).setFocus()
        press(Qt.Key.Key_Space)
    click(made, "sheet_give")
    (answers,) = given
    assert (answers.text("name"), answers.day("on"), answers.one("kind")) == ("Lärkan", date(2026, 11, 27), "b")
    assert (answers.some("pets"), answers.yes("room"), answers.text("wishes")) == (
        frozenset({"cat"}),
        True,
        "Gärna syskon",
    )


def test_what_is_needed_is_asked_for_by_name(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, given = form(theme, show)
    press(Qt.Key.Key_Return)
    assert given == []
    assert shown(made, "sheet_problem") == "Fyll i fältet ”Namn” så att det går att läsa."
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "sheet_name_edit"


def test_a_day_that_cannot_be_read_is_not_taken_for_none(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, given = form(theme, show)
    write(find(made, QWidget, "sheet_name_edit"), "Lärkan")
    day = find(made, QWidget, "sheet_on_edit")
    day.setFocus()
    write(day, "snart")
    click(made, "sheet_give")
    assert given == []
    assert "Dag" in shown(made, "sheet_problem")


def test_a_number_that_is_none_is_asked_for_again(theme: Theme, show: Show) -> None:
    made, given = form(theme, show)
    made.ask(FormSpec("n", "Antal", "Spara", (FieldSpec("count", "&Antal", Ask.NUMBER),)))
    write(find(made, QWidget, "sheet_count_edit"), "tre")
    click(made, "sheet_give")
    assert given == []
    assert "Antal" in shown(made, "sheet_problem")


def test_what_is_half_typed_is_known_and_what_stood_there_before_is_not(
    theme: Theme, show: Callable[[QWidget], QWidget]
) -> None:
    made, _ = form(theme, show)
    assert made.typed == ""
    write(find(made, QWidget, "sheet_name_edit"), "Lärk")
    assert made.typed == "Nytt hem\nNamn: Lärk"
    made.ask(filled(SPEC, name="Lärkan"))
    assert made.typed == ""
    press(Qt.Key.Key_Escape)
    assert made.isHidden()


def test_numbers_are_read_as_people_write_them() -> None:
    answers = Answers("x", "", {"whole": " 3 ", "odd": "tre", "money": "1 250,50", "none": ""})
    assert (answers.number("whole"), answers.number("odd"), answers.number("none")) == (3, None, None)
    assert (answers.amount("money"), answers.amount("odd")) == (Decimal("1250.50"), None)
