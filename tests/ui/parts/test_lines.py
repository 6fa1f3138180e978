from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import AT_FIRST, TEXT, Group, Line, LineList, LineView
from ifodesk.ui.parts.message import Action
from ifodesk.ui.parts.scroll import Scrolled
from tests.ui.hands import click, press, texts

LATE = Group("late", "Försenat (1)", (Line("a", "Uppföljning", meaning="Försenat", right="i går", icon=Icon.LATE),))
WEEK = Group(
    "week",
    "Den här veckan (2)",
    (Line("b", "Svara", actions=(Action("answer", "Svara"),)), Line("c", "Läs", opens=False)),
    actions=(Action("all", "Visa"),),
)


@pytest.fixture
def lines(theme: Theme, show: Callable[[QWidget], QWidget]) -> LineList:
    made = LineList(theme, "lines", accessible="Att göra")
    made.show_groups((LATE, WEEK))
    made.resize(600, 400)
    show(made)
    return made


def focused() -> str:
    view = QApplication.focusWidget()
    return view.line.key if isinstance(view, LineView) else ""


def test_arrows_move_over_headings_and_stop_at_the_ends(lines: LineList) -> None:
    assert lines.focus_first()
    walked = [focused()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(key)
        walked.append(focused())
    assert walked == ["a", "b", "c", "c", "b"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_the_line(lines: LineList, qtbot: QtBot, key: Qt.Key) -> None:
    lines.focus_first()
    with qtbot.waitSignal(lines.opened) as opened:
        press(key)
    assert opened.args == ["a"]


def test_a_click_opens_the_line(lines: LineList, qtbot: QtBot) -> None:
    view = lines.findChild(LineView, "lines_b")
    assert view is not None
    with qtbot.waitSignal(lines.opened) as opened:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert opened.args == ["b"]


def test_a_line_that_opens_nothing_says_nothing(lines: LineList, qtbot: QtBot) -> None:
    view = lines.findChild(LineView, "lines_c")
    assert view is not None
    with qtbot.assertNotEmitted(lines.opened):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name, said", [("lines_b_answer", ["b", "answer"]), ("lines_week_all", ["week", "all"])])
def test_buttons_of_a_line_and_of_a_heading_say_which(
    lines: LineList, qtbot: QtBot, name: str, said: list[str]
) -> None:
    button = lines.findChild(QPushButton, name)
    assert button is not None
    with qtbot.waitSignal(lines.acted) as acted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted.args == said


def test_the_focus_stays_on_its_line_over_a_refresh(lines: LineList) -> None:
    lines.focus_first()
    press(Qt.Key.Key_Down)
    lines.show_groups((WEEK, LATE))
    assert focused() == "b"


def test_the_focus_goes_to_the_next_line_when_its_own_is_done(lines: LineList) -> None:
    lines.focus_first()
    lines.show_groups((WEEK,))
    assert focused() == "b"


def test_the_focus_stays_at_a_heading_whose_button_is_done(lines: LineList) -> None:
    button = lines.findChild(Push, "lines_week_all")
    assert button is not None
    button.setFocus()
    lines.show_groups((replace(LATE, title="Försenat"), WEEK))
    now = QApplication.focusWidget()
    assert isinstance(now, Push)
    assert now.objectName() == "lines_week_all"
    QApplication.processEvents()
    lines.show_groups((LATE, replace(WEEK, actions=())))
    assert focused() == "b"
    lines.show_groups((LATE,))
    assert focused() == "a"


def test_a_line_is_read_out_whole(lines: LineList) -> None:
    view = lines.findChild(LineView, "lines_a")
    assert view is not None
    assert view.accessibleName() == "Försenat, Uppföljning, i går"


def test_a_group_without_lines_says_why_or_is_left_out(lines: LineList) -> None:
    lines.show_groups((Group("x", "Försenat"), Group("y", "Idag", empty="Inget idag.")))
    assert texts(lines) == ["Idag", "Inget idag."]
    assert not lines.focus_first()


def test_a_long_group_shows_the_rest_on_demand(lines: LineList) -> None:
    lines.show_groups((Group("many", "Många", tuple(Line(str(n), f"Rad {n}") for n in range(AT_FIRST + 5))),))
    QApplication.processEvents()
    assert len(lines.findChildren(LineView)) == AT_FIRST
    more = lines.findChild(QPushButton, "lines_many_all")
    assert more is not None
    assert more.text() == f"Visa alla ({AT_FIRST + 5})"
    click(lines, "lines_many_all")
    QApplication.processEvents()
    assert len([view for view in lines.findChildren(LineView) if view.isVisible()]) == AT_FIRST + 5


def test_many_buttons_go_on_in_a_second_line_where_the_width_ends(
    theme: Theme, show: Callable[[QWidget], QWidget]
) -> None:
    actions = tuple(Action(f"a{number}", f"Knapp nummer {number}") for number in range(4))
    made = LineList(theme, "many", accessible="Rader")
    made.show_groups((Group("head", "En rubrik", (Line("one", "En rad", actions=actions),), actions=actions),))
    show(made)
    made.resize(320, 600)
    QApplication.processEvents()
    buttons = [button for button in made.findChildren(Push) if button.isVisible()]
    assert len(buttons) == 8
    assert all(button.mapTo(made, button.rect().topRight()).x() <= made.width() for button in buttons)


def test_lines_that_are_made_anew_leave_the_page_where_it_was(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    made, page = LineList(theme, "lines", accessible="Att göra"), Scrolled(theme, "page")
    page.column.addWidget(made)
    many = Group("all", "Alla", tuple(Line(f"l{at}", f"Rad {at}") for at in range(AT_FIRST)))
    made.show_groups((many, replace(many, key="more")))
    page.resize(400, 300)
    show(page)
    made.focus_first()
    QApplication.processEvents()
    made.show_groups((replace(many, title="Alla (12)"), replace(many, key="more")))
    for _ in range(3):
        QApplication.processEvents()
    assert focused() == "l0"
    assert page.verticalScrollBar().value() == 0
    assert page.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("wide, beside", [(900, True), (420, False)])
def test_a_text_is_never_squeezed_by_many_buttons(
    theme: Theme, show: Callable[[QWidget], QWidget], *, wide: int, beside: bool
) -> None:
    actions = tuple(Action(f"a{number}", f"Knapp nummer {number}") for number in range(4))
    made = LineList(theme, "many", accessible="Rader")
    made.show_groups((Group("head", "", (Line("one", "En rad med ganska mycket text", actions=actions),)),))
    show(made)
    made.resize(wide, 600)
    for _ in range(3):
        QApplication.processEvents()
    text = next(found for found in made.findChildren(QLabel) if found.objectName() == "many_one_text")
    button = next(found for found in made.findChildren(Push) if found.objectName() == "many_one_a0")
    right = text.mapTo(made, text.rect().topRight()).x()
    assert text.width() >= theme.px(TEXT) - 40
    assert (button.mapTo(made, button.rect().topLeft()).x() >= right) is beside
