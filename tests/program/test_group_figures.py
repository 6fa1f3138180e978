"""Figures of two municipalities together: given by choice, whole on the hub, and no more than was given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.compose.auditing import verify_keys
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.instruments import LocalCount, PooledCount
from ifodesk.domain.pooled_form import from_form
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.figure_sheets import GroupSheet, OwnSheet
from ifodesk.usecases.interview_offers import SaveOffer
from ifodesk.usecases.pooled_figures import GiveToGroup, KeepLocalCount, ReadGroupFigures
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.verify.check import verify_hub
from tests.program.region import KARIN, Region
from tests.program.team import Desk, dorotea
from tests.usecases.interviewing import ASI

pytestmark = pytest.mark.slow


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with dorotea(tmp_path, KARIN) as team:
        yield Region(team)


def clients(desk: Desk, count: int) -> None:
    """Let a chief open cases with an addiction, each of which was offered an interview."""
    today = desk.session.clock.today()
    with desk.opened.parts.records.bulk():
        for number in range(count):
            case = OpenCase(desk.session)(CaseType.ADULT, f"Bo Testsson {number}").case
            SaveOffer(desk.session)(case, addiction=True, offered_on=today)


def test_each_gives_its_own_and_everybody_sees_the_sum_and_who_gave(region: Region) -> None:
    clients(region.berit, 6)
    clients(region.ulla, 9)
    region.team.pass_time(days=60)
    for chief in (region.berit, region.ulla):
        KeepLocalCount(chief.session)(2026, ASI)
    region.team.everybody_syncs(2)
    assert len(region.karin.session.records.all(LocalCount)) == 1  # the other's lies in its own municipality
    GiveToGroup(region.berit.session)(2026, ASI)
    GiveToGroup(region.ulla.session)(2026, ASI)
    region.team.everybody_syncs(2)
    for reader in (region.karin, region.nils):
        group = ReadGroupFigures(reader.session)(2026, ASI)
        assert group.given_by == ("2425", "2463")
        assert group.figures["coverage", "", "offered"].value == 15
        assert group.figures["coverage", "", "interviewed"].value == 0
    newer = PooledCount(
        id=new_id(region.berit.session.random), municipality="2481", instrument=ASI, year=2026, figures="{}"
    )
    region.berit.session.records.save([Write(newer)], home=GROUP)
    without = GroupSheet(region.berit.session)(2026, ASI)
    assert (without.given_by, len(without.unreadable)) == (("Dorotea", "Åsele"), 1)
    (mine,) = region.nils.session.records.all(LocalCount)
    assert from_form(mine.value.figures or "").coverage["addiction"] == 9
    own, together = OwnSheet(region.nils.session)(2026, ASI), GroupSheet(region.nils.session)(2026, ASI)
    assert (own.place, own.given_by) == ("Åsele", ("Åsele",))
    assert (together.place, together.given_by) == ("", ("Dorotea", "Åsele"))
    assert together.figures["coverage", "", "offered"].value == 15
    assert verify_hub(region.team.hub, verify_keys(region.berit.opened)).faults == ()
