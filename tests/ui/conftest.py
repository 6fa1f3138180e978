"""What every test of the window shares: the theme with the program's own font, and a way to show a widget."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import SMALLEST, Theme, load_fonts

W = TypeVar("W", bound=QWidget)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Iterator[Theme]:
    """The one theme of the run: giving the whole program its look takes a while."""
    files = fonts()
    made = Theme(family=load_fonts(files.regular, files.bold))
    made.apply()
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def theme(look: Theme) -> Iterator[Theme]:
    """The light theme at 100 %, applied to the program."""
    yield look
    if look.dark or look.percent != SMALLEST:
        look.set(dark=False, percent=SMALLEST)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[W], W]:
    """Show a widget, wait until it is there, and give it back; it is deleted after the test."""

    def shown(widget: W) -> W:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown
