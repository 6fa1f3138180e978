"""One act that cannot wait: given from the tab Jäv, reported and ended on the page Jäv. Driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.domain.entities.access import DelayAct
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.walls import OpenDelayAct
from tests.ui.alma import Alma, alma
from tests.ui.fakes import KARIN, PER
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.jav.desk import Desk

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


def acts(desk: Desk) -> list[DelayAct]:
    return [seen.value for seen in desk.session.records.all(DelayAct)]


def for_per() -> tuple[Alma, EntityId]:
    story = alma()
    made = OpenDelayAct(story.world.session)(story.case, PER, act="Hämta barnet", reason="Ingen annan i tjänst")
    return story, made.id


def test_the_act_is_given_to_somebody_who_does_not_read_the_case(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, alma())
    click(desk.page, "jav_delay_open")
    desk.choose("jav_delay_who", "Per")
    desk.type("jav_delay_act", "Hämta barnet kl. 22")
    desk.type("jav_delay_reason", "Ingen annan i tjänst")
    click(desk.page, "jav_delay_give")
    (act,) = acts(desk)
    assert (act.member, act.act, act.reason) == (PER, "Hämta barnet kl. 22", "Ingen annan i tjänst")
    assert "Per L får åtgärden" in shown(desk.page, "jav_notice_text")
    assert not find(desk.page, QWidget, "jav_delay").isVisible()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, alma())
    click(desk.page, "jav_delay_open")
    desk.type("jav_delay_act", "Hämta barnet")
    click(desk.page, "jav_delay_give")
    assert shown(desk.page, "jav_notice_text") == "Välj vem som ska göra det."
    desk.choose("jav_delay_who", "Per")
    click(desk.page, "jav_delay_give")
    assert shown(desk.page, "jav_notice_text").startswith("Skriv både")
    assert acts(desk) == []
    desk.type("jav_delay_reason", "natt")
    click(desk.page, "jav_delay_give")
    assert [act.act for act in acts(desk)] == ["Hämta barnet"]


def test_a_reader_sees_the_act_and_ends_it(theme: Theme, show: Show) -> None:
    story, act = for_per()
    desk = Desk(theme, show, story, rail=True)
    assert shown(desk.page, f"act_{act.hex()}_title") == "Per L ska göra en sak som inte kan vänta"
    assert not find(desk.page, QLineEdit, f"act_{act.hex()}_line").isVisible()
    click(desk.page, f"act_{act.hex()}_end")
    assert [one.ended_at is not None for one in acts(desk)] == [True]
    assert "Hämta barnet" not in texts(desk.page)


def test_who_is_to_do_it_tells_what_was_done(theme: Theme, show: Show) -> None:
    story, act = for_per()
    seen = story.world.session.records.get(DelayAct, act)
    story.world.records.write_elsewhere(seen, replace(seen.value, member=KARIN), PER)
    desk = Desk(theme, show, story, rail=True)
    assert shown(desk.page, f"act_{act.hex()}_title") == "Du ska göra en sak som inte kan vänta"
    line = find(desk.page, QLineEdit, f"act_{act.hex()}_line")
    line.setFocus()
    press(Qt.Key.Key_Return)
    assert acts(desk)[0].report is None
    write(line, "Ringde socialjouren 22:10")
    press(Qt.Key.Key_Return)
    assert acts(desk)[0].report == "Ringde socialjouren 22:10"
    assert shown(desk.page, f"act_{act.hex()}_report") == "Gjort: Ringde socialjouren 22:10"
