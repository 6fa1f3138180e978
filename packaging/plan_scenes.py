"""Scenes of a case and its plan, for the pictures of the screens."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget
from sitting import Sitting, there

from ifodesk.usecases.views import CaseRow

Scene = Callable[[Sitting], None]


def page(name: str) -> Scene:
    """Return the scene of a page."""

    def go(sitting: Sitting) -> None:
        sitting.shell.open_page(name)
        sitting.rest(0.8)

    return go


def tab(name: str, suits: Callable[[CaseRow], bool]) -> Scene:
    """Return the scene of a tab in the first case that suits."""
    return lambda sitting: sitting.open_tab(sitting.row(suits).id, name)


def is_alma(row: CaseRow) -> bool:
    """Return whether it is the case of the story."""
    return row.client.startswith("Alma")


def has_notes(row: CaseRow) -> bool:
    """Return whether texts wait to be transferred."""
    return row.untransferred > 1


def is_jenny(row: CaseRow) -> bool:
    """Return whether it is the case with a whole plan."""
    return row.client.startswith("Jenny") and row.number.startswith("D-")


def is_elin(row: CaseRow) -> bool:
    """Return whether it is the case of the most tangled family."""
    return row.client.startswith("Elin S")


def step(name: str) -> Scene:
    """Return the scene of a step of the plan that is shown."""

    def go(sitting: Sitting) -> None:
        sitting.click(f"sip_step_{name}_link")
        sitting.rest(0.8)

    return go


def signed(sitting: Sitting) -> None:
    """Show what was signed beside the plan."""
    step("plan")(sitting)
    version = next(
        found
        for found in sitting.window.findChildren(QPushButton)
        if found.objectName().startswith("sip_version_") and found.objectName().endswith("_open") and found.isVisible()
    )
    version.click()
    sitting.rest(0.8)


def copies(sitting: Sitting) -> None:
    """Show the copies, one for each recipient."""
    sitting.click("sip_signed_close")
    sitting.click("sip_copies_open")
    sitting.wait(lambda: sitting.window.findChild(QWidget, "sip_copy_page_1") is not None)
    sitting.rest()
    sitting.field("sip_copy_folder_edit").setText("C:/Users/Karin/Dokument")


def meeting(sitting: Sitting) -> None:
    """Show the plan to those round the table."""
    sitting.click("sip_copies_close")
    sitting.click("sip_meeting")
    sitting.rest(0.8)


def leave_meeting(sitting: Sitting) -> None:
    """Ask for the passphrase before anything else is seen."""
    sitting.click("meeting_leave")


def left(sitting: Sitting) -> None:
    """Give it: the practice passphrase is no secret."""
    passphrase = there(there(sitting.program.door).practice_passphrase())
    sitting.field("meeting_passphrase").setText(passphrase)
    sitting.click("meeting_leave_now")
    sitting.wait(sitting.shell.frame.isVisible)


PLAN_SCENES: tuple[tuple[str, Scene], ...] = (
    ("questions", page("jav")),
    ("case_overview", tab("overview", is_alma)),
    ("case_jav", tab("jav", is_alma)),
    ("case_notes", tab("notes", has_notes)),
    ("case_sip", tab("sip", is_jenny)),
    ("sip_plan", tab("sip", is_elin)),
    ("sip_need", step("need")),
    ("sip_consent", step("consent")),
    ("sip_call", step("call")),
    ("sip_meeting", step("meeting")),
    ("sip_follow_up", step("follow_up")),
    ("sip_signed", signed),
    ("sip_copies", copies),
    ("meeting", meeting),
    ("meeting_leave", leave_meeting),
    ("meeting_left", left),
    ("case_history", tab("history", is_jenny)),
)
"""In the order in which a hand goes through them."""
