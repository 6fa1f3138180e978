"""Back after more than 90 days, over two real vaults and a folder: nothing unsent is lost, nobody comes in unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.compose.opening import open_here
from ifodesk.documents.qr import to_text
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.ids import MemberId
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Pick
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.notes import StartNote
from tests.program.team import PASSPHRASE, Desk, Team, dorotea
from tests.program.test_window import Seat
from tests.ui.hands import click, find, shown, write

KARIN, BERIT = "Karin Norberg", "Berit Ask"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN) as made:
        yield made


def fill(seat: Seat, name: str, text: str) -> None:
    field = find(seat.window, QLineEdit, name)
    field.clear()
    field.setFocus()
    write(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)  # two windows: only one of them has the keyboard


def menu(seat: Seat, name: str) -> None:
    shell = seat.program.shell
    assert shell is not None
    next(act for act in shell.frame.menu.actions() if act.objectName() == name).trigger()


def ask_to_join(seat: Seat, invitation: str, said: str, group_words: str) -> tuple[str, ...]:
    """Make a vault and a request in the window, by a file or the text of a QR code; return the request's words."""
    window = seat.window
    click(window, "founding_to_join")
    fill(seat, "join_invitation_edit", invitation)
    seat.until(said)
    if find(window, QLineEdit, "join_name").isVisible():
        write(find(window, QLineEdit, "join_name"), "Maja Ny")
    write(find(window, QLineEdit, "join_words"), group_words)
    for name in ("join_passphrase", "join_again"):
        write(find(window, QLineEdit, name), PASSPHRASE)
    click(window, "join_give")
    seat.wait(find(window, QWidget, "founding_code_text").isVisible)
    code = shown(window, "founding_code_text").split()
    click(window, "founding_code_written")
    for at in (0, 1):
        number = int(shown(window, f"founding_group_label_{at}").split()[1])
        write(find(window, QLineEdit, f"founding_group_{at}"), code[number - 1])
    click(window, "founding_check_give")
    seat.wait(find(window, QWidget, "founding_asked_words").isVisible)
    return tuple(shown(window, "founding_asked_words").split())


def opened(team: Team, name: str, qtbot: QtBot) -> Seat:
    team.desks[name].lock()
    seat = Seat(team.desks[name], qtbot)
    write(seat.passphrase, PASSPHRASE)
    click(seat.window, "unlock_open")
    seat.wait(lambda: seat.program.shell is not None)
    return seat


def hand_over_and_put_aside(seat: Seat, chief: MemberId, unsent: Path) -> None:
    seat.until("Den här datorn har inte synkat på mer än 90 dagar")  # on Idag, where the day begins
    menu(seat, "menu_devices")
    seat.until("Den här datorn har inte synkat på mer än 90 dagar")
    next(one for one in seat.window.findChildren(QAbstractButton) if one.text() == "Börja om …").click()
    to = find(seat.window, Pick, "over_to")
    seat.wait(to.isVisible)
    to.choose(chief)
    to.activated.emit(to.currentIndex())
    seat.wait(find(seat.window, QWidget, "over_told").isVisible)
    fill(seat, "over_file_edit", str(unsent))
    click(seat.window, "over_write")
    seat.wait(unsent.exists)
    click(seat.window, "over_sure")
    click(seat.window, "over_give")
    seat.until("Ditt tidigare valv är inte borttaget.")


def look_into_the_vault_that_was_put_aside(seat: Seat) -> None:
    click(seat.window, "founding_to_aside")
    seat.wait(lambda: seat.program.door is not None)
    seat.unlock()
    shell = seat.program.shell
    assert shell is not None
    shell.lock()
    seat.wait(seat.passphrase.isVisible)
    seat.wait(lambda: seat.window.findChild(QAbstractButton, "unlock_other_0") is not None)
    click(seat.window, "unlock_other_0")
    seat.until("Ditt tidigare valv är inte borttaget.")


def read_and_invite(chief: Seat, person: MemberId, unsent: Path, invitation: Path) -> None:
    chief.key(Qt.Key.Key_5, ALT)
    chief.until("Personer i Dorotea (2)")
    find(chief.window, LineView, f"people_lines_person-{person.hex()}").setFocus()
    chief.key(Qt.Key.Key_Return)
    click(chief.window, "person_back")
    fill(chief, "returned_file_edit", str(unsent))
    chief.wait(lambda: any("Ringde skolan" in one.text() for one in chief.window.findChildren(QLabel)))
    next(one for one in chief.window.findChildren(QAbstractButton) if one.text() == "Lägg som lös anteckning").click()
    chief.until("Det ligger som en lös anteckning på Idag.")
    click(chief.window, "returned_invite")
    fill(chief, "invite_file_edit", str(invitation))
    click(chief.window, "invite_give")
    chief.wait(find(chief.window, QWidget, "invite_words").isVisible)


def approve(chief: Seat, request: Path, asked: tuple[str, ...], welcome: Path) -> None:
    click(chief.window, "people_request_open")
    fill(chief, "request_file_edit", str(request))
    chief.wait(find(chief.window, QWidget, "request_words").isVisible)
    assert tuple(shown(chief.window, "request_words").split()) == asked
    click(chief.window, "request_agree")
    fill(chief, "request_welcome_edit", str(welcome))
    click(chief.window, "request_give")
    chief.wait(welcome.exists)


@pytest.mark.slow
def test_a_person_is_back_after_90_days_and_a_chief_decides_on_what_was_never_sent(
    team: Team, tmp_path: Path, qtbot: QtBot
) -> None:
    karin, berit = team.desks[KARIN], team.desks[BERIT]
    me = karin.id
    case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
    team.everybody_syncs(2)
    StartNote(karin.session)(case, text="Ringde skolan")
    away = team.hub.with_name("borta")
    team.hub.rename(away)
    team.pass_time(days=91)
    unsent, invitation, request, welcome = (tmp_path / name for name in ("osant", "inbjudan", "ansokan", "valkomst"))
    at_home = opened(team, KARIN, qtbot)
    hand_over_and_put_aside(at_home, berit.id, unsent)
    look_into_the_vault_that_was_put_aside(at_home)
    aside = karin.folder.with_name(f"{karin.folder.name}-undanstalld-{team.clock.today()}")
    assert not karin.folder.exists()
    kept = open_here(aside, PASSPHRASE, karin.around)
    assert [seen.value.draft for seen in kept.session.records.all(Note)] == ["Ringde skolan"]
    kept.session.close()
    away.rename(team.hub)
    chief = opened(team, BERIT, qtbot)
    read_and_invite(chief, me, unsent, invitation)
    said = "Inbjudan gäller en dator till för Karin Norberg i Dorotea."
    asked = ask_to_join(at_home, str(invitation), said, shown(chief.window, "invite_words"))
    fill(at_home, "founding_request_edit", str(request))
    click(at_home.window, "founding_asked_go_on")
    approve(chief, request, asked, welcome)
    chief.close()
    berit.unlock()
    berit.sync()
    fill(at_home, "welcome_file_edit", str(welcome))
    fill(at_home, "welcome_hub_edit", str(team.hub))
    click(at_home.window, "welcome_give")
    at_home.wait(lambda: find(at_home.window, QWidget, "unlock_hint").isVisible())
    at_home.wait(lambda: at_home.program.door is not None)
    at_home.close()
    karin.unlock()
    assert karin.id == me
    karin.sync()


@pytest.mark.slow
def test_a_newcomer_comes_in_by_the_text_of_a_qr_code_and_the_mailbox(team: Team, tmp_path: Path, qtbot: QtBot) -> None:
    chief = opened(team, BERIT, qtbot)
    chief.key(Qt.Key.Key_5, ALT)
    chief.until("Personer i Dorotea (2)")
    click(chief.window, "people_invite_open")
    fill(chief, "invite_file_edit", str(tmp_path / "inbjudan"))
    assert find(chief.window, QAbstractButton, "invite_mailbox").isChecked()
    click(chief.window, "invite_give")
    chief.wait(find(chief.window, QWidget, "invite_words").isVisible)
    text = to_text((tmp_path / "inbjudan").read_bytes())
    maja = Desk("Maja Ny", tmp_path / "Maja Ny", team.desks[KARIN].opened, team.around("Maja Ny"))
    newcomer = Seat(maja, qtbot)
    asked = ask_to_join(newcomer, text, "Inbjudan gäller Dorotea.", shown(chief.window, "invite_words"))
    fill(newcomer, "founding_asked_hub_edit", str(team.hub))
    click(newcomer.window, "founding_asked_put")
    newcomer.until("Ansökan ligger i brevlådan.")
    click(chief.window, "people_request_open")
    click(chief.window, "request_fetch")
    chief.until("Maja Ny vill gå med i Dorotea.")
    assert tuple(shown(chief.window, "request_words").split()) == asked
    assert not find(chief.window, QWidget, "request_welcome").isVisible()
    click(chief.window, "request_agree")
    click(chief.window, "request_give")
    chief.until("Maja Ny är godkänd. Välkomsten ligger i brevlådan")
    chief.close()
    team.desks[BERIT].unlock()
    click(newcomer.window, "welcome_fetch")
    newcomer.wait(lambda: newcomer.program.door is not None)
    newcomer.close()
    maja.unlock()
    assert maja.session.directory.me().name == "Maja Ny"
    maja.lock()
