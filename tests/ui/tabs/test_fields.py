from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.sip import MeasureStatus
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.saving_text import PAUSE_MS
from ifodesk.ui.tabs.base import Base, FieldEdit, FieldState, OptionState
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedKind, EditedPerson, EditedText
from ifodesk.usecases.seen import Seen
from tests.ui.fakes import PER
from tests.ui.hands import click, find, press, shown, write

Show = Callable[[QWidget], QWidget]
GOAL = EntityId(b"g" * 16)


def base(number: int, field: str = "baseline") -> Base:
    """What a field stands on; the number tells the revisions apart."""
    return Base(Seen(number, number), GOAL, field)


def read_day(text: str) -> date | None:
    return typed_date(text, date(2026, 11, 26))


class Bench:
    """A field beside another one, so that it can be left, and the edits that it asked for."""

    def __init__(self, theme: Theme, show: Show, field: AnyField) -> None:
        self.page = QWidget()
        self.other = QLineEdit()
        column = Column(theme, self.page)
        column.addWidget(field)
        column.addWidget(self.other)
        self.edits: list[FieldEdit] = []
        field.edited.connect(self.edits.append)
        show(self.page)

    def leave(self) -> None:
        self.other.setFocus()
        QApplication.processEvents()


@pytest.fixture
def text(theme: Theme) -> EditedText:
    return EditedText(theme, "field", "Nuläge")


def state(value: str, number: int, *options: OptionState) -> FieldState[str]:
    return FieldState(value, base(number), options, "Tidigare: inget" if options else "")


def test_what_is_typed_is_saved_at_a_pause_on_top_of_what_was_shown(
    qtbot: QtBot, theme: Theme, show: Show, text: EditedText
) -> None:
    bench = Bench(theme, show, text)
    text.show_state(state("3 dagar", 1))
    text.setFocus()
    write(text.text_field.editor, ", å")
    qtbot.waitUntil(lambda: bool(bench.edits), timeout=PAUSE_MS * 4)
    (edit,) = bench.edits
    assert edit.values == {"baseline": "3 dagar, å"}
    assert edit.base == base(1)


def test_a_refresh_does_not_touch_a_field_that_is_being_typed_in(theme: Theme, show: Show, text: EditedText) -> None:
    bench = Bench(theme, show, text)
    text.show_state(state("3 dagar", 1))
    text.setFocus()
    write(text.text_field.editor, " typed")
    text.show_state(state("1 dag", 2))
    assert text.text == "3 dagar typed"
    bench.leave()
    assert [edit.base for edit in bench.edits] == [base(1)]


def test_after_the_save_the_next_edit_stands_on_what_was_read_after_it(
    theme: Theme, show: Show, text: EditedText
) -> None:
    bench = Bench(theme, show, text)
    text.show_state(state("", 1))
    text.setFocus()
    write(text.text_field.editor, "2")
    text.flush()
    text.saved(base(2))
    write(text.text_field.editor, " dagar")
    text.flush()
    assert [edit.base for edit in bench.edits] == [base(1), base(2)]
    assert bench.edits[-1].values == {"baseline": "2 dagar"}


def test_locking_while_a_save_is_under_way_still_sends_the_newest_text(
    theme: Theme, show: Show, text: EditedText
) -> None:
    bench = Bench(theme, show, text)
    text.show_state(state("", 1))
    text.setFocus()
    write(text.text_field.editor, "2")
    text.flush()
    write(text.text_field.editor, " dagar")
    text.flush()
    assert [edit.values["baseline"] for edit in bench.edits] == ["2", "2 dagar"]
    assert text.unsaved


def test_a_text_that_could_not_be_saved_stays_and_is_tried_again(theme: Theme, show: Show, text: EditedText) -> None:
    bench = Bench(theme, show, text)
    text.show_state(state("", 1))
    text.setFocus()
    write(text.text_field.editor, "2")
    text.flush()
    text.failed()
    assert text.text == "2"
    text.flush()
    assert len(bench.edits) == 2


def test_an_emptied_text_is_saved_as_not_answered(theme: Theme, show: Show, text: EditedText) -> None:
    bench = Bench(theme, show, text)
    text.show_state(state("3", 1))
    text.setFocus()
    QTest.keyClick(text.text_field.editor, Qt.Key.Key_Backspace)
    bench.leave()
    assert bench.edits[-1].values == {"baseline": None}


def test_both_values_stand_under_the_field_and_one_click_chooses(theme: Theme, show: Show, text: EditedText) -> None:
    bench = Bench(theme, show, text)
    mine = OptionState("Du skrev 10:02: 2 dagar", "Behåll mitt", "2 dagar")
    his = OptionState("Per L skrev 11:40: 1 dag", "Ta det som Per L skrev", "1 dag")
    text.show_state(state("2 dagar", 3, mine, his))
    assert shown(bench.page, "field_conflict_option_0") == "Du skrev 10:02: 2 dagar"
    assert shown(bench.page, "field_conflict_option_1") == "Per L skrev 11:40: 1 dag"
    assert shown(bench.page, "field_conflict_before") == "Tidigare: inget"
    click(bench.page, "field_conflict_keep_1")
    (edit,) = bench.edits
    assert (edit.values, edit.settles, edit.base) == ({"baseline": "1 dag"}, True, base(3))
    text.show_state(state("1 dag", 4))
    assert not find(bench.page, QFrame, "field_conflict").isVisible()
    assert text.text == "1 dag"


def test_a_date_that_came_while_the_field_has_focus_shows_when_it_is_left(theme: Theme, show: Show) -> None:
    field = EditedDate(theme, "day", "Klart senast", parse=read_day, show=date.isoformat)
    bench = Bench(theme, show, field)
    field.show_state(FieldState(date(2026, 12, 1), base(1, "due_on")))
    field.setFocus()
    field.show_state(FieldState(date(2026, 12, 24), base(2, "due_on")))
    assert field.date_field.editor.text() == "2026-12-01"
    bench.leave()
    assert field.date_field.editor.text() == "2026-12-24"
    assert bench.edits == []


def test_a_chosen_date_stands_on_what_was_shown_not_on_what_came_meanwhile(theme: Theme, show: Show) -> None:
    field = EditedDate(theme, "day", "Klart senast", parse=read_day, show=date.isoformat)
    bench = Bench(theme, show, field)
    field.show_state(FieldState(None, base(1, "due_on")))
    field.setFocus()
    write(field.date_field.editor, "2026-12-01")
    field.show_state(FieldState(date(2026, 12, 24), base(2, "due_on")))
    bench.leave()
    assert [(edit.base, edit.values) for edit in bench.edits] == [(base(1, "due_on"), {"due_on": date(2026, 12, 1)})]
    assert field.date_field.editor.text() == "2026-12-01"


KINDS = (Choice(MeasureStatus.PLANNED, "planerad"), Choice(MeasureStatus.DONE, "klar"))


def test_a_kind_is_chosen_by_keys_and_not_by_the_wheel(theme: Theme, show: Show) -> None:
    field = EditedKind(theme, "status", "Läge", KINDS)
    bench = Bench(theme, show, field)
    field.show_state(FieldState(MeasureStatus.PLANNED, base(1, "status")))
    point = QPointF(5, 5)
    nothing, down = QPoint(0, 0), QPoint(0, -120)
    wheel = QWheelEvent(
        point,
        point,
        nothing,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(field.box, wheel)
    assert bench.edits == []
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert [edit.values for edit in bench.edits] == [{"status": MeasureStatus.DONE}]


def test_a_kind_that_this_program_does_not_know_shows_as_nothing_chosen(theme: Theme, show: Show) -> None:
    field = EditedKind(theme, "status", "Läge", KINDS)
    bench = Bench(theme, show, field)
    field.show_state(FieldState(None, base(1, "status")))
    assert field.box.currentIndex() == -1
    assert bench.edits == []


def test_a_person_who_uses_ifodesk_is_saved_with_name_and_id(theme: Theme, show: Show) -> None:
    field = EditedPerson(theme, "who", "Ansvarig", member_field="responsible_member")
    bench = Bench(theme, show, field)
    field.show_people([Choice(PER, "Per Lundmark")])
    field.show_state(FieldState("", base(1, "responsible")))
    field.setFocus()
    write(field.chooser.editor, "Per Lundmark")
    press(Qt.Key.Key_Return)
    assert bench.edits[-1].values == {"responsible": "Per Lundmark", "responsible_member": PER}


def test_a_person_outside_ifodesk_is_saved_by_name_alone(theme: Theme, show: Show) -> None:
    field = EditedPerson(theme, "who", "Ansvarig", member_field="responsible_member")
    bench = Bench(theme, show, field)
    field.show_state(FieldState("", base(1, "responsible")))
    field.setFocus()
    write(field.chooser.editor, "Rektor Låtsas")
    bench.leave()
    assert bench.edits[-1].values == {"responsible": "Rektor Låtsas", "responsible_member": None}


def test_a_word_of_the_law_is_saved_as_its_code_and_any_other_as_written(theme: Theme, show: Show) -> None:
    field = EditedPerson(theme, "relation", "Relation", keep_key=True)
    bench = Bench(theme, show, field)
    field.show_people([Choice("sibling", "syskon")])
    field.show_state(FieldState("", base(1, "relation")))
    field.setFocus()
    write(field.chooser.editor, "syskon")
    press(Qt.Key.Key_Return)
    bench.leave()
    field.show_state(FieldState("syskon", base(2, "relation")))
    field.setFocus()
    field.chooser.editor.selectAll()
    write(field.chooser.editor, "gudmor")
    bench.leave()
    assert [edit.values for edit in bench.edits] == [{"relation": "sibling"}, {"relation": "gudmor"}]


def test_a_line_longer_than_its_field_shows_its_beginning(theme: Theme, show: Show, text: EditedText) -> None:
    bench = Bench(theme, show, text)
    bench.other.setFocus()
    text.show_state(state("Arbetsmarknadsenheten " * 20, 1))
    editor = find(bench.page, QLineEdit, "field_edit")
    assert editor.cursorPosition() == 0


def test_every_field_has_a_label_that_names_it(theme: Theme, show: Show, text: EditedText) -> None:
    bench = Bench(theme, show, text)
    assert find(bench.page, QLineEdit, "field_edit").accessibleName() == "Nuläge"
    assert replace(state("x", 1)).value == "x"
