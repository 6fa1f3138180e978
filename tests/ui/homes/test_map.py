"""The map of homes: nobody covers anybody, keys go the way they point, list and map agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.map import MARKS, SIDE, HomeMap
from ifodesk.ui.homes.map_places import MapHome, Town, Vacancy, projection, spots, towards
from ifodesk.ui.homes.pool_state import HomeRow, PoolState
from ifodesk.ui.homes.pool_view import PoolView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from tests.ui.hands import press, shown, write

TOWNS = (
    Town("Dorotea", 64.264, 16.417),
    Town("Sorsele", 65.535, 17.534),
    Town("Lycksele", 64.595, 18.674),
    Town("Borgafjäll", 64.83, 15.03, centre=False),
)
SOUTH, NORTH, EAST = (bytes([number]) * 16 for number in (1, 2, 3))


def home(key: bytes, town: Town, vacancy: Vacancy = Vacancy.FREE) -> MapHome:
    return MapHome(key, f"Hem {key[0]}", town.lat, town.lon, vacancy)


def line(key: bytes, name: str, town: Town, vacancy: Vacancy) -> HomeRow:
    day = date(2026, 11, 20)
    return HomeRow(
        EntityId(key), name, "familjehem", town.name, "1 ledig", 1, vacancy, day, "20 nov", "", "", town.lat, town.lon
    )


HOMES = (home(SOUTH, TOWNS[0]), home(NORTH, TOWNS[1]), home(EAST, TOWNS[2]))


@given(st.integers(200, 2000), st.integers(200, 2000))
def test_every_town_is_within_the_picture_and_north_is_up(width: int, height: int) -> None:
    on = projection(TOWNS, width, height, 40)
    for town in TOWNS:
        spot = on.spot(town.lat, town.lon)
        assert 0 <= spot.x <= width
        assert 0 <= spot.y <= height
    assert on.spot(65, 17).y < on.spot(64, 17).y
    assert on.spot(64, 16).x < on.spot(64, 17).x


@given(st.integers(1, 40))
def test_homes_of_one_town_never_cover_each_other(count: int) -> None:
    homes = [home(bytes([number]) * 16, TOWNS[0]) for number in range(count)]
    placed = [spot for _, spot in spots(homes, projection(TOWNS, 600, 600, 40), 15)]
    assert len(placed) == count
    assert all(one.away(other) >= 15 - 1e-6 for at, one in enumerate(placed) for other in placed[at + 1 :])


def test_the_keys_go_to_the_nearest_home_that_way_and_stop_at_the_edge() -> None:
    placed = tuple(spots(HOMES, projection(TOWNS, 600, 600, 40), 15))
    assert towards(placed, SOUTH, 0, -1) == NORTH
    assert towards(placed, SOUTH, 1, 0) == EAST
    assert towards(placed, SOUTH, -1, 0) is None
    assert towards(placed, b"gone", 1, 0) == SOUTH
    assert towards((), b"", 1, 0) is None


def test_the_list_selects_on_the_map_and_the_map_in_the_list(theme: Theme, show: Callable[[QWidget], QWidget]) -> None:
    view = PoolView(theme, NoMemory())
    view.resize(1100, 600)
    lines = tuple(
        line(key, name, town, vacancy)
        for (key, name, town, vacancy) in (
            (SOUTH, "Björken", TOWNS[0], Vacancy.FREE),
            (NORTH, "Alen", TOWNS[1], Vacancy.UNSURE),
            (EAST, "Cedern", TOWNS[2], Vacancy.FULL),
        )
    )
    view.show_state(PoolState(lines, whole=3, towns=TOWNS, loaded=True))
    show(view)
    view.take_focus()
    assert view.map.accessibleDescription() == "Alen, oklart om det är ledigt"
    press(Qt.Key.Key_Down)
    assert view.map.accessibleDescription() == "Björken, ledigt"
    spot = next(spot for one, spot in view.map.placed if one.key == EAST)
    QTest.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x), round(spot.y)))
    assert view.table.current() == EAST
    opened: list[bytes] = []
    view.opened.connect(lambda key: opened.append(bytes(key)))
    view.map.setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    assert opened == [view.table.current()]
    assert opened != [EAST]


def test_the_filter_looks_in_names_and_places_and_says_when_nothing_fits(
    theme: Theme, show: Callable[[QWidget], QWidget]
) -> None:
    view = PoolView(theme, NoMemory())
    lines = (line(SOUTH, "Björken", TOWNS[0], Vacancy.FREE), line(EAST, "Cedern", TOWNS[2], Vacancy.FULL))
    view.show_state(PoolState(lines, whole=2, towns=TOWNS, loaded=True))
    show(view)
    view.filter.setFocus()
    write(view.filter, "lyck")
    assert shown(view, "homes_count") == "1 av 2 hem"
    assert [one.key for one, _ in view.map.placed] == [EAST]
    write(view.filter, "x")
    QApplication.processEvents()
    assert shown(view, "homes_nothing_title") == "Inget hem passar"


def test_marks_of_places_differ_in_form() -> None:
    assert set(MARKS) == set(Vacancy)
    icons = [icon for icon, _ in MARKS.values()]
    assert all(one is not other for one, other in pairwise(sorted(icons)))


def test_the_name_of_a_municipality_covers_no_mark_where_there_is_room_beside_it(theme: Theme) -> None:
    """Homes in Adak are drawn below it, which is where the name of Malå used to stand."""
    shown_map = HomeMap(theme)
    shown_map.resize(380, 560)
    towns = (*TOWNS, Town("Malå", 65.184, 18.747), Town("Adak", 65.345, 18.650, centre=False))
    homes = [home(bytes([number]) * 16, towns[-1]) for number in range(2)]
    shown_map.show_places(towns, homes)
    side = theme.px(SIDE)
    marks = [QRectF(spot.x - side / 2, spot.y - side / 2, side, side) for _home, spot in shown_map.placed]
    names = dict(shown_map.names(marks))
    assert {town.name for town in names} == {town.name for town in towns}
    assert not [town.name for town, place in names.items() if any(place.intersects(mark) for mark in marks)]
