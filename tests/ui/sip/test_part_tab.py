"""The tab Intern-SIP with the panel of who shares: of a whole plan, and of a part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.tab import SipTab
from ifodesk.usecases.plan_goals import ShareGoal
from tests.ui.fakes import PER, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, shown
from tests.ui.sip.desk import Paper
from tests.usecases.sharing_desk import Shared, shared

Show = Callable[[QWidget], QWidget]


def sharing() -> Shared:
    here = shared()
    here.take_part()
    ShareGoal(here.session)(here.goals[1], [here.support])
    return here


def tab_of(theme: Theme, here: Shared, folder: Path) -> SipTab:
    printing = Printing(Paper(), NoMemory(), folder, PaperMaker(fonts()))
    return SipTab(theme, here.session, InlineJobs(), printing, FakeNavigator())


@pytest.mark.slow
def test_the_panel_stands_under_the_consents_and_outlives_the_plan_that_it_showed(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    here = sharing()
    tab = tab_of(theme, here, tmp_path)
    tab.open_case(here.case)
    page = show(tab.widget)
    page.resize(1100, 900)
    click(page, "sip_step_consent_link")
    assert find(page, QWidget, "sip_parts").isVisible()
    assert shown(page, "parts_title") == "Vilka som delar planen"
    tab.open_case(here.at.open_case())
    QApplication.processEvents()
    assert not find(page, QWidget, "sip_parts").isVisible()
    tab.open_case(here.case)
    click(page, "sip_step_consent_link")
    assert find(page, QWidget, "sip_parts").isVisible()


def test_a_unit_sees_its_goals_with_what_stands_above_them_and_nothing_to_adopt_or_agree(
    theme: Theme, show: Show, tmp_path: Path
) -> None:
    here = sharing()
    part = here.session.queries.sip(here.plan).parts[0].case
    here.at.sit_down(PER)
    tab = tab_of(theme, here, tmp_path)
    tab.open_case(part)
    page = show(tab.widget)
    page.resize(1100, 900)
    QApplication.processEvents()
    assert shown(page, "parts_title") == "Det här är er del av en intern-SIP"
    assert "Planen leds av Karin" in shown(page, "parts_heading")
    for hidden in ("sip_words", "sip_organisation", "sip_agreements", "sip_around", "sip_adopt"):
        assert not find(page, QWidget, hidden).isVisible(), hidden
    assert find(page, QWidget, "sip_goals").isVisible()
    assert not find(page, QWidget, "sip_step_consent").isVisible()
    assert find(page, QWidget, "sip_print").width() < 300
    tab.drop()
