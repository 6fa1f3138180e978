"""Scenes of Synk, for the pictures of the screens: what two wrote differently, a hub's card, a new hub."""

import tempfile
from dataclasses import replace

from plan_scenes import Scene, page
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from sitting import Sitting, there

from ifodesk.compose.opening import Opened, open_here
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.plans import ChangePlan
from ifodesk.words import screen_words_sync_hubs
from ifodesk.words.hub_words import Place
from ifodesk.workbench.practice.folder import PracticeFolder

HUB = "G:/Gemensam/ifodesk"
"""Stands in the pictures in place of the folder that the practice group happens to lie in."""

ME, COLLEAGUE = "karin.norberg", "per.lindgren"
"""Who wrote different words."""


def sync(sitting: Sitting) -> None:
    """Meet the others, who then have opened some of what was sent."""
    page("sync")(sitting)
    sitting.click("sync_now")
    sitting.wait(there(sitting.window.findChild(QPushButton, "sync_now")).isVisible)
    sitting.rest(1.0)


def sync_hub(sitting: Sitting) -> None:
    """Try out what the place can."""
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


def cover_paths(sitting: Sitting) -> None:
    """Show an invented folder where the practice group's own would show."""
    for hub in sitting.window.findChildren(QLabel):
        if hub.objectName() in {"sync_hub_hub-1_text", "sync_hub_card_title"}:
            hub.setText(screen_words_sync_hubs.NAMES[Place.FOLDER].format(address=HUB))


SYNC_SCENES: tuple[tuple[str, Scene], ...] = (
    ("sync", sync),
    ("sync_hub", sync_hub),
    ("sync_add", sync_add),
)
"""In this order."""
