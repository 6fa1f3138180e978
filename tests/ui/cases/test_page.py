from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.case import CaseStatus, CaseType
from ifodesk.domain.ids import MemberId
from ifodesk.ui.cases.form import NewCaseView
from ifodesk.ui.cases.page import CasesPage
from ifodesk.ui.cases.state import CaseLine, CasesState, NewCaseState
from ifodesk.ui.cases.view import CasesView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.shell.page import Page, PageKey
from tests.ui.fakes import LISA, NOW, PER, FakeNavigator, InlineJobs, World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.samples import add_case, an_id

Show = Callable[[QWidget], QWidget]


class Arenden:
    def __init__(self, theme: Theme, here: World, show: Show) -> None:
        self.here, self.navigator = here, FakeNavigator()
        self.page = CasesPage(theme, here.session, InlineJobs(), self.navigator, NoMemory())
        self.as_page: Page = self.page
        self.widget = self.page.widget
        self.widget.resize(1100, 640)
        show(self.widget)
        self.page.activated()

    @property
    def table(self) -> QTableView:
        return find(self.widget, QTableView, "cases_table")

    def column(self, number: int) -> list[str]:
        model = self.table.model()
        return [str(model.data(model.index(row, number))) for row in range(model.rowCount())]


@pytest.fixture
def arenden(theme: Theme, show: Show) -> Arenden:
    here = world()
    for number, name in enumerate(("Örjan Ek", "Anna Ek", "Åsa Ek"), start=1):
        add_case(here, number, name)
        here.clock.pass_time(minutes=1)
    return Arenden(theme, here, show)


def test_the_list_has_the_focus_and_enter_opens(arenden: Arenden) -> None:
    assert arenden.table.hasFocus()
    assert arenden.column(1) == ["Åsa Ek", "Anna Ek", "Örjan Ek"]
    press(Qt.Key.Key_Return)
    assert arenden.navigator.went[-1][0] == "case"


def test_a_click_on_a_heading_sorts_in_swedish(arenden: Arenden) -> None:
    header = arenden.table.horizontalHeader()
    x = header.sectionViewportPosition(1) + 20
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(x, 8))
    assert arenden.column(1) == ["Anna Ek", "Åsa Ek", "Örjan Ek"]


def test_the_filter_narrows_while_typing_and_escape_empties_it(arenden: Arenden) -> None:
    field = find(arenden.widget, QLineEdit, "cases_filter")
    field.setFocus()
    write(field, "åsa")
    assert arenden.column(1) == ["Åsa Ek"]
    assert shown(arenden.widget, "cases_count") == "1 av 3 ärenden"
    press(Qt.Key.Key_Return)
    assert arenden.table.hasFocus()
    field.setFocus()
    press(Qt.Key.Key_Escape)
    assert len(arenden.column(1)) == 3


def test_a_filter_that_nothing_passes_says_so(arenden: Arenden) -> None:
    write(find(arenden.widget, QLineEdit, "cases_filter"), "Xerxes")
    assert "Inget ärende passar" in texts(arenden.widget)


def test_the_filter_does_not_search_by_type_or_handler(arenden: Arenden) -> None:
    write(find(arenden.widget, QLineEdit, "cases_filter"), "Barn")
    assert arenden.column(1) == []


def test_an_empty_list_says_what_to_do(theme: Theme, show: Show) -> None:
    arenden = Arenden(theme, world(), show)
    assert "Inga ärenden än" in texts(arenden.widget)
    click(arenden.widget, "cases_empty_action")
    assert find(arenden.widget, QWidget, "new_case").isVisible()


def test_a_case_is_opened_by_keyboard_alone(arenden: Arenden) -> None:
    assert arenden.page.key(PageKey.NEW)
    assert isinstance(QApplication.focusWidget(), Pick)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    name = find(arenden.widget, QLineEdit, "new_case_name")
    assert name.hasFocus()
    write(name, "Alma Testsson")
    press(Qt.Key.Key_Return)
    rows = [row for row in arenden.here.session.queries.cases() if row.client == "Alma Testsson"]
    assert [row.case_type for row in rows] == [CaseType.ADULT]
    assert arenden.navigator.went == [("case", rows[0].id, "", None)]
    assert not find(arenden.widget, QWidget, "new_case").isVisible()


def test_a_likely_double_is_shown_after_a_pause(arenden: Arenden, qtbot: QtBot) -> None:
    arenden.page.open_form()
    write(find(arenden.widget, QLineEdit, "new_case_name"), "Anna Ek")
    qtbot.waitUntil(lambda: "Anna Ek, Barn/unga" in " ".join(_links(arenden.widget)))
    click(arenden.widget, "new_case_similar_0")
    assert arenden.navigator.went[-1][0] == "case"


def _links(place: QWidget) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    return [button.text() for button in place.findChildren(QPushButton) if button.isVisible()]


def test_escape_gives_the_form_up_and_goes_back_to_the_list(arenden: Arenden) -> None:
    arenden.page.open_form()
    write(find(arenden.widget, QLineEdit, "new_case_name"), "Anna")
    assert arenden.page.unsaved()
    press(Qt.Key.Key_Escape)
    assert arenden.table.hasFocus()
    assert not arenden.page.unsaved()
    assert not arenden.page.key(PageKey.BACK)


def test_a_half_typed_case_is_kept_when_the_window_locks(arenden: Arenden) -> None:
    arenden.page.open_form()
    write(find(arenden.widget, QLineEdit, "new_case_name"), "Anna")
    arenden.page.flush()
    assert arenden.page.unsaved()
    arenden.page.keep()
    assert not arenden.page.unsaved()
    assert len(arenden.here.session.queries.loose_notes()) == 1
    arenden.page.drop()
    assert arenden.column(1) == []


def test_ten_thousand_rows_are_sorted_and_filtered_together(theme: Theme, show: Show) -> None:
    view = CasesView(theme, NoMemory())
    show(view)
    lines = tuple(
        CaseLine(
            an_id(n),
            f"D-26-{n:05}",
            f"Namn {n}",
            2000,
            CaseType.ADULT,
            "Per",
            n % 2 == 0,
            CaseStatus.OPEN,
            NOW,
            "i dag",
            0,
        )
        for n in range(10_000)
    )
    view.show_state(CasesState(lines, len(lines), loaded=True))
    view.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    write(find(view, QLineEdit, "cases_filter"), "9")
    QApplication.processEvents()
    shown = view.table.model()
    names = [shown.index(row, 1).data() for row in range(shown.rowCount())]
    assert names == [f"Namn {n}" for n in range(10_000) if "9" in str(n)]


@pytest.mark.slow
def test_the_box_for_a_limited_circle_shows_only_for_a_name_of_the_house(theme: Theme, show: Show) -> None:
    view = NewCaseView(theme)

    def circle() -> tuple[MemberId, ...] | None:
        return view.form.circle

    show(view)
    per, lisa = (Choice(one, name) for one, name in ((PER, "Per Lundmark"), (LISA, "Lisa Berglund")))
    view.show_state(NewCaseState(handlers=(per, lisa)))
    assert not find(view, Check, "new_case_limited").isVisible()
    assert circle() is None
    view.show_state(NewCaseState(handlers=(per, lisa), near="Namnet liknar en kollega.", circle=(lisa,)))
    assert circle() == ()
    find(view, Check, "new_case_circle_0").setChecked(True)
    assert circle() == (LISA,)
    find(view, Check, "new_case_limited").setChecked(False)
    assert circle() is None
