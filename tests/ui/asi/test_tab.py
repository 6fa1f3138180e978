"""The tab of a case's interviews: beginning one, going on, rating, feedback, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

from ifodesk.domain.entities.interview import (
    Feedback,
    FeedbackText,
    Interview,
    InterviewerRating,
    InterviewKind,
    InterviewOffer,
    InterviewSummary,
    OfferAnswer,
)
from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.ids import EntityId
from ifodesk.ui.asi.state import Way
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.interview_printing import AnswersPaper, ComparisonPaper, FeedbackPaper
from ifodesk.usecases.plans import OpenPlan
from tests.ui.asi.tab_desk import Show, TabDesk
from tests.ui.hands import click, find, press, shown, texts, write
from tests.usecases.interviewing import Interviewing, begin, whole

UNDER_18 = "20150101-2395"


@pytest.fixture
def desk(theme: Theme, show: Show, tmp_path: Path) -> TabDesk:
    return TabDesk(theme, show, tmp_path)


def act(desk: TabDesk, interview: EntityId, code: str) -> None:
    """Press a button of an interview's line."""
    name = next(
        button.objectName()
        for button in desk.page.findChildren(Push)
        if button.objectName().endswith(f"_{code}") and interview.hex() in button.objectName()
    )
    click(desk.page, name)
    QApplication.processEvents()


def finished(desk: TabDesk, kind: InterviewKind = InterviewKind.BASELINE) -> Interviewing:
    """Return a finished interview that is not rated."""
    at = begin(desk.session, desk.case, kind)
    at.answer({"M1": "2", "M3": "1", "M6": "12", "M7": "2", "M8": "3"})
    at.finish()
    return at


def test_an_empty_tab_says_what_to_do_and_begins_an_interview(desk: TabDesk) -> None:
    desk.open()
    assert "Ingen intervju än" in texts(desk.page)
    click(desk.page, "asi_empty_action")
    click(desk.page, "asi_start_give")
    interviews = desk.session.records.all(Interview)
    assert desk.sat == [(interviews[0].value.id, Way.TALK)]
    assert [text for text in texts(desk.page) if "utbildad intervjuare" in text]


def test_a_form_that_is_opened_before_anything_is_read_offers_what_there_is(desk: TabDesk) -> None:
    desk.tab.begin()
    desk.open()
    click(desk.page, "asi_start_give")
    assert len(desk.sat) == 1


def test_a_child_is_not_interviewed(theme: Theme, show: Show, tmp_path: Path) -> None:
    desk = TabDesk(theme, show, tmp_path, UNDER_18)
    desk.open()
    desk.tab.begin()
    click(desk.page, "asi_start_give")
    assert not desk.sat
    assert [text for text in texts(desk.page) if "18" in text]


def test_what_is_under_way_goes_on_where_it_was(desk: TabDesk) -> None:
    at = begin(desk.session, desk.case)
    at.answer({"G14Y": "1"})
    desk.open()
    assert [text for text in texts(desk.page) if text.startswith("1 av ")]
    act(desk, at.id, "continue")
    assert desk.sat == [(at.id, Way.TALK)]


def test_a_range_comes_before_the_clients_own_rating(desk: TabDesk) -> None:
    at = finished(desk)
    desk.open()
    act(desk, at.id, "rate")
    assert "Visas när spannet är satt." in texts(desk.page)
    assert not [text for text in texts(desk.page) if "Klientens oro: kroppslig" in text]
    for figure in ("4", "6"):
        focus = QApplication.focusWidget()
        assert focus is not None
        write(focus, figure)
        press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [text for text in texts(desk.page) if "Klientens oro: kroppslig" in text]
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert (focus.objectName(), focus.text()) == ("asi_rating_final", "")
    write(focus, "8")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.objectName() == "asi_rating_reason"
    write(focus, "Nyopererad")
    press(Qt.Key.Key_Return)
    rating = next(seen.value for seen in desk.session.records.all(InterviewerRating) if seen.value.area == "medical")
    assert (rating.low, rating.high, rating.final, rating.reason) == (4, 6, 8, "Nyopererad")
    assert shown(desk.page, "asi_rating_area") != "Fysisk hälsa"


def test_it_is_said_when_every_area_is_rated(desk: TabDesk) -> None:
    at = finished(desk)
    areas = [area.id for area in at.view.instrument.areas if area.rater]
    for area in areas[:-1]:
        at.rate(area, 5)
    desk.open()
    act(desk, at.id, "rate")
    said = find(desk.page, QWidget, "asi_all_rated")
    assert not said.isVisible()
    at.rate(areas[-1], 5)
    desk.tab.key(PageKey.BACK)
    act(desk, at.id, "rate")
    assert said.isVisible()


def test_the_feedback_begins_as_a_draft_and_is_kept_when_a_box_is_left(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    draft = find(desk.page, QWidget, "asi_feedback_medical_draft")
    assert draft.isVisible()
    box = find(desk.page, QPlainTextEdit, "asi_feedback_medical_own_words_edit")
    box.setFocus()
    write(box, "Ryggen stoppar mig")
    find(desk.page, QPlainTextEdit, "asi_feedback_medical_strengths_edit").setFocus()
    QApplication.processEvents()
    kept = [seen.value for seen in desk.session.records.all(FeedbackText)]
    assert [(text.area, text.own_words) for text in kept] == [("medical", "Ryggen stoppar mig")]
    assert not draft.isVisible()


def test_what_is_typed_in_the_feedback_is_kept_when_the_tab_is_left(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    box = find(desk.page, QPlainTextEdit, "asi_feedback_medical_own_words_edit")
    box.setFocus()
    write(box, "Vill jobba")
    desk.tab.left()
    assert [seen.value.own_words for seen in desk.session.records.all(FeedbackText)] == ["Vill jobba"]


def test_what_the_client_said_of_it_is_kept_when_the_box_is_left_and_before_the_talk_is_noted(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    box = find(desk.page, QPlainTextEdit, "asi_client_comment_edit")
    box.setFocus()
    write(box, "Det stämmer.")
    find(desk.page, QPlainTextEdit, "asi_feedback_medical_strengths_edit").setFocus()
    QApplication.processEvents()
    (kept,) = [seen.value for seen in desk.session.records.all(Feedback)]
    assert (kept.client_comment, kept.held_on) == ("Det stämmer.", None)
    write(box, " Mest.")
    assert desk.tab.unsaved()
    desk.tab.left()
    (kept,) = [seen.value for seen in desk.session.records.all(Feedback)]
    assert kept.client_comment is not None
    assert kept.client_comment.endswith("Mest.")


def test_the_clients_page_has_the_words_of_the_paper_and_nothing_to_write_in(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    box = find(desk.page, QPlainTextEdit, "asi_feedback_medical_own_words_edit")
    box.setFocus()
    write(box, "Ryggen stoppar mig")
    click(desk.page, "asi_to_client")
    QApplication.processEvents()
    assert not [one for one in desk.page.findChildren(QPlainTextEdit) if one.isVisible()]
    assert {"Med dina ord", "Ryggen stoppar mig"} <= set(texts(desk.page))
    assert not [text for text in texts(desk.page) if "Utkast" in text or "osäkert" in text]
    desk.tab.key(PageKey.PRINT)
    assert len(desk.printed) == 1
    desk.tab.key(PageKey.BACK)
    assert box.isVisible()
    desk.tab.key(PageKey.BACK)
    assert find(desk.page, QWidget, "asi_lines").isVisible()


def test_no_composite_score_stands_in_the_feedback(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    assert not [text for text in texts(desk.page) if "0,55" in text or "0.55" in text]


def test_an_area_becomes_a_goal_in_the_plan_when_there_is_one(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    click(desk.page, "asi_goal_medical")
    assert [text for text in texts(desk.page) if "Börja en intern-SIP först" in text]
    OpenPlan(desk.session)(desk.case)
    click(desk.page, "asi_goal_medical")
    goals = desk.session.records.all(Goal)
    assert "12 av 30" in (goals[0].value.baseline or "")


def test_one_interview_is_not_compared_and_two_stand_side_by_side(desk: TabDesk) -> None:
    whole(desk.session, desk.case)
    desk.open()
    click(desk.page, "asi_compare")
    assert [text for text in texts(desk.page) if text.startswith("Det finns bara en intervju")]
    desk.tab.key(PageKey.BACK)
    whole(desk.session, desk.case, InterviewKind.FOLLOW_UP)
    desk.open()
    click(desk.page, "asi_compare")
    table = find(desk.page, QTableView, "asi_compare_table")
    assert (table.isVisible(), table.model().columnCount()) == (True, 4)
    assert [text for text in texts(desk.page) if text.startswith("Förändring är inte effekt")]
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "\x1b")
    table.keyPressEvent(escape)
    assert not escape.isAccepted()  # it goes on to the page, which leads back


def test_papers_are_made_of_what_is_shown(desk: TabDesk, tmp_path: Path) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "print")
    act(desk, at.id, "feedback")
    desk.tab.key(PageKey.PRINT)
    desk.tab.key(PageKey.BACK)
    click(desk.page, "asi_compare")
    desk.tab.key(PageKey.PRINT)
    assert [type(paper) for paper, _path in desk.printed] == [AnswersPaper, FeedbackPaper, ComparisonPaper]
    assert {path.parent for _paper, path in desk.printed} == {tmp_path}
    assert not [path for _paper, path in desk.printed if "agnar" in path.name]


def test_a_paper_goes_home_where_there_is_no_folder_for_papers(theme: Theme, show: Show, tmp_path: Path) -> None:
    desk = TabDesk(theme, show, tmp_path / "Dokument")
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "print")
    assert [path.parent for _paper, path in desk.printed] == [Path.home()]


def test_a_summary_is_copied_and_is_a_document_that_is_not_taken_over_yet(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "summary")
    assert "Fysisk hälsa" in QApplication.clipboard().text()
    assert any("Klistra in den i verksamhetssystemet." in text for text in texts(desk.page))
    act(desk, at.id, "summary")
    assert len(desk.session.records.all(InterviewSummary)) == 1, "the same text again is no further text to take over"


def test_a_mistaken_interview_is_removed_and_undone(desk: TabDesk) -> None:
    at = begin(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "remove")
    assert not desk.session.records.all(Interview)
    desk.tab.key(PageKey.UNDO)
    assert [seen.value.id for seen in desk.session.records.all(Interview)] == [at.id]


def test_an_offer_is_written_down_in_two_clicks(desk: TabDesk) -> None:
    desk.open()
    click(desk.page, "asi_lines_offer_addiction")
    click(desk.page, "asi_lines_offer_declined")
    offer = desk.session.records.all(InterviewOffer)[0].value
    assert (offer.addiction, offer.answer, offer.offered_on) == (True, OfferAnswer.DECLINED, desk.session.clock.today())


def test_the_day_of_certification_is_asked_for_where_it_is_missed(desk: TabDesk) -> None:
    desk.open()
    click(desk.page, "asi_empty_action")
    click(desk.page, "asi_start_give")
    click(desk.page, "asi_notice_certify")
    line = QApplication.focusWidget()
    assert line is not None
    write(line, "14/3 2024")
    press(Qt.Key.Key_Return)
    assert "Dagen är inskriven." in texts(desk.page)


def test_the_day_of_the_next_interview_is_the_municipalitys_until_one_is_agreed(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    line = f"asi_lines_{at.id.hex()}"
    assert "nästa 26 maj 2027" in find(desk.page, LineView, line).line.detail
    for typed, told, kept in (
        ("8/4 2027", "Nästa intervju är 8 april 2027. Idag påminner.", date(2027, 4, 8)),
        ("någon gång", "Skriv en dag, till exempel 14/3 2024.", date(2027, 4, 8)),
        ("", "Ingen egen dag: Idag påminner efter så många månader som kommunen har bestämt.", None),
    ):
        act(desk, at.id, "next")
        write(find(desk.page, QLineEdit, "asi_next_edit"), typed)
        press(Qt.Key.Key_Return)
        QApplication.processEvents()
        assert told in texts(desk.page)
        assert desk.session.records.get(Interview, at.id).value.next_follow_up_on == kept


def test_escape_leads_back_to_the_list(desk: TabDesk) -> None:
    at = whole(desk.session, desk.case)
    desk.open()
    act(desk, at.id, "feedback")
    desk.tab.key(PageKey.BACK)
    assert find(desk.page, QWidget, "asi_lines").isVisible()
