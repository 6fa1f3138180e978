"""A person who leaves: the work goes over, the person is cut off, every key turns, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.entities.case import Case, CaseType, Note
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_questions import AskColleague
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.group_leaving import HandOverWork, RemovePerson
from ifodesk.usecases.group_recovery import KeepRehearsal, rehearsals
from ifodesk.usecases.group_today import GroupTask, GroupTaskKind, group_tasks
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Write
from tests.program.team import Desk, Team, dorotea

KARIN, PER, BERIT = "Karin Norberg", "Per Lundmark", "Berit Ask"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        yield made


def open_case(desk: Desk, name: str = "Bo Testsson") -> EntityId:
    return OpenCase(desk.session)(CaseType.ADULT, name).case


def new_id(desk: Desk) -> EntityId:
    return EntityId(desk.session.random(16))


def planned(desk: Desk, case: EntityId) -> EntityId:
    """A plan led by the person, with one open measure and one that is done."""
    plan, goal, measure = new_id(desk), new_id(desk), new_id(desk)
    mine = Measure(id=measure, goal=goal, text="Ringa", responsible=desk.name, responsible_member=desk.id)
    done = replace(mine, id=new_id(desk), status=MeasureStatus.DONE)
    led = InternalSip(id=plan, case=case, plan_lead=desk.name, plan_lead_member=desk.id)
    desk.session.records.save([Write(led), Write(Goal(id=goal, plan=plan, text="Mål")), Write(mine), Write(done)])
    return measure


def case_of(desk: Desk, case: EntityId) -> Case:
    return desk.session.records.get(Case, case).value


def cases(desk: Desk) -> set[EntityId]:
    return {seen.value.id for seen in desk.session.records.all(Case)}


def tasks(desk: Desk, kind: GroupTaskKind) -> list[GroupTask]:
    return [one for one in group_tasks(desk.session) if one.kind is kind]


def test_in_one_act_the_work_goes_over_and_the_person_is_out(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    case = open_case(karin)
    measure = planned(karin, case)
    team.everybody_syncs(2)
    left = RemovePerson(chief.session)(karin.id, per.id)
    assert (left.work.cases, left.work.still_open, left.removal.in_force) == ((case,), (), True)
    team.everybody_syncs(3)
    assert case_of(per, case).handler == per.id
    measures = per.session.records.all(Measure)
    assert {one.value.responsible_member: one.value.id == measure for one in measures} == {
        per.id: True,
        karin.id: False,
    }
    (plan,) = per.session.records.all(InternalSip)
    assert (plan.value.plan_lead_member, plan.value.plan_lead) == (per.id, PER)
    assert cases(karin) == set()
    assert [one.kind for one in group_tasks(karin.session)] == [GroupTaskKind.REMOVED]
    assert not chief.session.directory.member(karin.id).active


def test_what_the_person_writes_afterwards_is_never_applied(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    case = open_case(karin)
    team.everybody_syncs(2)
    RemovePerson(chief.session)(karin.id, per.id)
    team.desks.pop(KARIN)
    team.everybody_syncs(2)
    note = Note(id=new_id(karin), case=case, text="efteråt", ready=True, author=karin.id)
    karin.session.records.save([Write(note)])
    karin.sync()
    team.everybody_syncs(2)
    karin.lock()
    assert per.session.records.all(Note) == chief.session.records.all(Note) == ()
    assert [one.author for one in chief.session.sync.state().held] == [karin.id]


def test_a_case_that_cannot_go_over_stays_open_and_stands_on_idag(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    first, second = open_case(karin), open_case(karin, "Cia Testsson")
    team.everybody_syncs(2)
    NoteOralAnswer(chief.session)(first, per.id, Answer.HINDER, at=chief.session.clock.now())
    left = RemovePerson(chief.session)(karin.id, per.id)
    assert [(one.case, one.why) for one in left.work.still_open] == [(first, "has_hinder")]
    assert left.work.cases == (second,)
    team.everybody_syncs(3)
    (task,) = tasks(chief, GroupTaskKind.NO_HANDLER)
    assert (task.case, task.member) == (first, karin.id)
    assert cases(per) == {second}


def test_a_second_hand_over_does_nothing_twice(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    open_case(karin)
    team.everybody_syncs(2)
    assert len(HandOverWork(chief.session)(karin.id, per.id).cases) == 1
    assert HandOverWork(chief.session)(karin.id, per.id).cases == ()
    with pytest.raises(RuleError) as refused:
        HandOverWork(chief.session)(karin.id, karin.id)
    assert refused.value.code == "same_handler"


def test_what_goes_over_is_told_before_and_single_cases_may_go_to_others(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    first, second = open_case(karin), open_case(karin, "Cia Testsson")
    planned(karin, first)
    team.everybody_syncs(2)
    work = {one.case.id: (one.handles, one.promises) for one in HandOverWork(chief.session).work_of(karin.id)}
    assert work == {first: (True, 2), second: (True, 0)}
    assert HandOverWork(chief.session).work_of(per.id) == ()
    with pytest.raises(RuleError):
        HandOverWork(chief.session)(karin.id, per.id, by_case={second: karin.id})
    done = HandOverWork(chief.session)(karin.id, per.id, by_case={second: chief.id})
    assert set(done.cases) == {first, second}
    handlers = {seen.value.id: seen.value.handler for seen in chief.session.records.all(Case)}
    assert handlers == {first: per.id, second: chief.id}
    assert HandOverWork(chief.session).work_of(karin.id) == ()


def test_a_caseworker_removes_nobody_and_nobody_removes_herself(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    with pytest.raises(WorldError) as refused:
        per.session.group.remove(karin.id)
    assert refused.value.code == "not_allowed"
    with pytest.raises(RuleError) as own:
        chief.session.group.remove(chief.id)
    assert own.value.code == "remove_yourself"
    team.everybody_syncs(2)
    assert all(chief.session.directory.member(one.id).active for one in (karin, per, chief))


def test_an_administrator_goes_only_by_two_signatures_and_the_second_signs_what_the_first_wrote(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    assert chief.session.group.grant(karin.id, Role.ADMIN, None).in_force
    assert not chief.session.group.grant(per.id, Role.CHIEF, None).in_force
    team.everybody_syncs(2)
    assert karin.session.group.grant(per.id, Role.CHIEF, None).in_force
    team.everybody_syncs(2)
    waiting = per.session.group.remove(karin.id)
    assert not waiting.in_force
    assert per.session.directory.member(karin.id).active
    team.everybody_syncs(2)
    (task,) = tasks(chief, GroupTaskKind.SIGN)
    assert task.proposal is not None
    assert (task.member, task.proposal.signed) == (karin.id, (per.id,))
    assert tasks(per, GroupTaskKind.SIGN) == tasks(karin, GroupTaskKind.SIGN) == []
    assert chief.session.group.remove(karin.id).in_force
    assert chief.session.group.proposals() == ()
    team.everybody_syncs(3)
    assert not per.session.directory.member(karin.id).active
    assert per.opened.parts.book.membership.cuts_due(per.opened.parts.core.identity.group_compartment) == ()


def test_an_end_date_only_reminds_a_chief(team: Team) -> None:
    karin, chief = team.desks[KARIN], team.desks[BERIT]
    chief.session.group.grant(karin.id, Role.CONSULTANT, date(2026, 11, 30))
    team.everybody_syncs(2)
    (task,) = tasks(chief, GroupTaskKind.ROLE_ENDS)
    assert (task.member, task.role, task.due_on) == (karin.id, Role.CONSULTANT, date(2026, 11, 30))
    assert tasks(karin, GroupTaskKind.ROLE_ENDS) == []
    team.pass_time(days=90)
    assert Role.CONSULTANT in chief.session.directory.member(karin.id).roles
    chief.session.group.grant(karin.id, Role.CONSULTANT, date(2027, 11, 30))
    assert tasks(chief, GroupTaskKind.ROLE_ENDS) == []
    assert chief.session.group.take(karin.id, Role.CONSULTANT).in_force
    team.everybody_syncs(2)
    assert karin.session.directory.me().roles == {Role.CASEWORKER}


def test_a_question_to_somebody_who_left_unanswered_is_to_be_asked_anew(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    case = open_case(karin)
    AskColleague(karin.session)(case, per.id)
    team.everybody_syncs(2)
    assert tasks(karin, GroupTaskKind.ASK_AGAIN) == []
    RemovePerson(chief.session)(per.id, karin.id)
    team.everybody_syncs(3)
    (task,) = tasks(karin, GroupTaskKind.ASK_AGAIN)
    assert (task.member, task.case) == (per.id, case)
    assert tasks(chief, GroupTaskKind.ASK_AGAIN) == []


def test_a_device_that_was_away_for_90_days_is_asked_to_start_anew(team: Team) -> None:
    karin = team.desks[KARIN]
    team.pass_time(days=89)
    assert tasks(karin, GroupTaskKind.REJOIN) == []
    team.pass_time(days=2)
    assert tasks(karin, GroupTaskKind.REJOIN)
    karin.sync()
    assert tasks(karin, GroupTaskKind.REJOIN) == []


def test_the_rehearsal_is_kept_for_all_to_see_and_due_again_after_a_year(team: Team) -> None:
    chief, karin = team.desks[BERIT], team.desks[KARIN]
    assert tasks(chief, GroupTaskKind.REHEARSE)
    today = chief.session.clock.today()
    KeepRehearsal(chief.session)(today, "Berit och Per provade, det gick bra")
    team.everybody_syncs(2)
    assert tasks(chief, GroupTaskKind.REHEARSE) == []
    assert [one.held_on for one in rehearsals(karin.session)] == [today]
    team.pass_time(days=366)
    assert tasks(chief, GroupTaskKind.REHEARSE)
    with pytest.raises(RuleError):
        KeepRehearsal(chief.session)(today.replace(year=2030), "i förväg")


def test_whoever_is_taken_in_again_starts_anew_and_is_let_in_anew(team: Team) -> None:
    karin, per, chief = team.desks[KARIN], team.desks[PER], team.desks[BERIT]
    case = open_case(karin)
    team.everybody_syncs(2)
    RemovePerson(chief.session)(karin.id, per.id)
    team.everybody_syncs(2)
    team.desks.pop(KARIN).lock()
    back = team.join(chief, "Karin Norberg igen", LogRole.CASEWORKER)
    team.everybody_syncs(3)
    assert cases(back) == set()
    LetIn(per.session)(case, back.id)
    team.everybody_syncs(3)
    assert cases(back) == {case}
