"""F1 on a screen before the window is open: the handbook is loaded and made when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ifodesk.ui.look.theme import Theme


def help_on_f1(theme: Theme, screen: QWidget, read_page: Callable[[str], str], page: str) -> None:
    """Let F1 open *page* of the handbook over *screen*. Text and formats of Qt cost the first picture some 8 ms."""

    def show() -> None:
        from ifodesk.ui.shell.help import HelpView

        handbook = screen.findChild(HelpView) or HelpView(theme, screen, read_page)
        handbook.open_page(page)

    QShortcut(QKeySequence("F1"), screen).activated.connect(show)
