"""The tab on an empty case, and on one with a plan that lacks only the plan lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.theme import Theme
from tests.ui.alma import alma, full_plan
from tests.ui.sip.desk import Desk

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def desk(theme: Theme, show: Show, tmp_path: Path) -> Desk:
    return Desk(theme, show, alma(), tmp_path)


@pytest.fixture
def full(theme: Theme, show: Show, tmp_path: Path) -> Desk:
    story = alma()
    full_plan(story)
    return Desk(theme, show, story, tmp_path)
