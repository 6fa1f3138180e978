"""Whoever is in the pool can write in it: what is written in another's place is told, and moves nobody's child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.home_pool_making import pool_groups
from ifodesk.ui.homes.home_reading import read_home
from ifodesk.usecases.claims import ReadContests, ReadLostPlaces, ReservePlace, SettleClaims, contest_of
from ifodesk.usecases.pool import PoolLine, ReadPool
from ifodesk.usecases.seen import Write
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.program.region import Region, region_of_two
from tests.program.team import Desk
from tests.usecases.home_desk import Homes

pytestmark = pytest.mark.slow

DOROTEA, ASELE = "2425", "2463"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region_of_two(tmp_path_factory.mktemp("hostile")) as made:
        yield made


def home_with_a_place(region: Region, name: str) -> EntityId:
    """Put a home of Dorotea with one free place in the pool, everybody in step."""
    entry = Homes(region.karin.session).pooled(name)[2]
    ConfirmVacancy(region.karin.session)(entry, 1)
    region.team.everybody_syncs()
    return entry


def lies(desk: Desk, claim: EntityId, **fields: object) -> None:
    """Write past every use case, as a program could that somebody has tampered with."""
    seen = desk.session.records.get(Claim, claim)
    desk.session.records.save([Write(replace(seen.value, **fields), seen)])  # type: ignore[arg-type]  # any fields


def line(desk: Desk, entry: EntityId) -> PoolLine:
    (found,) = [one for one in ReadPool(desk.session)() if one.home.value.id == entry]
    return found


def holds(desk: Desk, entry: EntityId) -> list[EntityId]:
    return [one.id for one in contest_of(line(desk, entry)).holds]


def test_a_reservation_in_another_municipalitys_name_is_none(region: Region) -> None:
    karin, nils, entry = region.karin, region.nils, home_with_a_place(region, "Lärkan")
    theirs = ReservePlace(nils.session)(entry).id
    forged = Claim(
        id=EntityId(nils.session.random(16)),
        home=entry,
        municipality=DOROTEA,
        places=1,
        state=ClaimState.RESERVED,
        made_by=karin.id,
    )
    nils.session.records.save([Write(forged)])
    region.team.everybody_syncs()
    for desk in (karin, nils, region.ulla):
        assert holds(desk, entry) == [theirs]
        assert [one.value.id for one in line(desk, entry).claims] == [theirs]
        assert line(desk, entry).doubted == {nils.id}
    read = read_home(karin.session, entry)
    assert read is not None
    assert read.line is not None
    assert "Räknas inte: Nils Sand har skrivit" in repr(list(pool_groups(read, read.line)))


def test_who_wants_the_place_neither_settles_it_nor_gives_the_others_back_nor_notes_the_homes_yes(
    region: Region,
) -> None:
    karin, nils, entry = region.karin, region.nils, home_with_a_place(region, "Myran")
    ours, theirs = ReservePlace(karin.session)(entry).id, ReservePlace(nils.session)(entry).id
    region.team.everybody_syncs()
    now = region.team.clock.now()
    lies(nils, theirs, settled_by=karin.id, settled_at=now)
    lies(nils, ours, state=ClaimState.RELEASED, settled_by=karin.id, settled_at=now, yes_on=now.date())
    region.team.everybody_syncs()
    for desk in (karin, nils, region.ulla):
        assert holds(desk, entry) == [ours]
        assert [one.id for one in contest_of(line(desk, entry)).waits] == [theirs]
        assert line(desk, entry).doubted == {nils.id}
        assert [one.value.yes_on for one in line(desk, entry).claims] == [None, None]
    assert ReadLostPlaces(karin.session)() == ()
    assert entry in {one.line.home.value.id for one in ReadContests(karin.session)()}

    SettleClaims(karin.session)(entry, [ours])
    region.team.everybody_syncs()
    assert [one.claim.value.id for one in ReadLostPlaces(nils.session)()] == [theirs]
    assert (holds(nils, entry), contest_of(line(nils, entry)).waits) == ([ours], ())


def test_who_says_that_the_home_is_the_own_municipalitys_settles_nothing_there_either(region: Region) -> None:
    karin, nils, entry = region.karin, region.nils, home_with_a_place(region, "Gran")
    theirs, ours = ReservePlace(nils.session)(entry).id, ReservePlace(karin.session)(entry).id
    seen = nils.session.records.get(PoolHome, entry)
    nils.session.records.save([Write(replace(seen.value, municipality=ASELE), seen)])
    seen = nils.session.records.get(PoolHome, entry)
    SettleClaims(nils.session)(entry, [theirs])
    region.team.everybody_syncs()
    assert {one.value.id: one.value.state for one in line(karin, entry).claims} == {
        theirs: ClaimState.RESERVED,
        ours: ClaimState.RESERVED,
    }
