"""The whole story of jäv in real windows of two chiefs, by keyboard: from a hinder to confirmed hours of a loan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ifodesk.changes.record_parts import Role
from ifodesk.domain.entities.access import UrgentNote
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Outcome
from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.domain.lending import LoanState, is_confirmed, state_of
from ifodesk.ui.parts.memory import VaultMemory
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.own_ties import AddOwnTie
from tests.program.chair import Chair, at_the_window
from tests.program.team import Desk, Team, dorotea
from tests.program.test_sharing import BERIT, EVA, KARIN, PER, found_asele
from tests.program.test_window import CONTROL
from tests.ui.hands import press, shown, texts

CASES, JAV, LENDING = 2, 3, 8
"""Pages of the rail."""
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


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        found_asele(made)
        made.everybody_syncs(2)
        made.join(made.desks[EVA], LISA, Role.CASEWORKER)
        made.everybody_syncs(3)
        yield made


class Stick:
    """A stick with one place where it shows when it is in, on whichever computer."""

    def __init__(self, place: Path) -> None:
        self.path, self._pocket = place / "minne", place / "fickan"
        self._pocket.mkdir()

    def put_in(self) -> None:
        self._pocket.rename(self.path)

    def pull_out(self) -> None:
        self.path.rename(self._pocket)


def only_the_stick(desk: Desk) -> None:
    """Let a person of Åsele have nothing but the stick to meet Dorotea by."""
    for place in desk.session.hubs.all():
        desk.session.hubs.remove(place.number)


def allot(chair: Chair) -> None:
    """Berit opens a case, writes down a guardian, and allots it to Karin."""
    chair.go(CASES)
    press(Qt.Key.Key_N, CONTROL)
    chair.fill("new_case_name", "Alma Testsson")
    press(Qt.Key.Key_Return)
    chair.to_tab("Jäv")
    chair.push("jav_circle_lines_guardians_add")
    chair.fill("jav_circle_name", "Maria Testsson")
    press(Qt.Key.Key_Return)
    chair.until("Maria Testsson")
    chair.to_tab("Översikt")
    chair.push("overview_allot_open")
    chair.choose("overview_allot_who", "Karin")
    chair.push("overview_allot_give")
    chair.wait(lambda: shown(chair.window, "overview_handler").startswith("Karin"))


def find_jav(chair: Chair) -> None:
    """Karin sees her own hit, and reports in two presses why it is a hinder."""
    chair.to_jav("Alma")
    chair.until("Maria Testsson")
    chair.push("jav_mine_hinder")
    chair.push("jav_mine_grounds_0")
    chair.until("Du har anmält jäv")


def ask_asele(chair: Chair) -> None:
    chair.to_jav("Alma")
    chair.until("Kan Karin N handlägga")
    chair.until("Vem kan i stället?")
    chair.push("_ask_chief")
    chair.fill("jav_ask_chief_hours", "8")
    chair.fill("jav_ask_chief_from_edit", "idag")
    press(Qt.Key.Key_Return)
    chair.push("jav_ask_chief_give")
    chair.until("Frågan går i väg")


def offer_lisa(chair: Chair) -> None:
    chair.go(LENDING)
    chair.until("Berit Ask, Dorotea, frågar om hjälp")
    chair.push("_yes")
    chair.choose("_form_who", LISA)
    chair.push("_form_give")
    chair.until("Svaret går i väg")


def agree(chair: Chair, team: Team) -> None:
    chair.to_jav("Alma")
    chair.push("_ask_jav")
    chair.choose("jav_naming_basis", "amtycke")
    chair.fill("jav_naming_detail", "samtycke av vårdnadshavaren 25 november")
    chair.push("jav_naming_give")
    chair.until("Grunden är antecknad")
    chair.push(f"jav_lines_{team.desks[LISA].id.hex()}_oral")
    chair.push("jav_oral_no_hinder")
    chair.until("svar är antecknat")
    chair.go(LENDING)
    chair.push("_loan")
    chair.fill("loan_new_ends_edit", "om 3 mån")
    for part, text in AGREEMENT.items():
        chair.fill(f"loan_new_{part}", text)
    chair.push("loan_new_give")
    chair.until("Förslaget går i väg")
    chair.push("_agree")
    chair.until("Ert ja är sparat")


def rule(chair: Chair) -> None:
    chair.to_jav("Alma")
    chair.open_line_that("Karin Norberg, anmält")
    chair.until("Beslutar: Berit Ask")
    chair.choose("jav_ruling_outcome", "Jäv")
    chair.choose("jav_ruling_ground", "28 §")
    chair.fill("jav_ruling_reasons", "Karin är syster till en vårdnadshavare.")
    chair.push("jav_ruling_decide")
    chair.until("Beslutet är fattat")
    chair.push("_print")
    chair.until("PDF-filen ligger i")
    chair.choose("jav_wall_reviewer", PER)
    chair.push("jav_wall_build")
    chair.until("Muren är byggd")


@pytest.mark.slow
@pytest.mark.program
def test_from_a_hinder_to_confirmed_hours_by_keys_alone_with_a_stick_between_the_chiefs(
    team: Team, tmp_path: Path, qtbot: QtBot
) -> None:
    akter, stick = tmp_path / "akter", Stick(tmp_path)
    akter.mkdir()
    for name in (EVA, LISA):
        only_the_stick(team.desks[name])
    AddOwnTie(team.desks[KARIN].session)(relation="sibling", name="Maria Testsson")
    with at_the_window(team, BERIT, qtbot) as berit:
        allot(berit)
    (case,) = [seen.value.id for seen in team.desks[BERIT].session.records.all(Case)]
    with at_the_window(team, KARIN, qtbot) as karin:
        find_jav(karin)
    stick.put_in()
    with at_the_window(team, BERIT, qtbot) as berit:
        berit.new_stick(str(stick.path))
        ask_asele(berit)
    with at_the_window(team, EVA, qtbot, meets=False) as eva:
        eva.new_stick(str(stick.path))
        eva.sync()
        offer_lisa(eva)
    with at_the_window(team, BERIT, qtbot) as berit:
        VaultMemory(berit.program.memory, BERIT).remember(FOLDER_KEY, str(akter))
        agree(berit, team)
        rule(berit)
    with at_the_window(team, EVA, qtbot) as eva:
        eva.go(LENDING)
        eva.push("_agree")
        eva.until("Ert ja är sparat")
    stick.pull_out()
    team.desks[BERIT].sync()
    stick.put_in()
    with at_the_window(team, LISA, qtbot, meets=False) as lisa:
        lisa.new_stick(str(stick.path))
        lisa.sync()
        enter_a_week(lisa)
    with at_the_window(team, BERIT, qtbot) as berit:
        berit.go(LENDING)
        berit.push("_confirm")
        berit.until("Veckan är bekräftad")
    with at_the_window(team, KARIN, qtbot) as karin:
        alone_on_duty(karin)
    team.everybody_syncs(2)
    check_the_end(team, case, akter)


def alone_on_duty(chair: Chair) -> None:
    """Karin, who is walled off, finds nothing of Alma, and writes an urgent note two keys away."""
    chair.go(CASES)
    assert not any("Alma" in said for said in texts(chair.window))
    chair.go(JAV)
    chair.until("Jäv")
    assert not any("Testsson" in said for said in texts(chair.window))
    press(Qt.Key.Key_N, CONTROL)
    chair.fill("urgent_about", "Alma Testsson")
    chair.fill("urgent_safety", "Kunde inte vara kvar hemma i natt")
    chair.fill("urgent_act", "Körde Alma till mormor")
    chair.fill("urgent_reason", "Ensam i tjänst")
    chair.push("urgent_give")
    chair.until("Akut anteckning 08:00, till Berit Ask")


def enter_a_week(chair: Chair) -> None:
    """Lisa, who was lent, enters what she worked and drove this week."""
    chair.go_to_page("lending")
    chair.push("_enter")
    for part, text in (("hours", "7,5"), ("travel", "1"), ("km", "98")):
        chair.fill(f"_week_{part}", text)
    press(Qt.Key.Key_Return)
    chair.until("7 tim 30 min")


def check_the_end(team: Team, case: EntityId, akter: Path) -> None:
    berit, karin, eva = (team.desks[name].session for name in (BERIT, KARIN, EVA))
    (matter,) = berit.records.all(DisqualificationMatter)
    assert matter.value.outcome is Outcome.JAV
    assert [path.suffix for path in akter.iterdir()] == [".pdf"]
    with pytest.raises(NotFoundError):
        karin.records.get(Case, case)
    assert karin.records.all(DisqualificationMatter) == ()
    assert eva.records.all(Case) == ()
    assert [seen.value.act for seen in berit.records.all(UrgentNote)] == ["Körde Alma till mormor"]
    assert karin.records.all(UrgentNote) == ()
    (hours,) = eva.records.all(LoanHours)
    assert is_confirmed(hours.value)
    assert (hours.value.minutes, hours.value.travel_minutes, hours.value.travel_km) == (450, 60, 98)
    (loan,) = eva.records.all(Loan)
    assert state_of(loan.value) is LoanState.AGREED
