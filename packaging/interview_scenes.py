"""Scenes of interviews, for the pictures of the screens."""

from functools import partial

from plan_scenes import Scene
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from sitting import Sitting, there

from ifodesk.domain.ids import EntityId
from ifodesk.usecases.interview_reading import CaseInterviews


def _cases(sitting: Sitting) -> list[EntityId]:
    """Return the cases that have interviews, those with most first."""
    session = there(there(sitting.program.door).opened).session
    rows = sitting.program.lanes.store.call(session.queries.cases)
    count = CaseInterviews(session)
    counts = {row.id: len(sitting.program.lanes.store.call(partial(count, row.id))) for row in rows}
    return sorted((case for case, found in counts.items() if found), key=lambda case: -counts[case])


def interviews(sitting: Sitting) -> None:
    """Show the interviews of a case."""
    sitting.open_tab(_cases(sitting)[0], "asi")


def press(code: str) -> Scene:
    """Return the scene behind the first button of a line whose name ends with *code*."""

    def go(sitting: Sitting) -> None:
        sitting.click(f"_{code}")
        sitting.rest(1.2)

    return go


def back(sitting: Sitting) -> None:
    """Go back to the list."""
    sitting.rest(0.8)
    QTest.keyClick(there(QApplication.focusWidget()), Qt.Key.Key_Escape)
    sitting.wait(there(sitting.window.findChild(QPushButton, "asi_new")).isVisible)
    sitting.rest(0.8)


def after_back(code: str) -> Scene:
    """Return the scene behind a button of the list, from a page that was opened from it."""

    def go(sitting: Sitting) -> None:
        back(sitting)
        press(code)(sitting)

    return go


def talk(sitting: Sitting) -> None:
    """Begin an interview: one question, large."""
    back(sitting)
    sitting.click("asi_new")
    sitting.click("asi_start_give")
    sitting.rest(1.2)


def for_the_client(sitting: Sitting) -> None:
    """Show the client's page of the feedback."""
    sitting.click("asi_to_client")
    sitting.rest()


def compare(sitting: Sitting) -> None:
    """From the client's page back to the writing and to the list, and the interviews side by side."""
    QTest.keyClick(there(QApplication.focusWidget()), Qt.Key.Key_Escape)
    sitting.rest()
    after_back("compare")(sitting)


def own_note(sitting: Sitting) -> None:
    """What is for the interviewer alone."""
    QTest.keyClick(there(QApplication.focusWidget()), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    sitting.rest()


def form_after(sitting: Sitting) -> None:
    """Go back to the talk, and over to a whole section."""
    QTest.keyClick(there(QApplication.focusWidget()), Qt.Key.Key_Escape)
    sitting.rest()
    form(sitting)


def form(sitting: Sitting) -> None:
    """Go over to a whole section."""
    sitting.click("asi_way")
    sitting.click("asi_section_alcohol_drug")


def covered(sitting: Sitting) -> None:
    """Cover the screen."""
    QTest.keyClick(sitting.window, Qt.Key.Key_F5)
    sitting.rest()


def paused(sitting: Sitting) -> None:
    """Show it again and pause."""
    QTest.keyClick(sitting.window, Qt.Key.Key_F5)
    sitting.rest()
    sitting.click("asi_pause")
    sitting.rest(0.8)


INTERVIEW_SCENES: tuple[tuple[str, Scene], ...] = (
    ("asi_list", interviews),
    ("asi_rating", press("rate")),
    ("asi_feedback", after_back("feedback")),
    ("asi_client", for_the_client),
    ("asi_compare", compare),
    ("asi_talk", talk),
    ("asi_own_note", own_note),
    ("asi_form", form_after),
    ("asi_covered", covered),
    ("asi_paused", paused),
)
