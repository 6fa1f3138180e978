"""Banken in the window: the list, a home's page for its own unit and for the others, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ifodesk.domain.entities.home import Home, HomeAdult
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.entities.pool import Claim, ClaimState, HomeLook, Inquiry, InquiryAnswer, PoolHome
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.claims import ReservePlace
from tests.ui.fakes import EVA, KARIN
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.homes.homes_desk import HomesDesk, homes_desk
from tests.ui.homes.pool_seat import Seat

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


@pytest.fixture
def here() -> HomesDesk:
    return homes_desk()


def test_the_list_shows_the_pool_and_the_own_homes_that_are_not_in_it(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    seat = Seat(theme, show, here)
    assert seat.rows() == ["Lärkan", "Myran"]
    model = seat.table.model()
    assert [str(model.index(row, 3).data()) for row in range(2)] == ["2 lediga platser", "inte i banken"]
    find(seat.widget, Check, "homes_only_free").click()
    assert seat.rows() == ["Lärkan"]


def test_old_places_read_unclear_never_free(theme: Theme, show: Show, here: HomesDesk) -> None:
    here.at.world.clock.pass_time(days=31)
    here.as_seen_elsewhere()
    seat = Seat(theme, show, here, EVA)
    assert str(seat.table.model().index(0, 3).data()) == "oklart"
    find(seat.widget, Check, "homes_only_free").click()
    assert seat.rows() == []


def test_a_home_is_laid_up_by_keys_and_its_page_says_what_lacks(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    assert seat.page.key(PageKey.NEW)
    seat.write("name", "Granlund")
    seat.give()
    assert "Uppdrag" in shown(seat.widget, "home_form_problem")
    find(seat.widget, Check, "home_form_kinds_0").click()
    seat.give()
    assert shown(seat.widget, "home_title") == "Granlund, Dorotea"
    assert "intresseanmälan" in shown(seat.widget, "home_detail")
    assert any(text.startswith("Saknas eller går snart ut (") for text in texts(seat.widget))
    assert "Den allmänna bedömningen är inte gjord." in texts(seat.widget)
    seat.page.key(PageKey.BACK)
    assert seat.rows() == ["Granlund", "Lärkan", "Myran"]


def test_a_waiver_that_is_taken_back_takes_the_home_out_at_once(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.table.setFocus()
    press(Qt.Key.Key_Return)
    assert shown(seat.widget, "home_title") == "Lärkan, Borgafjäll"
    seat.act("Anna Lundgren", "withdraw")
    seat.give()
    assert "Samtycket är tillbakataget. (Anna Lundgren)" in texts(seat.widget)
    assert seat.session.records.all(PoolHome) == ()


def test_what_was_checked_is_written_with_its_day_and_how_it_came_out(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    seat.act("Belastningsregistret: Anna Lundgren", "done")
    find(seat.widget, Pick, "home_form_outcome_edit").setCurrentIndex(0)
    seat.give()
    line = seat.line("Belastningsregistret: Anna Lundgren")
    assert "utan hinder" in line.line.detail
    assert "SoF 3 kap. 3 §, kontrollera" in line.line.detail
    assert seat.page.key(PageKey.UNDO)
    assert seat.line("Belastningsregistret: Anna Lundgren").line.detail.startswith("saknas")


def test_a_check_that_was_written_by_mistake_is_taken_back_and_the_home_lacks_it_again(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    seat.act("Hembesök", "done")
    seat.give()
    seat.act("Hembesök", "take_back")
    assert "Borttaget: det räknas inte längre. Ctrl+Z tar tillbaka det." in texts(seat.widget)
    assert seat.line("Hembesök").line.detail.startswith("saknas")
    assert seat.page.key(PageKey.UNDO)
    assert not seat.line("Hembesök").line.detail.startswith("saknas")


def test_another_municipality_sees_the_shared_fields_and_asks(theme: Theme, show: Show, here: HomesDesk) -> None:
    here.as_seen_elsewhere()
    seat = Seat(theme, show, here, EVA)
    assert seat.rows() == ["Lärkan"]
    seat.table.setFocus()
    press(Qt.Key.Key_Return)
    assert "Hemmet hör till Dorotea" in shown(seat.widget, "home_detail")
    assert not any("Anna" in text for text in texts(seat.widget))
    line = seat.line("2 lediga platser")
    line.setFocus()
    write(line, "r")
    assert shown(seat.widget, "home_form_title") == "Ring Lärkan: 070-174 06 05"
    seat.give()
    assert "väntar på svar" in seat.line("Åsele frågade").line.detail
    line = seat.line("Åsele frågade")
    line.setFocus()
    write(line, "s")
    find(seat.widget, Pick, "home_form_answer_edit").choose(InquiryAnswer.NO)
    seat.give()
    (asked,) = seat.session.records.all(Inquiry)
    assert asked.value.answer is InquiryAnswer.NO
    assert [seen.value.home for seen in seat.session.records.all(HomeLook)] == [here.entry]


def test_a_stop_has_no_reason_and_can_be_lifted(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    click(seat.widget, "home_lines_places_stop")
    seat.give()
    assert "Stopp" in texts(seat.widget)
    seat.act("Stopp för nya placeringar från", "lift")
    assert "2 lediga platser" in " ".join(texts(seat.widget))


def test_what_is_half_typed_is_kept_as_a_loose_note(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.page.key(PageKey.NEW)
    seat.write("name", "Ripan")
    assert seat.page.unsaved()
    seat.page.keep()
    assert not seat.page.unsaved()
    (note,) = seat.session.records.all(LooseNote)
    assert "Ripan" in (note.value.text or "")


def test_opening_a_home_is_noted_for_its_unit(theme: Theme, show: Show, here: HomesDesk) -> None:
    Seat(theme, show, here).room.open(here.pooled)
    assert here.session.log.openings(here.pooled)
    assert len(here.session.records.children(HomeAdult, here.pooled)) == 1
    assert here.session.records.get(Home, here.pooled).value.name == "Lärkan"


def test_of_two_reservations_the_homes_own_unit_lets_one_hold(theme: Theme, show: Show, here: HomesDesk) -> None:
    session = here.at.sit_down(EVA).session
    theirs = ReservePlace(session)(here.entry, places=2).id
    here.at.world.clock.pass_time(minutes=1)
    here.at.sit_down(KARIN)
    ReservePlace(here.session)(here.entry, places=2)
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    assert any("fler vill ha platsen än det finns" in text for text in texts(seat.widget))
    view = next(one for one in seat.widget.findChildren(LineView) if one.line.key == f"claim-{theirs.hex()}")
    click(view, f"{view.objectName()}_hold")
    states = {seen.value.id: seen.value.state for seen in seat.session.records.all(Claim)}
    assert states[theirs] is ClaimState.RESERVED
    assert list(states.values()).count(ClaimState.RELEASED) == 1


def test_contacts_and_events_are_written_on_the_home(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    click(seat.widget, "home_lines_contacts_add_contact")
    seat.write("minutes", "45")
    seat.write("text", "Handledning om skolstarten")
    seat.give()
    assert "45 min" in seat.line("Samtal").line.detail
    click(seat.widget, "home_lines_contacts_add_event")
    seat.give()
    assert seat.line("Någon flyttade in eller ut").isVisible()
