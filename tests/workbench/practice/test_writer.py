from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from ifodesk.domain.entities import MunicipalitySettings, OwnTie, TieReview
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.model import PracticeMember
from ifodesk.workbench.practice.staff import DOROTEA, KARIN
from ifodesk.workbench.practice.writing import PracticeClock, Writer, identity, with_members
from tests.ui.fake_records import FakeRecords
from tests.ui.fakes import world

GROUP = practice_group(1, date(2026, 11, 26))
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=timezone(timedelta(hours=1)))
REAL = {member.id: MemberId(bytes(reversed(member.id))) for member in GROUP.members}
STAFF = [member for member in GROUP.members if member.municipality == DOROTEA]


def writer(member: PracticeMember, records: FakeRecords, clock: PracticeClock) -> Writer:
    session = replace(world(REAL[member.id]).session, records=records, readers=records, clock=clock)
    return Writer(GROUP, member, session, clock, REAL)


def all_work() -> FakeRecords:
    clock = PracticeClock(NOW)
    records = FakeRecords(clock, REAL[GROUP.member(KARIN).id])
    writers = [writer(member, records, clock) for member in STAFF]
    for one in writers:
        one.own_cases()
    for one in writers:
        one.others_cases()
    return records


def test_everything_that_was_done_in_a_municipality_is_written_as_it_ended() -> None:
    records = all_work()
    for case in GROUP.cases:
        if case.case.municipality == DOROTEA:
            last = {identity(entity): with_members(entity, REAL) for entity in case.entities()}
            assert {entity: records.kept[entity].value for entity in last} == last


def test_nothing_of_another_municipality_is_written() -> None:
    written = set(all_work().kept)
    others = {identity(e) for case in GROUP.cases if case.case.municipality != DOROTEA for e in case.entities()}
    assert not written & others


def test_writing_never_makes_a_conflict() -> None:
    assert all_work().conflicts() == ()


def test_a_chief_is_named_for_new_cases_in_the_settings() -> None:
    clock = PracticeClock(NOW)
    records = FakeRecords(clock, REAL[STAFF[0].id])
    writer(STAFF[0], records, clock).settings(EntityId(b"d" * 16))
    settings = records.get(MunicipalitySettings, EntityId(b"d" * 16)).value
    assert settings.chief_for_new_cases == REAL[GROUP.chief_of(DOROTEA).id]


def test_own_ties_are_written_with_the_day_when_they_were_gone_through() -> None:
    clock = PracticeClock(NOW)
    karin = GROUP.member(KARIN)
    records = FakeRecords(clock, REAL[karin.id])
    writer(karin, records, clock).ties()
    assert {tie.value.relation for tie in records.all(OwnTie)} == {"sibling", "neighbour"}
    assert [seen.value.reviewed_at for seen in records.all(TieReview)] == [GROUP.ties[KARIN].reviewed_at]
