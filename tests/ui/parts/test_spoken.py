"""A screen reader is told what our own parts are, and can press them."""

from heard import unheard
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.homes.map import HomeMap
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Line
from ifodesk.ui.parts.spoken import tell_screen_readers

PRESS = QAccessibleActionInterface.pressAction()


def _heard(part: QWidget) -> QAccessibleInterface:
    tell_screen_readers()
    return QAccessible.queryAccessibleInterface(part)


def test_a_line_that_opens_is_a_button_and_pressing_it_opens_it(qtbot: QtBot, theme: Theme) -> None:
    view = LineView(theme, "due_1", Line("1", "Ring Sara", meaning="Försenat", opens=True))
    qtbot.addWidget(view)
    heard, opened = _heard(view), list[str]()
    view.opened.connect(opened.append)
    assert heard.role() == QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == "Försenat, Ring Sara"
    heard.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: opened == ["1"])


def test_a_line_that_only_tells_is_no_button(qtbot: QtBot, theme: Theme) -> None:
    view = LineView(theme, "reader_1", Line("1", "Karin Norberg", opens=False))
    qtbot.addWidget(view)
    heard = _heard(view)
    assert heard.role() == QAccessible.Role.ListItem
    assert PRESS not in heard.actionInterface().actionNames()


def test_the_map_is_a_picture_that_says_what_is_on_it(qtbot: QtBot, theme: Theme) -> None:
    view = HomeMap(theme)
    qtbot.addWidget(view)
    heard = _heard(view)
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name)


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = named(QLineEdit(window), "amount")
    window.show()
    assert unheard(window) == ("QLineEdit amount",)
    named(field, "amount", accessible="Belopp")
    assert unheard(window) == ()
