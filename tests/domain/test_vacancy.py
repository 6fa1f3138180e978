"""A place is free only while somebody has asked the home lately."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.pool import Claim, ClaimState, PoolStop, Vacancy
from ifodesk.domain.ids import EntityId
from ifodesk.domain.vacancy import VacancyState, VacancyView, taken, vacancy_view
from tests.domain.homes import HOME, TODAY

ID = EntityId(b"x" * 16)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def view(
    vacancy: Vacancy | None,
    *,
    stops: tuple[PoolStop, ...] = (),
    claims: tuple[Claim, ...] = (),
    in_conflict: bool = False,
) -> VacancyView:
    return vacancy_view(vacancy, stops=stops, claims=claims, today=TODAY, stale_days=30, in_conflict=in_conflict)


def vacancy(free: int | None = 2, confirmed: int | None = 3, **more: date) -> Vacancy:
    confirmed_on = None if confirmed is None else days_ago(confirmed)
    return Vacancy(id=ID, home=HOME, free=free, confirmed_on=confirmed_on, **more)  # type: ignore[arg-type]


def claim(state: ClaimState, made: date, places: int = 1) -> Claim:
    return Claim(id=ID, home=HOME, state=state, places=places, made_at=datetime.combine(made, time(12), UTC))


def test_a_number_is_believed_for_thirty_days_and_is_unclear_after() -> None:
    assert view(vacancy(confirmed=30)).state is VacancyState.FREE
    assert view(vacancy(confirmed=31)).state is VacancyState.UNCLEAR
    assert view(vacancy(confirmed=-1)).state is VacancyState.UNCLEAR
    assert view(vacancy(confirmed=None)).state is VacancyState.UNCLEAR
    assert view(vacancy(free=None)).state is VacancyState.UNCLEAR
    assert view(None).state is VacancyState.UNCLEAR


@given(st.integers(31, 100_000), st.integers(0, 20))
def test_no_old_number_ever_reads_as_free(days: int, free: int) -> None:
    assert view(vacancy(free, days)).state is VacancyState.UNCLEAR


def test_stop_goes_before_break_and_break_before_the_rest() -> None:
    stop = PoolStop(id=ID, home=HOME, from_on=TODAY)
    paused = vacancy(paused_until=TODAY)
    assert view(paused, stops=(stop,)).state is VacancyState.STOPPED
    assert view(paused).state is VacancyState.PAUSED
    assert view(vacancy(paused_until=days_ago(1))).state is VacancyState.FREE
    lifted = PoolStop(id=ID, home=HOME, from_on=days_ago(9), lifted_on=TODAY)
    coming = PoolStop(id=ID, home=HOME, from_on=TODAY + timedelta(days=1))
    assert view(vacancy(), stops=(lifted, coming)).state is VacancyState.FREE


def test_places_that_come_later_or_are_none_say_so() -> None:
    assert view(vacancy(from_on=TODAY + timedelta(days=9))).state is VacancyState.LATER
    assert view(vacancy(free=0)).state is VacancyState.FULL


def test_two_who_wrote_differently_leave_it_unclear() -> None:
    assert view(vacancy(), in_conflict=True).state is VacancyState.UNCLEAR


def test_what_was_reserved_since_is_not_free_any_more() -> None:
    claims = (claim(ClaimState.RESERVED, TODAY), claim(ClaimState.TAKEN, days_ago(9)), claim(ClaimState.ENDED, TODAY))
    assert view(vacancy(free=2), claims=claims).free == 1
    assert view(vacancy(free=1), claims=claims).state is VacancyState.FULL
    assert taken(claims) == 1
