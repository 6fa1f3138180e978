"""Who reads a home's file, on its page, and who is to be rung after a stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ifodesk.domain.entities.home import EventKind, Home
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.home_contacts import NoteEvent
from ifodesk.usecases.seen import Write
from tests.ui.fakes import ASELE, EVA, LISA, PER
from tests.ui.hands import click, find, press, shown, texts
from tests.ui.homes.homes_desk import HomesDesk, homes_desk
from tests.ui.homes.pool_seat import Seat

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


@pytest.fixture
def here() -> HomesDesk:
    return homes_desk()


def _choose(seat: Seat, group_button: str, member: bytes) -> None:
    click(seat.widget, f"home_lines_readers_{group_button}")
    find(seat.widget, Pick, "home_form_who_edit").choose(member)
    seat.give()


def test_a_home_gets_another_worker_who_is_let_in(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    _choose(seat, "give_home", PER)
    assert "Per Lundmark är hemmets familjehemssekreterare nu" in " ".join(texts(seat.widget))
    assert seat.line("Per Lundmark").line.detail == "socialsekreterare · familjehemssekreterare"
    assert seat.session.records.get(Home, here.pooled).value.handler == PER
    assert seat.session.records.get(PoolHome, here.entry).value.contact == PER


def test_nobody_is_chosen_until_a_person_chooses(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    click(seat.widget, "home_lines_readers_let_in")
    seat.give()
    assert "Vem ska läsa?" in shown(seat.widget, "home_form_problem")
    assert PER not in seat.session.readers.readers(here.pooled)


def test_a_colleague_is_shut_out_and_only_a_chief_lets_back_in(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    _choose(seat, "let_in", PER)
    seat.act("Per Lundmark", "shut_out")
    seat.give()
    assert seat.line("Per Lundmark").line.detail == "stängd ute"
    assert not seat.line("Per Lundmark").line.actions
    chief = Seat(theme, show, here, LISA)
    chief.room.open(here.pooled)
    chief.act("Per Lundmark", "let_back")
    assert PER in chief.session.readers.readers(here.pooled)


def test_the_page_goes_when_one_is_shut_out_oneself(theme: Theme, show: Show, here: HomesDesk) -> None:
    seat = Seat(theme, show, here, LISA)
    seat.room.open(here.new)
    here.as_seen_elsewhere()
    seat.room.activated()
    assert find(seat.widget, QWidget, "homes_table").isVisible()


def test_after_a_stop_who_gets_no_notice_is_to_be_rung(theme: Theme, show: Show, here: HomesDesk) -> None:
    claim = Claim(id=EntityId(b"claim of Asele .."), home=here.entry, municipality=ASELE, state=ClaimState.TAKEN)
    here.session.records.save([Write(claim)])
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    click(seat.widget, "home_lines_places_stop")
    seat.give()
    assert "Stoppat. Ring själv Åsele i dag: ingen chef där använder ifodesk och får besked." in texts(seat.widget)
    assert seat.line("Ring själv Åsele i dag").line.tone == "late"


def test_a_name_that_would_turn_its_line_is_shown_straight_and_kept_as_it_was_signed(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    hostile = "Lär\u202ekan\u200b\nStopp"
    seen = here.session.records.get(PoolHome, here.entry)
    here.session.records.save([Write(replace(seen.value, name=hostile), seen)])
    here.as_seen_elsewhere()
    seat = Seat(theme, show, here, EVA)
    assert seat.rows() == ["Lärkan Stopp"]
    seat.room.open(here.entry)
    assert shown(seat.widget, "home_title") == "Lärkan Stopp, Borgafjäll"
    signs = "".join(texts(seat.widget)) + "".join(one.accessibleName() for one in seat.widget.findChildren(QWidget))
    assert not {"\u202e", "\u200b"} & set(signs)
    assert seat.session.records.get(PoolHome, here.entry).value.name == hostile


def test_a_form_that_is_given_up_after_news_came_gives_the_focus_back_where_it_was(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.new)
    seat.line("Intresseanmälan").setFocus()
    view = seat.line("Intresseanmälan")
    name = f"{view.objectName()}_exempt"
    find(view, QAbstractButton, name).setFocus()
    press(Qt.Key.Key_Space)
    NoteEvent(here.session)(here.new, EventKind.OTHER)
    seat.room.key(PageKey.REFRESH)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    press(Qt.Key.Key_Escape)
    now = QApplication.focusWidget()
    assert now is not None
    assert now.objectName() == name
