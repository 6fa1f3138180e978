"""Homes of the own unit: laid up, checked, put in the pool by waiver, and out of it when one is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.home import (
    AdultRole,
    Home,
    HomeOpening,
    HomeWaiver,
    Requirement,
    RequirementOutcome,
)
from ifodesk.domain.entities.pool import HomeLook, Inquiry, PoolHome, Vacancy
from ifodesk.domain.home_codes import HomeKind, as_codes
from ifodesk.domain.home_law import Stage
from ifodesk.domain.home_pool import Hindrance
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.home_reading import ReadHome, homes
from ifodesk.usecases.home_requirements import Exempt, NoteDone, ReadLacking, TakeBackFact
from ifodesk.usecases.home_waivers import NoteWaiver, WithdrawWaiver
from ifodesk.usecases.homes import AddAdult, AddHome, ChangeAdult, ChangeHome, EndHome, LogHomeOpening
from ifodesk.usecases.inquiries import AskHome
from ifodesk.usecases.notes import StartNote
from ifodesk.usecases.pool import EnterPool, LeavePool, ReadPool
from ifodesk.usecases.pool_settling import SettlePool
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.ui.fakes import EVA, KARIN, LISA, PER
from tests.usecases.desk import Desk, desk, full_disk, refused
from tests.usecases.home_desk import Homes


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def my(at: Desk) -> Homes:
    return Homes(at.session)


def test_a_home_is_read_by_its_own_unit_only(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    assert set(at.session.readers.readers(home)) == {KARIN, LISA}
    seen = my.seen(home)
    assert (seen.value.municipality, seen.value.handler) == ("2425", KARIN)
    assert EVA not in at.session.readers.readers(home)


def test_a_home_without_a_name_or_kind_is_refused_and_a_network_home_names_its_child(at: Desk) -> None:
    add = AddHome(at.session)
    with refused(Refusal.NAME_NEEDED):
        add("  ", [HomeKind.FOSTER])
    with refused(Refusal.KIND_NEEDED):
        add("Lärkan", [])
    with refused(Refusal.CHILD_NEEDED):
        add("Lärkan", [HomeKind.NETWORK])
    with refused(Refusal.KEY_TOO_LONG):
        add.make(Home(id=HOME_ID, name="Lärkan", kinds=as_codes({"familjehem"}), schools=as_codes({"x" * 33})))
    with refused(Refusal.PLACES_OUT_OF_RANGE):
        add.make(Home(id=HOME_ID, name="Lärkan", kinds=as_codes({"familjehem"}), places=21))
    with refused(Refusal.OTHER_MUNICIPALITY):
        add.make(Home(id=HOME_ID, name="Lärkan", kinds=as_codes({"familjehem"}), handler=EVA))
    assert homes(at.session) == ()


def test_homes_stand_in_swedish_order_those_that_ended_last(at: Desk, my: Homes) -> None:
    for name in ("Ödegård", "Älgen", "Berget", "Ängen"):
        my.add(name)
    first = homes(at.session)[0]
    EndHome(at.session)(first, "Flyttade")
    assert [seen.value.name for seen in homes(at.session)] == ["Älgen", "Ängen", "Ödegård", "Berget"]
    with refused(Refusal.ALREADY_ENDED):
        EndHome(at.session)(my.seen(first.value.id), "Igen")
    with refused(Refusal.REASON_NEEDED):
        EndHome(at.session)(homes(at.session)[0], " ")


def test_a_worker_must_read_the_home(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    with refused(Refusal.NOT_A_READER):
        ChangeHome(at.session)(my.seen(home), replace(my.seen(home).value, handler=PER))


def test_the_timeline_follows_what_is_written_down(at: Desk, my: Homes) -> None:
    home, adult = my.add()
    assert ReadHome(at.session)(home).timeline.stage is Stage.INTEREST
    my.assess(home, adult)
    assert ReadHome(at.session)(home).timeline.stage is Stage.READY
    (fact,) = (one for one in at.session.records.children(Requirement, home) if one.value.kind == "home_visit")
    TakeBackFact(at.session)(fact)
    assert ReadHome(at.session)(home).timeline.stage is Stage.VISIT
    Exempt(at.session)(home, "home_visit", "Besökt i ett annat ärende i somras")
    assert ReadHome(at.session)(home).timeline.stage is Stage.READY


def test_a_fact_that_cannot_be_is_refused(at: Desk, my: Homes) -> None:
    home, adult = my.add()
    note, today = NoteDone(at.session), at.session.clock.today()
    with refused(Refusal.UNKNOWN_REQUIREMENT):
        note(home, "horoscope")
    with refused(Refusal.WHICH_ADULT):
        note(home, "criminal_register")
    with refused(Refusal.OUTCOME_NOT_FOR_THIS):
        note(home, "home_visit", outcome=RequirementOutcome.SUITABLE)
    with refused(Refusal.OUTCOME_NOT_FOR_THIS):
        note(home, "general_assessment")
    with refused(Refusal.IN_THE_FUTURE):
        note(home, "home_visit", done_on=today + timedelta(days=1))
    with refused(Refusal.DAYS_BACKWARDS):
        note(home, "home_visit", expires_on=today - timedelta(days=1))
    with refused(Refusal.REASON_NEEDED):
        Exempt(at.session)(home, "home_visit", "")
    with refused(Refusal.OUTCOME_NOT_FOR_THIS):
        Exempt(at.session)(home, "general_assessment", "Det ordnar sig")
    with refused(Refusal.BEFORE_TODAY):
        Exempt(at.session)(home, "home_visit", "Besökt", until=today - timedelta(days=1))
    fact = note(home, "deep_interview", adult=adult, by_name="Tolk i Umeå").id
    assert at.session.records.get(Requirement, fact).value.by is None


def test_what_lacks_over_all_homes_comes_with_what_ran_out_first(at: Desk, my: Homes) -> None:
    home, adult = my.add()
    my.assess(home, adult, on=at.session.clock.today() - timedelta(days=400))
    my.add("Myran")
    lacking = ReadLacking(at.session)()
    assert (lacking[0][0].name, lacking[0][1].expires_on is not None) == ("Lärkan", True)
    assert {one.name for one, _ in lacking} == {"Lärkan", "Myran"}


def test_a_home_enters_the_pool_with_what_was_waived_and_nothing_else(at: Desk, my: Homes) -> None:
    home, _, entry = my.pooled("Lärkan", "name", "kinds", "place")
    value = at.session.records.get(PoolHome, entry).value
    assert (value.name, value.place, value.phone, value.wishes) == ("Lärkan", "Saxnäs", None, None)
    assert (value.places, value.children_bands) == (None, {})
    assert value.shared == {"name": True, "kinds": True, "place": True}
    assert ReadHome(at.session)(home).timeline.stage is Stage.IN_POOL
    with refused(Refusal.ALREADY_IN_POOL):
        EnterPool(at.session)(home)


def test_without_waiver_or_assessment_it_does_not_and_the_reasons_are_told(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    with refused(Refusal.POOL_CLOSED, [Hindrance.NOT_ASSESSED, Hindrance.NO_WAIVER]):
        EnterPool(at.session)(home)
    assert at.session.records.all(PoolHome) == ()
    with refused(Refusal.NOT_IN_POOL):
        LeavePool(at.session)(home)


def test_a_waiver_is_written_and_specific(at: Desk, my: Homes) -> None:
    _, adult = my.add()
    note, today = NoteWaiver(at.session), at.session.clock.today()
    for codes, fields in (((), ("name",)), (("2425",), ()), (("2425",), ("address",))):
        with refused(Refusal.WAIVER_NOT_WRITTEN):
            note(adult, municipalities=codes, fields=fields)
    with refused(Refusal.DAYS_BACKWARDS):
        note(adult, municipalities={"2425"}, fields={"name"}, valid_until=today - timedelta(days=1))


def test_withdrawal_takes_the_home_and_all_that_hangs_on_it_out_in_the_same_act(at: Desk, my: Homes) -> None:
    home, _, entry = my.pooled()
    ConfirmVacancy(at.session)(entry, 2)
    AskHome(at.session)(entry)
    (waiver,) = at.session.records.children(HomeWaiver, home)
    saved = WithdrawWaiver(at.session)(waiver)
    assert {"home_waiver", "pool_home", "vacancy", "inquiry"} <= saved.changed.kinds
    for cls in (PoolHome, Vacancy, Inquiry, HomeLook):
        assert at.session.records.all(cls) == ()
    assert my.seen(home).value.pool is None
    assert ReadHome(at.session)(home).gate.hinders[0].code is Hindrance.WITHDRAWN
    with refused(Refusal.ALREADY_ENDED):
        WithdrawWaiver(at.session)(at.session.records.children(HomeWaiver, home)[0])


def test_a_withdrawal_that_stopped_half_way_is_finished_at_the_next_sync(at: Desk, my: Homes) -> None:
    home, _, _entry = my.pooled()
    (waiver,) = at.session.records.children(HomeWaiver, home)
    gone = replace(waiver.value, withdrawn_on=at.session.clock.today())
    at.world.records.write_elsewhere(waiver, gone, PER)
    assert len(ReadPool(at.session)()) == 1
    SettlePool(at.session)()
    assert ReadPool(at.session)() == ()
    assert SettlePool(at.session)().kinds == frozenset()


def test_an_adult_who_moves_in_takes_the_home_out_until_there_is_a_waiver(at: Desk, my: Homes) -> None:
    home, _, _ = my.pooled()
    new = AddAdult(at.session)(home, AdultRole.HOUSEHOLD, "Bo Testsson", personal_number="198402292380").id
    assert at.session.records.all(PoolHome) == ()
    assert my.adult(new).value.birth_year == 1984
    my.waive(new)
    EnterPool(at.session)(home)
    ChangeAdult(at.session)(my.adult(new), replace(my.adult(new).value, protected=True))
    assert at.session.records.all(PoolHome) == ()


def test_a_narrower_waiver_takes_fields_out_of_the_pool(at: Desk, my: Homes) -> None:
    _, adult, entry = my.pooled()
    assert at.session.records.get(PoolHome, entry).value.phone == "070-174 06 05"
    my.waive(adult, "name", "kinds")
    value = at.session.records.get(PoolHome, entry).value
    assert (value.name, value.phone, value.shared["phone"]) == ("Lärkan", None, False)


def test_a_change_of_the_file_is_renewed_in_the_pool(at: Desk, my: Homes) -> None:
    home, _, entry = my.pooled()
    ChangeHome(at.session)(my.seen(home), replace(my.seen(home).value, name="Granen", address="Ny väg 2"))
    assert at.session.records.get(PoolHome, entry).value.name == "Granen"


def test_a_wish_that_names_somebody_of_a_case_never_enters(at: Desk, my: Homes) -> None:
    case = at.open_case("Alma Testsson")
    StartNote(at.session)(case, text="", title="")
    home, _, entry = my.pooled()
    for text in ("Gärna Alma Testsson igen", "Ring 070-174 06 99"):
        with refused(Refusal.POOL_TEXT_IDENTIFIES):
            ChangeHome(at.session)(my.seen(home), replace(my.seen(home).value, wishes=text))
    assert at.session.records.get(PoolHome, entry).value.wishes == "Gärna syskon"


def test_an_assessment_that_changes_takes_the_home_out(at: Desk, my: Homes) -> None:
    home, _, _ = my.pooled()
    NoteDone(at.session)(home, "general_assessment", outcome=RequirementOutcome.RESTING)
    assert at.session.records.all(PoolHome) == ()


def test_a_full_disk_leaves_nothing_in_the_pool(at: Desk, my: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    home, adult = my.add()
    my.assess(home, adult)
    my.waive(adult)
    monkeypatch.setattr(at.world.records, "save", full_disk)
    with pytest.raises(WorldError):
        EnterPool(at.session)(home)
    monkeypatch.undo()
    assert at.session.records.all(PoolHome) == ()
    EnterPool(at.session)(home)
    assert len(ReadPool(at.session)()) == 1


def test_who_opened_a_home_is_noted_once_an_hour(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    assert LogHomeOpening(at.session)(home) is not None
    assert LogHomeOpening(at.session)(home) is None
    at.world.clock.pass_time(hours=1)
    LogHomeOpening(at.session)(home)
    assert len(at.session.records.children(HomeOpening, home)) == 2


HOME_ID = EntityId(b"home".ljust(16))
