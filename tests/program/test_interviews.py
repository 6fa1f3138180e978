"""An interview on real devices: taken up elsewhere, due on Idag, counted for the group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.interview import InterviewAnswers, InterviewKind, SummaryKind
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.interview_offers import SaveOffer
from ifodesk.usecases.interview_reading import CaseInterviews
from ifodesk.usecases.interview_settings import ChangeInterviewSettings, InterviewSettings
from ifodesk.usecases.interview_summaries import KeepSummary
from ifodesk.usecases.interviews import AgreeNextInterview, FinishInterview, PauseInterview, ResumeInterview
from ifodesk.usecases.pooled_figures import CountFigures, GiveToGroup, KeepLocalCount, ReadGroupFigures
from ifodesk.usecases.session import Session
from ifodesk.usecases.transfers import MarkTransferred
from ifodesk.usecases.views import DocumentKind, TodayKind
from tests.program.devices import second_device
from tests.program.team import Team, dorotea
from tests.usecases.desk import refused
from tests.usecases.interviewing import ASI, Interviewing, begin, whole

BERIT, KARIN = "Berit Ask", "Karin Norberg"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN) as made:
        yield made


def due(session: Session) -> list[tuple[TodayKind, str]]:
    lines = session.queries.today(session.clock.today()).lines
    mine = {TodayKind.INTERVIEW_DUE, TodayKind.INTERVIEW_FEEDBACK}
    return [(line.kind, str(line.due_on)) for line in lines if line.kind in mine]


@pytest.mark.slow
def test_an_interview_goes_on_where_it_was_paused_on_another_device(team: Team) -> None:
    karin = team.desks[KARIN]
    case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
    here = begin(karin.session, case)
    here.answer({"M1": "2", "M3": "1", "M6": "12"})
    tablet = second_device(team, karin, "Karins platta")
    PauseInterview(karin.session)(here.interview, here.answers, "M7")
    team.everybody_syncs(3)
    there = Interviewing(tablet.session, here.id)
    assert (there.view.mine, there.answers.value.at_item) == (True, "M7")
    ResumeInterview(tablet.session)(there.interview)
    there.answer({"M7": "2", "M8": "3"})
    here.answer({"M4": "1", "M8": "4"})  # both go on, without a net
    team.everybody_syncs(3)
    kept = here.answers.value.answers
    assert kept == there.answers.value.answers
    assert kept.items() >= {"M1": "2", "M3": "1", "M4": "1", "M6": "12", "M7": "2"}.items()
    (conflict,) = tablet.session.log.conflicts()
    assert (conflict.key, {option.value for option in conflict.options}) == ("M8", {"3", "4"})
    told = [line.what for line in karin.session.log.history(case) if line.kind == "interview_answers"]
    assert told == ["made"]


def test_the_next_interview_and_the_agreed_feedback_stand_on_idag(team: Team) -> None:
    karin = team.desks[KARIN]
    case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
    under_way = begin(karin.session, case)
    assert due(karin.session) == []
    FinishInterview(karin.session)(under_way.interview, feedback_on=team.clock.today())
    feedback = (TodayKind.INTERVIEW_FEEDBACK, "2026-11-26")
    assert sorted(due(karin.session)) == sorted([(TodayKind.INTERVIEW_DUE, "2027-05-26"), feedback])
    team.everybody_syncs()
    ChangeInterviewSettings(team.desks[BERIT].session)(InterviewSettings(follow_up_months=12))
    team.everybody_syncs()
    assert (TodayKind.INTERVIEW_DUE, "2027-11-26") in due(karin.session)
    AgreeNextInterview(karin.session)(under_way.interview, team.clock.today().replace(year=2027, month=4))
    assert (TodayKind.INTERVIEW_DUE, "2027-04-26") in due(karin.session)
    AgreeNextInterview(karin.session)(under_way.interview, None)
    assert (TodayKind.INTERVIEW_DUE, "2027-11-26") in due(karin.session)
    team.pass_time(days=300)
    begin(karin.session, case, InterviewKind.FOLLOW_UP)
    assert [kind for kind, _ in due(karin.session)] == [TodayKind.INTERVIEW_FEEDBACK]
    assert len(CaseInterviews(karin.session)(case)) == 2


def test_a_summary_waits_on_idag_until_it_is_marked(team: Team) -> None:
    session = team.desks[KARIN].session
    case = OpenCase(session)(CaseType.ADULT, "Bo Testsson").case
    one = whole(session, case)
    summary = KeepSummary(session)(one.id, SummaryKind.INTERVIEW, "Tolv dagar.").id
    (row,) = session.queries.untransferred()
    assert (row.kind, row.id, row.case) == (DocumentKind.INTERVIEW_SUMMARY, summary, case)
    MarkTransferred(session)(summary, case)
    assert session.queries.untransferred() == ()


@pytest.mark.slow
def test_a_year_is_counted_once_and_given_to_the_group(team: Team) -> None:
    berit, karin = team.desks[BERIT], team.desks[KARIN]
    with karin.opened.parts.records.bulk():
        for number in range(6):
            case = OpenCase(karin.session)(CaseType.ADULT, f"Bo Testsson {number}").case
            SaveOffer(karin.session)(case, addiction=True)
            whole(karin.session, case, rating=number)
    team.everybody_syncs()
    figures = CountFigures(berit.session)(2026, ASI)
    assert figures.coverage == {
        "addiction": 6,
        "offered": 6,
        "interviewed": 6,
        "feedback": 0,
        "followed_up": 0,
    }
    medical = next(one for one in figures.areas if one.area == "medical")
    assert (medical.means["rater"].n, medical.means["rater"].mean) == (6, 2.5)
    with refused(Refusal.YEAR_NOT_ENDED):
        KeepLocalCount(berit.session)(2026, ASI)
    team.pass_time(days=60)
    with refused(Refusal.ONLY_A_CHIEF):
        KeepLocalCount(karin.session)(2026, ASI)
    with refused(Refusal.NOT_COUNTED):
        GiveToGroup(berit.session)(2026, ASI)
    KeepLocalCount(berit.session)(2026, ASI)
    with refused(Refusal.ALREADY_COUNTED):
        KeepLocalCount(berit.session)(2026, ASI)
    GiveToGroup(berit.session)(2026, ASI)
    team.everybody_syncs()
    seen = ReadGroupFigures(karin.session)(2026, ASI)
    assert (seen.given_by, seen.unreadable) == (("2425",), ())
    assert seen.figures["mean", "medical", "rater"].value == 2.5
    assert karin.session.records.all(InterviewAnswers)
