"""Walls and sharing on the tab Översikt, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from ifodesk.domain.entities.access import SharedCaseBasis, Wall
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.disqualification import DisqualificationAnswer
from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.tab import OverviewTab
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sharing_jav import AskedHow
from ifodesk.usecases.walls import BuildWall
from tests.ui.alma import Alma, alma
from tests.ui.fakes import ASELE, EVA, KARIN, LISA, PER, FakeDirectory, FakeNavigator, InlineJobs
from tests.ui.hands import click, find, press, shown, texts, write

Show = Callable[[QWidget], QWidget]


class Desk:
    def __init__(self, theme: Theme, show: Show, me: MemberId = KARIN) -> None:
        self.story: Alma = alma()
        here = self.story.world
        self.session = replace(here.session, directory=FakeDirectory(me))
        here.records.let_in(self.story.case, me)
        here.records.me = me
        self.navigator = FakeNavigator()
        self.tab = OverviewTab(theme, self.session, InlineJobs(), self.navigator)
        self.tab.open_case(self.story.case)
        self.page = show(self.tab.widget)
        self.page.resize(1100, 1600)
        QApplication.processEvents()

    def tick(self, name: str, text: str) -> None:
        ticks = find(self.page, Ticks, name)
        next(one for one in ticks.findChildren(QAbstractButton) if one.text() == text).click()

    def choose(self, name: str, key: object) -> None:
        pick = find(self.page, Pick, name)
        pick.choose(key)
        assert pick.key == key

    def write(self, name: str, text: str) -> None:
        field = find(self.page, QLineEdit, name)
        field.setFocus()
        write(field, text)

    def lines(self) -> list[LineView]:
        QApplication.processEvents()
        return find(self.page, QWidget, "access_lines").findChildren(LineView)

    def share(self, asked: AskedHow = AskedHow.ALOUD) -> None:
        click(self.page, "access_share_open")
        self.choose("share_place", ASELE)
        self.tick("share_who", "Eva Åström (jävsfrågan: inte svarat)")
        self.choose("share_asked", asked)
        self.choose("share_basis", "consent")
        self.write("share_detail", "Alma, muntligt 25 november")
        self.write("share_scope", "skolgången")
        self.write("share_until_edit", "2027-03-31")
        press(Qt.Key.Key_Return)
        click(self.page, "share_give")


@pytest.fixture
def desk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show)


def test_a_wall_names_who_is_outside_who_reviews_and_why(desk: Desk) -> None:
    click(desk.page, "access_wall_open")
    desk.tick("wall_who", "Per Lundmark")
    desk.choose("wall_reviewer", LISA)
    desk.write("wall_reason", "kusin till klienten")
    click(desk.page, "wall_give")
    (wall,) = [seen.value for seen in desk.session.records.all(Wall)]
    assert (wall.member, wall.reviewer, wall.reason) == (PER, LISA, "kusin till klienten")
    assert desk.session.readers.walled(desk.story.case) == (PER,)
    (line,) = desk.lines()
    assert line.line.text == "Mur mot Per Lundmark"
    assert "granskas av Lisa Berglund · kusin till klienten" in line.line.detail
    assert not find(desk.page, QWidget, "wall").isVisible()


def test_only_those_inside_may_review(desk: Desk) -> None:
    click(desk.page, "access_wall_open")
    reviewer = find(desk.page, Pick, "wall_reviewer")
    assert [reviewer.itemText(at) for at in range(reviewer.count())] == ["Välj …", "Lisa Berglund"]
    desk.tick("wall_who", "Lisa Berglund")
    assert [reviewer.itemText(at) for at in range(reviewer.count())] == ["Välj …", "Per Lundmark"]
    desk.tick("wall_who", "Per Lundmark")
    assert shown(desk.page, "wall_reviewer_field_below").startswith("Ingen kan granska")


def test_a_wall_without_people_or_reviewer_is_not_built(desk: Desk) -> None:
    click(desk.page, "access_wall_open")
    click(desk.page, "wall_give")
    assert "Kryssa för minst en person." in texts(desk.page)
    desk.tick("wall_who", "Per Lundmark")
    click(desk.page, "wall_give")
    assert "Välj vem som granskar muren." in texts(desk.page)
    assert desk.session.records.all(Wall) == ()


def test_only_offers_those_who_read_and_shuts_out_the_rest(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show)
    for one in (PER, LISA):
        desk.session.readers.let_in(desk.story.case, one)
    desk.tab.open_case(desk.story.case)
    click(desk.page, "access_wall_open")
    desk.choose("wall_how", "only")
    reviewer = find(desk.page, Pick, "wall_reviewer")
    assert [reviewer.itemText(at) for at in range(reviewer.count())] == ["Välj …", "Lisa Berglund"]
    desk.choose("wall_reviewer", LISA)
    click(desk.page, "wall_give")
    assert desk.session.readers.walled(desk.story.case) == (PER,)


def test_only_a_chief_takes_a_wall_down_and_says_why(theme: Theme, show: Show, desk: Desk) -> None:
    BuildWall(desk.session)(desk.story.case, [PER], reviewer=LISA)
    desk.tab.open_case(desk.story.case)
    assert desk.lines()[0].line.actions == ()
    chief = Desk(theme, show, LISA)
    chief.session.readers.wall(chief.story.case, PER)
    chief.tab.open_case(chief.story.case)
    click(chief.page, f"access_lines_wall-{PER.hex()}_lift")
    click(chief.page, "access_lift_give")
    assert chief.session.readers.walled(chief.story.case) == (PER,)
    chief.write("access_lift_edit", "bandet är slut")
    press(Qt.Key.Key_Return)
    assert chief.session.readers.walled(chief.story.case) == ()
    assert chief.lines() == []


def test_a_case_is_shared_by_right_scope_and_last_day_and_opened_from_here(desk: Desk) -> None:
    desk.share()
    (basis,) = [seen.value for seen in desk.session.records.all(SharedCaseBasis)]
    assert (basis.basis, basis.scope, str(basis.ends_on)) == ("consent", "skolgången", "2027-03-31")
    assert basis.case is not None
    assert set(desk.session.readers.readers(basis.case)) >= {KARIN, EVA}
    (line,) = desk.lines()
    assert line.line.text == "Delat med Åsele till och med 31 mars 2027"
    click(desk.page, f"access_lines_share-{basis.case.hex()}_open")
    assert desk.navigator.went == [("case", basis.case, "", None)]


def test_ending_a_sharing_warns_while_a_child_lives_in_the_home(desk: Desk) -> None:
    desk.share()
    (shared,) = [seen.value.case for seen in desk.session.records.all(SharedCaseBasis)]
    assert shared is not None
    button = f"access_lines_share-{shared.hex()}_end"
    click(desk.page, button)
    assert shown(desk.page, "access_end_warning").startswith("Åsele slutar läsa det delade ärendet med nästa synk.")
    child = Placement(id=EntityId(bytes(16)), case=shared, home_name="Lärkan", home_municipality=ASELE)
    desk.session.records.save([Write(child)])
    desk.tab.open_case(desk.story.case)
    click(desk.page, button)
    told = shown(desk.page, "access_end_warning")
    assert told.startswith("Åsele slutar läsa")
    assert "Ett barn bor kvar i Lärkan. Avslutar ni delningen nu slutar Åsele att läsa placeringen" in told


def test_what_a_basis_asks_for_is_told_and_doubtful_ones_are_marked(desk: Desk) -> None:
    click(desk.page, "access_share_open")
    desk.choose("share_basis", "osl_10_2")
    assert "Aldrig för att det är bekvämt" in shown(desk.page, "share_means")
    bases = find(desk.page, Pick, "share_basis")
    offered = [bases.itemText(at) for at in range(bases.count())]
    doubtful = [one for one in desk.session.sharing_law.bases if not one.certain]
    assert sum("kontrollera med jurist" in text for text in offered) == len(doubtful)
    assert not any("27 §" in text for text in offered)


def test_a_sharing_without_its_terms_is_refused_in_words_and_nothing_is_lost(desk: Desk) -> None:
    click(desk.page, "access_share_open")
    desk.choose("share_place", ASELE)
    desk.tick("share_who", "Eva Åström (jävsfrågan: inte svarat)")
    desk.write("share_scope", "skolgången")
    click(desk.page, "share_give")
    assert "Skriv sista dagen för delningen." in texts(desk.page)
    desk.write("share_until_edit", "2027-03-31")
    press(Qt.Key.Key_Return)
    click(desk.page, "share_give")
    assert desk.session.records.all(SharedCaseBasis) == ()
    assert find(desk.page, QLineEdit, "share_scope").text() == "skolgången"


def test_nothing_is_shared_with_whoever_has_not_answered_about_jav_and_the_way_out_is_told(desk: Desk) -> None:
    desk.share(AskedHow.ANSWERED)
    assert desk.session.records.all(SharedCaseBasis) == ()
    assert any("har inte svarat ”inget hinder”" in text for text in texts(desk.page))
    assert not find(desk.page, QLineEdit, "share_why").isVisible()
    desk.choose("share_asked", AskedHow.URGENT)
    click(desk.page, "share_give")
    assert any("Skriv varför det inte kan vänta" in text for text in texts(desk.page))
    desk.write("share_why", "Alma hämtas klockan 14")
    click(desk.page, "share_give")
    (line,) = desk.session.records.children(DisqualificationAnswer, desk.story.case)
    assert (line.value.member, line.value.answer, line.value.comment) == (EVA, None, "Alma hämtas klockan 14")
    assert len(desk.session.records.all(SharedCaseBasis)) == 1


def test_a_sharing_takes_more_gets_another_day_and_ends(desk: Desk) -> None:
    desk.share()
    (seen,) = desk.session.records.all(SharedCaseBasis)
    shared = seen.value.case
    assert shared is not None
    key = f"access_lines_share-{shared.hex()}"
    click(desk.page, f"{key}_more")
    desk.tick("more_items", "Alma Testsson")
    click(desk.page, "more_give")
    assert [one.value.name for one in desk.session.records.children(Party, shared)] == ["Alma Testsson"]
    click(desk.page, f"{key}_prolong")
    desk.write("prolong_day_edit", "2027-06-30")
    press(Qt.Key.Key_Return)
    click(desk.page, "prolong_give")
    assert desk.lines()[0].line.text.endswith("30 juni 2027")
    click(desk.page, f"{key}_end")
    desk.write("access_end_edit", "Alma har flyttat hem")
    press(Qt.Key.Key_Return)
    assert desk.lines()[0].line.text == "Delades med Åsele, avslutat 26 november 2026"
    assert "Alma har flyttat hem" in desk.lines()[0].line.detail


def test_a_shared_case_says_so_and_is_not_shared_further(desk: Desk) -> None:
    desk.share()
    (seen,) = desk.session.records.all(SharedCaseBasis)
    assert seen.value.case is not None
    desk.tab.open_case(seen.value.case)
    assert desk.lines()[0].line.text == "Ärendet delas av Dorotea och Åsele till och med 31 mars 2027"
    assert not find(desk.page, QWidget, "access_share_open").isVisible()


def test_the_readers_of_another_municipality_are_told_by_its_name_and_who_left_by_the_end_is_behind_no_wall(
    theme: Theme, show: Show
) -> None:
    desk = Desk(theme, show, LISA)
    desk.share()
    (seen,) = desk.session.records.all(SharedCaseBasis)
    shared = seen.value.case
    assert shared is not None
    desk.tab.open_case(shared)
    readers = find(desk.page, QWidget, "overview_readers")
    assert "Eva Å, Åsele" in [one.text() for one in readers.findChildren(QLabel)]
    click(desk.page, f"access_lines_share-{shared.hex()}_end")
    desk.write("access_end_edit", "Samtycket togs tillbaka")
    press(Qt.Key.Key_Return)
    left, ended = (line.line for line in desk.lines())
    assert (left.text, left.actions) == ("Eva Åström läser inte ärendet längre", ())
    assert ended.text == "Ärendet delades av Dorotea och Åsele, avslutat 26 november 2026"


def test_what_is_shared_can_be_kept_in_a_case_of_one_s_own(desk: Desk) -> None:
    desk.share()
    (seen,) = desk.session.records.all(SharedCaseBasis)
    shared = seen.value.case
    assert shared is not None
    AddParty(desk.session)(shared, role=PartyRole.OTHER, name="Sara Skolkurator")
    desk.tab.open_case(shared)
    click(desk.page, f"access_lines_share-{shared.hex()}_keep")
    click(desk.page, "keep_give")
    assert find(desk.page, QWidget, "keep").isVisible(), "nothing is copied before a case is chosen"
    desk.choose("keep_case", desk.story.case)
    desk.tick("keep_items", "Sara Skolkurator")
    click(desk.page, "keep_give")
    names = [one.value.name for one in desk.session.records.children(Party, desk.story.case)]
    assert names.count("Sara Skolkurator") == 1


def test_a_further_person_of_the_other_municipality_is_asked_about_jav_before_being_let_in(desk: Desk) -> None:
    desk.share()
    (seen,) = desk.session.records.all(SharedCaseBasis)
    shared = seen.value.case
    assert shared is not None
    AddParty(desk.session)(shared, role=PartyRole.CLIENT, name="Alma Testsson")
    desk.session.readers.exclude(shared, EVA)
    desk.story.world.records.shut_out.clear()
    desk.tab.open_case(shared)
    click(desk.page, "overview_let_in_open")
    pick = find(desk.page, Pick, "overview_let_in_who")
    offered = [pick.itemText(at) for at in range(pick.count())]
    assert offered[1:] == ["Eva Åström (jävsfrågan: inte svarat)", "Lisa Berglund", "Per Lundmark"]
    assert not find(desk.page, Pick, "overview_let_in_asked").isVisible()
    desk.choose("overview_let_in_who", EVA)
    click(desk.page, "overview_let_in_give")
    assert any("har inte svarat ”inget hinder”" in text for text in texts(desk.page))
    assert EVA not in desk.session.readers.readers(shared)
    desk.choose("overview_let_in_asked", AskedHow.URGENT)
    desk.write("overview_let_in_why", "Alma hämtas klockan 14")
    click(desk.page, "overview_let_in_give")
    assert EVA in desk.session.readers.readers(shared)
    assert not find(desk.page, QWidget, "overview_let_in").isVisible()
    lines = [one.value for one in desk.session.records.children(DisqualificationAnswer, shared)]
    assert [(one.member, one.answer, one.comment) for one in lines] == [(EVA, None, "Alma hämtas klockan 14")]


def test_escape_closes_the_form_and_another_case_shows_nothing_of_the_first(desk: Desk) -> None:
    desk.share()
    click(desk.page, "access_wall_open")
    assert desk.tab.key(PageKey.BACK)
    assert not find(desk.page, QWidget, "wall").isVisible()
    desk.tab.drop()
    assert desk.lines() == []
