from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ifodesk.domain.entities.instruments import InstrumentPack
from ifodesk.domain.entities.interview import CaseInstrument, InterviewKind, SummaryKind
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.instrument.model import FactRole
from ifodesk.system.resources import resource
from ifodesk.usecases.answers import SaveOwnNote
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.feedback import (
    CorrectAnswer,
    FeedbackWords,
    HoldFeedback,
    OpenFeedback,
    ReadFeedback,
    SaveFeedbackText,
    ensure_feedback,
)
from ifodesk.usecases.instrument_packs import InstallPack, WithdrawPack
from ifodesk.usecases.instruments import ActiveInstruments, packs
from ifodesk.usecases.interview_comparison import Compare, Measured
from ifodesk.usecases.interview_goals import FiguresOfPlan, GoalFromArea, GoalWords
from ifodesk.usecases.interview_ratings import ChooseRange, GiveRating, rating_panel
from ifodesk.usecases.interview_settings import ChangeInterviewSettings, InterviewSettings
from ifodesk.usecases.interview_summaries import KeepSummary
from ifodesk.usecases.plans import OpenPlan
from ifodesk.usecases.transfers import CopyToRecord, MarkTransferred
from ifodesk.words.feedback_words import figures_line
from tests.ui.fakes import LISA, NOW
from tests.usecases.desk import desk, refused
from tests.usecases.interviewing import ASI, MEDICAL, begin, whole

FILE = resource("instruments/asi5-us-sv-1.json").read_bytes()


def own_file(version: str = "2026.9") -> bytes:
    """Return the built-in file as a municipality might have changed it."""
    read = json.loads(FILE)
    read["version"] = version
    return json.dumps(read, ensure_ascii=False, indent=1).encode()


def test_a_range_comes_first_and_only_then_are_the_clients_ratings_shown() -> None:
    at = desk()
    one = begin(at.session, at.open_case())
    one.answer(MEDICAL)
    with refused(Refusal.INTERVIEW_NOT_FINISHED):
        ChooseRange(at.session)(one.view, "medical", 4, 6)
    one.finish()
    panel = rating_panel(one.view, "medical")
    assert panel.client is None
    assert ("M1", 2) in [(item.code, answer) for item, answer in panel.critical]
    with refused(Refusal.RANGE_FIRST):
        GiveRating(at.session)(one.view, "medical", 5)
    for low, high in ((3, 7), (5, 5), (8, 10), (6, 4)):
        with refused(Refusal.RANGE_TOO_WIDE):
            ChooseRange(at.session)(one.view, "medical", low, high)
    ChooseRange(at.session)(one.view, "medical", 4, 6)
    shown = rating_panel(one.view, "medical").client
    assert shown is not None
    assert [(item.code, answer) for item, answer in shown] == [("M6", 12), ("M7", 2), ("M8", 3)]


def test_own_notes_stand_beside_the_rating_but_tell_nothing_of_the_clients_own_before_the_range() -> None:
    at = desk()
    one = begin(at.session, at.open_case())
    one.answer(MEDICAL)
    for code, text in (("M1", "Två gånger i våras."), ("M7", "Sa 4 först.")):
        SaveOwnNote(at.session)(one.answers, code, text)
    one.finish()
    assert [note for _item, note in rating_panel(one.view, "medical").notes] == ["Två gånger i våras."]
    ChooseRange(at.session)(one.view, "medical", 4, 6)
    assert [item.code for item, _note in rating_panel(one.view, "medical").notes] == ["M1", "M7"]
    assert rating_panel(one.view, "alcohol").notes == ()


def test_a_rating_outside_its_range_says_why_and_is_an_answer_too() -> None:
    at = desk()
    one = begin(at.session, at.open_case())
    one.answer(MEDICAL)
    one.finish()
    ChooseRange(at.session)(one.view, "medical", 4, 6)
    with refused(Refusal.RATING_REASON_NEEDED):
        GiveRating(at.session)(one.view, "medical", 8)
    with refused(Refusal.RATING_OUT_OF_SCALE):
        GiveRating(at.session)(one.view, "medical", 10)
    GiveRating(at.session)(one.view, "medical", 8, "Har legat på sjukhus två gånger i höst.")
    assert one.view.given["M9"] == 8
    assert one.view.ratings["medical"].value.reason == "Har legat på sjukhus två gånger i höst."
    with refused(Refusal.NOT_RATED_HERE):
        rating_panel(one.view, "gambling")


def test_feedback_begins_with_what_the_answers_bear_and_is_then_the_caseworkers() -> None:
    at = desk()
    one = begin(at.session, at.open_case())
    one.answer({**MEDICAL, "M6": "0", "M7": "0", "M8": "0"})
    with refused(Refusal.INTERVIEW_NOT_FINISHED):
        OpenFeedback(at.session)(one.view)
    one.finish()
    feedback = OpenFeedback(at.session)(one.view).id
    assert OpenFeedback(at.session)(one.view).id == feedback
    medical = next(area for area in ReadFeedback(at.session)(one.id).areas if area.row.area.id == "medical")
    assert set(medical.draft) == set(FactRole)
    assert medical.draft[FactRole.STRENGTH]
    words = FeedbackWords(strengths="Mår bra i kroppen.", own_words="Ryggen är bättre.")
    SaveFeedbackText(at.session)(feedback, "medical", words, None)
    medical = next(area for area in ReadFeedback(at.session)(one.id).areas if area.row.area.id == "medical")
    assert medical.text is not None
    assert (medical.text.value.strengths, medical.text.value.problems) == ("Mår bra i kroppen.", None)
    SaveFeedbackText(at.session)(feedback, "medical", replace(words, strengths=""), medical.text)
    view = ReadFeedback(at.session)(one.id)
    HoldFeedback(at.session)(ensure_feedback(view), NOW.date(), "Stämmer.")
    assert ensure_feedback(ReadFeedback(at.session)(one.id)).value.client_comment_on == NOW.date()


def test_what_the_client_corrects_leaves_a_trace_and_changes_the_answer() -> None:
    at = desk()
    one = whole(at.session, at.open_case())
    CorrectAnswer(at.session)(one.view, item="M6", typed="20", said="Det var tjugo dagar.")
    (correction,) = one.view.corrections
    assert (correction.value.before, correction.value.after) == ("12", "20")
    assert one.view.given["M6"] == 20
    CorrectAnswer(at.session)(one.view, said="Jag vill inte att det står sjuk.")
    assert [seen.value.item for seen in one.view.corrections] == ["M6", None]
    with refused(Refusal.REASON_NEEDED):
        CorrectAnswer(at.session)(one.view, said=" ")
    with refused(Refusal.ANSWER_UNREADABLE):
        CorrectAnswer(at.session)(one.view, item="M6", typed="många", said="")
    with refused(Refusal.UNKNOWN_ITEM):
        CorrectAnswer(at.session)(one.view, item="Ö1", typed="1", said="")


def test_interviews_stand_side_by_side_with_gaps_and_scores_only_where_the_municipality_wants_them() -> None:
    at = desk()
    case = at.open_case()
    whole(at.session, case)
    at.world.clock.pass_time(days=200)
    later = begin(at.session, case, InterviewKind.FOLLOW_UP)
    later.answer({"M6": "2", "M7": "X", "M8": "0"})
    later.finish()
    compared = Compare(at.session)(case, ASI)
    assert [column.kind for column in compared.columns] == [InterviewKind.BASELINE, InterviewKind.FOLLOW_UP]
    rows = {(row.area, row.measured): row for row in compared.rows}
    assert rows["medical", Measured.DAYS].cells == (12, 2)
    assert rows["medical", Measured.RATER].cells == (5, None)
    assert not rows["medical", Measured.DAYS].breaks
    assert ("medical", Measured.SCORE) not in rows
    ChangeInterviewSettings(at.sit_down(LISA).session)(InterviewSettings(show_scores=True))
    rows = {(row.area, row.measured): row for row in Compare(at.session)(case, ASI).rows}
    score = rows["medical", Measured.SCORE]
    assert [cell if cell is None else round(float(str(cell)), 9) for cell in score.cells] == [0.55, None]
    assert score.change is None


def test_an_area_becomes_a_goal_and_later_figures_return_to_the_plan() -> None:
    at = desk()
    case = at.open_case()
    plan = OpenPlan(at.session)(case).id
    first = whole(at.session, case)
    words = GoalWords("Må bättre i kroppen", "dagar med besvär av 30", "12 dagar")
    made = GoalFromArea(at.session)(first.view, "medical", plan, words)
    with refused(Refusal.NOT_RATED_HERE):
        GoalFromArea(at.session)(first.view, "gambling", plan, words)
    at.world.clock.pass_time(days=200)
    whole(at.session, case, InterviewKind.FOLLOW_UP, answers={"M6": "2", "M7": "1", "M8": "1"}, rating=2)
    (goal,) = FiguresOfPlan(at.session)(plan)
    assert (goal.goal.value.id, goal.goal.value.baseline) == (made.id, "12 dagar")
    assert [one.row.ratings[0].days for one in goal.figures] == [12, 2]
    assert [one.row.rater for one in goal.figures] == [5, 2]
    assert figures_line(goal) == (
        "Intervjuerna om fysisk hälsa: 26 november 2026: intervjuarens skattning 5 av 9, dagar med besvär 12 av 30; "
        "14 juni 2027: intervjuarens skattning 2 av 9, dagar med besvär 2 av 30"
    )


def test_a_summary_is_a_document_that_waits_to_be_transferred() -> None:
    at = desk()
    case = at.open_case()
    one = whole(at.session, case)
    with refused(Refusal.SUMMARY_EMPTY):
        KeepSummary(at.session)(one.id, SummaryKind.INTERVIEW, "  ")
    summary = KeepSummary(at.session)(one.id, SummaryKind.INTERVIEW, "Fysisk hälsa: 12 dagar.").id
    (text,) = CopyToRecord(at.session)(case, [summary])
    assert (text.body, text.author) == ("Fysisk hälsa: 12 dagar.", "Karin Norberg")
    MarkTransferred(at.session)(summary, case)
    assert [seen.value.id for seen in one.view.summaries] == [summary]


def test_a_municipalitys_file_goes_before_the_built_in_one_and_old_interviews_keep_theirs() -> None:
    at = desk()
    case = at.open_case()
    before = begin(at.session, case)
    chief = at.sit_down(LISA).session
    with refused(Refusal.ONLY_A_CHIEF):
        InstallPack(at.session)(own_file())
    InstallPack(chief)(own_file())
    with refused(Refusal.PACK_IN_USE):
        InstallPack(chief)(own_file())
    ChangeInterviewSettings(chief)(InterviewSettings())
    at.world.records.forbidden.add("instrument_pack")
    with refused(Refusal.OLDER_GROUP):
        InstallPack(chief)(own_file("2026.10"))
    at.world.records.forbidden.clear()
    (active,) = [one for one in ActiveInstruments(at.session)() if one.instrument.id == ASI]
    assert active.instrument.version == "2026.9"
    after = begin(at.session, case)
    assert before.view.instrument.version != after.view.instrument.version == "2026.9"
    (copy,) = at.session.records.children(CaseInstrument, case)
    assert copy.value.instrument_hash == active.instrument.sha256
    (pack,) = packs(chief)
    WithdrawPack(chief)(pack)
    (active,) = [one for one in ActiveInstruments(at.session)() if one.instrument.id == ASI]
    assert active.pack is None
    at.session.records.remove(at.session.records.get(InstrumentPack, pack.value.id))
    assert after.view.instrument.version == "2026.9"


def test_a_file_with_an_error_is_refused_with_its_line_and_changes_nothing() -> None:
    at = desk()
    chief = at.sit_down(LISA).session
    with pytest.raises(InstrumentFileError) as caught:
        InstallPack(chief)(FILE.replace(b'"sections"', b'"sektioner"', 1))
    assert caught.value.line > 0
    assert packs(chief) == ()


def test_versions_that_ask_about_something_else_break_the_line() -> None:
    at = desk()
    case = at.open_case()
    whole(at.session, case)
    read = json.loads(own_file())
    read["types"]["d30"]["window"] = "6m"
    InstallPack(at.sit_down(LISA).session)(json.dumps(read).encode())
    at.world.clock.pass_time(days=200)
    whole(at.session, case, InterviewKind.FOLLOW_UP, answers={"M6": "2", "M7": "1", "M8": "1"}, rating=2)
    compared = Compare(at.session)(case, ASI)
    assert [column.version for column in compared.columns][1] == "2026.9"
    breaks = {row.measured: row.breaks for row in compared.rows if row.area == "medical"}
    assert breaks == {Measured.RATER: set(), Measured.DAYS: {1}, Measured.WORRY: set(), Measured.NEED: set()}
