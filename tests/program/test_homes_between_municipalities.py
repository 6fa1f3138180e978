"""What of a home another municipality's device ever holds: what was waived, and nothing else, decrypted and all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, HomeWaiver, RequirementOutcome
from ifodesk.domain.entities.home_notices import CallNote
from ifodesk.domain.entities.pool import Claim, ClaimState, HomeLook, PoolHome
from ifodesk.domain.home_codes import HomeKind, as_codes
from ifodesk.domain.ids import EntityId
from ifodesk.domain.vacancy import VacancyState
from ifodesk.usecases.home_readers import ShutOutOfHome
from ifodesk.usecases.home_reading import ReadHome
from ifodesk.usecases.home_requirements import Exempt
from ifodesk.usecases.home_waivers import WithdrawWaiver
from ifodesk.usecases.homes import AddAdult, ChangeHome, LogHomeOpening
from ifodesk.usecases.homes_group import TakeCallNote, WriteCallNote
from ifodesk.usecases.inquiries import AskHome
from ifodesk.usecases.pool import LogLook, PoolLine, ReadLooks, ReadPool
from ifodesk.usecases.pool_settling import SettlePool
from ifodesk.usecases.pool_stops import LiftStop, SayCalled, StopPlacements, red_notices
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.unfinished import finish_what_was_begun
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.program.region import Region, region_of_two
from tests.program.team import Desk
from tests.usecases.home_desk import Homes

pytestmark = pytest.mark.slow

SECRET = (
    "Strandvägen 1",
    "Anna Testsson",
    "198402292380",
    "Vi mötte henne hos läkaren",
    "Helst tysta vintrar",
)
"""What stands in the home's own file and was never waived."""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """Give two municipalities with a home in the pool of the first, waived without its wishes."""
    with region_of_two(tmp_path_factory.mktemp("region")) as made:
        yield made


@pytest.fixture(scope="module")
def pooled(region: Region) -> tuple[EntityId, EntityId]:
    my = Homes(region.karin.session)
    home, adult, entry = my.pooled("Lärkan", "name", "kinds", "place", "phone", "bands", "places")
    session = region.karin.session
    session.records.save([Write(replace(my.adult(adult).value, personal_number="198402292380"), my.adult(adult))])
    seen = my.seen(home)
    ChangeHome(session)(seen, replace(seen.value, wishes="Helst tysta vintrar"))
    Exempt(session)(home, "interest", "Vi mötte henne hos läkaren")
    AddAdult(session)(home, AdultRole.GUARDIAN_ELSEWHERE, "Pappa Hemligsson")
    ConfirmVacancy(session)(entry, 2)
    region.team.everybody_syncs(3)
    return home, entry


def line(desk: Desk, entry: EntityId) -> PoolLine | None:
    return next((one for one in ReadPool(desk.session)() if one.home.value.id == entry), None)


def takes_a_place(desk: Desk, entry: EntityId) -> None:
    """Let a municipality have a child in a home."""
    session = desk.session
    claim = Claim(
        id=new_id(session.random),
        home=entry,
        municipality=session.directory.me().municipality,
        places=1,
        from_on=session.clock.today(),
        state=ClaimState.TAKEN,
        made_at=session.clock.now(),
    )
    session.records.save([Write(claim)])


def everything(desk: Desk) -> str:
    """Return every text of a vault, decrypted: rows and what was ever asserted."""
    database = desk.opened.parts.core.database
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = (cell for table in tables for row in database.rows(f'SELECT * FROM "{table}"') for cell in row)  # noqa: S608
    return "\n".join(_text(cell) for cell in cells)


def _text(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def test_the_others_hold_what_was_waived_and_nothing_else(region: Region, pooled: tuple[EntityId, EntityId]) -> None:
    _, entry = pooled
    for desk in (region.nils, region.ulla):
        value = desk.session.records.get(PoolHome, entry).value
        assert (value.name, value.phone, value.places) == ("Lärkan", "070-174 06 05", 2)
        assert not [*desk.session.records.all(Home), *desk.session.records.all(HomeAdult)]
        held = everything(desk)
        assert "Lärkan" in held
        assert [secret for secret in (*SECRET, "Hemligsson") if secret in held] == []
    own = everything(region.karin)
    assert [secret for secret in (*SECRET, "Hemligsson") if secret not in own] == []


def test_the_search_finds_the_pool_and_own_files_and_never_a_home_of_others(
    region: Region, pooled: tuple[EntityId, EntityId]
) -> None:
    home, entry = pooled
    own, _ = Homes(region.karin.session).add("Lärftet")
    region.team.everybody_syncs(2)
    assert _found(region.karin, "lär") == _found(region.berit, "lär") == [own, home]
    assert _found(region.nils, "lär") == _found(region.ulla, "lär") == [entry]
    ShutOutOfHome(region.karin.session)(own, region.berit.session.directory.me().id)
    region.team.everybody_syncs(2)
    assert _found(region.berit, "lärf") == []
    assert _found(region.karin, "lärf") == [own]


def _found(desk: Desk, text: str) -> list[EntityId]:
    return [hit.home for hit in desk.session.queries.search_homes(text)]


def test_a_place_taken_tells_the_municipality_and_no_child(region: Region, pooled: tuple[EntityId, EntityId]) -> None:
    _, entry = pooled
    takes_a_place(region.nils, entry)
    AskHome(region.nils.session)(entry, told=("band", "area"))
    region.team.everybody_syncs(2)
    found = line(region.karin, entry)
    assert found is not None
    assert [(one.value.municipality, one.value.places) for one in found.claims] == [("2463", 1)]
    assert [one.municipality for one in found.asked_now] == ["2463"]


def test_the_home_s_own_unit_sees_who_looked_at_it(region: Region, pooled: tuple[EntityId, EntityId]) -> None:
    home, entry = pooled
    assert LogLook(region.nils.session)(entry) is not None
    assert LogLook(region.nils.session)(entry) is None
    assert LogLook(region.karin.session)(entry) is None
    LogHomeOpening(region.karin.session)(home)
    region.team.everybody_syncs(2)
    assert [one.member for one in ReadLooks(region.karin.session)(entry)] == [region.nils.id]
    assert [one.member for one in region.karin.session.log.openings(home)] == [region.karin.id]
    (look,) = region.ulla.session.records.all(HomeLook)
    assert look.value.home == entry


def test_a_stop_reaches_the_chief_and_is_red_until_somebody_has_called(region: Region) -> None:
    _, _, entry = Homes(region.karin.session).pooled("Udden")
    region.team.everybody_syncs(2)
    takes_a_place(region.nils, entry)
    region.team.everybody_syncs(2)
    stopped = StopPlacements(region.karin.session)(entry, phone="0942-140 00")
    assert (len(stopped.notices), stopped.untold) == (1, ())
    region.team.everybody_syncs(3)
    (notice,) = red_notices(region.ulla.session)
    assert (notice.value.home_name, notice.value.call) == ("Udden", region.karin.id)
    assert red_notices(region.nils.session) == ()
    found = line(region.nils, entry)
    assert found is not None
    assert found.places.state is VacancyState.STOPPED
    (receipt,) = [one for one in region.karin.session.sync.state().receipts if one.kind == "stop_notice"]
    assert [one.member for one in receipt.received] == [region.ulla.id]
    assert len(red_notices(region.karin.session)) == 1
    SayCalled(region.ulla.session)(notice)
    region.team.everybody_syncs(2)
    assert red_notices(region.karin.session) == ()
    mine = line(region.karin, entry)
    assert mine is not None
    LiftStop(region.karin.session)(mine.stops[0])
    lifted = line(region.karin, entry)
    assert lifted is not None
    assert lifted.places.state is VacancyState.UNCLEAR


def test_what_came_on_the_telephone_reaches_who_takes_over_and_nobody_else(region: Region) -> None:
    WriteCallNote(region.nils.session)("Hemligt skäl: barnet vill hem", region.karin.id, urgent=True)
    region.team.everybody_syncs(3)
    assert region.ulla.session.records.all(CallNote) == region.berit.session.records.all(CallNote) == ()
    (note,) = region.karin.session.records.all(CallNote)
    TakeCallNote(region.karin.session)(note)
    region.team.everybody_syncs(2)
    assert region.nils.session.records.get(CallNote, note.value.id).value.taken_by == region.karin.id


def test_withdrawn_the_home_is_gone_for_everybody_at_the_next_sync(region: Region) -> None:
    session = region.karin.session
    home, _, entry = Homes(session).pooled("Björken")
    region.team.everybody_syncs(2)
    takes_a_place(region.nils, entry)
    region.team.everybody_syncs(2)
    (waiver,) = session.records.children(HomeWaiver, home)
    WithdrawWaiver(session)(waiver)
    region.team.everybody_syncs(2)
    for desk in (region.nils, region.ulla, region.berit):
        assert line(desk, entry) is None
        assert entry not in {seen.value.id for seen in desk.session.records.all(PoolHome)}
        assert entry not in {seen.value.home for seen in desk.session.records.all(Claim)}
    assert SettlePool(session)().kinds == frozenset()
    file = ReadHome(session)(home)
    assert (file.entry, file.home.value.pool, file.home.value.name) == (None, None, "Björken")


def test_a_home_with_a_protected_person_never_leaves_its_unit(region: Region) -> None:
    my = Homes(region.berit.session)
    _, adult, entry = my.pooled("Myran")
    session = region.berit.session
    session.records.save([Write(replace(my.adult(adult).value, protected=True), my.adult(adult))])
    region.team.everybody_syncs(1)  # the entry was made before: the unit's next step takes it out
    SettlePool(session)()
    region.team.everybody_syncs(2)
    assert line(region.nils, entry) is None
    network, _ = my.add("Granen")
    seen = my.seen(network)
    ChangeHome(session)(seen, replace(seen.value, kinds=as_codes({HomeKind.NETWORK}), for_child="D-26-7KQF-3"))
    assert not ReadHome(session)(network).gate.open
    assert RequirementOutcome.SUITABLE is not ReadHome(session)(network).timeline.assessed


def test_an_entry_that_a_colleague_renewed_while_it_was_withdrawn_does_not_stay(region: Region) -> None:
    karin, berit = region.karin.session, region.berit.session
    home, _, entry = Homes(karin).pooled("Tallen")
    region.team.everybody_syncs(3)
    (waiver,) = karin.records.children(HomeWaiver, home)
    WithdrawWaiver(karin)(waiver)
    seen = berit.records.get(Home, home)
    ChangeHome(berit)(seen, replace(seen.value, name="Tallen två", phone="070-174 06 99"))
    region.team.everybody_syncs(3)
    for session in (karin, berit):
        finish_what_was_begun(session)
    region.team.everybody_syncs(3)
    for desk in (region.nils, region.ulla, region.karin, region.berit):
        assert line(desk, entry) is None
        assert entry not in {one.value.id for one in desk.session.records.all(PoolHome)}
    assert karin.records.get(Home, home).value.name == "Tallen två"


def test_two_who_confirm_different_numbers_leave_the_places_unclear_until_one_is_chosen(region: Region) -> None:
    _, _, entry = Homes(region.karin.session).pooled("Rönnen")
    region.team.everybody_syncs(3)
    ConfirmVacancy(region.karin.session)(entry, 2)
    ConfirmVacancy(region.berit.session)(entry, 2)
    region.team.everybody_syncs(2)
    same = line(region.nils, entry)
    assert same is not None
    assert (same.places.state, same.places.free) == (VacancyState.FREE, 2)
    ConfirmVacancy(region.karin.session)(entry, 1)
    ConfirmVacancy(region.berit.session)(entry, 0)
    region.team.everybody_syncs(2)
    for desk in (region.nils, region.karin):
        doubtful = line(desk, entry)
        assert doubtful is not None
        assert doubtful.places.state is VacancyState.UNCLEAR
    ConfirmVacancy(region.karin.session)(entry, 1)
    region.team.everybody_syncs(2)
    settled = line(region.nils, entry)
    assert settled is not None
    assert (settled.places.state, settled.places.free) == (VacancyState.FREE, 1)
    assert [one for one in region.karin.session.log.conflicts() if one.kind == "vacancy"] == []
