"""Who can take the case instead, and asking another municipality, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ifodesk.domain.entities.disqualification import Answer, DisqualificationQuestion, NamingBasis
from ifodesk.domain.entities.lending import ChiefRequest, HelpSought, Reply
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.ports import Member, Role
from tests.ui import fakes
from tests.ui.alma import Alma, alma
from tests.ui.fakes import ASELE, EVA, LISA, MEMBERS, PER
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.jav.desk import Desk
from tests.ui.jav.test_matter import of_lisa

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow


def of_chief(*, hinder: bool = True) -> Alma:
    """Lisa sits before Alma's case, whose handler Karin has answered "hinder"."""
    story = alma()
    LetIn(story.world.session)(story.case, LISA)
    if hinder:
        AnswerForMyself(story.world.session)(story.case, Answer.HINDER)
    NoteOralAnswer(story.world.session)(story.case, PER, Answer.NO_HINDER, at=story.world.session.clock.now())
    return of_lisa(story)


@pytest.fixture(autouse=True)
def _eva_is_chief(monkeypatch: pytest.MonkeyPatch) -> None:
    eva = Member(EVA, "Eva Åström", "IFO-chef", ASELE, frozenset({Role.CHIEF}))
    monkeypatch.setattr(fakes, "MEMBERS", (*(one for one in MEMBERS if one.id != EVA), eva))


def line(desk: Desk, key: str) -> str:
    return find(desk.page, LineView, f"jav_instead_lines_{key}").line.text


def ask(desk: Desk, *, message: str = "") -> None:
    click(desk.page, f"jav_instead_lines_{ASELE}_ask_chief")
    write(find(desk.page, QLineEdit, "jav_ask_chief_hours"), "8")
    find(desk.page, QLineEdit, "jav_ask_chief_from_edit").setFocus()
    write(find(desk.page, QLineEdit, "jav_ask_chief_from_edit"), "imorgon")
    press(Qt.Key.Key_Return)
    if message:
        desk.type("jav_ask_chief_message", message)
    click(desk.page, "jav_ask_chief_give")


def offered(desk: Desk) -> None:
    """Eva's answer has come: she helps herself."""
    (seen,) = desk.session.records.all(ChiefRequest)
    yes = replace(seen.value, reply=Reply.YES, offered=EVA, offered_hours=8, replied_by=EVA)
    desk.story.world.records.write_elsewhere(seen, yes, EVA)
    desk.tab.open_case(desk.story.case)


def test_the_list_opens_by_itself_when_the_handler_has_a_hinder_and_says_what_decided(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, of_chief())
    assert line(desk, PER.hex()) == "1. Per Lundmark, Dorotea"
    assert "inget hinder (frågad muntligt" in shown(desk.page, f"jav_instead_lines_{PER.hex()}_detail")
    assert line(desk, ASELE).endswith("Åsele")
    assert shown(desk.page, "jav_instead_board").startswith("Stannar i den egna nämnden")


def test_without_a_hinder_it_is_one_click_away(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, of_chief(hinder=False))
    assert not find(desk.page, QWidget, "jav_instead_lines").isVisible()
    click(desk.page, "jav_instead_open")
    assert find(desk.page, QWidget, "jav_instead_lines").isVisible()
    click(desk.page, "jav_instead_open")
    assert not find(desk.page, QWidget, "jav_instead_lines").isVisible()


def test_a_chief_is_asked_beside_the_municipality_and_only_the_own_compartment_knows_which_case(
    theme: Theme, show: Show
) -> None:
    desk = Desk(theme, show, of_chief())
    ask(desk)
    (request,) = desk.session.records.all(ChiefRequest)
    (sought,) = desk.session.records.all(HelpSought)
    assert (request.value.asked, request.value.hours_per_week) == (EVA, 8)
    assert (sought.value.request, sought.value.case) == (request.value.id, desk.story.case)
    assert "Frågan går i väg" in shown(desk.page, "jav_notice_text")
    assert "chefen frågad" in shown(desk.page, f"jav_instead_lines_{ASELE}_detail")


def test_a_name_is_never_sent_and_what_may_point_somebody_out_is_shown_first(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, of_chief())
    ask(desk, message="Det gäller Alma Testsson")
    assert desk.session.records.all(ChiefRequest) == ()
    assert "”Alma” (ett helt namn)" in shown(desk.page, "jav_notice_text")
    assert desk.page.findChild(QWidget, "jav_notice_ask_chief_anyway") is None


def test_whoever_was_offered_is_asked_about_jav_only_once_the_right_to_tell_names_is_recorded(
    theme: Theme, show: Show
) -> None:
    desk = Desk(theme, show, of_chief())
    ask(desk)
    offered(desk)
    assert "Eva Åström, Åsele" in line(desk, EVA.hex())
    click(desk.page, f"jav_instead_lines_{EVA.hex()}_ask_jav")
    assert "Eva Åström" in shown(desk.page, "jav_naming_title")
    click(desk.page, "jav_naming_give")
    assert desk.session.records.all(NamingBasis) == ()
    assert shown(desk.page, "jav_notice_text")
    find(desk.page, QComboBox, "jav_naming_basis").setCurrentIndex(1)
    write(find(desk.page, QLineEdit, "jav_naming_detail"), "samtycke av vårdnadshavaren 25 november")
    click(desk.page, "jav_naming_give")
    assert [seen.value.member for seen in desk.session.records.all(NamingBasis)] == [EVA]
    assert [seen.value.asked for seen in desk.session.records.all(DisqualificationQuestion)] == [EVA]


def test_a_caseworker_sees_who_can_and_does_not_ask_chiefs(theme: Theme, show: Show) -> None:
    story = alma()
    AnswerForMyself(story.world.session)(story.case, Answer.HINDER)
    desk = Desk(theme, show, story)
    assert line(desk, ASELE).endswith("Åsele")
    assert desk.page.findChild(QWidget, f"jav_instead_lines_{ASELE}_ask_chief") is None


def test_locking_forgets_the_list(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, of_chief())
    desk.tab.drop()
    assert not any("Per Lundmark" in text for text in texts(desk.page))
