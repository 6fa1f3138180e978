"""Samverkan, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.domain.ids import MemberId
from ifodesk.ui.collaboration.page import CollaborationPage
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.shell.page import Page, PageKey
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.plans import ChangePlan
from ifodesk.usecases.seen import Write
from ifodesk.usecases.units import living_units
from tests.ui.fakes import KARIN, LISA, PER, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.usecases.sharing_desk import Shared, shared

Show = Callable[[QWidget], QWidget]


class Seat:
    """The page of one person, on screen."""

    def __init__(self, theme: Theme, show: Show, here: Shared, who: MemberId) -> None:
        self.here = here
        self.session = here.at.sit_down(who).session
        self.navigator = FakeNavigator()
        self.jobs = InlineJobs()
        self.page = CollaborationPage(theme, self.session, self.jobs, self.navigator)
        self.as_page: Page = self.page
        self.widget = self.page.widget
        self.widget.resize(1000, 1400)
        show(self.widget)
        self.page.activated()

    def lines(self) -> list[str]:
        QApplication.processEvents()
        return [view.line.text for view in self.widget.findChildren(LineView)]

    def line(self, text: str) -> LineView:
        QApplication.processEvents()
        return next(view for view in self.widget.findChildren(LineView) if text in view.line.text)

    def act(self, text: str, code: str) -> None:
        view = self.line(text)
        button = find(view, QAbstractButton, f"{view.objectName()}_{code}")
        button.setFocus()
        press(Qt.Key.Key_Space)
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        field = find(self.widget, QWidget, name)
        field.setFocus()
        write(field, text)

    def choose(self, name: str, key: object) -> None:
        pick = find(self.widget, Pick, name)
        pick.choose(key)
        assert pick.key == key

    def tick(self, text: str) -> None:
        check = next(one for one in self.widget.findChildren(Check) if one.isVisible() and one.text().startswith(text))
        check.setFocus()
        press(Qt.Key.Key_Space)


@pytest.fixture
def here() -> Shared:
    made = shared()
    seen = made.session.records.get(Unit, made.support)
    made.session.records.save([Write(replace(seen.value, contact=PER, deputy=LISA), seen)])
    return made


def test_a_chief_sees_what_is_late_unanswered_and_without_the_clients_words(
    theme: Theme, show: Show, here: Shared
) -> None:
    seen = here.session.records.get(InternalSip, here.plan)
    ChangePlan(here.session)(seen, replace(seen.value, own_words=None))
    here.at.world.clock.pass_time(days=2)
    seat = Seat(theme, show, here, LISA)
    titles = texts(seat.widget)
    for title in (
        "Uppföljningen är försenad (1)",
        "Kollegor som inte har bekräftat (1)",
        "Planer utan klientens egna ord (1)",
    ):
        assert title in titles
    line = seat.line("Alma Testsson")
    assert "3 åtgärder väntar på ja" in line.line.detail
    assert line.line.right == "skulle följts upp tor 26 nov"
    line.setFocus()
    press(Qt.Key.Key_Return)
    assert seat.navigator.went == [("case", here.case, "sip", None)]


def test_a_chief_goes_from_the_plans_to_their_export(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    click(
        seat.widget,
        next(one.objectName() for one in seat.widget.findChildren(QAbstractButton) if "export" in one.objectName()),
    )
    assert seat.navigator.went == [("page", "export")]


def test_a_caseworker_does_not_follow_the_municipalitys_plans_or_change_its_units(
    theme: Theme, show: Show, here: Shared
) -> None:
    here.at.world.clock.pass_time(days=2)
    seat = Seat(theme, show, here, KARIN)
    assert not [text for text in texts(seat.widget) if "försenad" in text]
    assert seat.line("Ekonomiskt bistånd").line.actions == ()
    assert "kontakt: Per Lundmark · ersättare: Lisa Berglund" in seat.line("Ekonomiskt bistånd").line.detail


def test_clients_of_several_areas_stand_under_the_rule_that_found_them(theme: Theme, show: Show, here: Shared) -> None:
    OpenCase(here.session)(CaseType.INCOME_SUPPORT, "Alma Testsson", personal_number="200101012388")
    seat = Seat(theme, show, here, KARIN)
    assert any(text.startswith("Så hittas de") for text in seat.lines())
    line = seat.line("Alma Testsson: Barn och unga och Ekonomiskt bistånd").line
    assert "flera ärenden · inget mål är uppföljt än" in line.detail


def test_a_question_shows_what_it_gives_away_while_it_is_typed_and_names_are_never_sent(
    theme: Theme, show: Show, here: Shared
) -> None:
    seat = Seat(theme, show, here, KARIN)
    seat.as_page.key(PageKey.NEW)
    seat.choose("ask_area", "income_support")
    seat.write("ask_question", "Alma Testsson är 16 år")
    click(seat.widget, "collaboration_ask_give")
    assert shown(seat.widget, "ask_must_go") == "Måste bort: ”Alma” (ett helt namn) och ”Testsson” (ett helt namn)"
    assert "pekar ut någon" in shown(seat.widget, "collaboration_notice_text")
    assert here.session.records.all(AnonymousQuestion) == ()
    find(seat.widget, QWidget, "ask_question").setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    seat.write("ask_question", "Någon som är 16 år har skulder")
    click(seat.widget, "collaboration_ask_give")
    assert shown(seat.widget, "ask_found") == "Kan peka ut någon: ”16 år” (en ålder)"
    seat.tick("Skicka ändå")
    click(seat.widget, "collaboration_ask_give")
    (asked,) = here.session.records.all(AnonymousQuestion)
    assert asked.value.question == "Någon som är 16 år har skulder"
    assert "Frågan är skickad" in shown(seat.widget, "collaboration_notice_text")


@pytest.mark.slow
def test_a_contact_person_answers_and_who_asked_puts_it_aside(theme: Theme, show: Show, here: Shared) -> None:
    karin = Seat(theme, show, here, KARIN)
    karin.as_page.key(PageKey.NEW)
    karin.choose("ask_area", "income_support")
    karin.write("ask_question", "Hur snabbt kan ni ge råd?")
    click(karin.widget, "collaboration_ask_give")
    per = Seat(theme, show, here, PER)
    assert per.navigator.badges == {"collaboration": 1}
    per.act("Hur snabbt", "answer")
    per.write("answer_text", "På fredag.")
    click(per.widget, "collaboration_answer_give")
    assert "Per Lundmark svarade: På fredag." in per.line("Hur snabbt").line.detail
    karin = Seat(theme, show, here, KARIN)
    karin.act("Hur snabbt", "close")
    assert "Hur snabbt kan ni ge råd?" not in karin.lines()


@pytest.mark.slow
def test_a_chief_adds_changes_and_ends_a_unit(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    click(seat.widget, "collaboration_lines_areas_add_unit")
    seat.write("unit_name", "LSS-enheten")
    seat.choose("unit_area", "lss")
    seat.write("unit_board", "Omsorgsnämnden")
    seat.choose("unit_contact", PER)
    seat.tick("Per Lundmark")
    click(seat.widget, "collaboration_unit_give")
    made = next(seen.value for seen in living_units(seat.session) if seen.value.name == "LSS-enheten")
    assert (made.area, made.board, made.contact, made.members) == ("lss", "Omsorgsnämnden", PER, frozenset({PER}))
    seat.act("LSS: LSS-enheten", "change")
    assert find(seat.widget, Pick, "unit_area").key == "lss"
    seat.write("unit_name", "Familjerådgivningen ")
    click(seat.widget, "collaboration_unit_give")
    assert "Familjerådgivningen är aldrig en enhet" in shown(seat.widget, "collaboration_notice_text")
    click(seat.widget, "unit_end")
    click(seat.widget, "unit_end_yes")
    assert "LSS-enheten" not in {seen.value.name for seen in living_units(seat.session)}


@pytest.mark.slow
def test_a_process_map_is_taken_over_shown_changed_and_put_aside(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    seat.act("Mall: När beroende", "take")
    seat.act("När beroende och psykisk ohälsa", "show")
    assert seat.line("När beroende").line.detail.startswith("1. Upptäck.")
    seat.act("När beroende och psykisk ohälsa", "change")
    seat.write("map_title", "Vår väg: ")
    click(seat.widget, "collaboration_map_give")
    assert any(text.startswith("Vår väg: ") or text.endswith("Vår väg: ") for text in seat.lines())
    seat.act("Vår väg", "change")
    click(seat.widget, "map_end")
    assert not [text for text in seat.lines() if "Vår väg" in text]


def test_what_is_half_typed_is_kept_as_a_loose_note_when_the_window_locks(
    theme: Theme, show: Show, here: Shared
) -> None:
    seat = Seat(theme, show, here, KARIN)
    assert seat.as_page.unsaved() is False
    seat.as_page.key(PageKey.NEW)
    seat.write("ask_question", "Halv fråga")
    assert seat.as_page.unsaved() is True
    seat.as_page.flush()
    seat.as_page.keep()
    assert seat.as_page.unsaved() is False
    assert [seen.value.text for seen in seat.session.queries.loose_notes()] == [
        "Fråga utan namn, inte skickad: Halv fråga"
    ]
    seat.as_page.left()
    seat.as_page.drop()
    assert seat.lines() == []


@pytest.mark.slow
def test_the_keys_of_the_page(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    assert seat.as_page.key(PageKey.NEW)
    assert seat.as_page.key(PageKey.BACK)
    assert not seat.as_page.key(PageKey.BACK)
    here.at.world.clock.pass_time(days=3)
    assert seat.as_page.key(PageKey.REFRESH)
    assert "Uppföljningen är försenad (1)" in texts(seat.widget)
    seat.act("Mall: När beroende", "take")
    assert seat.as_page.key(PageKey.UNDO)
    assert seat.line("Mall: När beroende")
    assert not seat.as_page.key(PageKey.PRINT)
