"""A municipality that leaves: what is said at the window of those who shared cases with it, over real vaults."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.group_today import GroupTaskKind, group_tasks
from ifodesk.usecases.sharing import EndSharing, OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD
from tests.program.chair import Chair, at_the_window
from tests.program.region import BERIT, KARIN, Region, region_of_two
from tests.program.team import Desk

PLACE = "Åsele"


def shared(giver: Desk, taker: Desk) -> EntityId:
    session = giver.session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, f"Barn till {giver.name}").case
    client = session.records.children(Party, case)[0].value.id
    last = session.clock.today() + timedelta(days=30)
    terms = Terms(basis="osl_26_9", detail="Barnet är 9 år", scope="Skolgången", ends_on=last, asked=ALOUD)
    OpenShared(session)(case, [taker.id], terms, [client])
    return case


def asele_leaves(region: Region) -> tuple[EntityId, EntityId]:
    """Share a case from each side, then let Åsele leave; return the shared cases that Karin and Berit read."""
    shared(region.karin, region.ulla)
    shared(region.nils, region.berit)
    region.team.everybody_syncs(3)
    assert region.berit.session.group.gone() == ()
    assert GroupTaskKind.SHARE_LEFT not in kinds(region.berit)
    assert region.ulla.session.group.leave().in_force
    region.team.everybody_syncs(4)
    assert region.berit.session.group.gone() == ("2463",)
    (ours,) = region.karin.session.records.all(SharedCaseBasis)
    theirs = next(
        one for one in region.berit.session.records.all(SharedCaseBasis) if one.value.from_municipality == "2463"
    )
    assert ours.value.case is not None
    assert theirs.value.case is not None
    return ours.value.case, theirs.value.case


def kinds(desk: Desk) -> list[GroupTaskKind]:
    return [one.kind for one in group_tasks(desk.session)]


def number(desk: Desk, case: EntityId) -> str:
    return desk.session.records.get(Case, case).value.number or ""


def said(chair: Chair, begins: str) -> str:
    """Return the label that shows and begins so."""

    def found() -> list[str]:
        every = [one for one in chair.window.findChildren(QLabel) if one.isVisible()]
        return [one.text() for one in every if one.text().startswith(begins)]

    chair.wait(lambda: bool(found()))
    return found()[0]


@pytest.mark.slow
def test_whoever_shared_a_case_with_a_municipality_that_left_is_told_so_and_not_that_somebody_quit(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with region_of_two(tmp_path) as region:
        ours, theirs = asele_leaves(region)
        asked = {one.case: one.municipality for one in group_tasks(region.berit.session) if one.case is not None}
        assert asked == {ours: "2463", theirs: "2463"}, "Nils has not quit: his municipality has left"
        mine, its = number(region.karin, ours), number(region.berit, theirs)
        with at_the_window(region.team, KARIN, qtbot) as karin:
            karin.go(1)
            karin.until(f"{mine}: {PLACE} har lämnat gruppen")
            karin.open_line_that(f"{mine}: {PLACE}")
            said(karin, "Ärendet delades av Dorotea och Åsele, men Åsele har lämnat gruppen")
            prolong = [
                one for one in karin.window.findChildren(QAbstractButton) if one.objectName().endswith("prolong")
            ]
            assert not any(one.isVisible() for one in prolong)
        with at_the_window(region.team, BERIT, qtbot) as berit:
            berit.go(1)
            berit.open_line_that(f"{its}: {PLACE}")
            said(berit, "Ärendet delades av Åsele och Dorotea, men Åsele har lämnat gruppen")


def test_such_a_sharing_is_ended_from_either_side_and_whoever_ends_it_keeps_the_case(tmp_path: Path) -> None:
    with region_of_two(tmp_path) as region:
        for desk, case in zip((region.karin, region.berit), asele_leaves(region), strict=True):
            EndSharing(desk.session)(case, reason="Åsele har lämnat gruppen")
            region.team.everybody_syncs(2)
            assert desk.session.records.get(Case, case).value.status is CaseStatus.CLOSED
            assert GroupTaskKind.SHARE_LEFT not in kinds(desk)
            assert desk.id in desk.session.readers.readers(case)
