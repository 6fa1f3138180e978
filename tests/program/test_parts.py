"""A plan that several units share, over real vaults and a shared folder: who gets what, and nothing of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_version import canonical
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.consents import AddAgreement
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.goals import AddGoal, AddMeasure, ChangeMeasure
from ifodesk.usecases.group_leaving import HandOverWork
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plan_withdrawal import WithdrawUnit
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, OpenPlan, frozen_plan
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.units import AddUnit
from ifodesk.usecases.views import TodayKind
from tests.program.team import Desk, Team, dorotea
from tests.program.test_what_others_see import dump, everything_that_she_sees

KARIN, PER, EVA, BERIT = "Karin Norberg", "Per Lind", "Eva Sandberg", "Berit Ask"
CLIENT, GUARDIAN = "Alma Hemlighetsson", "Lena Hemlighetsson"
SCHOOL, RENT, HEALTH = "Gå i skolan varje dag", "Klara hyran på Storgatan", "Sova bättre om nätterna"


@dataclass
class Plan:
    """Karin's plan in three goals, with the units of Per (support) and Eva (psychiatry)."""

    team: Team
    units: tuple[EntityId, EntityId]
    case: EntityId
    plan: EntityId
    goals: dict[str, EntityId]

    @property
    def karin(self) -> Desk:
        return self.team.desks[KARIN]

    def share(self, text: str, *units: EntityId) -> EntityId:
        moved = ShareGoal(self.karin.session)(self.goals[text], units).goal
        self.goals[text] = moved
        return moved

    def part(self, number: int = 0) -> EntityId:
        return self.karin.session.queries.sip(self.plan).parts[number].case


def add_units(team: Team) -> tuple[EntityId, EntityId]:
    """Let the chief add the units: Karin's own, Per's of the same branch, Eva's of another board."""
    chief = team.desks[BERIT].session
    AddUnit(chief)("Barn och unga", board="Socialnämnden", branch="IFO", members=[team.desks[KARIN].id])
    pers = [team.desks[PER].id]
    support = AddUnit(chief)("Ekonomiskt bistånd", board="Socialnämnden", branch="IFO", members=pers).id
    others = [team.desks[EVA].id] if EVA in team.desks else []
    health = AddUnit(chief)("Socialpsykiatrin", members=others, board="Omsorgsnämnden", branch="Psykiatri").id
    team.everybody_syncs()
    return support, health


def write_plan(team: Team, units: tuple[EntityId, EntityId]) -> Plan:
    """Let Karin write the plan, with consent to take part and a waiver to both units."""
    session = team.desks[KARIN].session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, CLIENT, personal_number="200101012388").case
    AddParty(session)(case, role=PartyRole.GUARDIAN, name=GUARDIAN)
    plan = OpenPlan(session)(case).id
    seen = session.records.get(InternalSip, plan)
    due = session.clock.today() + timedelta(days=3)
    heading = replace(seen.value, own_words="Jag vill bo kvar", plan_lead="Karin", next_follow_up_on=due)
    ChangePlan(session)(seen, heading)
    goals = {}
    for text in (SCHOOL, RENT, HEALTH):
        goals[text] = AddGoal(session)(plan, text=text).id
        AddMeasure(session)(goals[text], text=f"Börja: {text}", responsible="Någon", due_on=due)
    for unit in (None, *units):
        kind = ConsentKind.PARTICIPATION if unit is None else ConsentKind.SECRECY_WAIVER
        consent = Consent(
            id=new_id(session.random),
            plan=plan,
            kind=kind,
            given_by=CLIENT,
            given_on=due - timedelta(days=3),
            form=AgreementForm.ORAL,
            unit=unit,
        )
        session.records.save([Write(consent)])
    AddAgreement(session)(plan, name=CLIENT, form=AgreementForm.PRESENT)
    return Plan(team, units, case, plan, goals)


@contextmanager
def planned(place: Path, *names: str) -> Iterator[Plan]:
    with dorotea(place, KARIN, *names) as team:
        yield write_plan(team, add_units(team))


def traces(desk: Desk, *words: str | EntityId) -> list[object]:
    """Return which of *words* stand anywhere in a person's decrypted tables."""
    database = desk.opened.parts.core.database
    tables = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = [cell for table in tables for row in database.rows(f'SELECT * FROM "{table}"') for cell in row]  # noqa: S608
    held = b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)
    return [one for one in words if (one.encode() if isinstance(one, str) else bytes(one)) in held]


@pytest.mark.slow
def test_two_units_edit_their_own_measures_offline_and_what_differs_merges_by_field(tmp_path: Path) -> None:
    with planned(tmp_path, PER) as plan:
        karin, per = plan.karin, plan.team.desks[PER]
        rent = plan.share(RENT, plan.units[0])
        AdoptPlan(karin.session)(plan.plan)
        plan.team.everybody_syncs(2)
        (row,) = per.session.queries.cases()
        assert (row.client, row.id, row.number) == (CLIENT, plan.part(), per.session.queries.cases()[0].number)
        (his,) = per.session.queries.plans(row.id)
        view = per.session.queries.sip(his.value.id)
        assert [goal.goal.value.text for goal in view.goals] == [RENT]
        assert view.header is not None
        assert len(view.versions) == 1
        assert TodayKind.MEASURE_DUE in {one.kind for one in per.session.queries.today(per.session.clock.today()).lines}

        mine = karin.session.records.children(Measure, rent)[0]
        theirs = per.session.records.children(Measure, rent)[0]
        ChangeMeasure(karin.session)(mine, replace(mine.value, responsible="Per Lind"))
        ChangeMeasure(per.session)(theirs, replace(theirs.value, status=MeasureStatus.ONGOING, text="Avbetalningsplan"))
        plan.team.everybody_syncs(2)
        for desk in (karin, per, plan.team.desks[BERIT]):
            (measure,) = desk.session.records.children(Measure, rent)
            assert measure.conflicts == frozenset()
            found = (measure.value.responsible, measure.value.status, measure.value.text)
            assert found == ("Per Lind", MeasureStatus.ONGOING, "Avbetalningsplan")
        mine = karin.session.records.children(Measure, rent)[0]
        theirs = per.session.records.children(Measure, rent)[0]
        ChangeMeasure(karin.session)(mine, replace(mine.value, text="Ringa hyresvärden"))
        ChangeMeasure(per.session)(theirs, replace(theirs.value, text="Besöka hyresvärden"))
        plan.team.everybody_syncs(2)
        assert [len(desk.session.log.conflicts()) for desk in (karin, per)] == [1, 1]


@pytest.mark.slow
def test_the_plans_readers_see_one_plan_in_lists_search_idag_and_what_waits(tmp_path: Path) -> None:
    with planned(tmp_path, PER) as plan:
        karin = plan.karin
        before = (
            len(karin.session.queries.today(karin.session.clock.today()).lines),
            len(karin.session.queries.cases()),
        )
        plan.share(RENT, plan.units[0])
        AdoptPlan(karin.session)(plan.plan)
        today = karin.session.queries.today(karin.session.clock.today())
        assert (len(today.lines), len(karin.session.queries.cases())) == before
        assert {line.case for line in today.lines if line.case} == {plan.case}
        assert [hit.case for hit in karin.session.queries.search("Hemlighetsson")] == [plan.case]
        assert len(today.untransferred) == 1
        view = karin.session.queries.sip(plan.plan)
        assert [goal.goal.value.text for goal in view.goals] == [SCHOOL, RENT, HEALTH], "a goal keeps its place"
        number = karin.session.queries.overview(plan.part()).row.number
        assert [hit.case for hit in karin.session.queries.search(number)] == [plan.part()]


def evas_day(place: Path, *, with_goal_for_per: bool) -> tuple[str, list[object]]:
    """Let Karin share one goal with Eva's unit, and another with Per's or not; return all that Eva gets."""
    with dorotea(place, KARIN, EVA, PER) as team:
        plan = write_plan(team, add_units(team))
        plan.share(HEALTH, plan.units[1])
        if with_goal_for_per:
            plan.share(RENT, plan.units[0])
        AdoptPlan(plan.karin.session)(plan.plan)
        team.everybody_syncs(3)
        eva = team.desks[EVA]
        (row,) = eva.session.queries.cases()
        (part,) = eva.session.queries.plans(row.id)
        view = eva.session.queries.sip(part.value.id)
        assert [goal.goal.value.order for goal in view.goals] == [1]
        exported = canonical(frozen_plan(eva.session, view))
        seen = everything_that_she_sees(eva) | {"plan": dump(view), "export": exported}
        with pytest.raises(NotFoundError):
            eva.session.queries.sip(plan.plan)
        others = [one for one in plan.goals.values() if one != plan.goals[HEALTH]]
        return repr(seen), traces(eva, SCHOOL, RENT, GUARDIAN, "Jag vill bo kvar", plan.case, plan.plan, *others)


_BYTES = re.compile(r"b'(?:[^'\\]|\\.)*'" + r'|b"(?:[^"\\]|\\.)*"')


def shape(text: str) -> str:
    """Return what somebody sees without ids, numbers and times, which differ from day to day."""
    without_ids = _BYTES.sub("ID", text)
    without_case = re.sub(r"D-26-[A-Z0-9]{4}-[A-Z0-9]", "CASE", without_ids)
    return re.sub(r"\d+", "0", without_case)


@pytest.mark.slow
def test_a_unit_gets_its_own_part_and_nothing_that_tells_of_the_case_or_of_other_parts(tmp_path: Path) -> None:
    alone, nothing = evas_day(tmp_path / "alone", with_goal_for_per=False)
    beside, still_nothing = evas_day(tmp_path / "beside", with_goal_for_per=True)
    assert (nothing, still_nothing) == ([], [])
    assert HEALTH in beside
    there = shape(beside.replace(str(tmp_path / "beside"), "PLACE"))
    assert there == shape(alone.replace(str(tmp_path / "alone"), "PLACE"))


def lose_consent(team: Team, units: tuple[EntityId, EntityId]) -> None:
    """Let Per's unit read a part and write in it, and the client take the consent back; check what Per has left."""
    per, plan = team.desks[PER], write_plan(team, units)
    rent = plan.share(RENT, plan.units[0])
    plan.share(HEALTH, plan.units[1])
    AdoptPlan(plan.karin.session)(plan.plan)
    team.everybody_syncs(2)
    LogOpening(per.session)(plan.part())
    team.everybody_syncs(2)
    seen = per.session.records.children(Measure, rent)[0]
    ChangeMeasure(per.session)(seen, replace(seen.value, text="Skrivet av Per efter beslutet"))
    out = WithdrawUnit(plan.karin.session)(plan.plan, plan.units[0], by=CLIENT)
    assert out.excluded == (per.id,)
    assert [(len(one.openings), one.goals) for one in out.was_read] == [(1, (RENT,))]
    plan.karin.sync()
    team.everybody_syncs(3)
    assert [one.author for one in plan.karin.session.held.work()] == [per.id]
    assert RENT in [goal.goal.value.text for goal in plan.karin.session.queries.sip(plan.plan).goals]
    per.lock()
    per.unlock()
    words = (CLIENT, "Hemlighetsson", RENT, SCHOOL, HEALTH, "Skrivet av Per", plan.part(), rent, plan.case)
    assert traces(per, *words) == []


def pers_day(place: Path, *, shared: bool) -> str:
    with dorotea(place, KARIN, EVA, PER) as team:
        units = add_units(team)
        per = team.desks[PER]
        own = OpenCase(per.session)(CaseType.ADULT, "Bo Testsson").case
        LogOpening(per.session)(own)
        team.everybody_syncs(2)
        if shared:
            lose_consent(team, units)
        else:
            team.everybody_syncs(3)
            per.lock()
            per.unlock()
        team.everybody_syncs(2)
        return repr(everything_that_she_sees(per)).replace(str(place), "PLACE")


@pytest.mark.slow
def test_a_unit_whose_consent_was_withdrawn_sees_the_same_as_if_it_had_never_been_given(tmp_path: Path) -> None:
    without = pers_day(tmp_path / "without", shared=False)
    assert pers_day(tmp_path / "with", shared=True) == without


def outsiders_day(place: Path, *, with_plan: bool) -> str:
    with dorotea(place, KARIN, PER, EVA) as team:
        units, eva = add_units(team), team.desks[EVA]
        OpenCase(eva.session)(CaseType.ADULT, "Bo Testsson")
        plan = write_plan(team, units) if with_plan else None
        if plan is not None:
            plan.share(RENT, plan.units[0])
            AdoptPlan(plan.karin.session)(plan.plan)
        team.everybody_syncs(3)
        if plan is not None:
            assert traces(eva, CLIENT, RENT, SCHOOL, plan.case, plan.plan, plan.part(), *plan.goals.values()) == []
        return repr(everything_that_she_sees(eva)).replace(str(place), "PLACE")


@pytest.mark.slow
def test_a_unit_that_shares_nothing_finds_nothing_of_the_plan(tmp_path: Path) -> None:
    without = outsiders_day(tmp_path / "without", with_plan=False)
    assert outsiders_day(tmp_path / "with", with_plan=True) == without


@pytest.mark.slow
def test_who_leaves_hands_over_what_is_promised_in_the_parts_too(tmp_path: Path) -> None:
    with planned(tmp_path, PER) as plan:
        karin, per, berit = plan.karin, plan.team.desks[PER], plan.team.desks[BERIT]
        seen = karin.session.records.children(Measure, plan.goals[RENT])[0]
        ChangeMeasure(karin.session)(seen, replace(seen.value, responsible_member=karin.id, responsible=KARIN))
        rent = plan.share(RENT, plan.units[0])
        plan.team.everybody_syncs(2)
        HandOverWork(berit.session)(karin.id, per.id)
        plan.team.everybody_syncs(2)
        (measure,) = per.session.records.children(Measure, rent)
        assert measure.value.responsible_member == per.id
        assert {seen.value.text for seen in per.session.records.all(Goal)} == {SCHOOL, RENT, HEALTH}


@pytest.mark.slow
def test_a_units_person_who_leaves_hands_over_within_the_consent_only(tmp_path: Path) -> None:
    with planned(tmp_path, PER, EVA) as plan:
        karin, per, eva, berit = plan.karin, *(plan.team.desks[name] for name in (PER, EVA, BERIT))
        seen = karin.session.records.children(Measure, plan.goals[RENT])[0]
        ChangeMeasure(karin.session)(seen, replace(seen.value, responsible_member=per.id, responsible=PER))
        rent = plan.share(RENT, plan.units[0])
        plan.team.everybody_syncs(2)
        tried = HandOverWork(berit.session)(per.id, eva.id)
        assert [(one.case, one.why) for one in tried.still_open] == [(plan.part(), "outside_units")]
        assert eva.id not in berit.session.readers.readers(plan.part())
        assert HandOverWork(berit.session)(per.id, karin.id).still_open == ()
        plan.team.everybody_syncs(2)
        (measure,) = karin.session.records.children(Measure, rent)
        assert (measure.value.responsible_member, measure.value.confirmation) == (karin.id, None)
