"""What happens to folders, sticks and shares in daily life, with real vaults: nothing is lost, and people are told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typing_extensions import override

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import EntityId
from ifodesk.sync.disk import Disk, Found
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.hub import HubNameTakenError
from ifodesk.sync.round import SyncRound
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.sync_ports import RoundState
from tests.program.team import Desk, Team, dorotea
from tests.sync.objects import a_head, an_object

pytestmark = pytest.mark.slow


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, "Karin Norberg") as made:
        yield made


def a_case(desk: Desk) -> EntityId:
    return OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case


def cases(desk: Desk) -> set[EntityId]:
    return {row.id for row in desk.session.queries.cases()}


def steps_of(desk: Desk, hub: Path) -> SyncRound:
    inbox, outbox = desk.opened.parts.inbox.facing(1), desk.opened.parts.outbox.facing(1)
    return SyncRound(FolderHub(hub), inbox, outbox, now_ms=int(desk.session.clock.now().timestamp() * 1000))


@pytest.mark.parametrize("sender", [True, False], ids=["sending", "fetching"])
def test_a_stick_that_is_pulled_out_at_any_step_and_put_back_loses_nothing(team: Team, *, sender: bool) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    elsewhere, pulled, at = team.place / "i fickan", 0, 0
    written: set[EntityId] = set()
    while pulled == at:  # until a round ends before its turn to be pulled out comes
        written.add(a_case(karin))
        if not sender:
            karin.sync()
        one = steps_of(karin if sender else chief, team.hub)
        for number, step in enumerate(one.steps()):
            if number == at:
                team.hub.rename(elsewhere)
                pulled += 1
            step.run()
        if elsewhere.exists():
            assert not team.hub.exists(), "an empty mount point became a hub"
            elsewhere.rename(team.hub)
            assert one.outcome.state in {RoundState.FAILED, RoundState.IN_STEP}
            assert one.outcome.problem in {"hub_gone", None}
        at += 1
    assert at > 3
    team.everybody_syncs()
    assert cases(chief) >= written
    assert not FolderHub(team.hub).stray()


@pytest.mark.parametrize("sender", [True, False], ids=["sending", "fetching"])
def test_a_stick_that_is_pulled_out_at_any_step_while_a_colleague_writes_loses_nothing(
    team: Team, *, sender: bool
) -> None:
    """Both are at the same folder: a share whose line breaks for both at the same moment, each half way."""
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    elsewhere, pulled, at = team.place / "i fickan", 0, 0
    written: set[EntityId] = set()
    while pulled == at:  # until both rounds end before their turn to lose the folder comes
        written.update((a_case(karin), a_case(chief)))
        rounds = [steps_of(desk, team.hub) for desk in ((karin, chief) if sender else (chief, karin))]
        turns = zip_longest(*(one.steps() for one in rounds))
        for number, step in enumerate(step for turn in turns for step in turn if step is not None):
            if number == at:
                team.hub.rename(elsewhere)
                pulled += 1
            step.run()
        if elsewhere.exists():
            assert not team.hub.exists(), "an empty mount point became a hub"
            elsewhere.rename(team.hub)
            assert {one.outcome.problem for one in rounds} <= {"hub_gone", None}
        at += 1
    assert at > 10
    team.everybody_syncs()
    everybody_sees = cases(chief)
    assert everybody_sees >= written
    assert not chief.session.sync.state().alarms
    assert not FolderHub(team.hub).stray()


def test_copies_that_a_sync_client_makes_are_named_and_change_nothing(team: Team) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    case = a_case(karin)
    karin.sync()
    for path in [path for path in team.hub.rglob("*") if path.is_file()]:
        shutil.copyfile(path, path.with_name(f"{path.name} (1)"))
        shutil.copyfile(path, path.with_name(f"{path.name}-DATOR-2.sync-conflict"))
    (team.hub / "desktop.ini").write_text("[.ShellClassInfo]", "utf-8")
    assert chief.sync().alarms == ()
    assert case in cases(chief)
    strays = FolderHub(team.hub).stray()
    assert strays
    assert all("(1)" in one or "sync-conflict" in one or one == "desktop.ini" for one in strays)


def test_an_older_copy_put_back_rings_the_alarm_and_everything_comes_back(team: Team) -> None:
    chief, karin = team.desks["Berit Ask"], team.desks["Karin Norberg"]
    shutil.copytree(team.hub, team.place / "i förrgår")
    case = a_case(karin)
    team.everybody_syncs()
    newer = {path.name for path in (team.hub / "o").rglob("*") if path.is_file()}
    shutil.rmtree(team.hub)
    shutil.move(team.place / "i förrgår", team.hub)

    alarms = {alarm for desk in (chief, karin) for alarm in desk.session.sync.round().alarms}
    assert "hub_rolled_back" in alarms
    assert case in cases(chief)
    team.everybody_syncs()
    for desk in (chief, karin):
        desk.session.hubs.fill_up(desk.opened.hubs.all()[0].number)
    gone = {f"o/{name}" for name in newer} - set(FolderHub(team.hub).list_objects())
    held = {name for name, _ in chief.opened.parts.outbox.held()}
    assert gone.isdisjoint(held)  # what is gone are keys: they are sealed anew, never put back


class FoldingDisk(Disk):
    """A disk to which a and A are one letter, and which shows names as somebody happened to write them first."""

    def real(self, path: Path) -> Path:
        """Return the path of what lies under a name, however it is written."""
        if not path.parent.is_dir():
            return path
        return next((one for one in path.parent.iterdir() if one.name.casefold() == path.name.casefold()), path)

    @override
    def entries(self, folder: Path) -> tuple[Found, ...]:
        return super().entries(self.real(folder))

    @override
    def exists(self, path: Path) -> bool:
        return super().exists(self.real(path))

    @override
    def read(self, path: Path, limit: int) -> bytes:
        return super().read(self.real(path), limit)

    @override
    def link(self, source: Path, target: Path) -> None:
        super().link(source, self.real(target))

    @override
    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, self.real(target))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1000), st.booleans())
def test_letters_without_case_hide_and_replace_nothing(tmp_path: Path, number: int, damaged: bool) -> None:  # noqa: FBT001
    root = tmp_path / f"hub{number}{damaged}"
    hub = FolderHub(root, FoldingDisk())
    hub.prepare()
    item, head = an_object(number), a_head(number)
    loud = root / "o" / item.name[2:4] / item.name[2:].upper()
    loud.parent.mkdir(exist_ok=True)
    loud.write_bytes(item.data[:-1] if damaged else item.data)
    if damaged:
        with pytest.raises(HubNameTakenError):
            hub.put_new(item.name, item.data)
        assert loud.read_bytes() == item.data[:-1]
    else:
        assert not hub.put_new(item.name, item.data)
        assert hub.get(item.name, 1 << 20) == item.data
    (root / "h" / head.name[2:].upper()).write_bytes(b"?")
    hub.put_head(head.name, head.data)
    assert hub.get(head.name, 1 << 20) == head.data
