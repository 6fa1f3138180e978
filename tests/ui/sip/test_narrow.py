"""The tab Intern-SIP as narrow and low as 200 % on a small screen makes it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.sip.extra_state import Step
from ifodesk.ui.sip.paper import Versions
from ifodesk.ui.sip.state import VersionState
from tests.ui.hands import click, find
from tests.ui.sip.desk import Desk, Show


def test_nothing_of_a_step_or_of_its_head_is_cut(full: Desk) -> None:
    for height in (700, 380):
        full.page.resize(470, height)
        for step in Step:
            click(full.page, f"sip_step_{step}_link")
            QApplication.processEvents()
            area = find(full.page, QScrollArea, f"sip_scrolled_{step}")
            inside = area.widget()
            assert inside is not None
            assert inside.width() <= area.viewport().width()
            assert full.page.width() <= 530


def test_a_version_with_a_long_title_fits_too(theme: Theme, show: Show) -> None:
    versions = Versions(theme)
    title = "Version 1, antagen fredag 2 oktober 2026"
    versions.show_versions((VersionState(EntityId(bytes(16)), title, "överens: Alma Testsson", ()),))
    show(versions).resize(900, 200)
    assert versions.minimumSizeHint().width() <= 459
