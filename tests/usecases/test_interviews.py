from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.entities.interview import AnswerReveal, InterviewEnd, InterviewKind
from ifodesk.domain.instrument.answers import Missing
from ifodesk.domain.instrument.checking import Finding, check
from ifodesk.domain.instrument.entry import Misfit
from ifodesk.domain.interview import InterviewWarning
from ifodesk.usecases.answers import GiveAnswer, SaveComment, SaveOwnNote, SaveReason
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.interview_reading import (
    CaseInterviews,
    InterviewView,
    ReadInterview,
    RevealLastTime,
    suicide_routine,
)
from ifodesk.usecases.interview_settings import ChangeInterviewSettings, InterviewSettings, interview_settings
from ifodesk.usecases.interviewers import Certify, certification_of
from ifodesk.usecases.interviews import (
    PauseInterview,
    RemoveInterview,
    ResumeInterview,
    StartInterview,
    TakeOverInterview,
    client_of,
)
from ifodesk.usecases.parties import ChangeParty
from tests.ui.fakes import KARIN, LISA, PER
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.interviewing import ASI, Interviewing, begin, whole


def adult(at: Desk, year: int | None = 1984) -> Interviewing:
    """Return an interview with a client born in *year*."""
    case = at.open_case()
    client = client_of(at.session, case)
    assert client is not None
    seen = at.session.records.get(type(client), client.id)
    ChangeParty(at.session)(seen, replace(seen.value, birth_year=year))
    return begin(at.session, case)


def unanswered(view: InterviewView, section: str) -> list[Finding]:
    """Return what the checks of a section find and nobody has given a reason for."""
    found = check(
        view.instrument, view.given, section=section, item_set=view.item_set, circumstances=view.circumstances
    )
    return [one for one in found if one.id not in view.answers.value.reasons]


def test_an_interview_is_bound_to_the_very_file_it_was_begun_with() -> None:
    at = adult(desk())
    interview = at.interview.value
    assert (interview.instrument, interview.interviewer, interview.kind) == (ASI, KARIN, InterviewKind.BASELINE)
    assert interview.instrument_hash == at.view.instrument.sha256
    assert (at.view.item_set, at.view.mine, at.view.client) == ("grund", True, "Alma Testsson")


def test_each_answer_is_a_change_of_its_own_and_reads_as_it_was_given() -> None:
    at = adult(desk())
    at.answer({"M1": "2", "M3": " x ", "M6": "12"})
    assert dict(at.answers.value.answers) == {"M1": "2", "M3": "X", "M6": "12"}
    assert at.view.given["M3"] is Missing.UNKNOWN
    at.answer({"M6": ""})
    assert "M6" not in at.answers.value.answers


def test_what_cannot_be_read_is_refused_and_the_former_answer_stands() -> None:
    at = adult(desk())
    at.answer({"M6": "12"})
    with refused(Refusal.ANSWER_UNREADABLE, ["not_a_number"]):
        at.answer({"M6": "tolv"})
    assert at.answers.value.answers["M6"] == "12"


def test_an_impossible_answer_is_kept_and_asked_about() -> None:
    at = adult(desk())
    assert at.answer({"M6": "45"}).misfit is Misfit.TOO_HIGH
    assert at.answers.value.answers["M6"] == "45"
    assert any(one.rule == "R1" for one in unanswered(at.view, "medical"))


def test_what_a_skip_hides_is_not_lost_and_comes_back() -> None:
    at = adult(desk())
    at.answer({"M1": "2", "M2Y": "1", "M2M": "3"})
    at.answer({"M1": "0"})
    hidden = at.view.values["M2Y"]
    assert hidden is Missing.NOT_RELEVANT
    assert at.answers.value.answers["M2Y"] == "1"
    at.answer({"M1": "2"})
    back = at.view.values["M2Y"]
    assert back == 1


def test_a_reason_quiets_a_check_and_taking_it_back_wakes_it() -> None:
    at = adult(desk())
    at.answer({"M6": "0", "M7": "3"})
    (finding, *_) = [one for one in unanswered(at.view, "medical") if one.rule == "R6"]
    given = SaveReason(at.session)(at.answers, finding.id, "Oro för återfall.")
    assert finding.id not in {one.id for one in unanswered(at.view, "medical")}
    SaveReason(at.session)(given.answers, finding.id, " ")
    assert finding.id in {one.id for one in unanswered(at.view, "medical")}


def test_comments_and_own_notes_are_kept_by_key() -> None:
    at = adult(desk())
    given = SaveComment(at.session)(at.answers, "medical", "Ryggen sedan 2019.")
    SaveOwnNote(at.session)(given.answers, "M10", "Svarade fort.")
    assert dict(at.answers.value.comments) == {"medical": "Ryggen sedan 2019."}
    assert dict(at.answers.value.notes) == {"M10": "Svarade fort."}


def test_a_child_is_not_interviewed_and_an_unknown_age_is_a_warning() -> None:
    at = desk()
    with refused(Refusal.UNDER_AGE):
        adult(at, year=2009)
    case = at.open_case()
    assert InterviewWarning.AGE_UNKNOWN in StartInterview(at.session)(case, ASI).warnings
    assert adult(at, year=2008).interview.value.started_at is not None


def test_a_certified_interviewer_is_not_warned() -> None:
    at = desk()
    case = at.open_case()
    assert InterviewWarning.NOT_CERTIFIED in StartInterview(at.session)(case, ASI).warnings
    assert InterviewWarning.NOT_CERTIFIED not in StartInterview(at.session)(case, "audit").warnings
    Certify(at.session)(KARIN, date(2026, 5, 4), "ASI 2022")
    assert InterviewWarning.NOT_CERTIFIED not in StartInterview(at.session)(case, ASI).warnings
    seen = certification_of(at.session, KARIN)
    assert seen is not None
    assert (seen.value.certified_on, seen.value.course) == (date(2026, 5, 4), "ASI 2022")
    with refused(Refusal.ONLY_A_CHIEF):
        Certify(at.session)(PER, date(2026, 5, 4))
    Certify(at.sit_down(LISA).session)(PER, date(2026, 5, 4))
    with refused(Refusal.IN_THE_FUTURE):
        Certify(at.session)(KARIN, date(2027, 1, 1))


def test_an_older_group_says_so_before_the_first_question() -> None:
    at = desk()
    case = at.open_case()
    at.world.records.forbidden.add("interview")
    with refused(Refusal.OLDER_GROUP):
        StartInterview(at.session)(case, ASI)


def test_an_instrument_that_is_not_here_is_not_guessed() -> None:
    at = desk()
    with refused(Refusal.INSTRUMENT_MISSING):
        StartInterview(at.session)(at.open_case(), "europasi")


def test_pauses_are_not_counted_as_time() -> None:
    at = desk()
    one = adult(at)
    at.world.clock.pass_time(minutes=40)
    PauseInterview(at.session)(one.interview, one.answers, "M6")
    at.world.clock.pass_time(days=2)
    assert one.answers.value.at_item == "M6"
    ResumeInterview(at.session)(one.interview)
    at.world.clock.pass_time(minutes=25)
    one.finish()
    assert one.interview.value.minutes == 65
    assert one.view.circumstances.minutes == 65


def test_a_finished_interview_is_not_changed_and_a_colleague_takes_over_first() -> None:
    at = desk()
    one = adult(at)
    per = Interviewing(at.sit_down(PER).session, one.id)
    with refused(Refusal.NOT_THE_INTERVIEWER):
        per.answer({"M1": "1"})
    TakeOverInterview(per.session)(per.interview)
    per.answer({"M1": "1"})
    per.finish(InterviewEnd.BROKEN_OFF)
    item = per.view.instrument.items["M1"]
    with refused(Refusal.INTERVIEW_FINISHED):
        GiveAnswer(per.session)(per.answers, item, "2")
    with refused(Refusal.INTERVIEW_FINISHED):
        TakeOverInterview(per.session)(per.interview)
    assert per.view.given["G12"] == 1


def test_one_begun_by_mistake_is_thrown_away_and_brought_back() -> None:
    at = adult(desk())
    at.answer({"M1": "2"})
    saved = RemoveInterview(at.session)(at.interview)
    with pytest.raises(NotFoundError):
        ReadInterview(at.session)(at.id)
    at.session.records.undo(saved.change)
    assert at.view.given["M1"] == 2


def test_last_times_answer_is_hidden_until_this_one_is_given_and_a_look_is_written_down() -> None:
    at = desk()
    case = at.open_case()
    whole(at.session, case)
    at.world.clock.pass_time(days=200)
    later = begin(at.session, case, InterviewKind.FOLLOW_UP)
    assert later.view.circumstances.days_since_earlier == 200
    assert RevealLastTime(at.session)(later.view, "M7").answer == 2
    (look,) = at.session.records.children(AnswerReveal, later.id)
    assert (look.value.item, look.value.member) == ("M7", KARIN)
    later.answer({"M6": "3"})
    assert later.view.circumstances.earlier["M6"] == 12
    with refused(Refusal.UNKNOWN_ITEM):
        RevealLastTime(at.session)(later.view, "Ö1")


def test_a_follow_up_says_what_is_odd_about_its_day() -> None:
    at = desk()
    case = at.open_case()
    start = StartInterview(at.session)
    assert InterviewWarning.NO_BASELINE in start(case, ASI, kind=InterviewKind.FOLLOW_UP).warnings
    first = whole(at.session, case)
    at.world.clock.pass_time(days=3)
    assert InterviewWarning.TOO_SOON in start(case, ASI, kind=InterviewKind.FOLLOW_UP, previous=first.id).warnings
    at.world.clock.pass_time(days=800)
    assert InterviewWarning.OLD_BASELINE in start(case, ASI, kind=InterviewKind.FOLLOW_UP, previous=first.id).warnings
    under_way = begin(at.session, case)
    with refused(Refusal.PREVIOUS_UNFINISHED):
        start(case, ASI, kind=InterviewKind.FOLLOW_UP, previous=under_way.id)


def test_the_interviews_of_a_case_come_oldest_first() -> None:
    at = desk()
    case = at.open_case()
    first = whole(at.session, case)
    at.world.clock.pass_time(days=200)
    later = begin(at.session, case, InterviewKind.FOLLOW_UP)
    assert [seen.value.id for seen in CaseInterviews(at.session)(case)] == [first.id, later.id]
    assert later.interview.value.previous == first.id


def test_the_municipality_settles_months_rate_and_routine() -> None:
    at = desk()
    assert interview_settings(at.session) == InterviewSettings()
    chief = at.sit_down(LISA).session
    wanted = InterviewSettings(follow_up_months=9, usd_rate=10.5, show_scores=True, suicide_routine="Ring jouren.")
    with refused(Refusal.ONLY_A_CHIEF):
        ChangeInterviewSettings(at.session)(wanted)
    ChangeInterviewSettings(chief)(wanted)
    assert interview_settings(chief) == wanted
    assert suicide_routine(at.session) == "Ring jouren."
    for wrong in (replace(wanted, follow_up_months=5), replace(wanted, usd_rate=0.0)):
        with refused(Refusal.SETTING_OUT_OF_RANGE):
            ChangeInterviewSettings(chief)(wrong)
