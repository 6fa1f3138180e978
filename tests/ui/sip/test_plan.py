"""The tab Intern-SIP, driven by hands: writing a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.domain.entities.sip import Goal
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.sip.extra_state import Step
from ifodesk.usecases.errors import WorldError
from tests.ui.fakes import KARIN, PER
from tests.ui.hands import click, find, press, shown, write
from tests.ui.sip.desk import Desk


def test_the_shortest_way_to_an_adopted_plan_is_one_screen(desk: Desk) -> None:
    click(desk.page, "sip_empty_action")
    assert desk.focused() == "sip_own_words_edit"
    goal, measure = desk.goal().id.hex(), desk.measure().id.hex()
    desk.type("sip_own_words_edit", "Jag vill klara nian.")
    desk.type(f"sip_goal_{goal}_text_edit", "Gå i skolan fyra dagar")
    desk.type(f"sip_measure_{measure}_text_edit", "Skjuts måndagar")
    desk.type(f"sip_measure_{measure}_responsible_edit", "Taxi Bengt")
    desk.type(f"sip_measure_{measure}_due_on_edit", "om 1 mån")
    desk.type("sip_next_follow_up_on_edit", "15/1")
    desk.type("sip_plan_lead_edit", "Karin Norberg")
    click(desk.page, "sip_add_agreement_0")
    agreement = desk.view().agreements[0].value
    assert (agreement.name, agreement.role) == ("Alma Testsson", "klient")
    desk.choose(f"sip_agreement_{agreement.id.hex()}_form_edit", "närvarande")
    click(desk.page, "sip_participation_add")
    consent = desk.view().consents[0].value
    assert (consent.kind, consent.given_by) == (ConsentKind.PARTICIPATION, "Alma Testsson")
    desk.choose(f"sip_consent_{consent.id.hex()}_form_edit", "muntligt")
    assert desk.gaps() == []
    click(desk.page, "sip_adopt")
    assert shown(desk.page, "sip_version").startswith("Version 1, antagen ")
    assert len(desk.view().versions) == 1
    assert desk.plan().plan_lead_member == KARIN
    assert desk.measure().responsible == "Taxi Bengt"
    assert desk.measure().due_on == date(2026, 12, 26)


def test_a_plan_is_not_offered_for_adoption_again_until_something_changed(full: Desk) -> None:
    full.type("sip_plan_lead_edit", "Karin Norberg")
    click(full.page, "sip_adopt")
    adopt = find(full.page, Push, "sip_adopt")
    assert not adopt.isEnabled()
    assert shown(full.page, "sip_gaps_text") == "Inget saknas. Planen är antagen som den står."
    full.type("sip_own_words_edit", "Jag vill klara nian och få simma.")
    assert adopt.isEnabled()
    click(full.page, "sip_adopt")
    assert [seen.value.number for seen in full.view().versions] == [1, 2]


def test_a_gap_is_a_link_to_its_field(full: Desk) -> None:
    assert full.gaps() == ["samordnare"]
    assert not find(full.page, Push, "sip_adopt").isEnabled()
    click(full.page, "sip_gaps_0")
    assert full.focused() == "sip_plan_lead_edit"


def test_a_gap_of_something_that_does_not_exist_makes_it(desk: Desk) -> None:
    desk.tab.begin()
    assert "vem som är överens och hur" in desk.gaps()
    click(desk.page, f"sip_gaps_{desk.gaps().index('vem som är överens och hur')}")
    agreement = desk.view().agreements[0].value
    assert desk.focused() == f"sip_agreement_{agreement.id.hex()}_form_edit"
    click(desk.page, f"sip_gaps_{desk.gaps().index('samtycke till att planen görs')}")
    assert len(desk.view().consents) == 1


def test_what_is_skipped_is_a_grey_dash_and_no_reproach(full: Desk) -> None:
    marks = {step: find(full.page, QWidget, f"sip_step_{step}_mark").accessibleName() for step in Step}
    assert marks == {
        Step.NEED: "överhoppat",
        Step.CONSENT: "klart",
        Step.CALL: "överhoppat",
        Step.MEETING: "överhoppat",
        Step.PLAN: "pågår",
        Step.FOLLOW_UP: "inte påbörjat",
    }
    assert shown(full.page, "sip_points_text") == "Tas upp vid första uppföljningen (6):"


def test_ctrl_n_adds_a_measure_to_the_goal_one_is_in(full: Desk) -> None:
    click(full.page, "sip_add_goal")
    first, second = full.goal(0), full.goal(1)
    find(full.page, QLineEdit, f"sip_goal_{first.id.hex()}_target_edit").setFocus()
    full.tab.key(PageKey.NEW)
    assert len(full.view().goals[0].measures) == 3
    assert full.focused() == f"sip_measure_{full.measure(2).id.hex()}_text_edit"
    find(full.page, QLineEdit, f"sip_goal_{second.id.hex()}_text_edit").setFocus()
    full.tab.key(PageKey.NEW)
    assert len(full.view().goals[1].measures) == 1


def test_ctrl_n_in_a_plan_without_goals_adds_a_goal(full: Desk) -> None:
    click(full.page, f"sip_goal_{full.goal().id.hex()}_remove")
    full.tab.key(PageKey.NEW)
    assert [goal.measures for goal in full.view().goals] == [()]


def test_a_removed_goal_comes_back_by_undo(full: Desk) -> None:
    click(full.page, f"sip_goal_{full.goal().id.hex()}_remove")
    assert full.view().goals == ()
    assert shown(full.page, "sip_notice_text") == "Borttaget. Ctrl+Z tar tillbaka det."
    full.tab.key(PageKey.UNDO)
    assert full.goal().text == "Gå i skolan minst fyra dagar i veckan"


def test_undo_takes_back_the_latest_field(full: Desk) -> None:
    name = f"sip_goal_{full.goal().id.hex()}_baseline_edit"
    full.type(name, "3 dagar/v")
    assert full.goal().baseline == "3 dagar/v"
    full.tab.key(PageKey.UNDO)
    assert full.goal().baseline == "2 dagar/v"
    assert find(full.page, QLineEdit, name).text() == "2 dagar/v"


def test_each_measure_and_agreement_can_be_removed(full: Desk) -> None:
    click(full.page, f"sip_measure_{full.measure(1).id.hex()}_remove")
    assert len(full.view().goals[0].measures) == 1
    click(full.page, f"sip_agreement_{full.view().agreements[0].value.id.hex()}_remove")
    assert full.view().agreements == ()
    click(full.page, f"sip_consent_{full.view().consents[0].value.id.hex()}_remove")
    assert full.view().consents == ()


def test_a_value_that_comes_by_sync_while_typing_is_never_eaten(full: Desk) -> None:
    goal = full.goal()
    name = f"sip_goal_{goal.id.hex()}_baseline"
    editor = find(full.page, QLineEdit, f"{name}_edit")
    seen = full.session.records.get(Goal, goal.id)
    editor.setFocus()
    editor.selectAll()
    write(editor, "3 dagar")
    full.story.world.records.write_elsewhere(seen, replace(seen.value, baseline="1 dag"), PER)
    full.tab.open_case(full.story.case)
    assert editor.text() == "3 dagar"
    write(editor, " i veckan")
    full.tab.flush()
    (conflict,) = full.session.log.conflicts()
    assert {option.value for option in conflict.options} == {"1 dag", "3 dagar i veckan"}
    assert editor.text() == "3 dagar i veckan"
    assert shown(full.page, f"{name}_conflict_option_0").endswith("1 dag")
    assert "välj i nuläget" in full.gaps()
    click(full.page, f"{name}_conflict_keep_0")
    assert full.session.log.conflicts() == ()
    assert full.goal().baseline == "1 dag"
    QApplication.processEvents()
    assert editor.text() == "1 dag"
    assert full.gaps() == ["samordnare"]


def test_a_value_that_comes_into_a_field_nobody_types_in_shows_at_once(full: Desk) -> None:
    seen = full.session.records.get(Goal, full.goal().id)
    full.story.world.records.write_elsewhere(seen, replace(seen.value, target="5 dagar/v"), PER)
    full.tab.open_case(full.story.case)
    assert find(full.page, QLineEdit, f"sip_goal_{seen.value.id.hex()}_target_edit").text() == "5 dagar/v"


def test_a_measure_that_a_colleague_adds_appears_and_the_focus_stays(full: Desk) -> None:
    own = find(full.page, QPlainTextEdit, "sip_own_words_edit")
    own.setFocus()
    write(own, "å")
    full.tab.presenter.measure_added(full.goal().id)
    full.tab.presenter._next = None  # noqa: SLF001 - as if a colleague had added it
    assert len(full.view().goals[0].measures) == 3
    assert own.toPlainText().endswith("å")


def test_taking_part_and_lifting_secrecy_are_two_things(full: Desk) -> None:
    click(full.page, "sip_step_consent_link")
    click(full.page, "sip_secrecy_waiver_whole_add")
    waiver = full.view().consents[1].value
    assert waiver.kind is ConsentKind.SECRECY_WAIVER
    assert full.focused() == f"sip_whole_consent_{waiver.id.hex()}_what_edit"
    full.type(f"sip_whole_consent_{waiver.id.hex()}_what_edit", "närvaro")
    full.type(f"sip_whole_consent_{waiver.id.hex()}_receiver_edit", "Skolan")
    full.type(f"sip_whole_consent_{waiver.id.hex()}_purpose_edit", "uppföljning")
    full.type(f"sip_whole_consent_{waiver.id.hex()}_valid_until_edit", "2027-06-15")
    kept = full.view().consents[1].value
    assert (kept.what, kept.receiver, kept.purpose, kept.valid_until) == (
        "närvaro",
        "Skolan",
        "uppföljning",
        date(2027, 6, 15),
    )
    participation = full.view().consents[0].value
    assert full.page.findChild(QLineEdit, f"sip_whole_consent_{participation.id.hex()}_what_edit") is None


def test_a_withdrawn_consent_says_so_and_is_in_the_way_again(full: Desk) -> None:
    consent = full.view().consents[0].value
    click(full.page, f"sip_consent_{consent.id.hex()}_withdraw")
    assert shown(full.page, f"sip_consent_{consent.id.hex()}_over") == "Tillbakataget i dag. Gäller inte längre."
    assert "samtycke till att planen görs" in full.gaps()


def test_a_consent_that_has_run_out_says_so(full: Desk) -> None:
    consent = full.view().consents[0].value
    full.type(f"sip_consent_{consent.id.hex()}_valid_until_edit", "1/12")
    full.story.world.clock.pass_time(days=10)
    full.tab.open_case(full.story.case)
    assert "Gick ut" in shown(full.page, f"sip_consent_{consent.id.hex()}_over")


def test_a_follow_up_is_held_with_what_came_of_it(full: Desk) -> None:
    follow_up = full.view().follow_ups[0].value
    click(full.page, "sip_step_follow_up_link")
    full.type(f"sip_open_{follow_up.id.hex()}_form_summary_edit", "Går tre dagar nu.")
    click(full.page, f"sip_open_{follow_up.id.hex()}_hold")
    assert shown(full.page, f"sip_follow_up_{follow_up.id.hex()}_text") == "Hållen i dag: Går tre dagar nu."


def test_a_plan_that_is_ended_says_why_and_opens_again_by_undo(full: Desk) -> None:
    click(full.page, "sip_step_follow_up_link")
    click(full.page, "sip_close")
    write(find(full.page, QLineEdit, "sip_close_reason_edit"), "målen är nådda")
    press(Qt.Key.Key_Return)
    assert shown(full.page, "sip_closed") == "Planen avslutades i dag: målen är nådda"
    assert not find(full.page, QWidget, "sip_foot").isVisible()
    full.tab.key(PageKey.UNDO)
    assert full.plan().closed_on is None


def test_a_plan_that_was_ended_too_early_goes_on(full: Desk) -> None:
    click(full.page, "sip_step_follow_up_link")
    click(full.page, "sip_close")
    write(find(full.page, QLineEdit, "sip_close_reason_edit"), "målen är nådda")
    press(Qt.Key.Key_Return)
    click(full.page, "sip_reopen")
    assert full.plan().closed_on is None
    assert not find(full.page, QWidget, "sip_reopen").isVisible()
    assert shown(full.page, "sip_notice_text").startswith("Planen pågår igen")


def test_a_full_disk_keeps_what_is_typed_and_tries_again(full: Desk) -> None:
    full.story.world.records.fails = WorldError("disk_full")
    full.type("sip_own_words_edit", "Nya ord")
    assert full.tab.unsaved()
    assert full.saved[-1] == "Inte sparat än"
    assert shown(full.page, "sip_notice_text").startswith("Disken är full.")
    full.story.world.records.fails = None
    full.tab.flush()
    assert full.plan().own_words == "Nya ord"
    assert full.saved[-1].startswith("Sparat ")


def test_locking_leaves_nothing_of_the_plan_on_the_tab(full: Desk) -> None:
    full.tab.left()
    full.tab.drop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert full.page.findChildren(QLineEdit, "sip_plan_lead_edit") == []


def test_the_tab_opens_at_the_measure_that_idag_points_at(full: Desk) -> None:
    full.tab.open_case(full.story.case, full.measure(1).id)
    assert full.focused() == f"sip_measure_{full.measure(1).id.hex()}_text_edit"


def test_an_agreement_row_offers_who_is_not_in_the_list_yet(full: Desk) -> None:
    texts = [button.text() for button in full.page.findChildren(Push) if button.text().startswith("Lägg till: ")]
    assert texts == ["Lägg till: Eva Testsson", "Lägg till: Ludvig Testsson", "Lägg till: Märta Testsson"]
    click(full.page, "sip_add_agreement")
    assert full.view().agreements[1].value.form is None
    assert AgreementForm.DECLINES.value == "declines"


def test_in_a_low_window_with_large_letters_every_step_can_be_read(full: Desk, theme: Theme) -> None:
    theme.set(percent=200)
    full.page.resize(1170, 440)
    QApplication.processEvents()
    steps = find(full.page, QWidget, "sip_steps")
    assert find(full.page, QWidget, "sip_scrolled_plan").isAncestorOf(steps)
    assert steps.height() >= steps.heightForWidth(steps.width())
    theme.set(percent=100)
    full.page.resize(1150, 900)
    QApplication.processEvents()
    assert not find(full.page, QWidget, "sip_scrolled_plan").isAncestorOf(steps)
    full.tab.drop()
    assert not find(full.page, QWidget, "sip_head").isVisible()
