"""Scenes of a phone call at half past four, for the pictures of the screens: from the case to the first home rung.

The whole way to a printed proposal, by keyboard alone and without net, is walked in `tests/program/phone_call.py`.
"""

from plan_scenes import Scene
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from sitting import Sitting

from ifodesk.ui.parts.lines import LineView


def need(sitting: Sitting) -> None:
    """A name is enough for a case; then what the child needs."""
    sitting.shell.open_new_case()
    sitting.rest()
    sitting.field("new_case_name").setText("Alva Testsson")
    QTest.keyClick(sitting.field("new_case_name"), Qt.Key.Key_Return)
    sitting.click("case_begin_placement")
    sitting.wait(lambda: sitting.window.findChild(QWidget, "placement_form_children_edit") is not None)
    sitting.field("placement_form_children_edit").setText("9 flicka, 6 pojke")
    sitting.rest()


def sending(sitting: Sitting) -> None:
    """What is sent, and how few children it fits."""
    sitting.click("placement_form_give")
    sitting.click("_sending")
    sitting.rest()


def homes(sitting: Sitting) -> None:
    """Which homes, each with the one thing to know."""
    sitting.click("placement_lines_preview_send")
    sitting.click("_match")
    sitting.wait(lambda: bool(_homes(sitting)))
    sitting.rest()


def ring(sitting: Sitting) -> None:
    """R on a home's line: what it may be told."""
    line = _homes(sitting)[0]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_R)
    sitting.wait(
        lambda: any(one.isVisible() for one in sitting.window.findChildren(QPushButton, "placement_form_give"))
    )
    sitting.rest()


def _homes(sitting: Sitting) -> list[LineView]:
    found = sitting.window.findChildren(LineView)
    return [
        one
        for one in found
        if one.isVisible()
        and one.line.key.startswith("home-")
        and any(action.code == "ring" for action in one.line.actions)
    ]


CALL_SCENES: tuple[tuple[str, Scene], ...] = (
    ("call_need", need),
    ("call_sending", sending),
    ("call_homes", homes),
    ("call_ring", ring),
)
"""In the order in which a hand goes through them."""
