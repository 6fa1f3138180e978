"""Who reads a home, handing over, contacts, own numbers, and what homes ask for on Idag."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.compose.home_lists import import_words
from ifodesk.domain.entities.home import ContactKind, ContactNote, EventKind, HomeAdult, HomeEvent, RequirementOutcome
from ifodesk.domain.entities.home_notices import StopNotice
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.home_law import VACANCY_SETTING
from ifodesk.domain.sheet import Sheet
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.group_leaving import HandOverWork
from ifodesk.usecases.home_contacts import NoteContact, NoteEvent
from ifodesk.usecases.home_import import ImportHomes, PreviewImport
from ifodesk.usecases.home_readers import GiveHome, LetIntoHome, ShutOutOfHome
from ifodesk.usecases.home_reading import home_law
from ifodesk.usecases.home_requirements import NoteDone, ReadLacking
from ifodesk.usecases.home_settings import SetHomeNumber
from ifodesk.usecases.home_today import HomeTaskKind, home_tasks
from ifodesk.usecases.homes import ChangeHome
from ifodesk.usecases.homes_group import WriteCallNote
from ifodesk.usecases.ports import MUNICIPALITY, Home
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.words.home_words import task_line
from tests.documents.lists import HEADINGS, LARKAN, MYRAN
from tests.ui.fakes import EVA, KARIN, LISA, PER
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.home_desk import Homes


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def my(at: Desk) -> Homes:
    return Homes(at.session)


def asked(at: Desk) -> dict[HomeTaskKind, int]:
    return {task.kind: task.count for task in home_tasks(at.session)}


def test_a_colleague_is_let_in_by_name_and_nobody_of_another_municipality(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    LetIntoHome(at.session)(home, PER)
    assert PER in at.session.readers.readers(home)
    with refused(Refusal.ALREADY_READS):
        LetIntoHome(at.session)(home, PER)
    with refused(Refusal.OTHER_MUNICIPALITY):
        LetIntoHome(at.session)(home, EVA)


def test_who_knows_the_home_privately_is_shut_out_of_its_file(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    LetIntoHome(at.session)(home, PER)
    ChangeHome(at.session)(my.seen(home), replace(my.seen(home).value, deputy=PER))
    ShutOutOfHome(at.session)(home, PER)
    assert PER not in at.session.readers.readers(home)
    assert my.seen(home).value.deputy is None
    with refused(Refusal.WALLED):
        LetIntoHome(at.session)(home, PER)
    with refused(Refusal.WALL_ONESELF):
        ShutOutOfHome(at.session)(home, KARIN)
    lisa = at.sit_down(LISA)
    with refused(Refusal.SAME_HANDLER):
        ShutOutOfHome(lisa.session)(home, KARIN)


def test_a_home_gets_another_worker_in_the_pool_too(at: Desk, my: Homes) -> None:
    home, _, entry = my.pooled()
    GiveHome(at.session)(home, PER)
    assert my.seen(home).value.handler == PER
    assert at.session.records.get(PoolHome, entry).value.contact == PER
    with refused(Refusal.SAME_HANDLER):
        GiveHome(at.session)(home, PER)


def test_the_homes_of_who_leaves_go_to_the_heir_and_what_cannot_is_told(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    walled, _ = my.add("Myran")
    at.session.readers.wall(walled, PER)
    done = HandOverWork(at.session)(KARIN, PER)
    assert my.seen(home).value.handler == PER
    assert done.homes_left == (walled,)
    seen = my.seen(home)
    at.session.records.save([Write(replace(seen.value, deputy=LISA), seen)])
    HandOverWork(at.session)(LISA, PER)
    assert my.seen(home).value.deputy is None


def test_coaching_is_counted_in_minutes_and_events_stand_beside(at: Desk, my: Homes) -> None:
    home, _ = my.add()
    today = at.session.clock.today()
    NoteContact(at.session)(home, ContactKind.COACHING, "", minutes=90)
    NoteContact(at.session)(home, ContactKind.COACHING, "Om gränser", minutes=30, on=today - timedelta(days=3))
    NoteContact(at.session)(home, ContactKind.CALL, "Ringde")
    NoteEvent(at.session)(home, EventKind.MOVED, "Till Dikanäs")
    contacts = [seen.value for seen in at.session.records.children(ContactNote, home)]
    assert sum(one.minutes or 0 for one in contacts if one.kind is ContactKind.COACHING) == 120
    assert [seen.value.kind for seen in at.session.records.children(HomeEvent, home)] == [EventKind.MOVED]
    with refused(Refusal.NOTE_EMPTY):
        NoteContact(at.session)(home, ContactKind.CALL, " ")
    with refused(Refusal.CONTACT_TOO_LONG):
        NoteContact(at.session)(home, ContactKind.CALL, "Länge", minutes=1441)
    with refused(Refusal.IN_THE_FUTURE):
        NoteEvent(at.session)(home, EventKind.OTHER, on=today + timedelta(days=1))


def test_a_municipality_sets_its_own_numbers(at: Desk) -> None:
    wanted = at.session.group.settings_id()
    if wanted not in {seen.value.id for seen in at.session.records.all(MunicipalitySettings)}:
        at.session.records.save([Write(MunicipalitySettings(id=wanted))], home=MUNICIPALITY)
    SetHomeNumber(at.session)(14)
    SetHomeNumber(at.session)(6, requirement="criminal_register")
    law = home_law(at.session)
    rule = law.rule("criminal_register")
    assert rule is not None
    assert (law.vacancy_days.count, rule.renew_months) == (14, 6)
    SetHomeNumber(at.session)(None)
    assert home_law(at.session).vacancy_days == at.session.home_law.vacancy_days
    with refused(Refusal.SETTING_OUT_OF_RANGE):
        SetHomeNumber(at.session)(1000)
    with refused(Refusal.UNKNOWN_REQUIREMENT):
        SetHomeNumber(at.session)(3, requirement=VACANCY_SETTING)


def test_idag_tells_what_cannot_wait_first(at: Desk, my: Homes) -> None:
    assert asked(at) == {}
    _, _, entry = my.pooled()
    notice = StopNotice(id=new_id(at.session.random), home=entry, municipality="2425", home_name="Granen")
    place = Home("restricted", at.session.readers.open_compartment(()))
    at.session.records.save([Write(notice)], home=place)
    WriteCallNote(at.session)("Ring tillbaka", KARIN)
    assert list(asked(at)) == [HomeTaskKind.RING_HOME, HomeTaskKind.CALL_NOTE, HomeTaskKind.TO_CONFIRM]
    assert [task.urgent for task in home_tasks(at.session)] == [True, True, False]
    lines = [task_line(task) for task in home_tasks(at.session)]
    assert lines[0] == "Ring hemkommunen i dag: Granen tar inte emot nya placeringar"
    assert lines[2] == "Ring och bekräfta 1 hem"


def test_idag_counts_checks_of_own_homes_that_run_out(at: Desk, my: Homes) -> None:
    home, adult = my.add()
    my.assess(home, adult, on=at.session.clock.today() - timedelta(days=340))
    assert asked(at) == {HomeTaskKind.RUNS_OUT: 3}
    at.world.clock.pass_time(days=60)
    assert asked(at) == {HomeTaskKind.RUN_OUT: 3}
    NoteDone(at.session)(home, "home_visit", outcome=RequirementOutcome.NOT_CLEAR)
    assert asked(at) == {HomeTaskKind.RUN_OUT: 4}
    assert asked(at.sit_down(PER)) == {}


def test_a_home_with_an_assignment_is_asked_for_its_yearly_talk(at: Desk, my: Homes) -> None:
    _, _, entry = my.pooled()
    assert ReadLacking(at.session)() == ()
    claim = Claim(id=new_id(at.session.random), home=entry, municipality="2463", state=ClaimState.TAKEN)
    at.session.records.save([Write(claim)])
    assert [line.rule.code for _, line in ReadLacking(at.session)()] == ["yearly_talk"]


def test_an_import_that_stopped_half_way_stands_on_idag(at: Desk) -> None:
    preview = PreviewImport(at.session)(Sheet("Hem", (HEADINGS, LARKAN, MYRAN)), import_words())
    done = ImportHomes(at.session)(preview)
    at.session.records.remove(Homes(at.session).seen(done.homes[0]))
    for seen in at.session.records.all(HomeAdult):
        at.session.records.remove(seen)
    assert asked(at) == {HomeTaskKind.IMPORT_STOPPED: 1}
