"""Scenes of a chief: figures, people, a wall, sharing, for the pictures of the screens."""

import tempfile
from pathlib import Path

from jav_scenes import JAV_LEADING
from plan_scenes import Scene, has_notes, page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from sitting import Sitting, there

from ifodesk.ui.parts.lines import LineView
from ifodesk.words import screen_words_people

FILE = "G:/Gemensam/inbjudan.ifodesk"
"""Stands in the pictures in place of a file in a folder that is gone."""


def leading(sitting: Sitting) -> None:
    """Unlock as a chief, and see the people."""
    sitting.unlock()
    page("people")(sitting)
    sitting.wait(lambda: bool(sitting.window.findChildren(LineView)))


def one_person(sitting: Sitting) -> None:
    """Open a person by a click on the line."""
    line = next(found for found in sitting.window.findChildren(LineView) if found.line.text == "Karin Norberg")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    sitting.rest()


def invitation(sitting: Sitting) -> None:
    """Write an invitation."""
    sitting.click("person_close")
    sitting.click("people_invite_open")
    with tempfile.TemporaryDirectory() as place:
        sitting.field("invite_file_edit").setText(str(Path(place) / "inbjudan.ifodesk"))
        sitting.click("invite_give")
        sitting.wait(there(sitting.window.findChild(QWidget, "invite_code")).isVisible)
    there(sitting.window.findChild(QLabel, "invite_text")).setText(screen_words_people.INVITED.format(path=FILE))
    sitting.field("invite_file_edit").setText(FILE)


def letting_in(sitting: Sitting) -> None:
    """Let a colleague into a case."""
    sitting.open_tab(sitting.row(has_notes).id, "overview")
    sitting.click("let_in_open")


def handing_over(sitting: Sitting) -> None:
    """Allot the case to another."""
    sitting.click("let_in_cancel")
    sitting.click("allot_open")


def wall(sitting: Sitting) -> None:
    """Begin a wall around a case."""
    sitting.click("allot_cancel")
    sitting.open_tab(sitting.row(has_notes).id, "overview")
    sitting.click("access_wall_open")


def sharing(sitting: Sitting) -> None:
    """Begin to share a case."""
    sitting.click("wall_cancel")
    sitting.click("access_share_open")
    for name in ("share_place", "share_basis"):
        there(sitting.window.findChild(QComboBox, name)).setCurrentIndex(1)
    sitting.rest()


LEADING: tuple[tuple[str, Scene], ...] = (
    ("people", leading),
    ("people_one", one_person),
    ("people_leaving", lambda sitting: sitting.click("person_leaves")),
    ("people_invite", invitation),
    ("figures", page("figures")),
    ("case_let_in", letting_in),
    ("case_hand_over", handing_over),
    ("case_wall", wall),
    ("case_share", sharing),
    *JAV_LEADING,
)
"""Of a chief."""
