"""Make a picture of every screen, light and dark, some at 200 % too, in docs/screens. Run by ``make screens``.

The practice group stands still on one morning, so the same program gives the same pictures. Look at each. With names
of scenes behind the command only those are drawn anew; the others are gone through without a picture.
"""

import sys
import tempfile
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from call_scenes import CALL_SCENES
from home_scenes import HOME_SCENES
from interview_scenes import INTERVIEW_SCENES
from jav_scenes import JAV_SCENES, PARTS, to_part
from people_scenes import LEADING
from PIL import Image
from plan_scenes import (
    Scene,
    copies,
    has_notes,
    is_alma,
    is_elin,
    is_jenny,
    leave_meeting,
    left,
    meeting,
    page,
    signed,
    step,
    tab,
)
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QWidget
from sitting import LOOKS, Sitting, there

from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.system.clock import FixedClock
from ifodesk.ui.shell.making import MakingScreen
from ifodesk.usecases.plans import ChangePlan
from ifodesk.words import screen_words_shell, screen_words_sync_hubs
from ifodesk.words.hub_words import Place
from ifodesk.workbench.practice.folder import PracticeFolder
from ifodesk.workbench.practice.layout import NoKeyRing
from ifodesk.workbench.practice.seeded import SeededBytes

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
MORNING = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)
ME, COLLEAGUE, CHIEF = "karin.norberg", "per.lindgren", "birgitta.ahlgren"
SHADES = 128
HUB = "G:/Gemensam/ifodesk"
"""Stands in the pictures in place of the folder that the practice group happens to lie in."""
AT_200 = frozenset(
    [
        *("begin_code", "unlock", "today", "cases", "new_case", "search", "help", "own_ties", "sync", "questions"),
        *("case_overview", "case_jav", "case_notes", "case_sip", "sip_plan", "sip_consent", "sip_signed", "sip_copies"),
        *("meeting", "asi_rating", "asi_talk", "asi_form", "homes", "homes_one", "homes_search", "homes_tonight"),
        *("case_placement", "call_need", "call_ring", "people", "people_one", "jav_matter", "lending", "figures"),
    ]
)
"""Drawn at 200 % too: at least one of each kind of page."""
AT_THE_FOOT = frozenset({"sync_hub", "sync_add"})
"""What these show stands at the foot of its page."""


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


def sync(sitting: Sitting) -> None:
    """Meet the others, who then have opened some of what was sent."""
    page("sync")(sitting)
    sitting.click("sync_now")
    sitting.wait(there(sitting.window.findChild(QPushButton, "sync_now")).isVisible)
    sitting.rest(1.0)


def sync_hub(sitting: Sitting) -> None:
    """Try out what the place can, at the foot of the page."""
    line = there(sitting.window.findChild(QWidget, "sync_hub_hub-1"))
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    sitting.rest()
    sitting.click("sync_hub_try")
    sitting.wait(there(sitting.window.findChild(QWidget, "sync_hub_try")).isEnabled)
    sitting.rest()


def sync_add(sitting: Sitting) -> None:
    """Point at a new place, and be asked before anything is written."""
    sitting.click("sync_hub_close")
    sitting.click("sync_hub_hubs_add")
    with tempfile.TemporaryDirectory() as empty:
        sitting.field("sync_hub_folder_edit").setText(empty)
        sitting.click("sync_hub_look")
        sitting.wait(there(sitting.window.findChild(QWidget, "sync_hub_message_use")).isVisible)
    sitting.field("sync_hub_folder_edit").setText(HUB)


def by_code(sitting: Sitting) -> None:
    """Ask for the recovery code."""
    sitting.click("unlock_to_code")


def unlocked(sitting: Sitting) -> None:
    """Unlock."""
    sitting.click("unlock_to_passphrase")
    sitting.unlock()


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

SCENES: tuple[tuple[str, Scene], ...] = (
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
    ("sync", sync),
    ("sync_hub", sync_hub),
    ("sync_add", sync_add),
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
    *INTERVIEW_SCENES,
    *JAV_SCENES,
    *HOME_SCENES,
    *CALL_SCENES,
)


def main() -> int:
    """Make every picture and say how many."""
    if hasattr(time, "tzset"):
        time.tzset()
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = frozenset(sys.argv[1:])
    for old in () if wanted else FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        empty = Surroundings(key_ring=NoKeyRing(), clock=FixedClock(MORNING), random=SeededBytes(1, "screens"))
        play(Sitting(Path(place) / "vault", empty, practice=False), BEGINNING, wanted)
        practice = PracticeFolder(Path(place) / "practice", Surroundings(clock=FixedClock(MORNING)))
        vault = practice.vault(ME)
        write_differently(practice)
        play(Sitting(vault, practice.surroundings, practice=True), SCENES, wanted)
        play(Sitting(practice.vault(CHIEF), practice.surroundings, practice=True), LEADING, wanted)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")
    return 0


def play(sitting: Sitting, scenes: Sequence[tuple[str, Scene]], wanted: Collection[str]) -> None:
    """Make the pictures of *scenes*, of those only that are *wanted* if any are, and close the window."""
    for name, scene in scenes:
        scene(sitting)
        if wanted and name not in wanted:
            continue
        for look in LOOKS:
            if look[0] != "large" or name in AT_200:
                picture(sitting, name, *look)
        dress(sitting, *LOOKS[0][1:])
    sitting.window.close()
    sitting.wait(lambda: not sitting.window.isVisible())
    sitting.program.end()


def write_differently(practice: PracticeFolder) -> None:
    """Let two people write different words in one plan while neither hears of the other."""
    members = {member.key: member for member in practice.group().members}
    mine, theirs = (
        open_here(practice.vault(key), members[key].passphrase, practice.surroundings) for key in (ME, COLLEAGUE)
    )
    try:
        for desk in (mine, theirs, mine):
            desk.session.sync.round()
        shared = {seen.value.id for seen in theirs.session.records.all(InternalSip)}
        plan = next(seen.value.id for seen in mine.session.records.all(InternalSip) if seen.value.id in shared)
        say(theirs, plan, "Jag vill ha en egen lägenhet och kunna träffa barnen där.")
        say(mine, plan, "Jag vill bo kvar i Svanabyn och träffa barnen varje helg.")
        for desk in (theirs, mine, theirs):
            desk.session.sync.round()
    finally:
        mine.session.close()
        theirs.session.close()


def say(desk: Opened, plan: EntityId, text: str) -> None:
    """Write the client's words in a plan."""
    seen = desk.session.records.get(InternalSip, plan)
    ChangePlan(desk.session)(seen, replace(seen.value, own_words=text))


def dress(sitting: Sitting, dark: bool, percent: int, size: QSize) -> None:  # noqa: FBT001 - one look, in its order
    """Give the window a look."""
    sitting.program.theme.set(dark=dark, percent=percent)
    sitting.window.resize(size)
    sitting.rest()


def picture(sitting: Sitting, name: str, look: str, dark: bool, percent: int, size: QSize) -> None:  # noqa: FBT001 - as above
    """Keep one picture, in few shades so that the repository stays small."""
    dress(sitting, dark, percent, size)
    if name in AT_THE_FOOT:
        bar = there(sitting.window.findChild(QScrollArea, "sync_scroll")).verticalScrollBar()
        bar.setValue(bar.maximum())
    if name in PARTS:
        to_part(sitting, PARTS[name])
    for hub in sitting.window.findChildren(QLabel):
        if hub.objectName() in {"sync_hub_hub-1_text", "sync_hub_card_title"}:
            hub.setText(screen_words_sync_hubs.NAMES[Place.FOLDER].format(address=HUB))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sitting.window.grab().save(buffer, "PNG")
    whole = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    few = whole.quantize(SHADES, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}_{look}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
