"""A computer whose clock is ten years off at the moments that last: founding, inviting, and building a wall."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from ifodesk.compose.auditing import verify_keys
from ifodesk.domain.entities.case import CaseType, Party
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.walls import BuildWall, LiftWall
from ifodesk.verify.check import verify_hub
from tests.program.everything import all_readings
from tests.program.team import MORNING, Desk, Team

pytestmark = pytest.mark.slow

BERIT, KARIN, PER = "Berit Ask", "Karin Norberg", "Per Lind"
OFF = pytest.mark.parametrize("off", [timedelta(days=3653), timedelta(days=-3653)], ids=["ahead", "behind"])


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    for desk in made.desks.values():
        desk.lock()


@contextmanager
def wrong(team: Team, off: timedelta) -> Iterator[None]:
    """Have the clock off for as long as the block lasts."""
    team.clock.move(MORNING + off)
    yield
    team.clock.move(MORNING)


def cases(desk: Desk) -> set[EntityId]:
    return {row.id for row in desk.session.queries.cases()}


def everybody_works(team: Team) -> None:
    """Have each open a case, meet over days, and read all there is: nothing is held, rings or is missing."""
    opened = {OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case for desk in team.desks.values()}
    for _ in range(3):
        team.everybody_syncs()
        team.pass_time(days=1)
    assert cases(team.desks[BERIT]) >= opened
    for desk in team.desks.values():
        all_readings(desk.session)
        assert desk.session.held.work() == ()
        assert desk.session.sync.state().alarms == ()
    assert verify_hub(team.hub, verify_keys(team.desks[BERIT].opened)).faults == ()


@OFF
def test_a_group_that_was_founded_years_off_works_once_the_clock_is_right(team: Team, off: timedelta) -> None:
    with wrong(team, off):
        berit = team.found()
        team.name_chief_for_new_cases(berit)
        berit.sync()
    team.join(berit, KARIN)
    team.everybody_syncs()
    everybody_works(team)


def test_a_colleague_whose_clock_was_years_ahead_and_who_then_falls_silent_is_named_as_any_other(team: Team) -> None:
    berit = team.found()
    team.name_chief_for_new_cases(berit)
    karin, per = (team.join(berit, name) for name in (KARIN, PER))
    team.everybody_syncs()
    with wrong(team, timedelta(days=3653)):
        per.sync()
    for _ in range(3):
        for desk in (berit, karin):
            OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson")
            desk.sync()
        team.pass_time(days=1)
    assert [one.member for one in karin.session.sync.state().silent] == [per.id]
    (heard,) = [one for one in karin.session.sync.state().heard if one.member == per.id]
    assert heard.at.year == 2036, "what is read out by phone is what was signed"


@OFF
def test_a_colleague_who_was_let_in_years_off_works_beside_the_others(team: Team, off: timedelta) -> None:
    berit = team.found()
    team.name_chief_for_new_cases(berit)
    berit.sync()
    with wrong(team, off):
        team.join(berit, KARIN)
        team.everybody_syncs()
    team.join(berit, PER)
    team.everybody_syncs()
    everybody_works(team)


@OFF
def test_a_wall_that_was_built_years_off_stands_and_is_opened_again(team: Team, off: timedelta) -> None:
    berit = team.found()
    team.name_chief_for_new_cases(berit)
    karin, per = (team.join(berit, name) for name in (KARIN, PER))
    team.everybody_syncs()
    case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
    karin.session.readers.let_in(case, per.id)
    team.everybody_syncs()
    assert case in cases(per)
    with wrong(team, off):
        BuildWall(karin.session)(case, [per.id], reviewer=berit.id, reason="Jäv")
        karin.sync()
    party = Party(id=new_id(karin.session.random), case=case, name="Skriven efter muren")
    karin.session.records.save([Write(party)])
    team.everybody_syncs()
    assert case not in cases(per)
    assert case in cases(berit)
    LiftWall(berit.session)(case, per.id, reason="Jävet föll")
    team.everybody_syncs()
    assert case in cases(per)
    assert "Skriven efter muren" in {seen.value.name for seen in per.session.records.all(Party)}
    everybody_works(team)
