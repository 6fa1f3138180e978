"""Copies and letters from the tab, driven by hands."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.meeting_calls import AddCall, AddInvited
from tests.ui.hands import click, find, shown
from tests.ui.sip.desk import Desk

pytestmark = pytest.mark.slow  # the whole tab is made for each

AT = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)


def call(desk: Desk, *names: str, at: datetime | None = AT) -> EntityId:
    """Call *names* to a meeting and open their letters."""
    made = AddCall(desk.session)(desk.plan().id, purpose="Planen", at=at).id
    for name in names:
        AddInvited(desk.session)(made, name=name)
    desk.tab.view.letters_wanted.emit(made)
    QApplication.processEvents()
    return made


def pages(desk: Desk) -> str:
    found = find(desk.page, QWidget, "sip_letters_pages").findChildren(QWidget)
    return " ".join(one.accessibleDescription() for one in found)


def test_every_letter_is_seen_before_all_are_kept(full: Desk, tmp_path: Path) -> None:
    call(full, "Per Lindgren", "Ulla Testsson")
    assert shown(full.page, "sip_letters_title") == "Brev till mötet (2)"
    assert "Per Lindgren" in pages(full)
    assert "Ulla Testsson" in pages(full)
    click(full.page, "sip_letters_keep")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brev-till-mote-2.pdf", "brev-till-mote.pdf"]
    assert f"2 brev ligger i {tmp_path}." in shown(full.page, "sip_letters_notice_text")


def test_the_file_for_the_calendar_names_nobody(full: Desk, tmp_path: Path) -> None:
    call(full, "Per Lindgren")
    click(full.page, "sip_letters_entry")
    entry = (tmp_path / "mote.ics").read_text("utf-8")
    assert "SUMMARY:Möte" in entry
    for word in ("Alma", "Per", "Testsson", "D-26", "Planen", "LOCATION", "DESCRIPTION"):
        assert word not in entry


def test_without_a_time_nothing_goes_into_a_calendar(full: Desk, tmp_path: Path) -> None:
    call(full, "Per Lindgren", at=None)
    click(full.page, "sip_letters_entry")
    assert "Kallelsen har ingen tid än" in shown(full.page, "sip_letters_notice_text")
    assert list(tmp_path.iterdir()) == []


def test_a_call_to_nobody_says_so(full: Desk) -> None:
    call(full)
    assert "Ingen är inlagd än" in shown(full.page, "sip_letters_empty")
    assert not find(full.page, QWidget, "sip_letters_keep").isEnabled()


def test_esc_shows_the_plan_again_and_forgets_the_letters(full: Desk) -> None:
    call(full, "Per Lindgren")
    assert full.tab.key(PageKey.BACK)
    QApplication.processEvents()
    assert find(full.page, QWidget, "sip_head").isVisible()
    assert pages(full).strip() == ""
    assert not full.tab.key(PageKey.BACK)


def test_the_button_in_the_head_leads_to_the_copies_and_back(full: Desk) -> None:
    click(full.page, "sip_copies_open")
    assert shown(full.page, "sip_copies_title") == "Kopior av utkastet"
    assert "Anta planen först" in shown(full.page, "sip_copy_obstacle")
    assert not find(full.page, QWidget, "sip_copy_give").isEnabled()
    click(full.page, "sip_copies_close")
    assert find(full.page, QWidget, "sip_head").isVisible()


def test_another_case_never_shows_the_papers_of_the_last_one(full: Desk) -> None:
    click(full.page, "sip_copies_open")
    full.tab.open_case(full.story.case)
    assert not find(full.page, QWidget, "sip_copies").isVisible()
    full.tab.drop()
    kept = find(full.page, QWidget, "sip_copy_pages").findChildren(QWidget)
    assert not any("Testsson" in one.accessibleDescription() for one in kept)
