"""A colleague's edit that comes by sync while a form of Samverkan is open stands beside what is typed there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from ifodesk.domain.entities.municipality import GoalTemplate, ProcessMap, Unit
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.anonymous_questions import AskAnonymously
from ifodesk.usecases.collaboration import AddProcessMap
from ifodesk.usecases.goal_bank import AddGoalTemplate
from ifodesk.usecases.seen import Changed, Write
from tests.ui.collaboration.test_page import Seat
from tests.ui.fakes import KARIN, LISA, PER
from tests.ui.hands import click
from tests.usecases.sharing_desk import Shared, shared

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def here() -> Shared:
    made = shared()
    seen = made.session.records.get(Unit, made.support)
    made.session.records.save([Write(replace(seen.value, contact=PER, deputy=LISA), seen)])
    return made


def comes(seat: Seat, seen: object, value: object, kind: str) -> None:
    """Let what Karin wrote on top of *seen* arrive, and the page hear of it."""
    seat.here.at.world.records.write_elsewhere(seen, value, KARIN)  # type: ignore[arg-type]  # any entity's Seen
    seat.jobs.tell(Changed(frozenset({kind})))


def test_a_unit(theme: Theme, show: Show, here: Shared) -> None:
    seat = Seat(theme, show, here, LISA)
    before = here.session.records.get(Unit, here.support)
    assert before.value.name
    seat.act(before.value.name, "change")
    seat.write("unit_board", "Nämnden")
    comes(seat, before, replace(before.value, board="Omsorgsnämnden", phone="0942-1"), "unit")
    click(seat.widget, "collaboration_unit_give")
    now = here.session.records.get(Unit, here.support)
    assert now.conflicts == {"board"}
    assert now.value.phone == "0942-1"


def test_a_process_map(theme: Theme, show: Show, here: Shared) -> None:
    made = AddProcessMap(here.at.sit_down(LISA).session)(title="Utskrivning", text="1. Ring").id
    seat = Seat(theme, show, here, LISA)
    before = here.session.records.get(ProcessMap, made)
    seat.act("Utskrivning", "change")
    seat.write("map_text", "2. Möt")
    comes(seat, before, replace(before.value, title="Hem från sjukhus", text="1. Mejla"), "process_map")
    click(seat.widget, "collaboration_map_give")
    now = here.session.records.get(ProcessMap, made)
    assert now.conflicts == {"text"}
    assert now.value.title == "Hem från sjukhus"


def test_a_goal_of_the_bank(theme: Theme, show: Show, here: Shared) -> None:
    made = AddGoalTemplate(here.at.sit_down(LISA).session)("Hinna med bussen", area="school").id
    seat = Seat(theme, show, here, LISA)
    before = here.session.records.get(GoalTemplate, made)
    seat.act("Hinna med bussen", "change")
    seat.write("bank_goal_measure", "Väckning")
    comes(seat, before, replace(before.value, measure="Skjuts", indicator="Dagar"), "goal_template")
    click(seat.widget, "bank_goal_give")
    now = here.session.records.get(GoalTemplate, made)
    assert now.conflicts == {"measure"}
    assert now.value.indicator == "Dagar"


def test_two_who_answer_the_same_question(theme: Theme, show: Show, here: Shared) -> None:
    asked = AskAnonymously(here.session)("income_support", "Hur snabbt kan ni ge råd?").id
    seat = Seat(theme, show, here, PER)
    before = here.session.records.get(AnonymousQuestion, asked)
    seat.act("Hur snabbt", "answer")
    seat.write("answer_text", "På fredag.")
    comes(seat, before, replace(before.value, answer="I juni.", answered_by=LISA), "anonymous_question")
    click(seat.widget, "collaboration_answer_give")
    now = here.session.records.get(AnonymousQuestion, asked)
    assert {"answer", "answered_by"} <= now.conflicts
