"""What comes by sync while a form is open: both values stand in real vaults, and what only one wrote stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.homes_group import BudgetLine
from ifodesk.domain.home_law import VACANCY_SETTING
from ifodesk.ui.homes import home_making, money_forms, rules_making
from ifodesk.ui.homes.home_choosing import form_of
from ifodesk.ui.homes.home_reading import read_home
from ifodesk.ui.homes.home_saving import HomeSaving
from ifodesk.ui.homes.money_reading import read_money
from ifodesk.ui.homes.rules_making import read_rules
from ifodesk.ui.people.deciding import read_deciding
from ifodesk.usecases.group_year import SetBudget, group_year
from ifodesk.usecases.home_settings import SetHomeNumber
from ifodesk.usecases.homes import ChangeHome
from ifodesk.usecases.interview_settings import ChangeInterviewSettings, interview_settings, settings_in
from ifodesk.usecases.limited_circles import SETTING, ListBoardMembers
from ifodesk.usecases.own_settings import own_settings
from tests.program.region import Region, region_of_two
from tests.ui.homes.typing_in import typed
from tests.usecases.home_desk import Homes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region_of_two(tmp_path_factory.mktemp("region")) as made:
        yield made


def test_a_homes_telephone_that_a_colleague_wrote_stands_beside_the_one_that_is_typed(region: Region) -> None:
    home, _ = Homes(region.karin.session).add()
    region.team.everybody_syncs(2)
    berit = region.berit.session
    read = read_home(berit, home)
    assert read is not None
    opened = form_of(read, "", home_making.CHANGE)
    seen = Homes(region.karin.session).seen(home)
    ChangeHome(region.karin.session)(seen, replace(seen.value, phone="070-222 22 22", work="Skola"))
    region.team.everybody_syncs(2)
    HomeSaving(berit, home)(typed(opened, phone="070-111 11 11"))
    region.team.everybody_syncs(2)
    for session in (berit, region.karin.session):
        now = session.records.get(Home, home)
        assert now.conflicts == {"phone"}
        assert now.value.work == "Skola"
        (conflict,) = [one for one in session.log.conflicts() if one.entity == home]
        assert {option.value for option in conflict.options} == {"070-111 11 11", "070-222 22 22"}


def test_a_line_of_the_budget_keeps_what_both_chiefs_wrote_and_the_other_lines(region: Region) -> None:
    berit, ulla, year = region.berit.session, region.ulla.session, region.berit.session.clock.today().year
    first, other = list(BudgetLine)[:2]
    SetBudget(berit)(year, first, 1000, 0)
    region.team.everybody_syncs(3)
    opened = money_forms.budget_form(read_money(berit, year))
    SetBudget(ulla)(year, first, 2000, 0)
    SetBudget(ulla)(year, other, 500, 0)
    region.team.everybody_syncs(3)
    money_forms.prepare(typed(opened, line=first.value, planned="3000"))(berit)
    now = group_year(berit, year)
    assert now is not None
    assert now.value.budget[other.value] == 500
    (conflict,) = [one for one in berit.log.conflicts() if one.entity == now.value.id]
    assert (conflict.field, conflict.key) == ("budget", first.value)
    assert {option.value for option in conflict.options} == {2000, 3000}


def test_a_setting_of_the_municipality_keeps_both_numbers(region: Region) -> None:
    berit = region.berit.session
    SetHomeNumber(berit)(40)
    opened = rules_making.rules_form(read_rules(berit), rules_making.VACANCY)
    SetHomeNumber(berit)(14)
    SetHomeNumber(berit)(6, requirement="home_visit")
    rules_making.save(berit, typed(opened, count="21"))
    (conflict,) = [one for one in berit.log.conflicts() if one.key == VACANCY_SETTING]
    assert {option.value for option in conflict.options} == {"14", "21"}
    assert not [one for one in berit.log.conflicts() if one.key.endswith("home_visit")]


def test_a_setting_of_interviews_takes_none_of_the_others_back(region: Region) -> None:
    berit = region.berit.session
    SetHomeNumber(berit)(12, requirement="interest")
    before = own_settings(berit)
    ChangeInterviewSettings(berit)(replace(settings_in(before), suicide_routine="Ring 1177", usd_rate=10.5))
    ChangeInterviewSettings(berit)(replace(settings_in(before), follow_up_months=9), before)
    now = interview_settings(berit)
    assert (now.follow_up_months, now.usd_rate, now.suicide_routine) == (9, 10.5, "Ring 1177")
    ChangeInterviewSettings(berit)(replace(settings_in(before), suicide_routine="Ring jouren"), before)
    (conflict,) = [one for one in berit.log.conflicts() if one.key == "asi.suicide_routine"]
    assert {option.value for option in conflict.options} == {"Ring 1177", "Ring jouren"}


def test_a_board_member_that_one_chief_lists_is_not_lost_to_the_list_of_another(region: Region) -> None:
    berit = region.berit.session
    ListBoardMembers(berit)(["Nils Nämndsson"])
    opened = read_deciding(berit)
    assert opened is not None
    ListBoardMembers(berit)(["Nils Nämndsson", "Bo Al"])
    ListBoardMembers(berit)(["Nils Nämndsson", "Ada Ek"], opened.settings)
    (conflict,) = [one for one in berit.log.conflicts() if one.key == SETTING]
    assert {option.value for option in conflict.options} == {"Nils Nämndsson\nBo Al", "Nils Nämndsson\nAda Ek"}
