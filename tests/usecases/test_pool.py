"""Places confirmed, homes asked and stopped, and the group's own meeting and telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.home_notices import CallNote, StopNotice
from ifodesk.domain.entities.homes_group import MeetingPoint
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer, NeutralReason, PoolHome
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.terms import AgeBand, HomeKind, Standing
from ifodesk.domain.vacancy import VacancyState
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.homes_group import (
    AddPoint,
    ChangePoint,
    SetDuty,
    TakeCallNote,
    WriteCallNote,
    on_duty,
    open_call_notes,
    points,
)
from ifodesk.usecases.inquiries import AnswerInquiry, AskHome
from ifodesk.usecases.pool import LogLook, ReadLooks, ReadPool, to_confirm
from ifodesk.usecases.pool_matching import as_match_home
from ifodesk.usecases.pool_stops import LiftStop, SayCalled, StopPlacements, red_notices
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.vacancies import ConfirmVacancy, vacancy_of
from tests.ui.fakes import EVA, KARIN, LISA, PER
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.home_desk import Homes


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def my(at: Desk) -> Homes:
    return Homes(at.session)


@pytest.fixture
def entry(my: Homes) -> EntityId:
    return my.pooled()[2]


def take(at: Desk, entry: EntityId, municipality: str = "2463") -> None:
    """Let a child be placed in the home by a municipality."""
    claim = Claim(id=new_id(at.session.random), home=entry, municipality=municipality, state=ClaimState.TAKEN)
    at.session.records.save([Write(claim)])


def test_a_new_home_is_unclear_until_somebody_has_asked_it(at: Desk, my: Homes, entry: EntityId) -> None:
    today = at.session.clock.today()
    assert my.line().places.state is VacancyState.UNCLEAR
    assert to_confirm(ReadPool(at.session)(), today) == (my.line(),)
    ConfirmVacancy(at.session)(entry, 2)
    assert (my.line().places.state, my.line().places.free) == (VacancyState.FREE, 2)
    assert to_confirm(ReadPool(at.session)(), today) == ()
    at.world.clock.pass_time(days=31)
    assert my.line().places.state is VacancyState.UNCLEAR
    seen = vacancy_of(at.session, entry)
    assert seen is not None
    assert seen.value.confirmed_by == KARIN


def test_a_home_that_is_to_be_asked_again_stands_on_the_list_on_that_day(at: Desk, my: Homes, entry: EntityId) -> None:
    ConfirmVacancy(at.session)(entry, 0, next_on=at.session.clock.today() + timedelta(days=3))
    assert to_confirm([my.line()], at.session.clock.today()) == ()
    at.world.clock.pass_time(days=3)
    assert to_confirm([my.line()], at.session.clock.today()) == (my.line(),)


def test_places_that_cannot_be_are_refused(at: Desk, entry: EntityId) -> None:
    yesterday = at.session.clock.today() - timedelta(days=1)
    with refused(Refusal.PLACES_OUT_OF_RANGE):
        ConfirmVacancy(at.session)(entry, 21)
    with refused(Refusal.BEFORE_TODAY):
        ConfirmVacancy(at.session)(entry, 1, paused_until=yesterday)
    with refused(Refusal.BEFORE_TODAY):
        ConfirmVacancy(at.session)(entry, 1, next_on=yesterday)


def test_only_the_home_s_own_municipality_confirms_and_stops_it(at: Desk, entry: EntityId) -> None:
    eva = at.sit_down(EVA)
    with refused(Refusal.NOT_YOUR_HOME):
        ConfirmVacancy(eva.session)(entry, 2)
    with refused(Refusal.NOT_YOUR_HOME):
        StopPlacements(eva.session)(entry)
    with refused(Refusal.NOT_YOUR_HOME):
        ReadLooks(eva.session)(entry)
    assert LogLook(eva.session)(entry) is not None
    assert LogLook(eva.session)(entry) is None
    eva.world.clock.pass_time(days=1)
    assert LogLook(eva.session)(entry) is not None
    assert len(ReadLooks(at.sit_down(KARIN).session)(entry)) == 2


def test_a_stop_shows_without_a_reason_and_names_whom_to_call_where_there_is_no_chief(
    at: Desk, my: Homes, entry: EntityId
) -> None:
    take(at, entry)
    take(at, entry, "2425")
    stopped = StopPlacements(at.session)(entry)
    assert (stopped.notices, stopped.untold) == ((), ("2463",))  # Åsele has no chief here; Dorotea is the home's own
    assert my.line().places.state is VacancyState.STOPPED
    with refused(Refusal.ALREADY_STOPPED):
        StopPlacements(at.session)(entry)
    LiftStop(at.session)(my.line().stops[0])
    assert my.line().stops == ()
    assert red_notices(at.session) == ()


def test_only_the_municipality_that_was_told_says_that_it_has_called(at: Desk, entry: EntityId) -> None:
    notice = StopNotice(id=new_id(at.session.random), home=entry, municipality="2463", home_name="Lärkan")
    place = Home("restricted", at.session.readers.open_compartment({EVA}))
    at.session.records.save([Write(notice)], home=place)
    (seen,) = red_notices(at.session)
    with refused(Refusal.OTHER_MUNICIPALITY):
        SayCalled(at.session)(seen)
    eva = at.sit_down(EVA)
    SayCalled(eva.session)(seen)
    assert red_notices(at.session) == ()
    with refused(Refusal.ALREADY_ENDED):
        SayCalled(eva.session)(eva.session.records.get(StopNotice, notice.id))


def test_a_home_that_is_asked_says_so_and_a_no_lowers_nothing(at: Desk, my: Homes, entry: EntityId) -> None:
    ConfirmVacancy(at.session)(entry, 2)
    inquiry = AskHome(at.session)(entry, told=("band", "area"), places=2).id
    assert [one.municipality for one in my.line().asked_now] == ["2425"]
    before = my.line().places
    seen = at.session.records.get(Inquiry, inquiry)
    AnswerInquiry(at.session)(seen, InquiryAnswer.NO, reason=NeutralReason.DISTANCE)
    line = my.line()
    assert (line.asked_now, line.places) == ((), before)
    assert line.last_asked == seen.value.asked_at
    with refused(Refusal.ALREADY_ANSWERED):
        AnswerInquiry(at.session)(line.inquiries[0], InquiryAnswer.YES)


def test_a_home_that_comes_back_answers_once_more(at: Desk, my: Homes, entry: EntityId) -> None:
    inquiry = AskHome(at.session)(entry).id
    today = at.session.clock.today()
    seen = at.session.records.get(Inquiry, inquiry)
    with refused(Refusal.BEFORE_TODAY):
        AnswerInquiry(at.session)(seen, InquiryAnswer.LATER, call_back_on=today - timedelta(days=1))
    AnswerInquiry(at.session)(seen, InquiryAnswer.LATER, call_back_on=today)
    AnswerInquiry(at.session)(at.session.records.get(Inquiry, inquiry), InquiryAnswer.YES, reason=NeutralReason.AGE)
    value = my.line().inquiries[0].value
    assert (value.answer, value.reason, value.call_back_on) == (InquiryAnswer.YES, None, None)


def test_another_municipality_s_question_is_not_answered_for_it(at: Desk, entry: EntityId) -> None:
    inquiry = AskHome(at.session)(entry).id
    eva = at.sit_down(EVA)
    with refused(Refusal.OTHER_MUNICIPALITY):
        AnswerInquiry(eva.session)(eva.session.records.get(Inquiry, inquiry), InquiryAnswer.NO)
    with refused(Refusal.PLACES_OUT_OF_RANGE):
        AskHome(eva.session)(entry, places=0)
    with refused(Refusal.KEY_TOO_LONG):
        AskHome(eva.session)(entry, told=("flicka 9 år och bror 6 år, Vilhelmina skola",))


def test_the_match_knows_of_a_home_what_the_pool_knows(at: Desk, my: Homes, entry: EntityId) -> None:
    ConfirmVacancy(at.session)(entry, 2, paused_until=at.session.clock.today())
    home = as_match_home(my.line())
    assert (home.name, home.kinds, home.standing) == ("Lärkan", frozenset({HomeKind.FOSTER}), Standing.PAUSED)
    assert home.paused_until == at.session.clock.today() + timedelta(days=1)
    assert (home.own_children, home.anyone_placed) == (frozenset({AgeBand.MIDDLE}), False)
    assert (home.pets, home.languages, home.last_asked) == (None, None, None)
    take(at, entry)
    odd = at.session.records.get(PoolHome, entry)
    at.session.records.save([Write(replace(odd.value, pets={"dragon": True}), odd)])
    later = as_match_home(my.line())
    assert (later.own_children, later.anyone_placed, later.pets) == (frozenset({AgeBand.MIDDLE}), True, None)
    told_nobody = at.session.records.get(PoolHome, entry)
    at.session.records.save([Write(replace(told_nobody.value, children_bands={"none": True}), told_nobody)])
    assert as_match_home(my.line()).own_children is None


def test_the_own_file_is_found_from_the_pool(at: Desk, my: Homes, entry: EntityId) -> None:
    (found,) = (seen for seen in homes(at.session) if seen.value.pool == entry)
    assert my.line().file == found.value.id
    assert my.line().own


def test_points_of_the_year_come_back_each_year_and_others_until_they_are_done(at: Desk) -> None:
    add, today = AddPoint(at.session), at.session.clock.today()
    add("Budget", month=11)
    once = add("Ny telefon", on=today).id
    assert [seen.value.title for seen in points(at.session, 11)] == ["Budget", "Ny telefon"]
    seen = at.session.records.get(MeetingPoint, once)
    ChangePoint(at.session)(seen, replace(seen.value, decision="Vi köper", responsible=PER, done_on=today))
    assert [seen.value.title for seen in points(at.session, 11)] == ["Budget"]
    assert points(at.session, 5) == ()
    with refused(Refusal.MONTH_OUT_OF_RANGE):
        add("Jul", month=13)
    with refused(Refusal.NAME_NEEDED):
        add(" ")
    with refused(Refusal.NAME_NEEDED):
        ChangePoint(at.session)(seen, replace(seen.value, title=""))
    with refused(Refusal.MONTH_OUT_OF_RANGE):
        ChangePoint(at.session)(seen, replace(seen.value, month=0))


def test_who_has_the_telephone_is_known_for_each_day(at: Desk) -> None:
    today = at.session.clock.today()
    SetDuty(at.session)(PER, today, today + timedelta(days=6), phone="070-174 06 05")
    assert [one.member for one in on_duty(at.session, today + timedelta(days=6))] == [PER]
    assert on_duty(at.session, today + timedelta(days=7)) == ()
    with refused(Refusal.DAYS_BACKWARDS):
        SetDuty(at.session)(PER, today, today - timedelta(days=1))


def test_a_call_note_waits_until_somebody_has_taken_over_urgent_first(at: Desk) -> None:
    write, now = WriteCallNote(at.session), at.session.clock.now()
    write("Vill bli uppringd", PER)
    urgent = write("Barnet vill hem", LISA, urgent=True).id
    assert [seen.value.urgent for seen in open_call_notes(at.session)] == [True, False]
    assert set(at.session.readers.readers(urgent)) == {KARIN, LISA}
    TakeCallNote(at.session)(at.session.records.get(CallNote, urgent))
    with refused(Refusal.ALREADY_ENDED):
        TakeCallNote(at.session)(at.session.records.get(CallNote, urgent))
    assert len(open_call_notes(at.session)) == 1
    with refused(Refusal.NOTE_EMPTY):
        write(" ", PER)
    with refused(Refusal.IN_THE_FUTURE):
        write("x", PER, called_at=now + timedelta(hours=1))
