from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.search.presenter import MOST, MOST_HOMES, SearchPresenter
from ifodesk.ui.search.state import SearchState
from ifodesk.ui.search.view import SearchView
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.homes import AddHome
from ifodesk.usecases.seen import Changed
from tests.ui.fakes import KARIN, InlineJobs, World, world
from tests.ui.hands import find, press, shown, write
from tests.ui.samples import add_case


class Screen:
    def __init__(self) -> None:
        self.state = SearchState()

    def show_state(self, state: SearchState) -> None:
        self.state = state

    @property
    def names(self) -> list[str]:
        return [line.name for line in self.state.lines]


class Searching:
    def __init__(self, here: World) -> None:
        self.screen, self.jobs = Screen(), InlineJobs()
        self.chosen: list[tuple[str, EntityId]] = []
        self.presenter = SearchPresenter(self.screen, here.session, self.jobs, lambda *hit: self.chosen.append(hit))


@pytest.fixture
def here() -> World:
    made = world()
    for number, name in enumerate(("Alma Testsson", "Albin Provberg", "Bo Testsson"), start=1):
        add_case(made, number, name)
    return made


def test_part_of_a_name_finds_and_says_number_and_type(here: World) -> None:
    searching = Searching(here)
    searching.presenter.typed("al")
    assert searching.screen.names == ["Alma Testsson", "Albin Provberg"]
    line = searching.screen.state.lines[0]
    assert (line.number, line.kind) == ("D-26-0001-3", "Barn/unga")
    searching.presenter.opened(line.page, line.key)
    assert searching.chosen == [("case", line.key)]


def test_an_empty_field_finds_nothing_and_says_how(here: World) -> None:
    searching = Searching(here)
    searching.presenter.typed("al")
    searching.presenter.typed(" ")
    assert searching.screen.names == []
    assert "personnummer" in searching.screen.state.below


def test_no_hit_says_what_can_be_searched_for(here: World) -> None:
    searching = Searching(here)
    searching.presenter.typed("misshandel")
    assert "Inget du får läsa" in searching.screen.state.below


def test_who_is_shut_out_of_a_case_sees_no_old_hit_of_it(here: World) -> None:
    searching = Searching(here)
    searching.presenter.typed("alma")
    (line,) = searching.screen.state.lines
    here.session.readers.exclude(line.key, KARIN)
    searching.jobs.tell(Changed(frozenset({"readers"})))
    assert searching.screen.names == []
    assert "Inget du får läsa" in searching.screen.state.below


def test_too_many_hits_ask_for_more_letters(here: World) -> None:
    for number in range(10, 12 + MOST):
        add_case(here, number, f"Namn {number}")
    searching = Searching(here)
    searching.presenter.typed("namn")
    assert len(searching.screen.names) == MOST
    assert searching.screen.state.below == "Fler finns. Skriv lite till."


def test_of_fast_typing_only_the_newest_text_counts(here: World) -> None:
    searching = Searching(here)
    searching.jobs.hold = True
    for text in ("b", "bo", "bo t"):
        searching.presenter.typed(text)
    searching.jobs.hold = False
    searching.jobs.let_go()
    assert searching.screen.names == ["Bo Testsson"]


def test_an_answer_that_comes_after_the_field_was_emptied_does_not_show(here: World) -> None:
    searching = Searching(here)
    searching.jobs.hold = True
    searching.presenter.typed("al")
    searching.presenter.drop()
    searching.jobs.let_go()
    assert searching.screen.names == []


def test_a_vault_that_is_gone_gives_a_sentence(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_text: str, _limit: int) -> None:
        code = "vault_gone"
        raise WorldError(code)

    monkeypatch.setattr(here.session.queries, "search", gone)
    searching = Searching(here)
    searching.presenter.typed("al")
    assert "Mappen med valvet" in searching.screen.state.below


class OnScreen:
    def __init__(self, theme: Theme, here: World, show: Callable[[QWidget], QWidget]) -> None:
        self.place = QWidget()
        self.behind = named(QLineEdit(self.place), "behind")
        self.place.resize(900, 600)
        show(self.place)
        self.behind.setFocus()
        self.view = SearchView(theme, self.place)
        self.chosen: list[tuple[str, EntityId]] = []
        self.presenter = SearchPresenter(self.view, here.session, InlineJobs(), lambda *hit: self.chosen.append(hit))
        self.view.typed.connect(self.presenter.typed)
        self.view.opened.connect(lambda page, key: self.presenter.opened(page, EntityId(bytes(key))))
        self.view.open_search()
        self.field = find(self.view, QLineEdit, "search_field")


@pytest.fixture
def on_screen(theme: Theme, here: World, show: Callable[[QWidget], QWidget]) -> OnScreen:
    return OnScreen(theme, here, show)


def test_typing_arrows_and_enter_choose_without_leaving_the_field(on_screen: OnScreen) -> None:
    assert on_screen.field.hasFocus()
    write(on_screen.field, "testsson")
    press(Qt.Key.Key_Down)
    assert on_screen.field.accessibleDescription().startswith("Bo Testsson")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(on_screen.chosen) == 1
    assert on_screen.field.hasFocus()


def test_a_click_on_a_hit_chooses_it(on_screen: OnScreen, qtbot: QtBot) -> None:
    write(on_screen.field, "alma")
    hits = find(on_screen.view, QTableView, "search_hits")
    with qtbot.waitSignal(on_screen.view.opened):
        QTest.mouseClick(
            hits.viewport(), Qt.MouseButton.LeftButton, pos=hits.visualRect(hits.model().index(0, 0)).center()
        )
    assert len(on_screen.chosen) == 1


def test_escape_closes_and_the_focus_goes_back(on_screen: OnScreen) -> None:
    press(Qt.Key.Key_Escape)
    assert not on_screen.view.isVisible()
    assert on_screen.behind.hasFocus()


def test_a_click_beside_the_card_closes_it(on_screen: OnScreen) -> None:
    QTest.mouseClick(on_screen.view, Qt.MouseButton.LeftButton, pos=on_screen.view.rect().bottomLeft())
    assert not on_screen.view.isVisible()


def test_what_was_searched_for_is_chosen_when_the_search_opens_again(on_screen: OnScreen) -> None:
    write(on_screen.field, "bo")
    press(Qt.Key.Key_Escape)
    on_screen.view.open_search()
    assert on_screen.field.selectedText() == "bo"


def test_nothing_found_is_said_below(on_screen: OnScreen) -> None:
    write(on_screen.field, "xyz")
    press(Qt.Key.Key_Return)
    assert "Inget du får läsa" in shown(on_screen.view, "search_below")
    assert on_screen.chosen == []
    on_screen.view.clear()
    assert "Skriv en del" in shown(on_screen.view, "search_below")


def test_homes_stand_after_the_cases_with_where_they_are(here: World) -> None:
    home = AddHome(here.session)("Alnäs", [HomeKind.FOSTER], place="Borgafjäll").id
    searching = Searching(here)
    searching.presenter.typed("al")
    assert searching.screen.names == ["Alma Testsson", "Albin Provberg", "Alnäs"]
    line = searching.screen.state.lines[-1]
    assert (line.page, line.key, line.number, line.kind) == ("homes", home, "Borgafjäll, Dorotea", "Familjehem")


def test_many_homes_never_push_the_cases_out(here: World) -> None:
    for number in range(MOST_HOMES + 1):
        AddHome(here.session)(f"Alnäs {number}", [HomeKind.FOSTER])
    searching = Searching(here)
    searching.presenter.typed("al")
    assert searching.screen.names[:2] == ["Alma Testsson", "Albin Provberg"]
    assert len(searching.screen.names) == 2 + MOST_HOMES
    assert searching.screen.state.below == "Fler finns. Skriv lite till."
