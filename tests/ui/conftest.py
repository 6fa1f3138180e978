"""What every test of the window shares: the theme with the program's own font, and a way to show a widget."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import Theme, load_fonts

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %, applied to the program."""
    files = fonts()
    made = Theme(family=load_fonts(files.regular, files.bold))
    made.apply()
    yield made
    qapp.setStyleSheet("")


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
