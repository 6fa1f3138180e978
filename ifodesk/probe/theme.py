"""The look that the program ships with."""

from __future__ import annotations

from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import Theme, load_fonts


def shipped_theme() -> Theme:
    """Return the light theme at 100 %, applied to the program."""
    shipped = fonts()
    theme = Theme(family=load_fonts(shipped.regular, shipped.bold))
    theme.apply()
    return theme
