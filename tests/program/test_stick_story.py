"""A group that has nothing but a USB stick: founded, joined and worked in by keys, the stick carried to and fro."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.ui.parts.ticks import Pick
from tests.program.chair import Chair
from tests.program.team import PASSPHRASE, Desk, Team, dorotea
from tests.program.test_returning import ask_to_join
from tests.ui.hands import find, shown, write

KARIN, MAJA = "Karin Norberg", "Maja Ny"


@pytest.fixture
def lender(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk whose open vault new desks are made with until they have their own."""
    with dorotea(tmp_path / "other") as team:
        yield next(iter(team.desks.values()))


def sits_down(chair: Chair) -> None:
    """Two windows stand beside each other, and one of them has the keyboard."""
    chair.window.activateWindow()
    chair.wait(chair.window.isActiveWindow)
    focus = chair.window.focusWidget()
    if focus is not None:
        focus.setFocus()
    QApplication.processEvents()


def tick(chair: Chair, name: str) -> None:
    chair.reach(find(chair.window, QCheckBox, name))
    chair.key(Qt.Key.Key_Space)


def found_with(chair: Chair, place: Path) -> None:
    chair.push("founding_to_group")
    find(chair.window, Pick, "group_municipality").setCurrentIndex(1)
    chair.fill("group_name", KARIN)
    for name in ("group_passphrase", "group_again"):
        chair.fill(name, PASSPHRASE)
    chair.fill("group_hub_edit", str(place))
    tick(chair, "group_hub_stick")
    chair.push("group_give")
    chair.wait(find(chair.window, QWidget, "founding_code_text").isVisible)
    code = shown(chair.window, "founding_code_text").split()
    chair.push("founding_code_written")
    for at in (0, 1):
        number = int(shown(chair.window, f"founding_group_label_{at}").split()[1])
        write(find(chair.window, QLineEdit, f"founding_group_{at}"), code[number - 1])
    chair.push("founding_check_give")
    chair.wait(find(chair.window, QWidget, "founding_founded_words").isVisible)
    chair.push("founding_founded_go_on")
    chair.wait(lambda: chair.program.door is not None)
    chair.unlock()


def invite(chair: Chair, invitation: Path) -> str:
    chair.key(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    chair.until("Personer i")
    chair.push("people_invite_open")
    chair.fill("invite_file_edit", str(invitation))
    tick(chair, "invite_mailbox")
    chair.push("invite_give")
    chair.wait(find(chair.window, QWidget, "invite_words").isVisible)
    return shown(chair.window, "invite_words")


def approve(chair: Chair, request: Path, asked: tuple[str, ...], welcome: Path) -> None:
    chair.push("people_request_open")
    chair.fill("request_file_edit", str(request))
    chair.key(Qt.Key.Key_Return)
    chair.wait(find(chair.window, QWidget, "request_words").isVisible)
    assert tuple(shown(chair.window, "request_words").split()) == asked
    tick(chair, "request_agree")
    chair.fill("request_welcome_edit", str(welcome))
    chair.push("request_give")
    chair.wait(welcome.exists)


def enter(chair: Chair, welcome: Path, place: Path) -> None:
    chair.fill("welcome_file_edit", str(welcome))
    chair.fill("welcome_hub_edit", str(place))
    tick(chair, "welcome_hub_stick")
    chair.push("welcome_give")
    chair.wait(lambda: chair.program.door is not None)
    chair.unlock()


@pytest.mark.slow
def test_a_group_lives_on_a_stick_alone_from_its_founding_on(lender: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    team, stick, pocket = Team(tmp_path), tmp_path / "stick", tmp_path / "pocket"
    place, invitation, request, welcome = (stick / name for name in ("ifo", "inbjudan", "ansokan", "valkomst"))
    stick.mkdir()
    desks = [Desk(name, tmp_path / name, lender.opened, team.around(name)) for name in (KARIN, MAJA)]
    chief = Chair(desks[0], qtbot)
    found_with(chief, place)
    chief.sync()
    words = invite(chief, invitation)
    newcomer = Chair(desks[1], qtbot)
    asked = ask_to_join(newcomer, str(invitation), "Inbjudan gäller", words)
    newcomer.fill("founding_request_edit", str(request))
    newcomer.push("founding_asked_go_on")
    sits_down(chief)
    approve(chief, request, asked, welcome)
    chief.sync()
    stick.rename(pocket)
    chief.push("sync_now")
    chief.until("USB-minnet går inte att nå.")
    assert not stick.exists(), "nothing is made where a stick was"
    pocket.rename(stick)
    chief.sync()
    sits_down(newcomer)
    enter(newcomer, welcome, place)
    newcomer.sync()
    newcomer.until("Karin N")
    sits_down(chief)
    chief.sync()
    chief.until("Maja N")
    for chair in (chief, newcomer):
        chair.close()
