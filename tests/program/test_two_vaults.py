"""One person in two municipalities on one computer: two vaults beside each other, and nothing of one in the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.changes.record_parts import Role
from ifodesk.compose import founding
from ifodesk.domain.entities.case import CaseType
from ifodesk.usecases.cases import OpenCase
from tests.program.team import PASSPHRASE, Desk, Team
from tests.program.test_window import CONTROL, Seat
from tests.ui.hands import click, find, texts, write

EVA = "Eva Strand"
ALT = Qt.KeyboardModifier.AltModifier


def in_group(place: Path, code: str, name: str, vault: Path, client: str) -> Desk:
    """Let Eva be a chief in a municipality with a group of its own, and have one case there; her vault is locked."""
    place.mkdir()
    team = Team(place)
    around = team.around(f"{name}s chef")
    folder = place / "chef"
    with founding.make_vault(folder, PASSPHRASE, around, hint="chef").opened() as bare:
        founding.found(bare, code, name, "Chefen", "IFO-chef")
        founding.set_hub(bare, team.hub, prepare=True)
    chief = team.open("chef", folder, around)
    around = team.around(f"{name}s Eva")
    with founding.make_vault(vault, PASSPHRASE, around, hint=f"{EVA}, {name}").opened() as bare:
        asked = founding.ask(bare, chief.opened.welcoming.invitation(), EVA, "", found=None, municipality=name)
        founding.accept(bare, chief.opened.welcoming.approve(asked, (Role.CASEWORKER, Role.CHIEF)))
        founding.set_hub(bare, team.hub, prepare=False)
    eva = team.open(EVA, vault, around)
    team.everybody_syncs()
    OpenCase(eva.session)(CaseType.ADULT, client)
    for desk in (eva, chief):
        desk.lock()
    return eva


@pytest.fixture
def seat(tmp_path: Path, qtbot: QtBot) -> Iterator[Seat]:
    home = tmp_path / "home"
    home.mkdir()
    first = in_group(tmp_path / "d", "2425", "Dorotea", home / "vault", "Alma Doroteasson")
    in_group(tmp_path / "a", "2463", "Åsele", home / "vault-2", "Bo Åselesson")
    seat = Seat(first, qtbot)
    seat.window.resize(1240, 820)  # as wide as the name of the municipality takes
    yield seat
    seat.close()


def change_over(seat: Seat) -> None:
    """Lock, and unlock the other vault of this computer."""
    seat.key(Qt.Key.Key_L, CONTROL)
    seat.wait(lambda: find(seat.window, QWidget, "unlock_open").isEnabled())
    seat.wait(lambda: seat.window.findChild(QAbstractButton, "unlock_other_0") is not None)
    click(seat.window, "unlock_other_0")
    seat.wait(lambda: [one.isEnabled() for one in seat.window.findChildren(QWidget, "unlock_open")] == [True])
    seat.unlock()


def cases(seat: Seat) -> list[str]:
    """Return the names of the cases that the list shows."""
    seat.key(Qt.Key.Key_2, ALT)
    table = find(seat.window, QTableView, "cases_table")
    seat.wait(lambda: table.model().rowCount() == 1)
    return [str(table.model().index(0, column).data()) for column in range(table.model().columnCount())]


def search(seat: Seat, name: str) -> None:
    seat.key(Qt.Key.Key_K, CONTROL)
    field = find(seat.window, QLineEdit, "search_field")
    seat.wait(field.isVisible)
    write(field, name)
    seat.until("Inget du får läsa stämmer med det.")
    seat.key(Qt.Key.Key_Escape)


def to_export(seat: Seat) -> QLineEdit:
    """Go to where plans are exported; return the field of the folder that the files go to."""
    click(seat.window, "rail_collaboration")

    def buttons() -> list[QAbstractButton]:
        every = seat.window.findChildren(QAbstractButton)
        return [one for one in every if one.objectName().endswith("_export") and one.isVisible()]

    seat.wait(lambda: bool(buttons()))
    buttons()[0].click()
    seat.wait(lambda: seat.window.findChild(QLineEdit, "export_folder_edit") is not None)
    field = find(seat.window, QLineEdit, "export_folder_edit")
    seat.wait(lambda: field.isVisible() and field.text() != "")
    return field


@pytest.mark.slow
def test_nothing_of_one_municipality_shows_in_the_other_s_vault(seat: Seat, tmp_path: Path) -> None:
    seat.unlock()
    seat.until("Dorotea")
    assert "Alma Doroteasson" in cases(seat)
    search(seat, "Åselesson")
    akter = tmp_path / "Dorotea akter"
    akter.mkdir()
    field = to_export(seat)
    field.clear()
    field.setFocus()
    write(field, str(akter))
    seat.key(Qt.Key.Key_Return)
    change_over(seat)
    seat.until("Åsele")
    assert "Dorotea" not in texts(seat.window)
    assert "Bo Åselesson" in cases(seat)
    search(seat, "Doroteasson")
    assert to_export(seat).text() != str(akter), "a paper of Åsele never goes to Dorotea's folder by itself"
    change_over(seat)
    assert to_export(seat).text() == str(akter)
