from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.tabs.ask import AskLine, close_unfolded
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.ui.tabs.notice import Deed, Notice
from ifodesk.ui.tabs.panes import Panes
from tests.ui.fakes import ids
from tests.ui.hands import click, find, press, shown, write

Show = Callable[[QWidget], QWidget]


def page_with(theme: Theme, *parts: QWidget) -> QWidget:
    page = QWidget()
    column = Column(theme, page)
    for part in (*parts, QLineEdit()):
        column.addWidget(part)
    return page


def test_a_question_opens_in_its_place_takes_the_answer_by_enter_and_gives_the_focus_back(
    theme: Theme, show: Show
) -> None:
    button, line = Push(theme, "Ska inte föras …", "ask"), AskLine(theme, "why", "Varför?", "Spara", needed=True)
    button.clicked.connect(line.open_line)
    page = show(page_with(theme, button, line))
    given: list[str] = []
    line.given.connect(given.append)
    button.setFocus()
    press(Qt.Key.Key_Return)
    write(line.editor, "bara en påminnelse")
    press(Qt.Key.Key_Return)
    assert given == ["bara en påminnelse"]
    assert not line.is_open
    assert page.focusWidget() is button


def test_what_is_unfolded_on_a_page_that_does_not_show_closes_too(theme: Theme, show: Show) -> None:
    line = AskLine(theme, "why", "Varför?", "Spara", needed=True)
    page = show(page_with(theme, line))
    line.open_line()
    page.hide()
    assert close_unfolded(page)
    assert not line.is_open
    assert not close_unfolded(page)


def test_a_needed_answer_is_asked_for_again_in_words(theme: Theme, show: Show) -> None:
    line = AskLine(theme, "why", "Varför?", "Spara", needed=True)
    page = show(page_with(theme, line))
    line.open_line()
    click(page, "why_give")
    assert line.is_open
    assert shown(page, "why_field_below") == "Skriv några ord här först."


def test_escape_closes_without_an_answer(theme: Theme, show: Show) -> None:
    line = AskLine(theme, "why", "Varför?", "Spara")
    page = show(page_with(theme, line))
    given: list[str] = []
    line.given.connect(given.append)
    line.open_line()
    write(line.editor, "halvfärdigt")
    press(Qt.Key.Key_Escape)
    assert (given, line.is_open, line.editor.text()) == ([], False, "")
    assert page.isVisible()


def test_what_is_open_is_closed_first_when_going_back(theme: Theme, show: Show) -> None:
    line = AskLine(theme, "why", "Varför?", "Spara")
    page = show(page_with(theme, line))
    line.open_line()
    assert close_unfolded(page)
    assert not close_unfolded(page)


def test_choosing_somebody_does_nothing_until_the_button_is_pressed(theme: Theme, show: Show) -> None:
    line = ChooseLine(theme, "who", "Vem?", "Släpp in", note="Personen läser ärendet sedan.")
    page = show(page_with(theme, line))
    given: list[object] = []
    line.given.connect(given.append)
    line.show_choices([Choice("p", "Per Lundmark"), Choice("l", "Lisa Berglund")])
    line.open_line()
    assert not find(page, Push, "who_give").isEnabled()
    QTest.keyClick(find(page, QComboBox, "who_who"), Qt.Key.Key_Down)
    assert given == []
    click(page, "who_give")
    assert given == ["p"]
    line.open_line()
    assert line.key is None


def test_with_nobody_to_choose_it_says_so(theme: Theme, show: Show) -> None:
    line = ChooseLine(theme, "who", "Vem?", "Släpp in")
    page = show(page_with(theme, line))
    line.show_choices([], nobody="Alla läser redan.")
    line.open_line()
    assert shown(page, "who_none") == "Alla läser redan."


def test_the_main_button_of_a_notice_takes_the_focus_so_that_one_key_does_it(theme: Theme, show: Show) -> None:
    bar = NoticeBar(theme, "notice")
    page = show(page_with(theme, bar, QLineEdit()))
    pressed: list[str] = []
    bar.pressed.connect(pressed.append)
    bar.show_notice(Notice("2 texter är kopierade.", deeds=(Deed("mark", "Markera som förda", main=True),)))
    press(Qt.Key.Key_Return)
    assert pressed == ["mark"]
    assert page.isVisible()


def test_a_notice_without_a_main_button_leaves_the_focus_where_it_was(theme: Theme, show: Show) -> None:
    bar, field = NoticeBar(theme, "notice"), QLineEdit()
    page = show(page_with(theme, bar, field))
    field.setFocus()
    bar.show_notice(Notice("Svaret är sparat."))
    assert field.hasFocus()
    assert shown(page, "notice_text") == "Svaret är sparat."
    bar.show_notice(None)
    assert not bar.isVisible()


def test_fields_share_the_width_and_break_into_lines_when_it_ends(theme: Theme, show: Show) -> None:
    filled = Filled(theme, "line", gap=10)
    fields = [QLineEdit() for _ in range(3)]
    for field, weight in zip(fields, (2, 1, 1), strict=True):
        filled.add(field, Share(100, weight))
    show(filled)
    filled.resize(700, 100)
    assert [field.y() for field in fields] == [0, 0, 0]
    assert fields[0].width() > fields[1].width() == fields[2].width()
    layout = filled.layout()
    assert layout is not None
    heights = [layout.heightForWidth(width) for width in (700, 220, 120)]
    assert heights == sorted(set(heights))
    filled.resize(220, 200)
    assert [field.y() > 0 for field in fields] == [False, False, True]
    assert layout.takeAt(2) is not None
    assert layout.takeAt(5) is None
    assert layout.itemAt(5) is None


def test_parts_stand_beside_each_other_only_while_there_is_room(theme: Theme, show: Show) -> None:
    left, right = QLabel("vänster"), QLabel("höger")
    panes = Panes(theme, "panes", (left, right), at_least=600)
    show(panes)
    panes.resize(800, 300)
    QApplication.processEvents()
    assert left.geometry().y() == right.geometry().y()
    panes.resize(400, 300)
    QApplication.processEvents()
    assert left.geometry().x() == right.geometry().x()
    theme.set(percent=200)
    panes.resize(1000, 300)
    QApplication.processEvents()
    assert left.geometry().x() == right.geometry().x()


def test_a_list_that_changes_keeps_the_widgets_of_what_stays_and_their_focus(theme: Theme, show: Show) -> None:
    first, second, third = ids(3)

    def make(state: tuple[EntityId, str]) -> QLineEdit:
        return QLineEdit(state[1])

    keyed: Keyed[tuple[EntityId, str], QLineEdit] = Keyed(
        theme, "list", key=lambda state: state[0], make=make, show=lambda _field, _state: None
    )
    page = show(page_with(theme, keyed))
    keyed.show_states([(first, "ett"), (second, "två")])
    kept = keyed.get(second)
    assert kept is not None
    kept.setFocus()
    keyed.show_states([(third, "tre"), (second, "två")])
    assert keyed.get(second) is kept
    assert kept.hasFocus()
    assert [field.text() for field in keyed] == ["tre", "två"]
    assert keyed.get(first) is None
    keyed.show_states([])
    assert not keyed.isVisible()
    assert page.isVisible()
