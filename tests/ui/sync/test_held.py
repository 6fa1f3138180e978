from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ifodesk.domain.entities.access import HeldDecision
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.held_ports import HeldDeed, HeldValue, HeldWork
from ifodesk.usecases.sync_views import HeldItem
from tests.ui.fakes import IN_STEP, KARIN, LISA, NOW, PER, World, world
from tests.ui.hands import click, find, shown, texts, write
from tests.ui.samples import add_case, an_id
from tests.ui.sync.test_page import Synk

Show = Callable[[QWidget], QWidget]


def held(case: EntityId, note: EntityId, *, draft: bool = False, name: str = "a1") -> HeldWork:
    values = (HeldValue("text", "", "Mamman ringde igen.", None, ()),)
    return HeldWork(name, PER, "PL-2", NOW, "beyond_cut", case, "note", note, HeldDeed.MADE, values, draft)


@pytest.fixture
def here() -> World:
    made = world(LISA)
    case = add_case(made, 1, "Alma Testsson")
    made.held.waiting = [held(case, an_id(6001))]
    return made


def test_what_was_held_shows_its_content_and_why_it_does_not_count(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    assert shown(synk.widget, "sync_held_title") == "Kom in men gäller inte (1)"
    heading = shown(synk.widget, "sync_held_a1_heading")
    assert heading.startswith("Per Lundmark lade till anteckningen, på PL-2")
    assert heading.endswith("skrivet efter att personen slutade läsa ärendet")
    assert shown(synk.widget, "sync_held_a1_line0") == "Ärende D-26-0001-3"
    assert shown(synk.widget, "sync_held_a1_line1") == "texten: ”Mamman ringde igen.”"


def test_a_chief_lets_it_count(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, "sync_held_a1_raise")
    assert here.held.decided == [("raised", "a1")]
    assert "Mamman" not in " ".join(texts(synk.widget))
    assert shown(synk.widget, "sync_outcome_text").startswith("Gränsen är flyttad.")


def test_it_is_written_in_as_ones_own(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, "sync_held_a1_adopt")
    assert here.held.decided == [("adopted", "a1")]


def test_leaving_it_asks_why_and_keeps_the_answer(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, "sync_held_a1_leave")
    reason = find(synk.widget, QLineEdit, "sync_held_a1_reason_edit")
    assert reason.hasFocus()
    click(synk.widget, "sync_held_a1_reason_give")
    assert reason.isVisible()
    write(reason, "Per skriver det själv på nytt")
    click(synk.widget, "sync_held_a1_reason_give")
    (decision,) = here.session.records.all(HeldDecision)
    assert (decision.value.item, decision.value.reason) == ("a1", "Per skriver det själv på nytt")


def test_a_draft_cannot_be_taken_over(theme: Theme, show: Show, here: World) -> None:
    (work,) = here.held.waiting
    assert work.root is not None
    here.held.waiting = [held(work.root, work.entity, draft=True)]
    synk = Synk(theme, show, here)
    assert synk.widget.findChild(QPushButton, "sync_held_a1_adopt") is None
    assert "Utkast: personen sa aldrig klar." in texts(synk.widget)


def test_a_reader_who_may_not_decide_sees_who_may(theme: Theme, show: Show) -> None:
    made = world(PER)
    case = add_case(made, 1, "Alma Testsson", handler=KARIN)
    made.held.waiting = [held(case, an_id(6001))]
    synk = Synk(theme, show, made)
    assert shown(synk.widget, "sync_held_a1_note") == "Chefen eller ärendets handläggare tar ställning."
    buttons = [one for one in synk.widget.findChildren(QPushButton) if one.isVisible()]
    assert not [one for one in buttons if one.objectName().startswith("sync_held_")]


def test_what_shows_with_its_content_is_not_told_a_second_time(theme: Theme, show: Show, here: World) -> None:
    same = HeldItem("held", "beyond_cut", PER, NOW, "o/x")
    sealed = HeldItem("held", "not_certified", LISA, NOW, "o/y")
    here.sync.shown = replace(IN_STEP, held=(same, sealed))
    synk = Synk(theme, show, here)
    assert "Hålls tillbaka eller går inte att läsa (1)" in texts(synk.widget)
