"""An interview as a talk and as a form."""

from __future__ import annotations

import pytest

from ifodesk.ui.asi.state import Way
from ifodesk.ui.look.theme import Theme
from tests.ui.asi.desk import Desk, Show


@pytest.fixture
def talk(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, Way.TALK)


@pytest.fixture
def form(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, Way.FORM)
