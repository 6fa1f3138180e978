"""Chooser, chips, messages, empty states, fields, ticks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chips import Chip, Chips
from ifodesk.ui.parts.chooser import Choice, Chooser
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.message import Action, Message, MessageBar, MessageKind
from ifodesk.ui.parts.text import Elided, SavedLabel
from ifodesk.ui.parts.ticks import Check, Pick, Radio
from ifodesk.ui.parts.watermark import Watermark
from tests.ui.hands import click, shown, write

Show = Callable[[QWidget], QWidget]
PEOPLE = (Choice(1, "Karin Norberg"), Choice(2, "Per Lundmark"), Choice(3, "Eva Åström"))


@pytest.fixture
def chooser(theme: Theme, show: Show) -> Chooser:
    made = Chooser(theme, "who", "&Vem")
    made.show_choices(PEOPLE)
    show(made)
    made.setFocus()
    return made


def test_part_of_a_name_is_enough_when_it_means_one_person(chooser: Chooser, qtbot: QtBot) -> None:
    write(chooser.editor, "åst")
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.editor, Qt.Key.Key_Return)
    assert chosen.args == [3]
    assert (chooser.text, chooser.key) == ("Eva Åström", 3)


def test_a_name_that_nobody_has_is_said_and_nothing_is_chosen(chooser: Chooser, qtbot: QtBot) -> None:
    write(chooser.editor, "Xerxes")
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(chooser.editor, Qt.Key.Key_Return)
    assert shown(chooser, "who_below") == "Ingen med det namnet"
    assert chooser.key is None


def test_a_free_chooser_takes_a_name_from_outside(theme: Theme, show: Show, qtbot: QtBot) -> None:
    made = Chooser(theme, "who", "Vem", free=True)
    made.show_choices(PEOPLE)
    show(made)
    made.setFocus()
    write(made.editor, "Rektor Ek")
    with qtbot.waitSignal(made.written) as written:
        QTest.keyClick(made.editor, Qt.Key.Key_Return)
    assert written.args == ["Rektor Ek"]


def test_an_emptied_chooser_chooses_nobody(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.editor.clearFocus()
    chooser.show_value("Per Lundmark")
    assert chooser.key == 2
    chooser.setFocus()
    chooser.editor.clear()
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.editor, Qt.Key.Key_Return)
    assert chosen.args == [None]


def test_a_message_is_shown_with_its_actions_until_it_is_closed(theme: Theme, show: Show, qtbot: QtBot) -> None:
    place = QWidget()
    bar = MessageBar(theme, "message")
    bar.setParent(place)
    show(place)
    bar.show_message(Message("Mappen är borta.", MessageKind.PROBLEM, (Action("again", "Försök igen"),)))
    assert bar.isVisible()
    assert bar.accessibleName() == "Mappen är borta."
    with qtbot.waitSignal(bar.pressed) as pressed:
        click(bar, "message_again")
    assert pressed.args == ["again"]
    with qtbot.waitSignal(bar.closed):
        click(bar, "message_dismiss")
    assert not bar.isVisible()


def test_a_message_that_must_stay_has_no_cross(theme: Theme, show: Show) -> None:
    bar = MessageBar(theme, "message")
    show(bar)
    bar.show_message(Message("Övning", closable=False))
    cross = bar.findChild(QPushButton, "message_dismiss")
    assert cross is not None
    assert not cross.isVisible()


def test_chips_are_named_and_can_be_taken_away(theme: Theme, show: Show, qtbot: QtBot) -> None:
    chips = Chips(theme, "readers", accessible="Läses av")
    show(chips)
    chips.show_chips([Chip("karin", "Karin N", Icon.PERSON), Chip("per", "Per L", removable=True)])
    with qtbot.waitSignal(chips.removed) as removed:
        click(chips, "readers_per_remove")
    assert removed.args == ["per"]
    chips.show_chips([Chip("karin", "Karin N")])
    assert chips.findChild(QPushButton, "readers_per_remove") is None


def test_an_empty_state_says_what_to_do_and_does_it(theme: Theme, show: Show, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "none", Icon.CASES, title="Inga ärenden", text="Öppna ett.", action="Öppna")
    show(empty)
    assert empty.accessibleName() == "Inga ärenden Öppna ett."
    with qtbot.waitSignal(empty.pressed):
        click(empty, "none_action")
    empty.show_text("Inget hittat", "Sök på annat.")
    assert shown(empty, "none_title") == "Inget hittat"


def test_a_field_shows_its_problem_in_place_of_its_hint(theme: Theme, show: Show) -> None:
    field = Field(theme, "name", "&Namn", QLineEdit(), hint="För- och efternamn")
    show(field)
    assert shown(field, "name_below") == "För- och efternamn"
    field.show_problem("Namn saknas.")
    assert shown(field, "name_below") == "Namn saknas."
    assert field.editor.accessibleDescription() == "Namn saknas."
    field.show_problem("")
    assert shown(field, "name_below") == "För- och efternamn"


def test_enter_presses_a_button_as_space_does(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Push(theme, "&Spara", "save", keys="Ctrl+S", icon=Icon.CHECK)
    show(button)
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)
    assert button.accessibleName() == "Spara"
    assert "Ctrl+S" in button.toolTip()


def test_check_and_radio_are_turned_by_click_and_key(theme: Theme, show: Show) -> None:
    place = QWidget()
    check, radio = Check(theme, "&Skyddad", "protected"), Radio(theme, "Ja", "yes")
    check.setParent(place)
    radio.setParent(place)
    show(place)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    QTest.keyClick(radio, Qt.Key.Key_Space)
    assert check.isChecked()
    assert radio.isChecked()
    assert check.accessibleName() == "Skyddad"


def test_a_pick_keeps_what_was_chosen_when_the_choices_come_again(theme: Theme, show: Show) -> None:
    pick = Pick(theme, "type", PEOPLE)
    show(pick)
    pick.choose(2)
    pick.show_choices((*PEOPLE, Choice(4, "Lisa Berglund")))
    assert pick.key == 2
    pick.choose("nobody")
    assert pick.key == 2


def test_a_long_line_is_cut_on_screen_but_whole_for_a_reader(theme: Theme, show: Show) -> None:
    line = Elided("Ett mycket långt namn på en mapp någonstans", "path")
    line.resize(60, 20)
    show(line)
    assert theme.percent == 100
    assert line.accessibleName() == line.toolTip() == "Ett mycket långt namn på en mapp någonstans"


def test_saved_is_said_whole(theme: Theme, show: Show) -> None:
    label = SavedLabel("saved")
    show(label)
    label.show_text("Sparat 09:41")
    assert theme.percent == 100
    assert (label.text(), label.accessibleName()) == ("Sparat 09:41", "Sparat 09:41")


def test_a_mark_says_its_meaning(theme: Theme, show: Show) -> None:
    mark = Mark(theme, Icon.LATE, "late", tone=Tone.LATE, meaning="Försenat")
    show(mark)
    mark.show_icon(Icon.CHECK, Tone.GOOD, "Klart")
    assert mark.accessibleName() == "Klart"


def test_the_watermark_covers_everything_and_lets_clicks_through(theme: Theme, show: Show, qtbot: QtBot) -> None:
    place = QWidget()
    button = QPushButton("Klicka", place)
    place.resize(300, 200)
    show(place)
    plain = place.grab().toImage()
    mark = Watermark(theme, place)
    mark.show()
    place.resize(400, 300)
    assert mark.size() == place.size()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    place.resize(300, 200)
    assert place.grab().toImage() != plain
    assert isinstance(place.grab(), QPixmap)
