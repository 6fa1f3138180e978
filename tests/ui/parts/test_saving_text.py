from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts import saving_text
from ifodesk.ui.parts.draft import Edit
from ifodesk.ui.parts.saving_text import PAUSE_MS, SavingText, TextArea, TextLine
from tests.ui.hands import click, write

Show = Callable[[QWidget], QWidget]


class Form(QWidget):
    """A saving field beside another field to go to."""

    def __init__(self, theme: Theme, *, lines: int = 1) -> None:
        super().__init__()
        self.field = SavingText(theme, "words", "Med &egna ord", lines=lines)
        self.elsewhere = QLineEdit()
        self.edits: list[Edit] = []
        self.field.edited.connect(self.edits.append)
        column = Column(theme, self)
        column.addWidget(self.field)
        column.addWidget(self.elsewhere)


@pytest.fixture
def form(theme: Theme, show: Show) -> Form:
    made = Form(theme)
    show(made)
    made.field.show_value("Jag vill bo kvar.", 1)
    made.elsewhere.setFocus()
    return made


def test_typing_saves_after_a_pause(form: Form, qtbot: QtBot) -> None:
    form.field.setFocus()
    write(form.field.editor, " åäö")
    assert form.edits == []
    with qtbot.waitSignal(form.field.edited, timeout=PAUSE_MS * 5):
        pass
    assert form.edits == [Edit("Jag vill bo kvar. åäö", 1)]


@pytest.mark.slow
def test_typing_on_and_on_without_a_pause_is_saved_too(
    form: Form, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_text, "LONGEST_MS", 0)  # in place of seconds of typing
    form.field.setFocus()

    def typed_on() -> bool:
        write(form.field.editor, "a")
        return bool(form.edits)

    qtbot.waitUntil(typed_on, timeout=PAUSE_MS * 10)
    assert form.edits[0].text.startswith("Jag vill bo kvar.aa")


def test_leaving_the_field_saves_at_once(form: Form) -> None:
    form.field.setFocus()
    write(form.field.editor, "!")
    form.elsewhere.setFocus()
    assert form.edits == [Edit("Jag vill bo kvar.!", 1)]


def test_enter_in_a_line_saves_and_says_so(form: Form, qtbot: QtBot) -> None:
    form.field.setFocus()
    write(form.field.editor, "!")
    with qtbot.waitSignal(form.field.entered):
        QTest.keyClick(form.field.editor, Qt.Key.Key_Return)
    assert len(form.edits) == 1


def test_a_refresh_never_eats_what_is_typed_and_shows_both_values(form: Form) -> None:
    form.field.setFocus()
    write(form.field.editor, "!")
    form.field.show_value("Jag vill bo hos mormor.", 2)
    notice = form.field.findChild(QWidget, "words_other")
    assert notice is not None
    assert notice.isVisible()
    assert form.field.text == "Jag vill bo kvar.!"
    form.field.flush()
    assert form.edits == [Edit("Jag vill bo kvar.!", 1)]


def test_keeping_mine_by_the_button_saves_it_on_top_of_the_other(form: Form) -> None:
    form.field.setFocus()
    form.field.show_value("Jag vill bo hos mormor.", 2)
    click(form, "words_keep_mine")
    assert form.edits == [Edit("Jag vill bo kvar.", 2)]


def test_taking_the_other_by_the_button_shows_it(form: Form) -> None:
    form.field.setFocus()
    form.field.show_value("Jag vill bo hos mormor.", 2)
    click(form, "words_take_other")
    assert form.field.text == "Jag vill bo hos mormor."
    assert form.edits == []
    assert not form.field.dirty


def test_the_first_value_shows_even_when_the_focus_is_there_already(theme: Theme, show: Show) -> None:
    form = Form(theme)
    show(form)
    form.field.setFocus()
    form.field.show_value("Jag vill bo kvar.", 1)
    assert form.field.text == "Jag vill bo kvar."


def test_a_field_at_rest_follows_what_comes(form: Form) -> None:
    form.field.show_value("Jag vill bo hos mormor.", 2)
    assert form.field.text == "Jag vill bo hos mormor."


def test_a_failed_save_leaves_the_text_and_saves_at_the_next_flush(form: Form) -> None:
    form.field.setFocus()
    write(form.field.editor, "!")
    form.field.flush()
    form.field.failed()
    form.field.flush()
    assert form.edits == [Edit("Jag vill bo kvar.!", 1)] * 2


def test_what_is_typed_while_a_save_is_under_way_is_saved_on_top_of_it(form: Form) -> None:
    form.field.setFocus()
    write(form.field.editor, "!")
    form.field.flush()
    write(form.field.editor, "?")
    form.field.confirmed(2)
    form.field.flush()
    assert form.edits[-1] == Edit("Jag vill bo kvar.!?", 2)


def test_the_label_leads_to_the_field_and_names_it(form: Form) -> None:
    assert form.field.title.buddy() is form.field.editor
    assert form.field.editor.accessibleName() == "Med egna ord"


def test_several_lines_grow_with_the_text_and_tab_moves_on(theme: Theme, show: Show, qtbot: QtBot) -> None:
    form = Form(theme, lines=2)
    form.resize(600, 600)
    show(form)
    form.elsewhere.setFocus()
    form.field.show_value("En rad", 1)
    assert isinstance(form.field.editor, TextArea)
    low = form.field.editor.height()
    form.field.show_value("\n".join(["En rad"] * 6), 2)
    assert form.field.editor.height() > low
    form.field.setFocus()
    QTest.keyClick(form.field.editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(form.elsewhere.hasFocus)


def test_a_taken_value_can_be_undone_in_the_field(theme: Theme, show: Show) -> None:
    form = Form(theme, lines=2)
    show(form)
    form.field.show_value("Mitt", 1)
    form.field.setFocus()
    form.field.show_value("Deras", 2)
    click(form, "words_take_other")
    assert isinstance(form.field.editor, TextArea)
    form.field.editor.undo()
    assert form.field.text == "Mitt"


def test_a_field_that_may_only_be_read_cannot_be_typed_in(form: Form) -> None:
    form.field.set_read_only(on=True)
    form.field.setFocus()
    write(form.field.editor, "!")
    assert isinstance(form.field.editor, TextLine)
    assert form.field.text == "Jag vill bo kvar."
    assert not form.field.dirty
