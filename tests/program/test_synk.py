"""Synk over real vaults: what was sent is red until a colleague's device has opened it, and a new place asks first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.case import CaseType, Party
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.mark import Mark
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.sharing import OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD
from tests.program.chair import at_the_window
from tests.program.region import KARIN, region_of_two
from tests.program.team import Team, dorotea
from tests.program.test_window import Seat
from tests.ui.hands import click, find, press, shown, write


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


@pytest.fixture
def karin(team: Team, qtbot: QtBot) -> Iterator[Seat]:
    desk = team.desks["Karin Norberg"]
    desk.lock()
    seat = Seat(desk, qtbot)
    yield seat
    if not seat.closed:
        seat.close()
    desk.unlock()


def go_to_synk(karin: Seat) -> None:
    click(karin.window, "frame_sync")
    karin.wait(lambda: find(karin.window, QWidget, "sync_now").isVisible())


def mark(karin: Seat) -> str:
    QApplication.processEvents()
    found = karin.window.findChild(Mark, "sync_lines_received-0_mark")
    return "" if found is None else found.accessibleName()


def meanings(karin: Seat, text: str) -> set[str]:
    """Return what the marks of the lines with *text* mean."""
    lines = [view.line for view in karin.window.findChildren(LineView) if view.isVisible()]
    return {line.meaning for line in lines if text in line.text or text in line.detail}


@pytest.mark.slow
def test_rule_11_what_was_sent_is_not_received_until_the_chiefs_device_has_opened_it(karin: Seat, team: Team) -> None:
    karin.unlock()
    karin.open_case("Alma Testsson")
    go_to_synk(karin)
    karin.key(Qt.Key.Key_F5)
    karin.until("inte mottaget än")
    assert mark(karin) == "Inte mottaget än"
    team.desks["Berit Ask"].sync()
    karin.key(Qt.Key.Key_F5)
    karin.until("mottaget av Berit A")
    assert mark(karin) == "Mottaget av alla"


@pytest.mark.slow
def test_a_new_place_is_used_only_after_a_yes(karin: Seat, tmp_path: Path) -> None:
    karin.unlock()
    go_to_synk(karin)
    new = tmp_path / "ny"
    karin.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    folder = find(karin.window, QLineEdit, "sync_hub_folder_edit")
    karin.wait(folder.isVisible)
    folder.setFocus()
    write(folder, str(new))
    press(Qt.Key.Key_Return)
    karin.until("Mappen är tom. Ska den bli en ny delad mapp? Inget är skrivet där än.")
    assert not new.exists()
    click(karin.window, "sync_hub_message_use")
    karin.until(f"Delad mapp: {new}")
    karin.wait(lambda: any((new / "h").iterdir()))
    karin.wait(lambda: shown(karin.window, "sync_outcome_text").startswith("Synkat"))


@pytest.mark.slow
def test_what_goes_to_another_municipality_is_red_until_opened_there_and_an_emptied_place_rings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """By keyboard alone, with the vaults of two municipalities and a folder."""
    with region_of_two(tmp_path) as region:
        team, ulla, session = region.team, region.ulla, region.karin.session
        case = OpenCase(session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
        client = session.records.children(Party, case)[0].value.id
        last = session.clock.today() + timedelta(days=30)
        terms = Terms(basis="osl_26_9", detail="Alma är 9 år", scope="Skolgången", ends_on=last, asked=ALOUD)
        OpenShared(session)(case, [ulla.id], terms, [client])
        with at_the_window(team, KARIN, qtbot) as karin:
            karin.to_synk()
            karin.until("Väntar på Berit A och Ulla E")
            assert meanings(karin, "Väntar på Berit A och Ulla E") == {"Inte mottaget än"}
            for _ in range(2):
                ulla.sync()
            karin.sync()
            karin.until("(Ulla E)")
            assert meanings(karin, "mottaget av Åsele") == {"Mottaget av några"}
            for file in [path for path in team.hub.rglob("*") if path.is_file()]:
                file.unlink()
            karin.sync()
            karin.until(f"Delad mapp: {team.hub}. Gör så här: Fråga den som sköter platsen om den har tömts.")
            assert any(path.is_file() for path in (team.hub / "o").rglob("*"))
            karin.push("_saw")
            karin.until("Larm som du har sett (1)")
