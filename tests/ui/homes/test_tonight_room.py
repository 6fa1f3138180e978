"""An evening by keys: whom to ring, what they said, and that nothing said twice is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.compose.papers import HomePapers
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.home_codes import HomeKind
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.tonight_room import TonightRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.inquiries import AskHome
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.ui.fakes import EVA, PER, InlineJobs
from tests.ui.hands import click, press, texts, write
from tests.ui.homes.homes_desk import HomesDesk, homes_desk, pooled_home

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow


@pytest.fixture
def here() -> HomesDesk:
    made = homes_desk()
    full = EnterPool(made.session)(pooled_home(made.session, "Tallen", (HomeKind.EMERGENCY,))).entry
    ConfirmVacancy(made.session)(full, 0)
    EnterPool(made.session)(pooled_home(made.session, "Udden", (HomeKind.FOSTER,)))
    return made


def ask(theme: Theme, show: Show, here: HomesDesk, folder: Path = Path()) -> TonightRoom:
    room = TonightRoom(theme, here.session, InlineJobs(), PaperTray(HomePapers(), NoMemory(), folder))
    room.widget.resize(1000, 1200)
    show(room.widget)
    room.activated()
    click(room.widget, "tonight_band_6-12")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    return room


def say(letter: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    write(focus, letter)
    QApplication.processEvents()


def test_three_fields_show_whom_to_ring_and_why_the_others_wait(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = ask(theme, show, here)
    shown = texts(room.widget)
    assert "Ring i den här ordningen (1)" in shown
    assert "Lärkan, Borgafjäll" in shown
    assert "Resten, att ringa i kontorstid (1)" in shown
    assert any(text.startswith(("Inga lediga", "0 lediga")) for text in shown)
    assert not any("Udden" in text for text in shown), "no emergency home"


def test_ring_and_answer_are_one_key_each(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = ask(theme, show, here)
    say("r")
    (asked,) = here.session.records.all(Inquiry)
    assert (asked.value.places, sorted(asked.value.told)) == (2, ["band", "number"])
    assert any(text.startswith("Frågad ") for text in texts(room.widget))
    say("å")
    say("j")
    (answered,) = here.session.records.all(Inquiry)
    assert answered.value.answer is InquiryAnswer.YES
    assert any("Lärkan har sagt ja." in text for text in texts(room.widget))
    say("n")
    assert here.session.records.all(Inquiry)[0].value.answer is InquiryAnswer.YES


def test_an_answer_without_a_ring_notes_both_and_can_be_taken_back(theme: Theme, show: Show, here: HomesDesk) -> None:
    room = ask(theme, show, here)
    say("n")
    assert here.session.records.all(Inquiry)[0].value.answer is InquiryAnswer.NO
    assert room.key(PageKey.UNDO)
    assert here.session.records.all(Inquiry)[0].value.answer is None


def test_the_list_for_the_on_call_telephone_is_printed(
    theme: Theme, show: Show, here: HomesDesk, tmp_path: Path
) -> None:
    room = ask(theme, show, here, tmp_path)
    assert room.key(PageKey.PRINT)
    (made,) = tmp_path.glob("jourlista-2026-48-*.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    assert any(made.name in text for text in texts(room.widget))


def test_who_else_asks_a_home_is_said(theme: Theme, show: Show, here: HomesDesk) -> None:
    AskHome(here.at.sit_down(EVA).session)(here.entry)
    here.at.sit_down(here.session.directory.me().id)
    room = ask(theme, show, here)
    assert "Tillfrågas nu av Åsele" in texts(room.widget)


def test_an_answer_of_another_day_does_not_count_for_tonight(theme: Theme, show: Show, here: HomesDesk) -> None:
    ask(theme, show, here)
    say("n")
    here.at.world.clock.pass_time(days=1)
    ask(theme, show, here)
    say("r")
    assert len(here.session.records.all(Inquiry)) == 2


def test_an_answer_that_came_from_a_colleague_unseen_stands_beside_ones_own(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    ask(theme, show, here)
    say("r")
    records = here.at.world.records
    (asked,) = records.all(Inquiry)
    records.write_elsewhere(asked, replace(asked.value, answer=InquiryAnswer.NO), PER)
    say("j")
    (now,) = records.all(Inquiry)
    assert now.value.answer is InquiryAnswer.YES
    assert now.conflicts == {"answer"}
