"""The whole story of jäv in real windows of two chiefs, by keyboard: from a hinder to confirmed hours of a loan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ifodesk.changes.record_parts import Role
from ifodesk.domain.entities.case import Case, CaseType, PartyRole
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.domain.lending import LoanState, is_confirmed, state_of
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.usecases.cases import Allot, OpenCase
from ifodesk.usecases.disqualification_matters import ReportOwnDisqualification
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.loan_hours import EnterHours, WeekHours
from ifodesk.usecases.parties import AddParty
from tests.program.team import Desk, Team, dorotea
from tests.program.test_sharing import BERIT, EVA, KARIN, PER, found_asele
from tests.program.test_window import Seat
from tests.ui.hands import find, write

LISA = "Lisa Bäck"
AGREEMENT = {
    "scope": "Utredningar, barn och unga",
    "decision": "Samverkansavtalet 2025, punkt 4",
    "price": "520",
    "travel_price": "260",
    "file_kept": "Dorotea",
    "who_sees": "Lisa och chefen i Dorotea",
    "carried_out_by": "Dorotea",
}


class Chair(Seat):
    """A chief before the window, with the keyboard only."""

    def button(self, name: str) -> QAbstractButton:
        """Return the button with that name, or whose name ends so, once it shows."""

        def shown() -> list[QAbstractButton]:
            every = self.window.findChildren(QAbstractButton)
            return [one for one in every if one.objectName().endswith(name) and one.isVisible() and one.isEnabled()]

        self.wait(lambda: bool(shown()))
        return shown()[0]

    def push(self, name: str) -> None:
        """Press Enter on a button."""
        button = self.button(name)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Return)

    def open_line_that(self, begins: str) -> None:
        """Press Enter on the line whose text begins so."""

        def shown() -> list[LineView]:
            lines = self.window.findChildren(LineView)
            return [one for one in lines if one.line.text.startswith(begins) and one.isVisible()]

        self.wait(lambda: bool(shown()))
        line = shown()[0]
        line.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def type(self, name: str, text: str) -> None:
        """Type into a field, and leave it by Enter where it is a single line."""
        every = [*self.window.findChildren(QLineEdit), *self.window.findChildren(QPlainTextEdit)]
        field = next(one for one in every if one.objectName().endswith(name) and one.isVisible())
        field.setFocus(Qt.FocusReason.TabFocusReason)
        write(field, text)

    def choose(self, name: str, text: str) -> None:
        """Choose in a drop-down list, by arrows as it were."""
        boxes = [one for one in self.window.findChildren(QComboBox) if one.objectName().endswith(name)]
        box = next(one for one in boxes if one.isVisible())
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.setCurrentIndex(next(at for at in range(box.count()) if text in box.itemText(at)))

    def sync(self) -> None:
        """Meet the others."""
        shell = self.program.shell
        assert shell is not None
        self.go("sync")
        self.push("sync_now")
        self.wait(lambda: not shell.runner.running)
        self.until("Synkat")

    def go(self, page: str) -> None:
        shell = self.program.shell
        assert shell is not None
        shell.open_page(page)

    def to_jav(self, case: EntityId) -> None:
        shell = self.program.shell
        assert shell is not None
        shell.open_case(case, "jav")


@contextmanager
def before_window(team: Team, name: str, qtbot: QtBot) -> Iterator[Chair]:
    """Let one person sit down before the own window, meet the others first and last, and leave."""
    desk = team.desks[name]
    desk.lock()
    chair = Chair(desk, qtbot)
    try:
        chair.unlock()
        for _ in range(2):  # keys that came open what came before them
            chair.sync()
        yield chair
        chair.sync()
    finally:
        chair.close()
        desk.unlock()


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        found_asele(made)
        made.everybody_syncs(2)
        made.join(made.desks[EVA], LISA, Role.CASEWORKER)
        made.everybody_syncs(3)
        yield made


def karin_has_jav(team: Team) -> EntityId:
    """Berit allots a case to Karin, who opens it and reports that she is close to a party."""
    berit, karin = team.desks[BERIT].session, team.desks[KARIN].session
    case = OpenCase(berit)(CaseType.CHILD_YOUTH, "Alma Testsson").case
    AddParty(berit)(case, role=PartyRole.GUARDIAN, name="Maria Testsson", relation="parent")
    LetIn(berit)(case, team.desks[KARIN].id)
    Allot(berit)(case, team.desks[KARIN].id)
    team.everybody_syncs(2)
    ReportOwnDisqualification(karin)(case, ground=Ground.PARTY_OR_AFFECTED, view="Maria är min syster")
    team.everybody_syncs(2)
    return case


def ask_asele(chair: Chair, case: EntityId) -> None:
    chair.to_jav(case)
    chair.until("Kan Karin N handlägga")
    chair.until("Vem kan i stället?")
    chair.push("_ask_chief")
    chair.type("jav_ask_chief_hours", "8")
    chair.type("jav_ask_chief_from_edit", "idag")
    QTest.keyClick(find(chair.window, QLineEdit, "jav_ask_chief_from_edit"), Qt.Key.Key_Return)
    chair.push("jav_ask_chief_give")
    chair.until("Frågan går i väg")


def offer_lisa(chair: Chair) -> None:
    chair.go("lending")
    chair.until("Berit Ask, Dorotea, frågar om hjälp")
    chair.push("_yes")
    chair.choose("_form_who", LISA)
    chair.push("_form_give")
    chair.until("Svaret går i väg")


def agree_and_decide(chair: Chair, team: Team, case: EntityId) -> None:
    chair.to_jav(case)
    chair.push("_ask_jav")
    find(chair.window, QComboBox, "jav_naming_basis").setCurrentIndex(1)
    chair.type("jav_naming_detail", "samtycke av vårdnadshavaren 25 november")
    chair.push("jav_naming_give")
    chair.until("Grunden är antecknad")
    chair.push(f"jav_lines_{team.desks[LISA].id.hex()}_oral")
    chair.push("jav_oral_no_hinder")
    chair.until("svar är antecknat")
    chair.go("lending")
    chair.push("_loan")
    chair.type("loan_new_ends_edit", "om 3 mån")
    for part, text in AGREEMENT.items():
        chair.type(f"loan_new_{part}", text)
    chair.push("loan_new_give")
    chair.until("Förslaget går i väg")
    chair.push("_agree")
    chair.until("Ert ja är sparat")
    rule(chair, case)


def rule(chair: Chair, case: EntityId) -> None:
    chair.to_jav(case)
    chair.open_line_that("Karin Norberg, anmält")
    chair.until("Beslutar: Berit Ask")
    chair.choose("jav_ruling_outcome", "Jäv")
    chair.choose("jav_ruling_ground", "28 §")
    chair.type("jav_ruling_reasons", "Karin är syster till en vårdnadshavare.")
    chair.push("jav_ruling_decide")
    chair.until("Beslutet är fattat")
    chair.push("_print")
    chair.until("PDF-filen ligger i")
    chair.choose("jav_wall_reviewer", PER)
    chair.push("jav_wall_build")
    chair.until("Muren är byggd")


@pytest.mark.slow
@pytest.mark.program
def test_from_a_hinder_to_confirmed_hours_in_the_windows_of_two_chiefs(
    team: Team, tmp_path: Path, qtbot: QtBot
) -> None:
    case, akter = karin_has_jav(team), tmp_path / "akter"
    akter.mkdir()
    with before_window(team, BERIT, qtbot) as berit:
        ask_asele(berit, case)
    with before_window(team, EVA, qtbot) as eva:
        offer_lisa(eva)
    with before_window(team, BERIT, qtbot) as berit:
        berit.program.memory.remember(FOLDER_KEY, str(akter))
        agree_and_decide(berit, team, case)
    with before_window(team, EVA, qtbot) as eva:
        eva.go("lending")
        eva.push("_agree")
        eva.until("Ert ja är sparat")
    enter_a_week(team.desks[LISA])
    with before_window(team, BERIT, qtbot) as berit:
        berit.go("lending")
        berit.push("_confirm")
        berit.until("Veckan är bekräftad")
    team.everybody_syncs(2)
    check_the_end(team, case, akter)


def enter_a_week(lisa: Desk) -> None:
    lisa.sync()
    (seen,) = lisa.session.records.all(Loan)
    assert state_of(seen.value) is LoanState.AGREED
    EnterHours(lisa.session)(seen, lisa.session.clock.today(), WeekHours(minutes=450, travel_minutes=60, travel_km=98))
    lisa.sync()


def check_the_end(team: Team, case: EntityId, akter: Path) -> None:
    berit, karin, eva = (team.desks[name].session for name in (BERIT, KARIN, EVA))
    (matter,) = berit.records.all(DisqualificationMatter)
    assert matter.value.outcome is Outcome.JAV
    assert [path.suffix for path in akter.iterdir()] == [".pdf"]
    with pytest.raises(NotFoundError):
        karin.records.get(Case, case)
    assert karin.records.all(DisqualificationMatter) == ()
    assert eva.records.all(Case) == ()
    (hours,) = eva.records.all(LoanHours)
    assert is_confirmed(hours.value)
