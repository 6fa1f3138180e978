from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import Answer, DisqualificationQuestion
from ifodesk.domain.entities.ruling import DisqualificationRuling
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId
from ifodesk.domain.ties import MatchRule
from ifodesk.usecases.case_reminders import KeepNarrow
from ifodesk.usecases.cases import Allot
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.disqualification_check import CheckDisqualification, CheckState
from ifodesk.usecases.disqualification_matters import ReportOwnDisqualification
from ifodesk.usecases.disqualification_questions import AnswerQuestion, AskColleague, TakeInAnswer
from ifodesk.usecases.disqualification_rulings import FileRuling
from ifodesk.usecases.goals import AddGoal, AddMeasure, ChangeMeasure, RemoveGoal
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.plans import AdoptPlan, ClosePlan, OpenPlan
from ifodesk.usecases.seen import Write
from ifodesk.usecases.views import TodayKind, TodayLine
from tests.store.queries.conftest import Vault
from tests.store.queries.work import open_case, whole_plan

TODAY = date(2026, 11, 26)


def kinds(vault: Vault) -> list[TodayKind]:
    return [line.kind for line in vault.queries.today(TODAY).lines]


def _to_file(vault: Vault) -> list[TodayLine]:
    return [line for line in vault.queries.today(TODAY).lines if line.kind is TodayKind.RULING]


class TestPlan:
    def test_a_plan_is_read_whole_and_in_order(self, vault: Vault) -> None:
        plan = OpenPlan(vault.session)(open_case(vault)).id
        first, second = (AddGoal(vault.session)(plan, text=text).id for text in ("Ett", "Två"))
        measures = [AddMeasure(vault.session)(first, text=text).id for text in ("a", "b")]
        moved = vault.session.records.get(Goal, first)
        vault.session.records.save([Write(replace(moved.value, order=9), moved)])
        view = vault.queries.sip(plan)
        assert [goal.goal.value.id for goal in view.goals] == [second, first]
        assert [seen.value.id for seen in view.goals[1].measures] == measures
        assert (view.plan.value.id, view.versions, view.consents) == (plan, (), ())

    def test_a_removed_goal_takes_its_measures_with_it_and_undo_brings_all_back(self, vault: Vault) -> None:
        plan = whole_plan(vault, open_case(vault))
        (goal,) = vault.queries.sip(plan).goals
        saved = RemoveGoal(vault.session)(goal.goal)
        assert vault.queries.sip(plan).goals == ()
        assert TodayKind.MEASURE_DUE not in kinds(vault)
        vault.session.records.undo(saved.change)
        (back,) = vault.queries.sip(plan).goals
        assert [seen.value.text for seen in back.measures] == ["Skjuts"]

    def test_versions_come_oldest_first_and_plans_of_a_case_too(self, vault: Vault) -> None:
        case = open_case(vault)
        plan = whole_plan(vault, case)
        first = AdoptPlan(vault.session)(plan).id
        AddGoal(vault.session)(plan, text="Mer")
        second = AdoptPlan(vault.session)(plan).id
        assert [seen.value.id for seen in vault.queries.sip(plan).versions] == [first, second]
        later = OpenPlan(vault.session)(case).id
        assert [seen.value.id for seen in vault.queries.plans(case)] == [plan, later]
        assert vault.queries.plans(open_case(vault, "Bo")) == ()


class TestToday:
    def test_follow_ups_and_measures_are_listed_by_day(self, vault: Vault) -> None:
        case = open_case(vault)
        plan = whole_plan(vault, case)
        goal = vault.queries.sip(plan).goals[0]
        AddMeasure(vault.session)(goal.goal.value.id, text="Sen", due_on=TODAY - timedelta(days=3))
        lines = vault.queries.today(TODAY).lines
        assert [(line.kind, line.text, line.due_on) for line in lines] == [
            (TodayKind.MEASURE_DUE, "Sen", TODAY - timedelta(days=3)),
            (TodayKind.FOLLOW_UP, "", TODAY),
            (TodayKind.MEASURE_DUE, "Skjuts", TODAY),
        ]
        assert {(line.case, line.number) for line in lines} == {(case, vault.queries.cases()[0].number)}
        assert lines[1].target == plan

    def test_what_is_done_cancelled_or_of_a_closed_plan_is_due_no_more(self, vault: Vault) -> None:
        plan = whole_plan(vault, open_case(vault))
        (measure,) = vault.queries.sip(plan).goals[0].measures
        ChangeMeasure(vault.session)(measure, replace(measure.value, status=MeasureStatus.DONE))
        assert kinds(vault) == [TodayKind.FOLLOW_UP]
        again = vault.session.records.get(Measure, measure.value.id)
        ChangeMeasure(vault.session)(again, replace(again.value, status=None))
        assert TodayKind.MEASURE_DUE in kinds(vault)
        ClosePlan(vault.session)(vault.session.records.get(InternalSip, plan), "Klart.")
        assert kinds(vault) == []

    def test_a_new_case_that_nobody_was_let_in_to_shows_after_two_hours(self, vault: Vault) -> None:
        case = open_case(vault)
        assert kinds(vault) == []
        vault.pass_time(hours=2)
        (line,) = vault.queries.today(TODAY).lines
        assert (line.kind, line.case) == (TodayKind.NOBODY_LET_IN, case)
        Allot(vault.session)(case, vault.colleague("Per"), as_deputy=True)
        assert kinds(vault) == []

    def test_a_colleague_who_was_let_in_is_enough_also_where_no_chief_reads(self, vault: Vault) -> None:
        case = open_case(vault)
        vault.session.readers.exclude(case, vault.colleague("Berit"))
        vault.pass_time(hours=3)
        assert kinds(vault) == [TodayKind.NOBODY_LET_IN]
        LetIn(vault.session)(case, vault.colleague("Per"))
        assert kinds(vault) == []

    def test_it_is_enough_to_say_once_that_nobody_more_is_needed(self, vault: Vault) -> None:
        case = open_case(vault)
        vault.pass_time(hours=3)
        KeepNarrow(vault.session)(case)
        assert kinds(vault) == []
        other = open_case(vault, "Bo")
        vault.pass_time(weeks=5)
        assert kinds(vault) == []
        assert other != case

    def test_conflicts_are_counted_where_they_are_listed(self, vault: Vault) -> None:
        case = open_case(vault)
        seen = vault.session.records.get(Case, case)
        for deputy in (vault.me, vault.colleague("Berit")):
            vault.session.records.save([Write(replace(seen.value, deputy=deputy), seen)])
        assert len(vault.session.log.conflicts()) == 1
        assert vault.queries.today(TODAY).conflicts == 1


class TestDisqualification:
    def test_own_ties_are_checked_against_the_circle_on_a_real_vault(self, vault: Vault) -> None:
        case = open_case(vault)
        AddOwnTie(vault.session)(relation="sibling", name="Alma Testsson")
        ReviewOwnTies(vault.session)()
        check = CheckDisqualification(vault.session)(case)
        assert (check.state, check.hits[0].hit.match) == (CheckState.HITS, MatchRule.WHOLE_NAME)
        view = vault.queries.jav(case)
        assert vault.queries.own_ties()[0] == view.own_ties
        assert [tie.value.name for tie in view.own_ties] == ["Alma Testsson"]
        assert view.last_review == vault.clock.now()
        assert [party.value.name for party in view.circle] == ["Alma Testsson"]

    def test_answers_matters_and_questions_of_a_case_are_gathered(self, vault: Vault) -> None:
        case, per = open_case(vault), vault.colleague("Per")
        question = AskColleague(vault.session)(case, per).id
        NoteOralAnswer(vault.session)(case, vault.colleague("Berit"), Answer.NO_HINDER, at=vault.clock.now())
        matter = ReportOwnDisqualification(vault.session)(case).id
        view = vault.queries.jav(case)
        assert [(seen.value.member, seen.value.answer) for seen in view.answers] == [
            (per, None),
            (vault.colleague("Berit"), Answer.NO_HINDER),
            (vault.me, Answer.HINDER),
        ]
        assert [seen.value.id for seen in view.matters] == [matter]
        assert [seen.value.question for seen in view.asked] == [question]
        (line,) = [line for line in vault.queries.today(TODAY).lines if line.kind is TodayKind.MATTER]
        assert (line.target, line.case) == (matter, case)
        ruling = DisqualificationRuling(
            id=EntityId(b"a ruling to file"), matter=matter, decided_by=vault.me, decided_at=vault.clock.now()
        )
        vault.session.records.save([Write(ruling)])
        assert [line.target for line in _to_file(vault)] == [matter]
        FileRuling(vault.session)(vault.session.records.get(DisqualificationRuling, ruling.id))
        assert _to_file(vault) == []
        empty = vault.queries.jav(open_case(vault, "Bo"))
        assert (empty.answers, empty.matters, empty.asked, empty.last_review) == ((), (), (), None)

    def test_the_newest_answer_of_a_person_counts(self, vault: Vault) -> None:
        case, per = open_case(vault), vault.colleague("Per")
        assert vault.queries.answer_of(case, per) is None
        AskColleague(vault.session)(case, per)
        assert vault.queries.answer_of(case, per) is None
        NoteOralAnswer(vault.session)(case, per, Answer.HINDER, at=vault.clock.now())
        NoteOralAnswer(vault.session)(case, per, Answer.NO_HINDER, at=vault.clock.now() - timedelta(hours=1))
        assert vault.queries.answer_of(case, per) is Answer.HINDER
        AnswerForMyself(vault.session)(case, Answer.WANTS_TO_TALK)
        assert vault.queries.answer_of(case, vault.me) is Answer.WANTS_TO_TALK

    def test_questions_to_me_are_listed_until_i_answer_and_mine_once_they_are_answered(self, vault: Vault) -> None:
        case = open_case(vault)
        mine = AskColleague(vault.session)(case, vault.colleague("Per")).id
        assert vault.queries.questions() == ()
        answer(vault, mine, Answer.NO_HINDER)
        (view,) = vault.queries.questions()
        assert view.question.value.id == mine
        assert [name.value.name for name in view.circle] == ["Alma Testsson"]
        TakeInAnswer(vault.session)(mine)
        assert vault.queries.questions() == ()
        to_me = AskColleague(vault.session)(open_case(vault, "Bo Ek"), vault.colleague("Per")).id
        turn_round(vault, to_me)
        (asked,) = vault.queries.questions()
        assert asked.question.value.id == to_me
        assert TodayKind.QUESTION in kinds(vault)
        AnswerQuestion(vault.session)(asked.question, Answer.HINDER)
        assert vault.queries.questions() == ()
        assert TodayKind.QUESTION not in kinds(vault)


def answer(vault: Vault, question: EntityId, given: Answer) -> None:
    """Write the answer as if it had come by sync."""
    seen = vault.session.records.get(DisqualificationQuestion, question)
    vault.session.records.save([Write(replace(seen.value, answer=given, answered_at=vault.clock.now()), seen)])


def turn_round(vault: Vault, question: EntityId) -> None:
    """Make a question of mine one that was put to me."""
    seen = vault.session.records.get(DisqualificationQuestion, question)
    value = replace(seen.value, asker=seen.value.asked, asked=vault.me)
    vault.session.records.save([Write(value, seen)])
