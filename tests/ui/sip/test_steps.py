"""The steps beside the plan, driven by hands: need, consent, call, meeting, follow-up, what few plans need."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget

from ifodesk.domain.entities.sip import Achievement, Confirmation, GoalSource, Principal, ProposedBy
from ifodesk.domain.entities.sip_consent import GivenAs
from ifodesk.domain.entities.sip_process import InvitationKind, InvitationReply, OtherPlanKind
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.sip.extra_state import Step
from ifodesk.usecases.goals import AddGoal
from tests.ui.alma import alma, full_plan
from tests.ui.fakes import KARIN
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.sip.desk import Desk, Show

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)


def go(desk: Desk, step: Step) -> None:
    click(desk.page, f"sip_step_{step}_link")


def mark(desk: Desk, step: Step) -> str:
    return find(desk.page, QWidget, f"sip_step_{step}_mark").accessibleName()


def test_need_is_written_and_counts_as_done(full: Desk) -> None:
    go(full, Step.NEED)
    assert full.focused() == "sip_need_form_need_edit"
    full.type("sip_need_form_need_edit", "Tre enheter frågar samma sak.")
    full.choose("sip_need_form_proposed_by_edit", "skolan")
    full.type("sip_need_form_proposed_on_edit", "20/11")
    plan = full.plan()
    assert (plan.need, plan.proposed_by) == ("Tre enheter frågar samma sak.", ProposedBy.SCHOOL)
    assert plan.proposed_on == date(2026, 11, 20)
    assert mark(full, Step.NEED) == "klart"


def test_a_no_carries_its_reason_and_can_be_taken_back(full: Desk) -> None:
    go(full, Step.NEED)
    click(full.page, "sip_refuse")
    press(Qt.Key.Key_Return)
    assert full.plan().refused_on is None
    write(find(full.page, QLineEdit, "sip_refusal_edit"), "En enhet räcker.")
    press(Qt.Key.Key_Return)
    assert shown(full.page, "sip_refused") == "Kommunen sa nej i dag: En enhet räcker."
    click(full.page, "sip_reconsider")
    assert full.plan().refused_on is None


def test_a_meeting_is_called_with_those_who_are_responsible_and_others(full: Desk) -> None:
    go(full, Step.CALL)
    assert full.focused() == "sip_call_add"
    click(full.page, "sip_call_add")
    call = full.view().calls[0].call.value.id
    assert full.focused() == f"sip_call_{call.hex()}_form_purpose_edit"
    full.type(f"sip_call_{call.hex()}_form_purpose_edit", "Gå igenom skolgången")
    full.type(f"sip_call_{call.hex()}_form_at_edit", "1/12 13:00")
    full.choose(f"sip_call_{call.hex()}_form_minutes_edit", "1 timme")
    click(full.page, f"sip_call_{call.hex()}_responsible")
    click(full.page, f"sip_call_{call.hex()}_offer_0")
    kept = full.view().calls[0]
    assert [(one.value.name, one.value.kind) for one in kept.invited] == [
        ("Per Lundmark", InvitationKind.CALLED),
        ("Karin Norberg", InvitationKind.CALLED),
        ("Alma Testsson", InvitationKind.INVITED),
    ]
    at = kept.call.value.at
    assert at is not None
    assert at.astimezone().strftime("%Y-%m-%d %H:%M") == "2026-12-01 13:00"
    assert kept.call.value.minutes == 60
    alma = kept.invited[2].value.id
    full.choose(f"sip_invited_{alma.hex()}_reply_edit", "kommer")
    assert full.view().calls[0].invited[2].value.reply is InvitationReply.COMES
    click(full.page, f"sip_call_{call.hex()}_send")
    assert shown(full.page, f"sip_call_{call.hex()}_sent") == "Skickad i dag"
    assert mark(full, Step.CALL) == "klart"


def test_a_time_without_a_clock_is_not_taken_for_one(full: Desk) -> None:
    go(full, Step.CALL)
    click(full.page, "sip_call_add")
    call = full.view().calls[0].call.value.id.hex()
    full.type(f"sip_call_{call}_form_at_edit", "1/12")
    assert full.view().calls[0].call.value.at is None
    assert find(full.page, QLineEdit, f"sip_call_{call}_form_at_edit").text() == "1/12"


def test_who_was_there_and_that_it_was_held(full: Desk) -> None:
    go(full, Step.CALL)
    click(full.page, "sip_call_add")
    call = full.view().calls[0].call.value.id.hex()
    click(full.page, f"sip_call_{call}_offer_0")
    go(full, Step.MEETING)
    alma = full.view().calls[0].invited[0].value.id.hex()
    full.choose(f"sip_present_{alma}_present_edit", "ja")
    click(full.page, f"sip_meeting_{call}_hold")
    view = full.view().calls[0]
    assert view.invited[0].value.present is True
    assert view.call.value.held_on == date(2026, 11, 26)
    full.type("sip_told_form_already_told_edit", "Att jag bytt skola tre gånger.")
    assert full.plan().already_told == "Att jag bytt skola tre gånger."
    assert mark(full, Step.MEETING) == "klart"


def test_f5_and_the_button_open_the_meeting_view(full: Desk) -> None:
    full.tab.key(PageKey.REFRESH)
    go(full, Step.MEETING)
    click(full.page, "sip_meeting_open")
    assert full.navigator.went == [("meeting", full.story.case)] * 2


def test_a_consent_says_as_whom_it_was_given_and_what_the_child_thinks(full: Desk) -> None:
    go(full, Step.CONSENT)
    consent = full.view().consents[0].value.id
    full.choose(f"sip_whole_consent_{consent.hex()}_given_as_edit", "vårdnadshavare")
    full.type(f"sip_whole_consent_{consent.hex()}_child_view_edit", "Alma vill.")
    kept = full.view().consents[0].value
    assert (kept.given_as, kept.child_view) == (GivenAs.GUARDIAN, "Alma vill.")


def test_the_same_consent_stands_on_two_steps_and_shows_the_same(full: Desk) -> None:
    consent = full.view().consents[0].value.id.hex()
    go(full, Step.CONSENT)
    full.type(f"sip_whole_consent_{consent}_given_by_edit", "Alma T")
    go(full, Step.PLAN)
    assert find(full.page, QLineEdit, f"sip_consent_{consent}_given_by_edit").text() == "Alma T"
    full.type(f"sip_consent_{consent}_given_by_edit", "Alma Testsson")
    assert full.view().consents[0].value.given_by == "Alma Testsson"
    assert full.session.log.conflicts() == ()
    assert not full.tab.unsaved()


def test_a_scanned_paper_is_kept_shown_and_removed(full: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "samtycke.png"
    file.write_bytes(PNG)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))  # the desktop's own dialog
    go(full, Step.CONSENT)
    name = f"sip_whole_consent_{full.view().consents[0].value.id.hex()}"
    click(full.page, f"{name}_paper_attach")
    assert len(full.view().images) == 1
    click(full.page, f"{name}_paper_show")
    assert not find(full.page, QLabel, "sip_scan_picture").pixmap().isNull()
    assert full.tab.key(PageKey.BACK)
    assert find(full.page, QWidget, "sip_scan").isHidden()
    click(full.page, f"{name}_paper_remove")
    assert full.view().images == ()


def test_a_file_that_is_no_paper_is_refused_with_a_sentence(
    full: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "saknas"), ""))
    go(full, Step.CONSENT)
    click(full.page, f"sip_whole_consent_{full.view().consents[0].value.id.hex()}_paper_attach")
    assert shown(full.page, "sip_notice_text")
    assert full.view().images == ()


def test_a_yes_by_word_of_mouth_is_two_clicks(full: Desk) -> None:
    measure = full.measure(0).id.hex()
    assert shown(full.page, f"sip_measure_{measure}_confirm_text") == "Per Lundmark har inte bekräftat"
    click(full.page, f"sip_measure_{measure}_confirm_oral")
    click(full.page, f"sip_measure_{measure}_confirm_who_give")
    kept = full.measure(0)
    assert (kept.confirmation, kept.confirmed_by) == (Confirmation.ORAL, "Per Lundmark")
    assert kept.confirmation_noted_by == KARIN
    text = shown(full.page, f"sip_measure_{measure}_confirm_text")
    assert text == "bekräftat muntligt · Per Lundmark · i dag"
    click(full.page, f"sip_measure_{measure}_confirm_back")
    assert full.measure(0).confirmation is None


def test_one_s_own_measure_is_confirmed_by_one_click(full: Desk) -> None:
    measure = full.measure(1).id.hex()
    full.type(f"sip_measure_{measure}_responsible_edit", "Någon annan")
    full.type(f"sip_measure_{measure}_responsible_edit", "Karin Norberg")
    click(full.page, f"sip_measure_{measure}_confirm_own")
    assert full.measure(1).confirmation is Confirmation.OWN


def test_more_about_a_measure_and_a_goal_unfolds(full: Desk) -> None:
    measure, goal = full.measure(0).id.hex(), full.goal().id.hex()
    assert full.page.findChild(QLineEdit, f"sip_measure_{measure}_more_form_phone_edit") is None
    click(full.page, f"sip_measure_{measure}_more_open")
    full.type(f"sip_measure_{measure}_more_form_phone_edit", "070-1740605")
    full.choose(f"sip_measure_{measure}_more_form_principal_edit", "kommunen")
    assert (full.measure(0).phone, full.measure(0).principal) == ("070-1740605", Principal.MUNICIPALITY)
    click(full.page, f"sip_goal_{goal}_more_open")
    full.choose(f"sip_goal_{goal}_more_form_source_edit", "hämtat från genomförandeplanen")
    assert full.goal().source is GoalSource.IMPLEMENTATION_PLAN


def test_a_goal_leads_to_a_long_term_one(full: Desk) -> None:
    click(full.page, "sip_add_goal")
    first, second = full.goal(0).id.hex(), full.goal(1).id.hex()
    click(full.page, f"sip_goal_{first}_more_open")
    full.choose(f"sip_goal_{first}_more_form_long_term_edit", "ja")
    click(full.page, f"sip_goal_{second}_more_open")
    full.choose(f"sip_goal_{second}_more_form_above_edit", "Mål 1")
    assert full.goal(1).above == full.goal(0).id


def test_a_goal_that_sounds_like_a_decision_about_aid_gets_a_question(full: Desk) -> None:
    goal = full.goal().id.hex()
    assert full.page.findChild(QLineEdit, f"sip_goal_{goal}_aid_answer_edit") is None
    full.type(f"sip_goal_{goal}_text_edit", "Få boendestöd")
    full.type(f"sip_goal_{goal}_aid_answer_edit", "Att jag kommer upp på morgonen")
    assert full.goal().aid_answer == "Att jag kommer upp på morgonen"


def test_a_goal_of_the_bank_is_found_by_typing_and_becomes_the_plan_s_own(full: Desk) -> None:
    click(full.page, "sip_bank_open")
    everything = find(full.page, QListView, "sip_bank_list").model().rowCount()
    write(find(full.page, QLineEdit, "sip_bank_filter"), "skola")
    found = find(full.page, QListView, "sip_bank_list").model()
    assert 0 < found.rowCount() < everything
    press(Qt.Key.Key_Return)
    goal = full.goal(1)
    assert goal.text
    assert full.focused() == f"sip_goal_{goal.id.hex()}_text_edit"


def test_what_few_plans_need_lies_in_a_place_that_unfolds(full: Desk) -> None:
    assert full.page.findChild(QLineEdit, "sip_around_form_travel_edit") is None
    click(full.page, "sip_around_open")
    full.type("sip_around_form_travel_edit", "Skolskjuts")
    full.type("sip_around_form_plan_lead_phone_edit", "0942-140 00")
    assert (full.plan().travel, full.plan().plan_lead_phone) == ("Skolskjuts", "0942-140 00")
    click(full.page, "sip_other_plan_add")
    other = full.view().other_plans[0].value.id.hex()
    full.choose(f"sip_other_plan_{other}_kind_edit", "vårdplan")
    full.type(f"sip_other_plan_{other}_where_edit", "Treserva")
    kept = full.view().other_plans[0].value
    assert (kept.kind, kept.where) == (OtherPlanKind.CARE_PLAN, "Treserva")
    click(full.page, f"sip_other_plan_{other}_remove")
    assert full.view().other_plans == ()


def test_a_follow_up_goes_goal_by_goal_with_a_measured_value(full: Desk) -> None:
    go(full, Step.FOLLOW_UP)
    goal = full.goal().id.hex()
    click(full.page, f"sip_outcome_{goal}_partly")
    outcome = full.view().outcomes[0].value
    assert outcome.outcome is Achievement.PARTLY
    assert full.focused() == f"sip_outcome_{goal}_form_measured_edit"
    full.type(f"sip_outcome_{goal}_form_measured_edit", "3 dagar/v")
    assert full.view().outcomes[0].value.measured == "3 dagar/v"


def test_the_client_s_answers_are_kept_each_by_itself(full: Desk) -> None:
    go(full, Step.FOLLOW_UP)
    follow_up = full.view().follow_ups[0].value.id.hex()
    full.choose(f"sip_answers_{follow_up}_listened_edit", "Ja")
    full.choose(f"sip_answers_{follow_up}_whom_edit", "Delvis")
    full.type(f"sip_answers_{follow_up}_change_edit", "Inget.")
    assert dict(full.view().follow_ups[0].value.experience) == {"listened": "yes", "whom": "partly", "change": "Inget."}
    assert not full.tab.unsaved()


def test_a_closed_goal_leaves_one_line_that_can_be_copied(full: Desk) -> None:
    go(full, Step.FOLLOW_UP)
    goal = full.goal().id.hex()
    click(full.page, f"sip_outcome_{goal}_reached")
    click(full.page, f"sip_outcome_{goal}_close")
    write(find(full.page, QLineEdit, f"sip_outcome_{goal}_line_edit"), "Elin tar bussen själv.")
    press(Qt.Key.Key_Return)
    assert full.goal().close_outcome is Achievement.REACHED
    click(full.page, "sip_lines_copy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1].startswith("Mål 1, Gå i skolan minst fyra dagar i veckan: nått.")
    assert lines[1].endswith("Elin tar bussen själv.")
    click(full.page, f"sip_outcome_{goal}_reopen")
    assert full.goal().closed_on is None


def test_a_goal_that_another_plan_follows_up_is_not_followed_up_twice(full: Desk) -> None:
    goal = full.goal().id.hex()
    click(full.page, f"sip_goal_{goal}_more_open")
    full.choose(f"sip_goal_{goal}_more_form_source_edit", "hämtat från genomförandeplanen")
    go(full, Step.FOLLOW_UP)
    assert full.page.findChild(QWidget, f"sip_outcome_{goal}") is None
    assert any("följs upp i genomförandeplanen" in text for text in texts(full.page))


def test_a_plan_becomes_a_sip_with_its_history_or_ends_with_a_pointer(full: Desk) -> None:
    go(full, Step.FOLLOW_UP)
    click(full.page, "sip_promote")
    full.choose("sip_promote_line_who", "kommunen")
    click(full.page, "sip_promote_line_give")
    assert full.plan().overall_responsibility is Principal.MUNICIPALITY
    click(full.page, "sip_point")
    write(find(full.page, QLineEdit, "sip_pointer_edit"), "Prator, plan 4711")
    press(Qt.Key.Key_Return)
    assert (full.plan().promoted_to, full.plan().closed_on) == ("Prator, plan 4711", date(2026, 11, 26))


def test_a_gap_leads_from_another_step_to_its_field(full: Desk) -> None:
    go(full, Step.FOLLOW_UP)
    click(full.page, "sip_gaps_0")
    assert full.focused() == "sip_plan_lead_edit"
    assert find(full.page, QWidget, "sip_page").isVisible()


def test_what_was_skipped_is_a_link_that_unfolds_its_field(full: Desk) -> None:
    goal = full.goal().id.hex()
    points = [link.text() for link in find(full.page, QWidget, "sip_points").findChildren(Push)]
    click(full.page, f"sip_points_{points.index('när målet ska vara nått')}")
    assert full.focused() == f"sip_goal_{goal}_more_form_target_on_edit"
    click(full.page, f"sip_points_{points.index('samordnarens telefonnummer')}")
    assert full.focused() == "sip_around_form_plan_lead_phone_edit"
    click(full.page, f"sip_points_{points.index('kallelse till ett möte')}")
    assert full.focused() == f"sip_call_{full.view().calls[0].call.value.id.hex()}_form_purpose_edit"
    go(full, Step.PLAN)
    points = [link.text() for link in find(full.page, QWidget, "sip_points").findChildren(Push)]
    click(full.page, f"sip_points_{points.index('vad klienten kan göra själv')}")
    assert full.focused() == "sip_told_form_can_do_self_edit"


def test_the_signed_version_stands_beside_the_plan_with_what_changed(full: Desk) -> None:
    full.type("sip_plan_lead_edit", "Karin Norberg")
    click(full.page, "sip_adopt")
    version = full.view().versions[0].value.id.hex()
    full.type("sip_own_words_edit", "Jag vill simma.")
    click(full.page, f"sip_version_{version}_open")
    words = " ".join(texts(find(full.page, QWidget, "sip_signed")))
    assert "Jag vill bo kvar här och klara nian." in words
    assert "Ändrat sedan dess" in words
    assert find(full.page, QWidget, "sip_page").isVisible()
    click(full.page, "sip_signed_close")
    assert find(full.page, QWidget, "sip_signed").isHidden()


def test_a_plan_with_many_goals_shows_lines_that_become_cards(theme: Theme, show: Show, tmp_path: Path) -> None:
    story = alma()
    plan = full_plan(story)
    session = story.world.session
    for number in range(2, 41):
        AddGoal(session)(plan, text=f"Mål i mängden {number}")
    desk = Desk(theme, show, story, tmp_path)
    goals = [view.goal.value.id.hex() for view in desk.view().goals]
    assert find(desk.page, Push, f"sip_goal_{goals[0]}_slot_open").accessibleName() == (
        "Mål 1: Gå i skolan minst fyra dagar i veckan, 2 åtgärder"
    )
    assert desk.page.findChild(QLineEdit, f"sip_goal_{goals[6]}_text_edit") is None
    click(desk.page, f"sip_goal_{goals[6]}_slot_open")
    assert desk.focused() == f"sip_goal_{goals[6]}_text_edit"
    desk.type(f"sip_goal_{goals[6]}_text_edit", "Simma")
    assert desk.goal(6).text == "Simma"
    desk.tab.key(PageKey.NEW)
    assert desk.focused() == f"sip_measure_{desk.view().goals[6].measures[0].value.id.hex()}_text_edit"
    desk.tab.open_case(story.case, desk.measure(1).id)
    assert desk.focused() == f"sip_measure_{desk.measure(1).id.hex()}_text_edit"


def test_every_control_of_every_step_has_a_name_for_a_screen_reader(full: Desk) -> None:
    go(full, Step.CALL)
    click(full.page, "sip_call_add")
    click(full.page, f"sip_call_{full.view().calls[0].call.value.id.hex()}_offer_0")
    nameless = list[str]()
    for step in Step:
        go(full, step)
        for kind in (QPushButton, QLineEdit, QPlainTextEdit, QListView):
            shown_now = (widget for widget in full.page.findChildren(kind) if widget.isVisible())
            nameless += [widget.objectName() for widget in shown_now if not widget.accessibleName()]
    assert nameless == []


def test_what_is_to_be_done_in_time_stands_over_the_steps_with_what_is_to_be_verified(full: Desk) -> None:
    go(full, Step.NEED)
    full.type("sip_need_form_proposed_on_edit", "20/11")
    said = shown(full.page, "sip_deadline")
    assert "senast" in said
    assert "kontrollera" in said
