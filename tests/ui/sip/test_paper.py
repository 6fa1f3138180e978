"""The tab Intern-SIP, driven by hands: adopting and printing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.printing import PrintTrouble
from tests.ui.hands import click, find, press, shown, write
from tests.ui.sip.desk import Desk


def adopt(desk: Desk) -> None:
    desk.type("sip_plan_lead_edit", "Karin Norberg")
    click(desk.page, "sip_adopt")


def test_an_adopted_version_stays_beside_the_present_one_with_what_changed_in_words(full: Desk) -> None:
    adopt(full)
    version = full.view().versions[0].value
    name = f"sip_version_{version.id.hex()}"
    click(full.page, f"{name}_open")
    assert shown(full.page, "sip_signed_changes") == "Inget är ändrat sedan dess."
    assert "kontrollkod" in shown(full.page, f"{name}_detail")
    full.type(f"sip_goal_{full.goal().id.hex()}_baseline_edit", "3 dagar/v")
    assert "Mål 1: nuläget var ”2 dagar/v”, är nu ”3 dagar/v”." in shown(full.page, "sip_signed_changes")
    assert shown(full.page, "sip_version") == "Version 2, utkast"


def test_adopting_the_same_plan_twice_is_refused_in_words(full: Desk) -> None:
    adopt(full)
    full.tab.presenter.adopt_clicked()  # as a second click does that came before the first one's answer
    assert len(full.view().versions) == 1
    assert "Inget har ändrats sedan planen antogs" in shown(full.page, "sip_notice_text")


def test_ctrl_p_and_enter_print_and_the_file_name_names_nobody(full: Desk, tmp_path: Path) -> None:
    full.tab.key(PageKey.PRINT)
    assert shown(full.page, "sip_print_title") == "Skriv ut utkastet som PDF"
    press(Qt.Key.Key_Return)
    ((document, path),) = full.paper.printed
    assert path.parent == tmp_path
    assert "alma" not in path.name.lower()
    assert path.name.endswith("-utkast.pdf")
    assert document.plan.client == "Alma Testsson"
    assert shown(full.page, "sip_notice_text") == f"PDF-filen ligger i {tmp_path}: {path.name}"


def test_an_unchanged_adopted_version_is_what_is_printed(full: Desk) -> None:
    adopt(full)
    full.tab.key(PageKey.PRINT)
    press(Qt.Key.Key_Return)
    assert full.paper.printed[0][0].plan.number == 1


def test_an_older_version_is_printed_from_its_own_button(full: Desk) -> None:
    adopt(full)
    full.type(f"sip_goal_{full.goal().id.hex()}_baseline_edit", "3 dagar/v")
    click(full.page, f"sip_version_{full.view().versions[0].value.id.hex()}_print")
    assert shown(full.page, "sip_print_title") == "Skriv ut version 1 som PDF"
    click(full.page, "sip_print_now")
    assert full.paper.printed[0][0].plan.goals[0].baseline == "2 dagar/v"


def test_another_folder_is_remembered(full: Desk, tmp_path: Path) -> None:
    full.tab.key(PageKey.PRINT)
    folder = find(full.page, QLineEdit, "sip_print_folder_edit")
    folder.setFocus()
    folder.selectAll()
    write(folder, str(tmp_path / "akter"))
    press(Qt.Key.Key_Tab)
    click(full.page, "sip_print_now")
    assert full.paper.printed[0][1].parent == tmp_path / "akter"
    assert full.memory.recall(FOLDER_KEY) == str(tmp_path / "akter")


def test_a_print_that_fails_says_why_and_the_plan_is_untouched(full: Desk) -> None:
    full.paper.trouble = PrintTrouble.DISK_FULL
    full.tab.key(PageKey.PRINT)
    press(Qt.Key.Key_Return)
    assert full.paper.printed == []
    assert shown(full.page, "sip_notice_text")


def test_escape_closes_the_print_card_first(full: Desk) -> None:
    full.tab.key(PageKey.PRINT)
    assert full.tab.key(PageKey.BACK)
    assert not find(full.page, QWidget, "sip_print_card").isVisible()
    assert not full.tab.key(PageKey.BACK)


def test_the_made_file_is_opened_by_the_button_of_the_notice(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(full.tab.view, "open_file", opened.append)  # the desktop's own program is not started here
    full.tab.key(PageKey.PRINT)
    press(Qt.Key.Key_Return)
    click(full.page, "sip_notice_open_pdf")
    assert opened == [str(full.paper.printed[0][1])]
