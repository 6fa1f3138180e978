"""Reserving a place, a home that two want, and what the other does then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.ids import EntityId
from ifodesk.domain.vacancy import VacancyState
from ifodesk.usecases.claims import (
    CloseLost,
    ReadContests,
    ReadLostPlaces,
    ReleasePlace,
    ReservePlace,
    SettleClaims,
    contest_of,
)
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_today import HomeTaskKind, home_tasks
from ifodesk.usecases.needs import NoteNeed, SendStep1
from ifodesk.usecases.pool_stops import StopPlacements
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.ui.fakes import EVA, KARIN
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.home_desk import Homes
from tests.usecases.test_needs import SIBLINGS


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def entry(at: Desk) -> EntityId:
    made = Homes(at.session).pooled()[2]
    ConfirmVacancy(at.session)(made, 1)
    return made


def claim(at: Desk, made: EntityId) -> Seen[Claim]:
    return at.session.records.get(Claim, made)


def test_a_reserved_place_is_free_no_more_also_on_the_day_it_was_confirmed(at: Desk, entry: EntityId) -> None:
    my = Homes(at.session)
    assert my.line().places.state is VacancyState.FREE
    made = ReservePlace(at.session)(entry).id
    assert my.line().places.state is VacancyState.FULL
    ReleasePlace(at.session)(claim(at, made))
    assert my.line().places.state is VacancyState.FREE
    with refused(Refusal.ALREADY_ENDED):
        ReleasePlace(at.session)(claim(at, made))


def test_two_who_want_one_place_both_see_it_and_the_home_s_own_holds_it(at: Desk, entry: EntityId) -> None:
    eva = at.sit_down(EVA)
    theirs = ReservePlace(eva.session)(entry, yes_on=eva.session.clock.today()).id
    at.sit_down(KARIN)
    own = ReservePlace(at.session)(entry).id
    (line,) = ReadContests(at.session)()
    assert ([one.id for one in line.contest.holds], line.mine_waits) == ([own], False)
    (line,) = ReadContests(at.sit_down(EVA).session)()
    assert ([one.id for one in line.contest.waits], line.mine_waits) == ([theirs], True)


def test_the_unit_settles_it_and_the_other_gets_the_next_best(at: Desk, entry: EntityId) -> None:
    eva = at.sit_down(EVA)
    _, _, other = Homes(eva.session).pooled("Udden")
    ConfirmVacancy(eva.session)(other, 2)
    need = NoteNeed(eva.session)(eva.open_case("Bo Testsson"), SIBLINGS).id
    step1 = SendStep1(eva.session)(eva.session.records.get(Need, need)).id
    theirs = ReservePlace(eva.session)(entry, need=step1).id
    with refused(Refusal.NOT_YOUR_HOME):
        SettleClaims(eva.session)(entry, [theirs])
    at.sit_down(KARIN)
    own = ReservePlace(at.session)(entry).id
    with refused(Refusal.NOTHING_CHOSEN):
        SettleClaims(at.session)(entry, [other])
    assert [task.kind for task in home_tasks(at.session)] == [HomeTaskKind.SETTLE]
    SettleClaims(at.session)(entry, [own])
    assert home_tasks(at.session) == ()
    assert not [*ReadContests(at.session)(), *ReadLostPlaces(at.session)()]
    eva = at.sit_down(EVA)
    assert [(task.kind, task.name) for task in home_tasks(eva.session)] == [(HomeTaskKind.LOST_PLACE, "Lärkan")]
    (lost,) = ReadLostPlaces(eva.session)()
    assert (lost.home, lost.claim.value.settled_by) == ("Lärkan", KARIN)
    assert lost.next is not None
    assert [one.home.name for one in (*lost.next.matched.fits, *lost.next.matched.maybe)] == ["Udden"]
    CloseLost(eva.session)(lost.claim)
    assert ReadLostPlaces(eva.session)() == ()


def test_what_the_unit_settled_holds_when_a_late_claim_comes(at: Desk, entry: EntityId) -> None:
    eva = at.sit_down(EVA)
    theirs = ReservePlace(eva.session)(entry).id
    at.sit_down(KARIN)
    SettleClaims(at.session)(entry, [theirs])
    ReservePlace(at.session)(entry)
    assert [one.id for one in contest_of(Homes(at.session).line()).holds] == [theirs]


def test_a_claim_that_cannot_be_is_refused(at: Desk, entry: EntityId) -> None:
    today = at.session.clock.today()
    with refused(Refusal.PLACES_OUT_OF_RANGE):
        ReservePlace(at.session)(entry, places=0)
    with refused(Refusal.IN_THE_FUTURE):
        ReservePlace(at.session)(entry, yes_on=today + timedelta(days=1))
    made = ReservePlace(at.session)(entry, yes_on=today).id
    assert (claim(at, made).value.yes_on, claim(at, made).value.state) == (today, ClaimState.RESERVED)
    StopPlacements(at.session)(entry)
    with refused(Refusal.PLACEMENTS_STOPPED):
        ReservePlace(at.session)(entry)
    eva = at.sit_down(EVA)
    with refused(Refusal.OTHER_MUNICIPALITY):
        ReleasePlace(eva.session)(claim(at, made))
    with refused(Refusal.OTHER_MUNICIPALITY):
        CloseLost(eva.session)(claim(at, made))
