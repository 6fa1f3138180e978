"""The theme: which colours and which size now. Every widget that draws or measures gets it in its constructor."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ifodesk.ui.look.colours import DARK, LIGHT, Colours
from ifodesk.ui.look.sheet import sheet

SMALLEST, LARGEST, STEP = 100, 200, 10
BODY, SMALL, TITLE, SECTION = 15, 13, 22, 16
"""Text sizes in pixels at 100 %."""


class Theme(QObject):
    """Colours and sizes. ``changed`` comes after both the style sheet and the font of the program are exchanged."""

    changed = Signal()

    def __init__(self, *, dark: bool = False, percent: int = SMALLEST, family: str = "Source Sans Pro") -> None:
        super().__init__()
        self._dark = dark
        self._percent = _within(percent)
        self._family = family
        self._applied: tuple[bool, int] | None = None

    @property
    def colours(self) -> Colours:
        """Return the colours of now."""
        return DARK if self._dark else LIGHT

    @property
    def dark(self) -> bool:
        """Return whether the ground is dark."""
        return self._dark

    @property
    def percent(self) -> int:
        """Return the size of everything, 100 to 200."""
        return self._percent

    def px(self, at_100_percent: float) -> int:
        """Return a length in pixels at the present size, at least 1 for anything above 0."""
        return max(1, round(at_100_percent * self._percent / 100)) if at_100_percent else 0

    def font(self, size: float = BODY, *, bold: bool = False) -> QFont:
        """Return the program's font; *size* in pixels at 100 %."""
        font = QFont(self._family)
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        return font

    def set(self, *, dark: bool | None = None, percent: int | None = None) -> None:
        """Change colours or size (kept within 100-200 %) and redraw the whole program, which takes a while.

        Nothing is redrawn when the program has this look already.
        """
        self._dark = self._dark if dark is None else dark
        self._percent = self._percent if percent is None else _within(percent)
        if self._applied != (self._dark, self._percent):
            self.apply()

    def apply(self) -> None:
        """Give the program this look, unless it has it: Qt measures and draws every widget anew for it."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            style = sheet(self.colours, self.px)
            if (app.styleSheet(), app.font()) != (style, self.font()):
                app.setPalette(self._palette())
                app.setFont(self.font())
                app.setStyleSheet(style)
            self._applied = (self._dark, self._percent)
        self.changed.emit()

    def _palette(self) -> QPalette:
        colours, palette, role = self.colours, QPalette(), QPalette.ColorRole
        for name, colour in (
            (role.Window, colours.page),
            (role.WindowText, colours.text),
            (role.Base, colours.surface),
            (role.AlternateBase, colours.page),
            (role.Text, colours.text),
            (role.PlaceholderText, colours.quiet),
            (role.Button, colours.surface),
            (role.ButtonText, colours.text),
            (role.Highlight, colours.accent),
            (role.HighlightedText, colours.on_accent),
            (role.Link, colours.accent),
            (role.LinkVisited, colours.accent),
            (role.ToolTipBase, colours.raised),
            (role.ToolTipText, colours.text),
        ):
            palette.setColor(name, QColor(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.quiet))
        return palette


def load_fonts(*files: Path) -> str:
    """Register the font files and return their family name.

    Raises:
        FileNotFoundError: Qt could not read one of them: the installation is broken.
    """
    family = ""
    for path in files:
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise FileNotFoundError(path)
        family = family or QFontDatabase.applicationFontFamilies(number)[0]
    return family


def _within(percent: int) -> int:
    return min(LARGEST, max(SMALLEST, percent))
