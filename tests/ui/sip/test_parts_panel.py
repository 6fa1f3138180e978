"""Who shares a plan, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ifodesk.domain.entities.sip_consent import AgreementForm, Consent
from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy, RecipientKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.sip.parts_panel import PartsPanel
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.consents import WithdrawConsent
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Write
from tests.ui.fakes import KARIN, PER, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.sip.desk import Desk
from tests.usecases.sharing_desk import Shared, shared

Show = Callable[[QWidget], QWidget]


@dataclass
class Seat:
    """The panel of the plan, on screen."""

    here: Shared
    panel: PartsPanel
    page: QWidget
    navigator: FakeNavigator
    jobs: InlineJobs

    def lines(self) -> list[str]:
        QApplication.processEvents()
        return [view.line.text for view in self.page.findChildren(LineView) if view.isVisible()]

    def detail(self, text: str) -> str:
        return next(view.line.detail for view in self.page.findChildren(LineView) if text in view.line.text)

    def act(self, text: str, code: str) -> None:
        """Press a button of a line with the keyboard."""
        QApplication.processEvents()
        views = (view for view in self.page.findChildren(LineView) if text in view.line.text)
        view = next(view for view in views if code in {action.code for action in view.line.actions})
        button = find(view, QAbstractButton, f"{view.objectName()}_{code}")
        button.setFocus()
        press(Qt.Key.Key_Space)
        QApplication.processEvents()

    def tick(self, unit: str) -> None:
        check = next(one for one in self.page.findChildren(Check) if one.isVisible() and one.text().startswith(unit))
        check.setFocus()
        press(Qt.Key.Key_Space)


@pytest.fixture
def seat(theme: Theme, show: Show) -> Seat:
    here = shared()
    here.take_part()
    return sit(theme, show, here)


def sit(theme: Theme, show: Show, here: Shared, plan: EntityId | None = None) -> Seat:
    navigator = FakeNavigator()
    jobs = InlineJobs()
    panel = PartsPanel(theme, here.session, jobs, navigator)
    panel.open(plan or here.plan)
    page = show(panel.widget)
    page.resize(1000, 900)
    QApplication.processEvents()
    return Seat(here, panel, page, navigator, jobs)


def test_the_panel_says_for_each_goal_and_unit_who_reads_and_why_not(seat: Seat) -> None:
    lines = seat.lines()
    assert lines[:3] == ["Mål 1: Gå i skolan", "Mål 2: Klara hyran", "Mål 3: Må bättre"]
    assert lines[3:] == ["Arbetsmarknadsenheten", "Ekonomiskt bistånd"]
    assert "Samtycket gäller" in seat.detail("Ekonomiskt bistånd")
    assert "annan nämnd (OSL 8 kap. 1 §)" in seat.detail("Arbetsmarknadsenheten")
    assert "har inte hävt sekretessen" in seat.detail("Arbetsmarknadsenheten")


def test_a_goal_is_shared_by_keyboard_and_who_cannot_keep_apart_is_said_before(seat: Seat) -> None:
    seat.act("Klara hyran", "share")
    seat.tick("Ekonomiskt bistånd")
    assert "Per Lundmark arbetar både i Ekonomiskt bistånd och i Arbetsmarknadsenheten" in shown(
        seat.page, "parts_share_warning"
    )
    write(find(seat.page, QWidget, "parts_share_told"), "Alma söker stöd")
    click(seat.page, "parts_share_give")
    QApplication.processEvents()
    assert "Målet delas nu med Ekonomiskt bistånd." in texts(seat.page)
    (part,) = seat.here.session.queries.sip(seat.here.plan).parts
    assert part.header.value.told == "Alma söker stöd"
    assert PER in seat.here.session.readers.readers(part.case)
    assert "Ekonomiskt bistånd: 1 mål" in seat.lines()
    assert "Per Lundmark arbetar både i Ekonomiskt bistånd och i Arbetsmarknadsenheten" in seat.lines()


def test_a_unit_without_consent_is_refused_with_a_sentence_and_what_is_ticked_stays(seat: Seat) -> None:
    seat.act("Klara hyran", "share")
    seat.tick("Arbetsmarknadsenheten")
    click(seat.page, "parts_share_give")
    assert any("häver sekretessen" in text for text in texts(seat.page))
    assert find(seat.page, QWidget, "parts_share").isVisible()
    assert seat.here.session.queries.sip(seat.here.plan).parts == ()


def test_the_clients_yes_to_one_unit_is_written_down_and_then_a_goal_can_be_shared(seat: Seat) -> None:
    seat.act("Arbetsmarknadsenheten", "yes")
    click(seat.page, "parts_yes_give")
    assert "Skriv vem som säger ja, och hur." in texts(seat.page)
    assert find(seat.page, QLineEdit, "parts_yes_by").text() == "Alma"
    find(seat.page, Pick, "parts_yes_how").choose(AgreementForm.ORAL)
    write(find(seat.page, QLineEdit, "parts_yes_what"), "Skolgången")
    until = find(seat.page, QLineEdit, "parts_yes_until_edit")
    until.setFocus()
    write(until, "om 3 mån")
    press(Qt.Key.Key_Tab)
    seat.tick("Mål 2")
    click(seat.page, "parts_yes_give")
    QApplication.processEvents()
    assert any("Samtycket är nedskrivet" in text for text in texts(seat.page))
    (waiver,) = [
        one.value
        for one in seat.here.session.records.children(Consent, seat.here.plan)
        if one.value.unit == seat.here.work
    ]
    assert (waiver.kind, waiver.what, waiver.receiver) == ("secrecy_waiver", "Skolgången", "Arbetsmarknadsenheten")
    assert waiver.goals == {seat.here.goals[1]}
    assert "Samtycket gäller till och med" in seat.detail("Arbetsmarknadsenheten")
    seat.act("Klara hyran", "share")
    seat.tick("Arbetsmarknadsenheten")
    click(seat.page, "parts_share_give")
    assert len(seat.here.session.queries.sip(seat.here.plan).parts) == 1


def test_somebody_is_left_out_and_let_in_later(seat: Seat) -> None:
    seat.act("Klara hyran", "share")
    seat.tick("Ekonomiskt bistånd")
    seat.tick("Per Lundmark")
    click(seat.page, "parts_share_give")
    assert "Per Lundmark arbetar i enheten men läser inte delen" in seat.lines()
    seat.act("Per Lundmark arbetar i enheten", "let_in")
    (part,) = seat.here.session.queries.sip(seat.here.plan).parts
    assert PER in seat.here.session.readers.readers(part.case)


def test_a_no_takes_the_unit_out_and_tells_what_was_read_and_that_it_cannot_be_unread(theme: Theme, show: Show) -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    part = here.session.queries.sip(here.plan).parts[0].case
    LogOpening(here.at.sit_down(PER).session)(part)
    here.at.sit_down(KARIN)
    seat = sit(theme, show, here)
    seat.act("Ekonomiskt bistånd", "withdraw")
    write(find(seat.page, QWidget, "parts_withdraw_edit"), "Alma")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert PER not in here.session.readers.readers(part)
    told = " ".join(texts(seat.page))
    assert "Ekonomiskt bistånd är borttagen ur planen." in told
    assert "kan inte göras oläst" in told
    assert "Per Lundmark: Klara hyran" in seat.lines()
    click(seat.page, "parts_lines_read_done")
    assert "Per Lundmark: Klara hyran" not in seat.lines()


def test_what_the_unit_was_given_on_paper_stands_beside_what_it_read(theme: Theme, show: Show) -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    for recipient in ("Ekonomiskt bistånd", "Skolan"):
        kept = PaperCopy(
            id=new_id(here.session.random),
            plan=here.plan,
            recipient=recipient,
            recipient_kind=RecipientKind.UNIT,
            how_given=CopyWay.BY_HAND,
            given_on=date(2026, 11, 20),
        )
        here.session.records.save([Write(kept)])
    seat = sit(theme, show, here)
    seat.act("Ekonomiskt bistånd", "read")
    papers = [line for line in seat.lines() if line.startswith("På papper")]
    assert len(papers) == 1
    assert "Ekonomiskt bistånd" in papers[0]
    assert "i handen" in papers[0]


def test_withdrawing_the_consent_itself_tells_here_too_what_was_read(theme: Theme, show: Show) -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    seat = sit(theme, show, here)
    general = here.session.records.children(Consent, here.plan)[0]
    seat.jobs.tell(WithdrawConsent(here.session)(general).changed)
    assert "Ekonomiskt bistånd är borttagen ur planen." in texts(seat.page)
    assert any(text.startswith("Ingen i enheten har öppnat") for text in texts(seat.page))


def test_a_consent_that_ran_out_waits_for_a_person(theme: Theme, show: Show) -> None:
    here = shared()
    here.take_part()
    here.waive(here.work, until=here.session.clock.today())
    ShareGoal(here.session)(here.goals[1], [here.work])
    here.at.world.clock.pass_time(days=1)
    seat = sit(theme, show, here)
    assert "Arbetsmarknadsenheten: samtycket har gått ut" in seat.lines()
    seat.act("samtycket har gått ut", "unit_out")
    assert "Ingen enhet längre: 1 mål" in seat.lines()


def test_what_the_units_know_is_changed_and_sharing_is_stopped(seat: Seat) -> None:
    ShareGoal(seat.here.session)(seat.here.goals[1], [seat.here.support])
    seat.panel.open(seat.here.plan)
    seat.act("Ekonomiskt bistånd: 1 mål", "tell")
    write(find(seat.page, QWidget, "parts_tell_edit"), "Alma bor ensam")
    press(Qt.Key.Key_Return)
    (part,) = seat.here.session.queries.sip(seat.here.plan).parts
    assert part.header.value.told == "Alma bor ensam"
    seat.act("Ekonomiskt bistånd: 1 mål", "open")
    assert seat.navigator.went == [("case", part.case, "sip", None)]
    seat.act("Ekonomiskt bistånd: 1 mål", "end")
    write(find(seat.page, QWidget, "parts_end_edit"), "Klart")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seat.detail("Klara hyran") == "Delas inte med någon enhet"


def test_the_people_of_a_unit_see_what_stands_above_their_part_and_share_nothing(theme: Theme, show: Show) -> None:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    seat = sit(theme, show, here, here.session.queries.sip(here.plan).parts[0].plan.value.id)
    assert "Planen leds av Karin" in shown(seat.page, "parts_heading")
    assert seat.lines() == []
    seat.panel.drop()
    assert shown(seat.page, "parts_heading") == ""


def test_the_panel_ends_with_its_tab_though_no_plan_ever_showed_it(desk: Desk) -> None:
    assert desk.page.findChild(QWidget, "sip_parts") is not None
