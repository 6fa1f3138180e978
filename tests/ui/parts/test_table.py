from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ifodesk.domain.names import normal
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.table import Table
from ifodesk.ui.parts.table_model import Column, RowsModel
from tests.ui.hands import write

Show = Callable[[QWidget], QWidget]


@dataclass(frozen=True)
class Home:
    name: str
    places: int

    @property
    def key(self) -> bytes:
        return self.name.encode()


HOMES = tuple(
    Home(name, places) for name, places in (("Ödlan", 2), ("Ärlan", 10), ("Ången", 9), ("Lärkan", 1), ("Linné", 3))
)
COLUMNS: tuple[Column[Home], ...] = (
    Column("name", "Namn", lambda home: home.name, lambda home: home.name, collate=swedish_key),
    Column("places", "Platser", lambda home: str(home.places), lambda home: home.places, right=True, searched=False),
)


def a_model() -> RowsModel[Home]:
    model = RowsModel(COLUMNS, key=lambda home: home.key, fold=normal)
    model.show_rows(HOMES)
    return model


def names(model: RowsModel[Home]) -> list[str]:
    return [model.row(at).name for at in range(model.rowCount())]


def test_the_model_keeps_the_contract_of_qt(qtmodeltester: ModelTester) -> None:
    model = a_model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there
    model.sort(1)
    model.filter_by("l")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_names_sort_in_swedish() -> None:
    model = a_model()
    model.sort(0)
    assert names(model) == ["Linné", "Lärkan", "Ången", "Ärlan", "Ödlan"]


def test_numbers_sort_as_numbers_and_stand_to_the_right() -> None:
    model = a_model()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [model.row(at).places for at in range(5)] == [10, 9, 3, 2, 1]
    alignment = model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(alignment, Qt.AlignmentFlag)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_the_filter_folds_accents_but_never_swedish_letters_and_keeps_the_order() -> None:
    model = a_model()
    model.sort(0)
    model.filter_by("linne")
    assert names(model) == ["Linné"]
    model.filter_by("arlan")
    assert names(model) == []
    model.filter_by("L n")
    assert names(model) == ["Linné", "Lärkan", "Ärlan", "Ödlan"]


def test_the_filter_looks_only_in_the_columns_it_may() -> None:
    model = a_model()
    model.filter_by("10")
    assert names(model) == []


def test_a_kept_index_follows_its_row_through_sorting() -> None:
    model = a_model()
    index = QPersistentModelIndex(model.index(3, 0))
    model.sort(0)
    assert model.row(index.row()).name == "Lärkan"


def test_a_cell_is_read_out_with_its_column() -> None:
    model = a_model()
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "Platser: 2"


class Place:
    def __init__(self, theme: Theme, show: Show, memory: NoMemory | None = None) -> None:
        self.model = a_model()
        self.memory = memory or NoMemory()
        self.table = Table(theme, "homes", self.model, accessible="Hem", memory=self.memory, sort=("name", False))
        self.table.resize(400, 300)
        show(self.table)
        self.table.setFocus()

    @property
    def current(self) -> str:
        return (self.table.current() or b"").decode()


@pytest.fixture
def place(theme: Theme, show: Show) -> Place:
    return Place(theme, show)


def test_the_first_row_is_current_when_the_table_gets_the_focus(place: Place) -> None:
    assert place.current == "Linné"
    assert [index.row() for index in place.table.selectionModel().selectedRows()] == [0]


def test_letters_jump_to_the_next_name_that_begins_so(place: Place) -> None:
    write(place.table, "l")
    assert place.current == "Lärkan"
    place.table._clear_typed()  # noqa: SLF001 - the pause between two words
    write(place.table, "x")
    assert place.current == "Lärkan"
    place.table._clear_typed()  # noqa: SLF001 - as above
    write(place.table, "är")
    assert place.current == "Ärlan"


def test_enter_and_double_click_open_the_row(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.table.opened) as opened:
        QTest.keyClick(place.table, Qt.Key.Key_Return)
    assert bytes(opened.args[0]).decode() == "Linné"
    spot = place.table.visualRect(place.model.index(1, 0)).center()
    with qtbot.waitSignal(place.table.opened) as opened:
        QTest.mouseClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert bytes(opened.args[0]).decode() == "Lärkan"


def test_the_current_row_stays_current_when_rows_come_anew(place: Place) -> None:
    place.table.select(HOMES[2].key)
    place.model.show_rows((*HOMES, Home("Björken", 1)))
    assert place.current == "Ången"
    place.model.show_rows([Home("Björken", 1), *(home for home in HOMES if home.name != "Ången")])
    assert place.current == "Ärlan"


def test_columns_and_order_are_remembered(theme: Theme, show: Show, qtbot: QtBot) -> None:
    memory = NoMemory()
    first = Place(theme, show, memory)
    header = first.table.horizontalHeader()
    before = memory.recall(first.table.memory_key)
    header.resizeSection(0, 222)
    first.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: memory.recall(first.table.memory_key) != before)
    second = Place(theme, show, memory)
    assert second.table.horizontalHeader().sectionSize(0) == 222
    assert names(second.model)[0] == "Ärlan"


def test_a_column_takes_the_room_that_is_over_also_after_letters_grew(theme: Theme, show: Show) -> None:
    columns = (COLUMNS[0], replace(COLUMNS[1], grows=True))
    model = RowsModel(columns, key=lambda home: home.key)
    model.show_rows(HOMES)
    memory = NoMemory()
    table = Table(theme, "homes", model, accessible="Hem", memory=memory, sort=("name", False))
    table.resize(700, 300)
    show(table)
    theme.set(percent=150)
    header = table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    table.resize(900, 300)
    assert header.length() == table.viewport().width()
    header.resizeSection(1, 150)
    table.resize(800, 300)
    assert header.sectionSize(1) == 150


def test_space_selects_and_ctrl_a_selects_all(place: Place) -> None:
    QTest.keyClick(place.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(place.table.selectionModel().selectedRows()) == 5
