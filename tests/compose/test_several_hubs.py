"""One vault, several hubs: folders that do not reach each other, a stick between them, and worlds kept apart."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.sync.disk import Disk
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.sync_views import SyncCode
from tests.program.team import Desk, Team, dorotea

pytestmark = pytest.mark.slow


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


def cases(desk: Desk) -> set[EntityId]:
    return {row.id for row in desk.session.queries.cases()}


def a_case_for_the_chief(desk: Desk) -> EntityId:
    return OpenCase(desk.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case


def objects(hub: Path) -> set[str]:
    return {path.name for path in (hub / "o").rglob("*") if path.is_file()}


def test_everything_goes_to_every_hub(team: Team) -> None:
    karin, other = team.desks["Karin Norberg"], team.place / "other"
    karin.opened.add_hub(other, prepare=True)
    a_case_for_the_chief(karin)
    result = karin.sync()
    assert [one.problem for one in result.hubs] == [None, None]
    assert objects(other) & objects(team.hub)
    assert karin.session.sync.state().waiting == ()
    karin.sync()  # keys that were sealed anew for the new hub go to the first one too
    assert karin.sync().sent == 0


def test_a_hub_that_is_gone_stops_nothing_and_gets_the_rest_later(team: Team) -> None:
    karin, other = team.desks["Karin Norberg"], team.place / "other"
    karin.opened.add_hub(other, prepare=True)
    karin.sync()
    other.rename(team.place / "away")
    a_case_for_the_chief(karin)
    result = karin.session.sync.round()
    assert [one.problem for one in result.hubs] == [None, "hub_gone"]
    assert result.problem == "hub_gone"
    written = objects(team.hub) - objects(team.place / "away")
    (team.place / "away").rename(other)
    assert [one.problem for one in karin.sync().hubs] == [None, None]
    assert written & objects(other)


def test_an_alarm_of_a_place_that_lost_everything_says_which_as_long_as_the_place_is_used(team: Team) -> None:
    karin, stick = team.desks["Karin Norberg"], team.place / "stick"
    karin.opened.add_hub(stick, prepare=True, stick=True)
    karin.sync()
    for file in [path for path in stick.rglob("*") if path.is_file()]:
        file.unlink()
    assert karin.sync().alarms == ("hub_lost",)
    (line,) = karin.session.sync.state().alarm_lines
    assert line.hub is not None
    assert (line.hub.address, line.hub.stick) == (str(stick), True)
    karin.session.hubs.remove(line.hub.number)
    assert karin.session.sync.state().alarm_lines[0].hub is None


def test_a_stick_that_lies_elsewhere_is_no_problem(team: Team) -> None:
    karin, stick = team.desks["Karin Norberg"], team.place / "stick"
    karin.opened.add_hub(stick, prepare=True, stick=True)
    karin.sync()
    shutil.move(stick, team.place / "in the car")
    result = karin.session.sync.round()
    assert result.problem is None
    assert karin.session.sync.state().code is SyncCode.IN_STEP
    assert [one.problem for one in karin.session.sync.state().hubs] == [None, "hub_gone"]


def test_attack_13_a_hub_that_splits_the_group_shows_in_the_times_and_not_in_the_control_words(team: Team) -> None:
    """Two people read out their times by phone: the own one stands at the colleague's, unless the hub hides it."""
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    team.everybody_syncs()
    assert own_time(karin) == time_of(chief, "Karin Norberg")
    chief.opened.move_hub(shutil.copytree(team.hub, team.place / "another view"))
    for _ in range(2):
        team.pass_time(hours=2)
        a_case_for_the_chief(karin)
        team.everybody_syncs()
    assert karin.session.sync.state().alarms == chief.session.sync.state().alarms == ()
    assert karin.session.sync.state().control_words == chief.session.sync.state().control_words
    assert own_time(karin) != time_of(chief, "Karin Norberg")


def own_time(desk: Desk) -> datetime:
    """Return the time of the last sign of life that *desk* has given, as its owner reads it out."""
    return next(one.at for one in desk.session.sync.state().heard if one.is_me)


def time_of(desk: Desk, name: str) -> datetime:
    """Return when *desk* last heard a colleague."""
    heard, member = desk.session.sync.state().heard, desk.session.directory.member
    return next(one.at for one in heard if one.member is not None and member(one.member).name == name)


def test_a_round_that_a_person_stops_is_not_told_as_one_that_reached_its_end(team: Team) -> None:
    karin = team.desks["Karin Norberg"]
    karin.sync()
    before = karin.session.sync.state()
    team.pass_time(hours=3)
    a_case_for_the_chief(karin)
    stopped = karin.session.sync.round(cancel=lambda: True)
    after = karin.session.sync.state()
    assert (stopped.stopped, stopped.problem, stopped.sent) == (True, None, 0)
    assert after.last_round == before.last_round
    assert after.code is SyncCode.WAITING
    assert not karin.sync().stopped


def test_a_stick_that_is_there_and_cannot_be_used_is_a_problem(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    karin, stick = team.desks["Karin Norberg"], team.place / "stick"
    karin.opened.add_hub(stick, prepare=True, stick=True)
    karin.sync()
    a_case_for_the_chief(karin)
    create = Disk.create

    def full(disk: Disk, path: Path) -> int:
        if path.is_relative_to(stick):
            raise OSError(errno.ENOSPC, "full")
        return create(disk, path)

    monkeypatch.setattr(Disk, "create", full)
    result = karin.session.sync.round()
    assert result.problem == "hub_full"
    assert [one.problem for one in karin.session.sync.state().hubs] == [None, "hub_full"]
    assert karin.session.sync.state().problem == "hub_full"


def test_a_stick_that_is_pulled_out_half_way_is_told_and_one_that_was_never_there_is_not(team: Team) -> None:
    karin, stick, pocket = team.desks["Karin Norberg"], team.place / "stick", team.place / "pocket"
    karin.opened.add_hub(stick, prepare=True, stick=True)
    karin.sync()
    a_case_for_the_chief(karin)
    for at in range(100):
        told: list[Progress] = []

        def pull(step: Progress, at: int = at, told: list[Progress] = told) -> None:
            told.append(step)
            if len(told) == at and not pocket.exists():
                stick.rename(pocket)

        result = karin.session.sync.round(progress=pull)
        if pocket.exists():
            gone = result.hubs[1].problem == "hub_gone"
            assert (result.problem == "hub_gone") is (gone and result.hubs[1].broke_off)
            pocket.rename(stick)
        if at and len(told) < at:
            break
    else:
        pytest.fail("the round never came to its end")
    assert karin.sync().problem is None


def test_a_stick_carries_between_places_that_do_not_reach_each_other(team: Team) -> None:
    """The chief's office has its own folder; Karin drives between; neither can read what she carries but the chief."""
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    stick, office = team.place / "stick", team.place / "office"
    chief.opened.use_hub(office, prepare=True)
    chief.sync()
    karin.opened.add_hub(stick, prepare=True, stick=True)
    case = a_case_for_the_chief(karin)
    assert karin.sync().carried > 0
    chief.opened.add_hub(stick, stick=True)
    chief.sync()
    assert case in cases(chief)
    theirs = a_case_for_the_chief(chief)
    chief.sync()
    assert karin.sync().alarms == ()
    assert objects(team.hub) >= objects(stick)
    assert theirs not in cases(karin)
    assert chief.session.sync.state().alarms == ()


def test_a_new_hub_is_filled_by_those_who_use_it(team: Team) -> None:
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    case = a_case_for_the_chief(karin)
    karin.sync()
    other = team.place / "other"
    karin.opened.use_hub(other, prepare=True)
    karin.sync()
    chief.opened.use_hub(other)
    chief.sync()
    assert case in cases(chief)
    assert chief.session.sync.state().alarms == ()


def test_attack_13_two_heads_of_one_number_ring_the_alarm(team: Team) -> None:
    """Two copies of one vault work on in two places that never meet; whoever sees both places hears of it."""
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    karin.lock()
    copy = Team(team.place / "copies")
    copy.clock = team.clock
    shutil.copytree(karin.folder, copy.place / "Karin Norberg")
    karin.unlock()
    twin = copy.open("Karin Norberg", copy.place / "Karin Norberg", karin.around)
    apart = shutil.copytree(team.hub, team.place / "apart")
    twin.opened.move_hub(apart)
    for desk in (karin, twin):
        a_case_for_the_chief(desk)
        desk.sync()
    twin.lock()
    chief.sync()
    chief.opened.add_hub(apart)
    assert set(chief.session.sync.round().alarms) & {"forked_head", "forked_log"}


@pytest.mark.parametrize("years_ahead", [0, 10])
def test_two_hubs_that_show_different_things_for_a_day_ring_the_alarm(team: Team, years_ahead: int) -> None:
    """One hub keeps showing what it showed; the other tells that there is more."""
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    other = team.place / "other"
    for desk in (karin, chief):
        desk.opened.add_hub(other, prepare=not other.exists())
    team.everybody_syncs(3)
    frozen = shutil.copytree(other, team.place / "as it was")
    a_case_for_the_chief(karin)
    now = team.clock.now()
    team.clock.move(now + timedelta(days=365 * years_ahead))
    karin.sync()
    team.clock.move(now)
    shutil.rmtree(other)
    shutil.copytree(frozen, other)
    assert "hubs_differ" not in chief.sync().alarms
    team.pass_time(days=2)
    assert "hubs_differ" in chief.session.sync.round().alarms


def test_a_colleagues_work_that_no_hub_gives_is_missed_by_name_and_rings_after_days(team: Team) -> None:
    karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
    case = a_case_for_the_chief(karin)
    team.everybody_syncs(3)
    before = objects(team.hub)
    AddParty(karin.session)(case, role=PartyRole.GUARDIAN, name="Eva Testsson")
    karin.sync()
    for name in objects(team.hub) - before:
        (team.hub / "o" / name[:2] / name).unlink()
    chief.session.sync.round()
    (missing,) = chief.session.sync.state().gaps
    assert (missing.member, missing.parts) == (karin.id, 1)
    team.pass_time(days=4)
    assert "withheld" in chief.session.sync.round().alarms
    (alarm,) = chief.session.sync.state().alarm_lines
    assert (alarm.member, alarm.seen) == (karin.id, False)
    chief.session.sync.seen(alarm.number)
    assert chief.session.sync.state().alarms == ()
    assert chief.session.sync.state().alarm_lines[0].seen


def test_who_has_not_been_heard_is_told_and_a_week_of_silence_rings(tmp_path: Path) -> None:
    with dorotea(tmp_path, "Karin Norberg", "Per Lund", "Eva Sand") as team:
        chief = team.desks["Berit Ask"]
        assert chief.session.sync.state().silent == ()
        team.pass_time(days=2)
        chief.sync()
        silent = chief.session.sync.state().silent
        assert {one.member for one in silent} == {team.desks[name].id for name in team.desks if name != "Berit Ask"}
        team.pass_time(days=6)
        assert "hub_frozen" in chief.session.sync.round().alarms
