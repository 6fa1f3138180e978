"""Parts of a plan: opened by consent only, one per set of units, pointed to and never pointing back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent
from ifodesk.domain.entities.sip_parts import PlanPart, PlanPartLink
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_changes import changes_since
from ifodesk.domain.sip_version import read_canonical
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.consents import AddAgreement
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.follow_ups import HoldFollowUp, PlanFollowUp
from ifodesk.usecases.goals import AddGoal, ChangeGoal
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plan_parts import KeepHeadings, OpenPart, SetPartReaders, TellUnits, audience, people
from ifodesk.usecases.plans import AdoptPlan, ChangePlan, ClosePlan, ReopenPlan, frozen_plan
from ifodesk.usecases.promotion import EndForRegion
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.waivers import gate_of
from ifodesk.usecases.walls import BuildWall
from ifodesk.usecases.who_may_read import may_be_let_in
from tests.ui.fakes import KARIN, LISA, NOW, PER
from tests.usecases.desk import refused
from tests.usecases.sharing_desk import shared


def test_a_part_is_read_by_the_plans_readers_and_the_units_people_and_tells_what_the_client_lets_be_known() -> None:
    here = shared()
    here.take_part()
    opened = OpenPart(here.session)(here.plan, [here.support], told="Alma söker stöd hos er.")
    records = here.session.records
    assert set(here.session.readers.readers(opened.part)) == {KARIN, LISA, PER}
    assert PER not in here.session.readers.readers(here.case)
    (header,) = records.children(PlanPart, opened.part)
    assert (header.value.units, header.value.told) == (frozenset({here.support}), "Alma söker stöd hos er.")
    heading = records.get(InternalSip, opened.plan).value
    assert (heading.plan_lead, heading.next_follow_up_on) == ("Karin", here.session.clock.today())
    assert (heading.own_words, heading.situation) == (None, None)
    (client,) = records.children(Party, opened.part)
    assert client.value.name == "Alma Testsson"


def test_the_case_points_to_the_part_and_nothing_in_the_part_points_back() -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    records = here.session.records
    (link,) = records.children(PlanPartLink, here.plan)
    part = link.value.part
    assert part is not None
    narrow = {here.case, here.plan, *here.goals}
    (view,) = here.session.queries.sip(here.plan).parts
    inside = [records.get(Case, part).value, view.header.value, view.plan.value]
    inside += [one.value for goal in view.goals for one in (goal.goal, *goal.measures)]
    text = "".join(map(repr, inside))
    assert not [one for one in narrow if repr(bytes(one)) in text]
    assert records.get(Case, part).value.number != records.get(Case, here.case).value.number


def test_no_part_is_opened_without_the_consents_that_the_units_need() -> None:
    here = shared()
    for units, code in (
        ([here.support], Refusal.UNIT_NO_PARTICIPATION),
        ([], Refusal.NOTHING_CHOSEN),
        ([new_id(here.session.random)], Refusal.UNIT_ENDED),
    ):
        with refused(code):
            OpenPart(here.session)(here.plan, units)
    here.take_part()
    with refused(Refusal.UNIT_NO_WAIVER):
        OpenPart(here.session)(here.plan, [here.support, here.work])
    assert here.session.records.children(PlanPartLink, here.plan) == ()
    here.waive(here.work)
    assert OpenPart(here.session)(here.plan, [here.support, here.work]).part


def test_one_set_of_units_has_one_part() -> None:
    here = shared()
    here.take_part()
    first = OpenPart(here.session)(here.plan, [here.support])
    assert OpenPart(here.session)(here.plan, [here.support]).part == first.part
    here.waive(here.work)
    assert OpenPart(here.session)(here.plan, [here.support, here.work]).part != first.part


def test_a_shared_goal_lives_in_one_place_and_keeps_its_place_in_the_plan_and_on_paper() -> None:
    here = shared()
    here.take_part()
    texts = [view.goal.value.text for view in here.session.queries.sip(here.plan).goals]
    moved = ShareGoal(here.session)(here.goals[1], [here.support])
    view = here.session.queries.sip(here.plan)
    assert [goal.goal.value.text for goal in view.goals] == texts == ["Gå i skolan", "Klara hyran", "Må bättre"]
    assert [goal.units for goal in view.goals] == [frozenset(), {here.support}, frozenset()]
    assert [one.value.text for one in view.goals[1].measures] == ["Börja: Klara hyran"]
    assert view.goals[1].goal.value.order == 1, "a part does not tell of goals elsewhere"
    assert here.goals[1] not in {seen.value.id for seen in here.session.records.all(Goal)}
    assert ShareGoal(here.session)(moved.goal, [here.support]).goal == moved.goal
    back = ShareGoal(here.session)(moved.goal, [])
    assert here.session.records.get(Goal, back.goal).value.plan == here.plan
    goals = here.session.queries.sip(here.plan).goals
    assert [(goal.part, goal.goal.value.text) for goal in goals] == [(None, text) for text in texts]


def test_a_new_goal_comes_after_a_shared_one_that_was_the_last_also_in_another_part() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, here.goals[2])
    moved = ShareGoal(here.session)(here.goals[2], [here.support])
    AddGoal(here.session)(here.plan, text="Hitta ett jobb")
    ShareGoal(here.session)(moved.goal, [here.work])
    goals = here.session.queries.sip(here.plan).goals
    assert [goal.goal.value.text for goal in goals] == ["Gå i skolan", "Klara hyran", "Må bättre", "Hitta ett jobb"]


def test_a_goal_goes_only_where_the_consent_covers_it() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, here.goals[1])
    with refused(Refusal.UNIT_NOT_THIS_GOAL):
        ShareGoal(here.session)(here.goals[0], [here.work])
    moved = ShareGoal(here.session)(here.goals[1], [here.work])
    (waiver,) = [one for one in here.session.records.children(Consent, here.plan) if one.value.unit == here.work]
    assert waiver.value.goals == {moved.goal}
    plan = here.session.records.get(InternalSip, here.plan).value
    assert gate_of(here.session, plan, (moved.goal,)).closed(here.work, moved.goal) is None


def test_what_a_follow_up_found_about_a_goal_follows_it() -> None:
    here = shared()
    here.take_part()
    records, random = here.session.records, here.session.random
    follow_up = FollowUp(id=new_id(random), plan=here.plan)
    outcome = GoalOutcome(id=new_id(random), follow_up=follow_up.id, goal=here.goals[1], measured="2 dagar")
    records.save([Write(follow_up), Write(outcome)])
    moved = ShareGoal(here.session)(here.goals[1], [here.support])
    assert records.get(GoalOutcome, outcome.id).value.goal == moved.goal


def test_a_long_term_goal_takes_the_goals_that_serve_it_along_and_one_of_those_alone_serves_none_there() -> None:
    here = shared()
    here.take_part()
    records = here.session.records
    for goal in here.goals[1:]:
        seen = records.get(Goal, goal)
        ChangeGoal(here.session)(seen, replace(seen.value, above=here.goals[0]))
    alone = ShareGoal(here.session)(here.goals[2], [here.support])
    assert records.get(Goal, alone.goal).value.above is None
    goals = frozen_plan(here.session, here.session.queries.sip(here.plan)).goals
    (whole,) = [one for one in goals if one.id == alone.goal.hex()]
    assert whole.above == here.goals[0].hex(), "the plan still knows what it serves"
    moved = ShareGoal(here.session)(here.goals[0], [here.support])
    (part,) = here.session.queries.sip(here.plan).parts
    assert [one.goal.value.above for one in part.goals if one.goal.value.text == "Klara hyran"] == [moved.goal]
    assert len(part.goals) == 3


def test_what_a_goal_serves_is_known_in_the_plan_wherever_both_lie_and_is_its_own_again_when_it_comes_back() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, here.goals[0])
    records = here.session.records
    seen = records.get(Goal, here.goals[1])
    ChangeGoal(here.session)(seen, replace(seen.value, above=here.goals[0]))

    def aim(goal: EntityId) -> str | None:
        goals = frozen_plan(here.session, here.session.queries.sip(here.plan)).goals
        return next(one.above for one in goals if one.id == goal.hex())

    served = ShareGoal(here.session)(here.goals[1], [here.support]).goal
    long_term = ShareGoal(here.session)(here.goals[0], [here.work]).goal
    assert aim(served) == long_term.hex()
    assert records.get(Goal, served).value.above is None, "a part names nothing of another"
    home = ShareGoal(here.session)(long_term, []).goal
    back = ShareGoal(here.session)(served, []).goal
    assert (aim(back), records.get(Goal, back).value.above) == (home.hex(), home)


def test_a_goal_that_two_wrote_differently_is_decided_on_before_it_moves() -> None:
    here = shared()
    here.take_part()
    records = here.session.records
    seen = records.get(Goal, here.goals[1])
    here.at.world.records.write_elsewhere(seen, replace(seen.value, text="Annat"), LISA)
    ChangeGoal(here.session)(seen, replace(seen.value, text="Eget"))
    with refused(Refusal.GOAL_HAS_CONFLICTS):
        ShareGoal(here.session)(here.goals[1], [here.support])


def test_who_is_disqualified_or_outside_a_wall_is_left_out_and_told_of() -> None:
    here = shared()
    here.take_part()
    NoteOralAnswer(here.session)(here.case, PER, Answer.HINDER, at=NOW)
    assert audience(here.session, here.plan, [here.support]).left_out == (PER,)
    opened = OpenPart(here.session)(here.plan, [here.support])
    assert PER not in here.session.readers.readers(opened.part)
    assert people(here.session, opened.part).missing == (PER,)
    with refused(Refusal.OUTSIDE_UNITS):
        SetPartReaders(here.session).let_in(opened.part, LISA)


def test_a_wall_round_the_case_holds_in_its_parts() -> None:
    here = shared()
    here.take_part()
    part = OpenPart(here.session)(here.plan, [here.support]).part
    BuildWall(here.session)(here.case, [PER], reviewer=LISA)
    assert PER not in here.session.readers.readers(part)
    assert people(here.session, part).missing == (PER,)
    with refused(Refusal.WALLED):
        SetPartReaders(here.session).let_in(part, PER)


def test_who_serves_a_unit_that_may_not_see_is_told_of_and_can_be_left_out() -> None:
    here = shared()
    here.take_part()
    (per,) = audience(here.session, here.plan, [here.support]).divided
    assert (per.member, per.may, per.may_not, per.others) == (PER, (here.support,), (here.work,), ())
    assert audience(here.session, here.plan, [here.support], without=[PER]).divided == ()
    part = OpenPart(here.session)(here.plan, [here.support], without=[PER]).part
    assert PER not in here.session.readers.readers(part)
    SetPartReaders(here.session).let_in(part, PER)
    assert PER in here.session.readers.readers(part)
    SetPartReaders(here.session).take_out(part, PER)
    assert PER not in here.session.readers.readers(part)
    with refused(Refusal.NOT_A_READER):
        SetPartReaders(here.session).take_out(part, KARIN)


def test_whose_other_unit_may_see_another_goal_only_cannot_keep_this_one_apart() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, here.goals[0])
    first, second = (
        audience(here.session, here.plan, [here.support], goal=goal).divided for goal in (here.goals[0], here.goals[1])
    )
    assert (first, [one.may_not for one in second]) == ((), [(here.work,)])


def test_nobody_outside_the_units_is_let_in_to_a_part_by_name() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work)
    chief = here.at.sit_down(LISA)
    seen = chief.session.records.get(Unit, here.work)
    chief.session.records.save([Write(replace(seen.value, members=frozenset()), seen)])
    here.at.sit_down(KARIN)
    part = OpenPart(here.session)(here.plan, [here.work]).part
    assert may_be_let_in(here.session, part) == ()
    with refused(Refusal.OUTSIDE_UNITS):
        LetIn(here.session)(part, PER)
    here.at.world.records.let_in(part, PER)
    assert people(here.session, part).without_consent == (PER,)


def test_whoever_is_let_in_to_the_case_reads_its_parts_too() -> None:
    here = shared()
    here.take_part()
    here.waive(here.work)
    part = OpenPart(here.session)(here.plan, [here.work], without=[PER]).part
    LetIn(here.session)(here.case, PER)
    assert PER in here.session.readers.readers(part)
    assert people(here.session, part).without_consent == ()


def test_parts_keep_the_plans_heading_and_nothing_else_of_it() -> None:
    here = shared()
    here.take_part()
    opened = OpenPart(here.session)(here.plan, [here.support])
    seen = here.session.records.get(InternalSip, here.plan)
    value = replace(seen.value, plan_lead_phone="0942-140 00", already_told="Om skolan", situation="Hemligt")
    ChangePlan(here.session)(seen, value)
    KeepHeadings(here.session)(here.plan)
    heading = here.session.records.get(InternalSip, opened.plan).value
    assert (heading.plan_lead_phone, heading.already_told, heading.situation) == ("0942-140 00", "Om skolan", None)
    assert KeepHeadings(here.session)(here.plan).ids == frozenset()
    (header,) = here.session.records.children(PlanPart, opened.part)
    TellUnits(here.session)(header, "Mer")
    assert here.session.records.children(PlanPart, opened.part)[0].value.told == "Mer"


def test_a_plan_that_ends_ends_for_its_units_too_without_saying_why_and_can_be_gone_on_with() -> None:
    here = shared()
    here.take_part()
    opened = OpenPart(here.session)(here.plan, [here.support])
    records = here.session.records
    ClosePlan(here.session)(records.get(InternalSip, here.plan), "Alma flyttar")
    heading = records.get(InternalSip, opened.plan).value
    assert (heading.closed_on, heading.close_reason) == (here.session.clock.today(), None)
    ReopenPlan(here.session)(records.get(InternalSip, here.plan))
    assert records.get(InternalSip, opened.plan).value.closed_on is None
    EndForRegion(here.session)(records.get(InternalSip, here.plan), "Regionens system, SIP 4711")
    heading = records.get(InternalSip, opened.plan).value
    assert (heading.closed_on, heading.promoted_to) == (here.session.clock.today(), None)


def test_a_part_has_no_parts_and_what_is_shared_is_decided_where_the_plan_is() -> None:
    here = shared()
    here.take_part()
    moved = ShareGoal(here.session)(here.goals[0], [here.support])
    (part,) = here.session.queries.sip(here.plan).parts
    with refused(Refusal.PART_ONLY_BY_PLAN):
        OpenPart(here.session)(part.plan.value.id, [here.support])
    links = here.session.records.all(PlanPartLink)
    here.session.records.remove(links[0])  # as somebody who does not read the case
    with refused(Refusal.PART_ONLY_BY_PLAN):
        ShareGoal(here.session)(moved.goal, [])
    assert len(here.session.records.children(Measure, moved.goal)) == 1


def test_adopting_freezes_each_part_with_its_own_goals_and_again_only_when_they_changed() -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    AddAgreement(here.session)(here.plan, name="Alma", form=AgreementForm.PRESENT)
    AdoptPlan(here.session)(here.plan)
    (part,) = here.session.queries.sip(here.plan).parts
    (version,) = here.session.queries.sip(part.plan.value.id).versions
    assert [goal.text for goal in read_canonical(version.value.canonical or "").goals] == ["Klara hyran"]
    with refused(Refusal.PART_ONLY_BY_PLAN):
        AdoptPlan(here.session)(part.plan.value.id)
    seen = here.session.records.get(Goal, here.goals[0])
    ChangeGoal(here.session)(seen, replace(seen.value, text="Gå varje dag"))
    AdoptPlan(here.session)(here.plan)
    assert len(here.session.queries.sip(here.plan).versions) == 2
    assert len(here.session.queries.sip(part.plan.value.id).versions) == 1


def test_another_day_of_follow_up_reaches_the_parts() -> None:
    here = shared()
    here.take_part()
    opened = OpenPart(here.session)(here.plan, [here.support])
    day = here.session.clock.today() + timedelta(days=30)
    PlanFollowUp(here.session)(here.session.records.get(InternalSip, here.plan), day)
    assert here.session.records.get(InternalSip, opened.plan).value.next_follow_up_on == day
    follow_up = here.session.records.children(FollowUp, here.plan)[0]
    HoldFollowUp(here.session)(follow_up, summary="Bra")
    assert here.session.records.get(InternalSip, opened.plan).value.next_follow_up_on is None


def test_sharing_a_goal_changes_nothing_of_what_was_agreed() -> None:
    here = shared()
    here.take_part()
    here.waive(here.support, here.goals[1])
    AddAgreement(here.session)(here.plan, name="Alma", form=AgreementForm.PRESENT)
    AdoptPlan(here.session)(here.plan)
    moved = ShareGoal(here.session)(here.goals[1], [here.support])
    view = here.session.queries.sip(here.plan)
    agreed = read_canonical(view.versions[-1].value.canonical or "")
    assert changes_since(agreed, frozen_plan(here.session, view)) == ()
    seen = here.session.records.get(Goal, moved.goal)
    ChangeGoal(here.session)(seen, replace(seen.value, target="Varje månad"))
    (change,) = changes_since(agreed, frozen_plan(here.session, here.session.queries.sip(here.plan)))
    assert (change.kind, change.field, change.after) == ("goal", "target", "Varje månad")


def test_what_a_goal_serves_told_in_odd_words_is_nothing_and_the_plan_is_read_all_the_same() -> None:
    here = shared()
    records = here.session.records
    for odd in ("inte ett mål", "abc", "a0", "å" * 32):
        plan = records.get(InternalSip, here.plan)
        told = replace(plan.value, goal_aims={here.goals[1].hex(): odd})
        records.save([Write(told, plan)])
        goals = frozen_plan(here.session, here.session.queries.sip(here.plan)).goals
        assert [one.above for one in goals] == [None, None, None]
    here.take_part()
    moved = ShareGoal(here.session)(here.goals[1], [here.support])
    assert records.get(Goal, moved.goal).value.text == "Klara hyran"
