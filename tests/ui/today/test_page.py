from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.shell.page import Page, PageKey
from ifodesk.ui.today.page import TodayPage
from tests.ui.fakes import FakeNavigator, InlineJobs, World, world
from tests.ui.hands import click, press, texts
from tests.ui.samples import TODAY, add_case, add_plan


class Idag:
    def __init__(self, theme: Theme, here: World) -> None:
        self.navigator = FakeNavigator()
        self.page = TodayPage(theme, here.session, InlineJobs(), self.navigator)
        self.as_page: Page = self.page


@pytest.fixture
def here() -> World:
    made = world()
    case = add_case(made, 1, "Alma Testsson")
    add_plan(made, case, 1, follow_up=TODAY - timedelta(days=1), due=TODAY)
    return made


def test_idag_shows_its_groups_and_enter_opens_the_first_line(
    theme: Theme, here: World, show: Callable[[QWidget], QWidget]
) -> None:
    idag = Idag(theme, here)
    show(idag.page.widget)
    idag.page.activated()
    idag.page.activated()
    assert texts(idag.page.widget)[:2] == ["Idag, torsdag 26 november", "Försenat (1)"]
    assert isinstance(QApplication.focusWidget(), LineView)
    press(Qt.Key.Key_Return)
    assert idag.navigator.went[-1][0] == "case"


def test_an_empty_idag_says_what_to_do(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    idag = Idag(theme, world())
    show(idag.page.widget)
    idag.page.activated()
    assert "Inget väntar på dig" in texts(idag.page.widget)
    click(idag.page.widget, "today_empty_action")
    assert idag.navigator.went == [("new case",)]


def test_the_page_answers_its_keys(theme: Theme, here: World) -> None:
    idag = Idag(theme, here)
    assert idag.page.key(PageKey.NEW)
    assert idag.page.key(PageKey.REFRESH)
    assert not idag.page.key(PageKey.PRINT)
    assert idag.navigator.went == [("new case",)]
    assert not idag.page.unsaved()


def test_locking_empties_the_page(theme: Theme, here: World, show: Callable[[QWidget], QWidget]) -> None:
    idag = Idag(theme, here)
    show(idag.page.widget)
    idag.page.activated()
    idag.page.flush()
    idag.page.drop()
    assert texts(idag.page.widget) == ["Idag"]
