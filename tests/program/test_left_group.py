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
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.sharing import EndSharing, OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD
from tests.program.chair import Chair, at_the_window
from tests.program.region import BERIT, KARIN, NILS, Region, region_of_two
from tests.program.team import Desk
from tests.program.test_sharing import note

PLACE = "Åsele"


def shared(giver: Desk, taker: Desk) -> EntityId:
    session = giver.session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, f"Barn till {giver.name}").case
    client = session.records.children(Party, case)[0].value.id
    last = session.clock.today() + timedelta(days=30)
    terms = Terms(basis="osl_26_9", detail="Barnet är 9 år", scope="Skolgången", ends_on=last, asked=ALOUD)
    OpenShared(session)(case, [taker.id], terms, [client])
    return case


def bases(desk: Desk) -> list[Seen[SharedCaseBasis]]:
    return list(desk.session.records.all(SharedCaseBasis))


def unsent_of(region: Region) -> tuple[tuple[Desk, str], ...]:
    """Return who in Åsele writes in which shared case, by the municipality that it came from."""
    return (region.ulla, "2425"), (region.nils, "2463")


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


def test_whoever_leaves_is_told_of_both_kinds_of_shared_cases_and_what_was_unsent_comes_to_the_others(
    tmp_path: Path,
) -> None:
    with region_of_two(tmp_path) as region:
        theirs, ours = shared(region.karin, region.ulla), shared(region.nils, region.berit)
        region.team.everybody_syncs(3)
        copies = {
            one.value.from_municipality: one.value.case
            for one in bases(region.ulla) + bases(region.nils)
            if one.value.case is not None
        }
        written = {desk.name: note(desk, copies[code], f"Osänt från {desk.name}") for desk, code in unsent_of(region)}
        assert region.ulla.session.group.leave().in_force
        region.team.everybody_syncs(4)

        (told,) = region.ulla.session.queries.lost_shares()
        assert (told.case, told.municipality, told.left, told.ours) == (copies["2425"], "2425", True, False)
        (told,) = region.nils.session.queries.lost_shares()
        assert (told.case, told.municipality, told.left, told.ours) == (copies["2463"], "2425", True, True)
        assert [seen.value.id for seen in region.nils.session.records.all(Case)] == [ours], "the own case stays"
        assert region.ulla.session.records.all(Case) == ()
        for desk in (region.berit, region.karin):
            assert desk.session.queries.lost_shares() == (), "who stays in the group keeps what was shared"
        assert theirs in {seen.value.id for seen in region.karin.session.records.all(Case)}
        held = {one.entity for one in region.berit.session.held.work()}
        assert held == set(written.values())


def test_an_end_before_the_municipality_left_is_not_called_its_leaving(tmp_path: Path) -> None:
    with region_of_two(tmp_path) as region:
        shared(region.karin, region.ulla)
        region.team.everybody_syncs(3)
        (basis,) = bases(region.ulla)
        assert basis.value.case is not None
        EndSharing(region.karin.session)(basis.value.case, reason="Behövs inte mer")
        region.team.everybody_syncs(2)
        assert region.ulla.session.group.leave().in_force
        region.team.everybody_syncs(3)
        (told,) = region.ulla.session.queries.lost_shares()
        assert (told.left, told.ours) == (False, False)


@pytest.mark.slow
def test_idag_of_whoever_leaves_says_that_the_own_case_is_there_and_who_has_the_shared_one(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with region_of_two(tmp_path) as region:
        shared(region.nils, region.berit)
        region.team.everybody_syncs(3)
        assert region.ulla.session.group.leave().in_force
        region.team.everybody_syncs(3)
        with at_the_window(region.team, NILS, qtbot) as nils:
            nils.go(1)
            nils.until("Ett ärende som ni delade läses inte längre härifrån")
            said(nils, "Din kommun har lämnat gruppen. Dorotea har det delade ärendet kvar")
            nils.go(2)
            nils.until("1 ärende")


def test_what_a_program_kept_that_knew_no_leaving_is_told_as_before(tmp_path: Path) -> None:
    with region_of_two(tmp_path) as region:
        shared(region.karin, region.ulla)
        region.team.everybody_syncs(3)
        (basis,) = bases(region.ulla)
        assert basis.value.case is not None
        EndSharing(region.karin.session)(basis.value.case, reason="Behövs inte mer")
        region.team.everybody_syncs(2)
        (told,) = region.ulla.session.queries.lost_shares()
        core = region.ulla.opened.parts.core
        rows = core.settings.get("lost_shares")
        assert isinstance(rows, tuple)
        (row,) = rows
        assert isinstance(row, tuple)
        with core.database.durable():
            core.settings.set("lost_shares", (row[:5],))
        assert region.ulla.session.queries.lost_shares() == (told,)
