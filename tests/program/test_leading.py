"""A chief leads in the window, over real vaults: takes somebody in, and removes somebody with hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.compose import founding
from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Pick
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.ports import Role
from tests.program.team import PASSPHRASE, Team, dorotea
from tests.program.test_window import Seat
from tests.ui.hands import click, find, texts, write

KARIN, PER, BERIT, ANNA, EVA = "Karin Norberg", "Per Lundmark", "Berit Ask", "Anna Ek", "Eva Lind"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        yield made


def seat(team: Team, name: str, qtbot: QtBot) -> Seat:
    team.desks[name].lock()
    seat = Seat(team.desks[name], qtbot)
    seat.unlock()
    return seat


def leave(team: Team, name: str, seat: Seat) -> None:
    seat.close()
    team.desks[name].unlock()


def fill(seat: Seat, name: str, text: str) -> None:
    field = find(seat.window, QLineEdit, name)
    field.setFocus()
    write(field, text)
    seat.key(Qt.Key.Key_Return)


def test_a_chief_removes_a_colleague_and_the_cases_show_at_who_takes_over(team: Team, qtbot: QtBot) -> None:
    karin, per = team.desks[KARIN], team.desks[PER]
    first, second = (OpenCase(karin.session)(CaseType.ADULT, name).case for name in ("Bo Testsson", "Cia Testsson"))
    team.everybody_syncs(2)
    chief = seat(team, BERIT, qtbot)
    chief.key(Qt.Key.Key_5, ALT)
    chief.until("Personer i Dorotea (3)")
    line = find(chief.window, LineView, f"people_lines_person-{karin.id.hex()}")
    line.setFocus()
    chief.key(Qt.Key.Key_Return)
    click(chief.window, "person_leaves")
    chief.until("Det här lämnas över (2)")
    assert {"Bo Testsson, ärendet", "Cia Testsson, ärendet"} <= set(texts(chief.window))
    find(chief.window, Pick, "leaving_to").choose(per.id)
    find(chief.window, Pick, f"leaving_case_{second.hex()}_to").choose(team.desks[BERIT].id)
    click(chief.window, "leaving_give")
    chief.until("Överlämnat: 2 ärenden.")
    chief.until("Personer i Dorotea (2)")
    leave(team, BERIT, chief)
    team.everybody_syncs(3)
    handlers = {seen.value.id: seen.value.handler for seen in team.desks[BERIT].session.records.all(Case)}
    assert handlers == {first: per.id, second: team.desks[BERIT].id}
    assert {seen.value.id for seen in per.session.records.all(Case)} == {first}
    assert not per.session.directory.member(karin.id).active


@pytest.mark.slow
def test_the_second_signer_reads_what_leaving_the_group_means_and_signs_it(team: Team, qtbot: QtBot) -> None:
    berit = team.desks[BERIT]
    team.join(berit, ANNA, LogRole.CHIEF)
    team.everybody_syncs(2)
    leaving = berit.session.group.leave().proposal
    assert leaving is not None
    team.everybody_syncs(2)
    anna = seat(team, ANNA, qtbot)
    anna.key(Qt.Key.Key_5, ALT)
    anna.until("Berit Ask föreslår: Dorotea ska lämna gruppen. Det gäller inte än.")
    anna.until("Väntar på: dig.")
    click(anna.window, f"people_tasks_sign-{leaving.hex()}-_sign")
    anna.until("Det går inte att ångra: vill ni tillbaka bjuds kommunen in på nytt.")
    anna.key(Qt.Key.Key_Escape)
    click(anna.window, f"people_tasks_sign-{leaving.hex()}-_sign")
    click(anna.window, "people_notice_yes")
    anna.until("Dorotea har lämnat gruppen")
    leave(team, ANNA, anna)
    team.everybody_syncs(2)
    assert berit.session.group.has_left()


def test_a_chief_takes_a_colleague_in_by_files_and_words(team: Team, tmp_path: Path, qtbot: QtBot) -> None:
    chief = seat(team, BERIT, qtbot)
    chief.key(Qt.Key.Key_5, ALT)
    chief.until("Personer i Dorotea (3)")
    chief.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    invitation, request, welcome = (tmp_path / name for name in ("inbjudan", "ansokan", "valkomst"))
    fill(chief, "invite_file_edit", str(invitation))
    click(chief.window, "invite_give")
    chief.wait(find(chief.window, QWidget, "invite_code").isVisible)
    around = team.around("Maja Ny")
    fresh = founding.make_vault(tmp_path / "Maja Ny", PASSPHRASE, around, hint="Maja Ny")
    with fresh.opened() as bare:
        shown = founding.invited(invitation.read_bytes())
        assert " ".join(shown.words) == " ".join(find(chief.window, QLabel, "invite_words").text().split())
        raw = founding.ask(
            bare, invitation.read_bytes(), "Maja Ny", "socialsekreterare", found=None, municipality="Dorotea"
        )
        request.write_bytes(raw)
        click(chief.window, "people_request_open")
        fill(chief, "request_file_edit", str(request))
        chief.until("Maja Ny, socialsekreterare, vill gå med i Dorotea.")
        assert find(chief.window, QLabel, "request_words").text().split() == list(founding.words_of(raw))
        click(chief.window, "request_agree")
        fill(chief, "request_ends_edit", "2027-01-31")
        fill(chief, "request_welcome_edit", str(welcome))
        click(chief.window, "request_give")
        chief.until("Maja Ny är godkänd.")
        chief.until("Personer i Dorotea (4)")
        founding.accept(bare, welcome.read_bytes())
    leave(team, BERIT, chief)
    maja = next(one for one in team.desks[BERIT].session.group.colleagues() if one.member.name == "Maja Ny")
    assert [(held.role, str(held.ends)) for held in maja.roles] == [(Role.CASEWORKER, "2027-01-31")]


def test_a_caseworker_has_no_ledning_in_the_rail_and_reaches_the_own_computers_by_the_menu(
    team: Team, qtbot: QtBot
) -> None:
    karin = seat(team, KARIN, qtbot)
    assert not find(karin.window, QAbstractButton, "rail_people").isVisible()
    shell = karin.program.shell
    assert shell is not None
    next(act for act in shell.frame.menu.actions() if act.objectName() == "menu_devices").trigger()
    karin.until("Mina datorer")
    QApplication.processEvents()
    karin.until("den här datorn")
    leave(team, KARIN, karin)


@pytest.mark.slow
def test_an_administrator_is_removed_at_the_window_by_one_and_signed_by_another(team: Team, qtbot: QtBot) -> None:
    berit = team.desks[BERIT]
    anna = team.join(berit, ANNA, LogRole.CHIEF)
    team.everybody_syncs(2)
    eva = team.join(berit, EVA, LogRole.ADMIN)
    team.everybody_syncs(2)
    assert anna.session.group.grant(eva.id, Role.ADMIN, None).in_force
    team.everybody_syncs(2)
    first = seat(team, BERIT, qtbot)
    first.key(Qt.Key.Key_5, ALT)
    first.until("Personer i Dorotea (5)")
    find(first.window, LineView, f"people_lines_person-{eva.id.hex()}").setFocus()
    first.key(Qt.Key.Key_Return)
    click(first.window, "person_leaves")
    first.wait(find(first.window, QAbstractButton, "leaving_give").isVisible)
    find(first.window, Pick, "leaving_to").choose(team.desks[PER].id)
    click(first.window, "leaving_give")
    first.until("föreslår: ta bort Eva Lind")
    first.until("Väntar på: Anna Ek")
    leave(team, BERIT, first)
    assert berit.session.directory.member(eva.id).active
    team.everybody_syncs(2)
    (proposal,) = berit.session.group.proposals()
    second = seat(team, ANNA, qtbot)
    second.key(Qt.Key.Key_5, ALT)
    second.until("Väntar på: dig.")
    click(second.window, f"people_tasks_sign-{proposal.id.hex()}-_sign")
    click(second.window, "people_notice_yes")
    second.until("Personer i Dorotea (4)")
    leave(team, ANNA, second)
    team.everybody_syncs(3)
    assert not berit.session.directory.member(eva.id).active
    assert berit.session.group.proposals() == ()
