"""A consultant whose role ends by its date while the window is open and the place is out of reach. Real vaults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.entities.case import CaseType
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.group_today import GroupTaskKind, group_tasks
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.ports import Role
from tests.program.chair import Chair, at_the_window
from tests.program.region import BERIT, KARIN
from tests.program.team import Desk, dorotea
from tests.ui.hands import find, press

KLAS = "Klas Konsult"
LAST = date(2026, 11, 27)
ENDS = "Din roll konsult är tänkt att ta slut 27 november 2026"


def kinds(desk: Desk) -> set[GroupTaskKind]:
    return {one.kind for one in group_tasks(desk.session)}


def write_anew(chair: Chair, client: str) -> str:
    """Begin a case at the window; return what stands in the field of the name afterwards."""
    chair.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    chair.fill("new_case_name", client)
    press(Qt.Key.Key_Return)
    chair.until("Du har inte rätt att skriva det här längre.")
    return find(chair.window, QLineEdit, "new_case_name").text()


@pytest.mark.slow
def test_a_consultant_hears_of_the_last_day_and_that_a_role_is_gone_and_loses_nothing_typed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with dorotea(tmp_path, KARIN) as team:
        berit, karin = team.desks[BERIT], team.desks[KARIN]
        klas = team.join(berit, KLAS, LogRole.CONSULTANT)
        assert berit.session.group.grant(klas.id, Role.CONSULTANT, LAST).in_force
        case = OpenCase(karin.session)(CaseType.ADULT, "Alma Testsson").case
        team.everybody_syncs()
        LetIn(karin.session)(case, klas.id)
        team.everybody_syncs(3)
        assert GroupTaskKind.MY_ROLE_ENDS in kinds(klas)
        assert GroupTaskKind.MY_ROLE_ENDS not in kinds(karin) | kinds(berit)
        with at_the_window(team, KLAS, qtbot) as chair:
            chair.go(1)
            chair.until(ENDS)
            away = team.hub.with_name("borta")
            team.hub.rename(away)
            team.pass_time(days=2)
            chair.go(2)
            chair.go(1)
            chair.until(ENDS)
            away.rename(team.hub)
            assert berit.session.group.take(klas.id, Role.CONSULTANT).in_force
            berit.sync()
            for _ in range(2):  # what stood still while the place was away, then what is new
                chair.sync()
            chair.go(1)
            chair.until("Du har ingen roll just nu")
            assert write_anew(chair, "Bo Testsson") == "Bo Testsson", "what was typed is still there"
            chair.key(Qt.Key.Key_Escape)
        assert kinds(klas) == {GroupTaskKind.NO_ROLE}
        assert berit.session.group.grant(klas.id, Role.CONSULTANT, None).in_force
        team.everybody_syncs(2)
        assert kinds(klas) == set()
