"""Two devices with real vaults meet at a real server of each kind: everything arrives, nothing stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.record_parts import Role
from ifodesk.compose import founding
from ifodesk.domain.entities.case import CaseType
from ifodesk.sync.remote import Traits
from ifodesk.usecases.cases import OpenCase
from tests.program.team import PASSPHRASE, Desk, Team
from tests.sync.places import PLACES, Place, place_at

pytestmark = [pytest.mark.servers, pytest.mark.slow]


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    found = place_at(request.param, request)
    yield found
    found.close()


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path)
    yield found
    for desk in found.desks.values():
        desk.lock()


def found_group(team: Team) -> Desk:
    around = team.around("Berit Ask")
    fresh = founding.make_vault(team.place / "berit", PASSPHRASE, around, hint="Berit")
    with fresh.opened() as bare:
        founding.found(bare, "2425", "Dorotea", "Berit Ask", "IFO-chef")
    return team.open("Berit Ask", team.place / "berit", around)


def join(team: Team, chief: Desk, name: str = "Karin Norberg") -> Desk:
    around = team.around(name)
    folder = team.place / name.split(maxsplit=1)[0]
    fresh = founding.make_vault(folder, PASSPHRASE, around, hint=name)
    with fresh.opened() as bare:
        request = founding.ask(bare, chief.opened.welcoming.invitation(), name, "", found=None, municipality="Dorotea")
        founding.accept(bare, chief.opened.welcoming.approve(request, (Role.CASEWORKER,)))
    return team.open(name, folder, around)


def use(desk: Desk, place: Place) -> None:
    """Have a desk sync with the place, of whose abilities nothing is known: `hub add` is tried in tests/cli."""
    desk.opened.hubs.add(place.address, place.credentials, Traits())


def test_two_devices_meet_at_each_kind_of_server(team: Team, place: Place) -> None:
    chief = found_group(team)
    use(chief, place)
    team.name_chief_for_new_cases(chief)
    worker = join(team, chief)
    use(worker, place)
    for desk in (chief, worker, chief):
        desk.sync()
    case = OpenCase(worker.session)(CaseType.ADULT, "Bo Testsson").case
    worker.sync()
    assert chief.sync().fetched > 0
    assert chief.session.queries.overview(case).row.client == "Bo Testsson"
    worker.sync()  # the chief's receipt
    quiet = [desk.sync() for desk in (worker, chief, worker, chief)]
    assert [(one.fetched, one.sent, one.alarms) for one in quiet] == [(0, 0, ())] * 4


@pytest.mark.parametrize("place", ["radosgw", "rclone_s3", "apache_dav", "wsgidav"], indirect=True)
def test_a_server_that_has_lost_what_others_wrote_is_filled_up_by_whoever_has_it(team: Team, place: Place) -> None:
    chief = found_group(team)
    use(chief, place)
    team.name_chief_for_new_cases(chief)
    worker = join(team, chief)
    use(worker, place)
    team.everybody_syncs()
    case = OpenCase(worker.session)(CaseType.ADULT, "Bo Testsson").case
    team.everybody_syncs()
    remote, hub = place.remote(), place.hub()
    held = set(hub.list_objects())
    for name in held:
        remote.remove(name)
    assert hub.list_objects() == ()

    rebuilt = chief.session.hubs.fill_up(chief.opened.hubs.all()[0].number)
    assert rebuilt.problem is None
    back = set(hub.list_objects())
    assert 0 < len(back & held) == rebuilt.lacking
    assert chief.session.hubs.fill_up(chief.opened.hubs.all()[0].number).lacking == 0

    newcomer = join(team, chief, "Nils Nilsson")
    use(newcomer, place)
    team.everybody_syncs()
    chief.session.readers.let_in(case, newcomer.id)
    team.everybody_syncs()
    assert newcomer.session.queries.overview(case).row.client == "Bo Testsson"
