"""The few settings of the window: dark or light, size, idle lock. Remembered on this computer; nothing about people."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ifodesk.ui.look.theme import SMALLEST, STEP, Theme
from ifodesk.ui.parts.memory import Memory

IDLE_MINUTES = (5, 10, 20, 30)
DEFAULT_IDLE = 10


class FileMemory:
    """Remembers in a small file of the operating system's usual place for settings."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def recall(self, key: str) -> str:
        """Return what was remembered; empty when nothing was, or what lies there is no text."""
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else ""

    def remember(self, key: str, text: str) -> None:
        """Keep *text* under *key*."""
        self._settings.setValue(key, text)


class Settings(QObject):
    """Reads them at start, applies and remembers each change."""

    idle_changed = Signal(int)

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self._theme = theme
        self._memory = memory
        self.dark = {"on": True, "off": False}.get(memory.recall("look/dark"))
        """None: as the computer."""
        self.idle_minutes = _whole(memory.recall("idle/minutes"), DEFAULT_IDLE, IDLE_MINUTES)
        theme.set(dark=self._is_dark(), percent=_whole(memory.recall("look/percent"), SMALLEST))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def set_dark(self, *, dark: bool | None) -> None:
        """Choose light, dark, or as the computer."""
        self.dark = dark
        self._memory.remember("look/dark", {True: "on", False: "off", None: ""}[dark])
        self._theme.set(dark=self._is_dark())

    def larger(self) -> None:
        """Make everything a step larger."""
        self._size(self._theme.percent + STEP)

    def smaller(self) -> None:
        """Make everything a step smaller."""
        self._size(self._theme.percent - STEP)

    def normal(self) -> None:
        """Go back to 100 %."""
        self._size(SMALLEST)

    def set_idle_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse."""
        self.idle_minutes = minutes
        self._memory.remember("idle/minutes", str(minutes))
        self.idle_changed.emit(minutes)

    def _size(self, percent: int) -> None:
        self._theme.set(percent=percent)
        self._memory.remember("look/percent", str(self._theme.percent))

    def _scheme_changed(self) -> None:
        if self.dark is None:
            self._theme.set(dark=self._is_dark())

    def _is_dark(self) -> bool:
        if self.dark is not None:
            return self.dark
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _whole(text: str, default: int, allowed: tuple[int, ...] = ()) -> int:
    number = int(text) if text.isascii() and text.isdecimal() else default
    return number if not allowed or number in allowed else default
