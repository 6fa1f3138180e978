"""Scenes of an empty computer, for the pictures of the screens."""

from plan_scenes import Scene
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from sitting import Sitting, there

from ifodesk.ui.shell.making import MakingScreen
from ifodesk.words import screen_words_shell


def way(name: str) -> Scene:
    """Return the scene of a way to begin on an empty computer."""

    def go(sitting: Sitting) -> None:
        if there(sitting.window.findChild(QPushButton, "founding_back")).isVisible():
            sitting.click("founding_back")
        sitting.click(name)

    return go


def code(sitting: Sitting) -> None:
    """Fill in the form of a new group, and see the recovery code."""
    way("founding_to_group")(sitting)
    sitting.field("group_name").setText("Birgitta Ahlgren")
    sitting.field("group_title").setText("IFO-chef")
    for name in ("group_passphrase", "group_again"):
        sitting.field(name).setText("fyra ord som ingen vet")
    there(sitting.window.findChild(QComboBox, "group_municipality")).setCurrentIndex(1)
    sitting.click("group_give")
    sitting.wait(there(sitting.window.findChild(QWidget, "founding_code")).isVisible)


def read_back(sitting: Sitting) -> None:
    """Read two groups back."""
    sitting.click("founding_code_written")


def making(sitting: Sitting) -> None:
    """The practice group is being made."""
    screen = MakingScreen(sitting.program.theme, screen_words_shell.MAKING_PRACTICE)
    sitting.program.window.show_place(screen)
    screen.show_step("cases", 120, 400)


BEGINNING: tuple[tuple[str, Scene], ...] = (
    ("begin", lambda sitting: sitting.rest()),
    ("begin_join", way("founding_to_join")),
    ("begin_group", way("founding_to_group")),
    ("begin_code", code),
    ("begin_read_back", read_back),
    ("making", making),
)
"""On a computer without a vault."""
