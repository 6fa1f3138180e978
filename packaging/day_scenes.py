"""Scenes of a caseworker's day: unlocking, Idag, Ärenden, search, own ties, for the pictures of the screens."""

from plan_scenes import Scene, page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sitting import Sitting


def by_code(sitting: Sitting) -> None:
    """Ask for the recovery code."""
    sitting.click("unlock_to_code")


def unlocked(sitting: Sitting) -> None:
    """Unlock."""
    sitting.click("unlock_to_passphrase")
    sitting.unlock()


def new_case(sitting: Sitting) -> None:
    """Begin a case about somebody who has one."""
    sitting.shell.open_new_case()
    sitting.rest()
    sitting.field("new_case_name").setText("Alma")
    sitting.field("new_case_name").textEdited.emit("Alma")
    sitting.rest(0.8)


def nothing_found(sitting: Sitting) -> None:
    """Filter for a name that nobody has."""
    sitting.click("new_case_cancel")
    sitting.field("cases_filter").setText("Xerxes")
    sitting.rest()


def search(sitting: Sitting) -> None:
    """Search by a part of a name."""
    sitting.field("cases_filter").clear()
    sitting.shell.search.open_search()
    sitting.field("search_field").setText("al")
    sitting.rest()


def loose(sitting: Sitting) -> None:
    """Begin a loose note."""
    sitting.shell.search.close_card()
    sitting.shell.open_loose()
    sitting.rest()


def help_page(sitting: Sitting) -> None:
    """Open the help of the page."""
    sitting.shell.loose.close_card()
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)
    sitting.rest()


def ties(sitting: Sitting) -> None:
    """Show the own ties."""
    sitting.shell.help.close_card()
    page("ties")(sitting)


def tie_form(sitting: Sitting) -> None:
    """Begin a tie."""
    sitting.click("ties_new")


DAY_SCENES: tuple[tuple[str, Scene], ...] = (
    ("unlock", lambda sitting: sitting.rest()),
    ("unlock_by_code", by_code),
    ("today", unlocked),
    ("cases", page("cases")),
    ("new_case", new_case),
    ("cases_nothing", nothing_found),
    ("search", search),
    ("loose_note", loose),
    ("help", help_page),
    ("own_ties", ties),
    ("own_tie_form", tie_form),
)
"""In the order in which a hand goes through them."""
