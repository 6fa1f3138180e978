"""A shared case at the desk of the municipality that it is shared with: reading, letting in, keeping, ending it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.entities.case import Case, CaseType, Party
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.sharing import EndSharing, OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD
from tests.program.chair import Chair, at_the_window
from tests.program.region import ULLA, Region, region_of_two
from tests.program.test_walled_chief import nothing_of_it, rail, sought
from tests.program.test_window import CONTROL
from tests.ui.hands import find, press, texts, write

pytestmark = [pytest.mark.slow, pytest.mark.program]
CLIENT = "Alma Testsson"
SECRETS = (CLIENT, "Skolgången")


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with region_of_two(tmp_path) as made:
        yield made


def share(region: Region) -> EntityId:
    """Let Karin in Dorotea share with Ulla in Åsele; return the shared case."""
    karin = region.karin.session
    case = OpenCase(karin)(CaseType.CHILD_YOUTH, CLIENT).case
    (client,) = karin.records.children(Party, case)
    last = karin.clock.today() + timedelta(days=30)
    terms = Terms(basis="consent", detail="Mamman, muntligt", scope="Skolgången", ends_on=last, asked=ALOUD)
    shared = OpenShared(karin)(case, [region.ulla.id], terms, [client.value.id]).id
    region.team.everybody_syncs(3)
    return shared


def buttons(chair: Chair) -> list[str]:
    """Return the names of the buttons that show."""
    return [one.objectName() for one in chair.window.findChildren(QAbstractButton) if one.isVisible()]


def open_case(chair: Chair) -> None:
    press(Qt.Key.Key_K, CONTROL)
    write(chair.shows(QLineEdit, "search_field"), CLIENT)
    hits = find(chair.window, QTableView, "search_hits")
    chair.wait(lambda: hits.isVisible() and hits.model().rowCount() > 0)
    press(Qt.Key.Key_Return)
    chair.until("Ärendet delas av Dorotea och Åsele")


def test_the_other_side_lets_a_colleague_in_after_the_answer_about_jav_and_ends_the_sharing(
    region: Region, qtbot: QtBot
) -> None:
    shared = share(region)
    with at_the_window(region.team, ULLA, qtbot) as chair:
        open_case(chair)
        chair.until("Karin N, handläggare, Dorotea")
        chair.push("overview_let_in_open")
        chair.choose("overview_let_in_who", "Nils Sand (jävsfrågan: inte svarat)")
        chair.push("overview_let_in_give")
        chair.until("har inte svarat ”inget hinder”")
        chair.choose("overview_let_in_asked", "muntligt")
        chair.push("overview_let_in_give")
        chair.until("Nils Sand läser ärendet från nästa synk.")
        chair.sync()
        region.nils.sync()
        assert [seen.value.id for seen in region.nils.session.records.all(Case)] == [shared]
        open_case(chair)
        line = f"access_lines_share-{shared.hex()}"
        assert chair.window.findChild(QAbstractButton, f"{line}_prolong") is None
        chair.push(f"{line}_end")
        chair.until("Ni slutar läsa det delade ärendet. Det står kvar hos Dorotea, avslutat.")
        chair.fill("access_end_edit", "Behövs inte mer")
        press(Qt.Key.Key_Return)
        chair.until("Du läser inte det här ärendet")
        for page in rail(chair):
            chair.push(page)
            chair.qtbot.wait(150)
            nothing_of_it(chair, SECRETS, page)
        assert sought(chair, CLIENT) == 0
    region.team.everybody_syncs(3)
    assert region.nils.session.queries.cases() == ()
    (basis,) = region.karin.session.records.children(SharedCaseBasis, shared)
    assert basis.value.end_reason == "Behövs inte mer"
    assert {region.ulla.id, region.nils.id}.isdisjoint(region.karin.session.readers.readers(shared))


def test_whoever_loses_a_shared_case_is_told_where_it_stood_and_on_idag_and_in_synk(
    region: Region, qtbot: QtBot
) -> None:
    shared = share(region)
    with at_the_window(region.team, ULLA, qtbot) as chair:
        open_case(chair)
        EndSharing(region.karin.session)(shared, reason="Samtycket togs tillbaka")
        region.karin.sync()
        chair.sync()
        gone = find(chair.window, QWidget, "case_gone")
        chair.wait(lambda: gone.accessibleName().startswith("Ärendet delas inte längre med dig Dorotea delade"))
        chair.until("Delas inte längre med dig (1)")
        chair.push("rail_today")
        chair.until("Delas inte längre med dig (1)")
        chair.until("Dorotea delade ärendet och har det kvar.")
        for page in rail(chair):
            chair.push(page)
            chair.qtbot.wait(150)
            nothing_of_it(chair, (*SECRETS, "Samtycket togs tillbaka"), page)
        assert sought(chair, CLIENT) == 0
        chair.push("rail_today")
        chair.push(next(name for name in buttons(chair) if name.endswith(f"{shared.hex()}_put_away")))
        chair.wait(lambda: not any("Delas inte längre" in said for said in texts(chair.window)))
        chair.sync()
        chair.until("Platser där ni möts")
        assert not any("Delas inte längre" in said for said in texts(chair.window))


def test_what_was_put_away_stays_so_in_the_vault_and_the_others_are_told_of(region: Region) -> None:
    ulla, karin = region.ulla, region.karin
    shared = share(region)
    other = share(region)
    for one in (shared, other):
        EndSharing(karin.session)(one, reason="Behövs inte mer")
    region.team.everybody_syncs(2)
    assert {lost.case for lost in ulla.session.queries.lost_shares()} == {shared, other}
    ulla.session.sync.put_away(shared)
    ulla.lock()
    ulla.unlock()
    region.team.everybody_syncs(2)
    assert [lost.case for lost in ulla.session.queries.lost_shares()] == [other]
    ulla.session.sync.put_away(shared)
    assert [lost.case for lost in ulla.session.queries.lost_shares()] == [other], "twice is once"
