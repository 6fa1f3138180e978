"""Scenes of Familjehem, for the pictures of the screens."""

from plan_scenes import Scene
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableView, QWidget
from sitting import Sitting, there

from ifodesk.domain.entities.home_need import Need
from ifodesk.ui.parts.lines import LineView


def room(number: int) -> Scene:
    """Return the scene of a part of the page, counted from nought."""

    def go(sitting: Sitting) -> None:
        sitting.shell.open_page("homes")
        tabs = there(sitting.window.findChild(QWidget, "homes_tabs"))
        tabs.setCurrentIndex(number)  # type: ignore[attr-defined]  # a QTabBar, found by its name
        sitting.rest(0.8)

    return go


def a_home(sitting: Sitting) -> None:
    """Open a home of the list."""
    room(0)(sitting)
    table = there(sitting.window.findChild(QTableView, "homes_table"))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    sitting.rest(0.8)


def own_home(sitting: Sitting) -> None:
    """Open a home whose file one reads."""
    sitting.click("home_back")
    sitting.field("homes_filter").setText("Falken")
    a_home(sitting)


def let_in(sitting: Sitting) -> None:
    """Let a colleague into it."""
    sitting.click("_readers_let_in")


def review(sitting: Sitting) -> None:
    """Go through the own homes."""
    sitting.click("home_back")
    sitting.field("homes_filter").clear()
    room(1)(sitting)
    sitting.click("_mine_start")


def search(sitting: Sitting) -> None:
    """Look for a home for two siblings, and unfold one."""
    room(2)(sitting)
    sitting.click("_empty_change")
    sitting.field("needs_form_6-12_edit").setText("2")
    there(sitting.window.findChild(QComboBox, "needs_form_area_edit")).setCurrentText("Vilhelmina")
    sitting.click("needs_form_give")
    sitting.wait(lambda: bool(_found(sitting)))
    home = _found(sitting)[0]
    home.opened.emit(home.line.key)
    sitting.rest()


def _found(sitting: Sitting) -> list[LineView]:
    """Return the lines of homes that show."""
    found = sitting.window.findChildren(LineView)
    return [one for one in found if one.line.key.startswith("home-") and one.isVisible()]


def tonight(sitting: Sitting) -> None:
    """Look for a bed for the night."""
    room(3)(sitting)
    sitting.click("tonight_band_6-12")
    sitting.click("tonight_number_2")
    sitting.click("tonight_show")
    sitting.rest(0.8)


def placement(sitting: Sitting) -> None:
    """A child's case on its tab Placering: the need, the homes that were asked, the proposal with its gates."""
    session = there(there(sitting.program.door).opened).session
    needs = sitting.program.lanes.store.call(lambda: session.records.all(Need))
    sitting.open_tab(there(needs[0].value.case), "placement")


HOME_SCENES: tuple[tuple[str, Scene], ...] = (
    ("homes", room(0)),
    ("homes_one", a_home),
    ("homes_own", own_home),
    ("homes_let_in", let_in),
    ("homes_review", review),
    ("homes_search", search),
    ("homes_tonight", tonight),
    ("homes_lists", room(4)),
    ("homes_money", room(5)),
    ("homes_settings", room(6)),
    ("case_placement", placement),
)
"""In the order in which a hand goes through them."""
