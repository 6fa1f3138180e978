"""The menu under the person's name: own ties, help, and the few settings there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ifodesk.ui.shell.settings import IDLE_MINUTES, Settings
from ifodesk.words import screen_words_shell as words


class PersonMenu(QMenu):
    """What can be chosen; the settings take effect at once."""

    ties_chosen = Signal()
    devices_chosen = Signal()
    loose_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("person_menu")
        self._settings = settings
        self._entry(self, words.TIES, "menu_ties").triggered.connect(lambda _on=False: self.ties_chosen.emit())
        devices = self._entry(self, words.DEVICES, "menu_devices")
        devices.triggered.connect(lambda _on=False: self.devices_chosen.emit())
        loose = self._entry(self, words.LOOSE, "menu_loose", "Ctrl+Shift+N")
        loose.triggered.connect(lambda _on=False: self.loose_chosen.emit())
        self.addSeparator()
        self._looks()
        for text, name, keys, act in (
            (words.LARGER, "menu_larger", "Ctrl++", settings.larger),
            (words.SMALLER, "menu_smaller", "Ctrl+-", settings.smaller),
            (words.NORMAL, "menu_normal", "Ctrl+0", settings.normal),
        ):
            self._entry(self, text, name, keys).triggered.connect(lambda _on=False, act=act: act())
        self._idle()
        self.addSeparator()
        self._entry(self, words.HELP, "menu_help", "F1").triggered.connect(lambda _on=False: self.help_chosen.emit())

    def _looks(self) -> None:
        place, group = self.addMenu(words.DARK), QActionGroup(self)
        place.setObjectName("menu_look")
        for text, dark in ((words.DARK_AUTO, None), (words.DARK_OFF, False), (words.DARK_ON, True)):
            action = self._entry(place, text, f"menu_dark_{dark}")
            action.setCheckable(True)
            action.setChecked(self._settings.dark is dark)
            action.triggered.connect(lambda _on=False, dark=dark: self._settings.set_dark(dark=dark))
            group.addAction(action)

    def _idle(self) -> None:
        place, group = self.addMenu(words.LOCK_AFTER), QActionGroup(self)
        place.setObjectName("menu_idle")
        for minutes in IDLE_MINUTES:
            action = self._entry(place, words.MINUTES.format(count=minutes), f"menu_idle_{minutes}")
            action.setCheckable(True)
            action.setChecked(self._settings.idle_minutes == minutes)
            action.triggered.connect(lambda _on=False, minutes=minutes: self._settings.set_idle_minutes(minutes))
            group.addAction(action)

    def _entry(self, place: QMenu, text: str, name: str, keys: str = "") -> QAction:
        """Return an entry. Its keys are shown only: the shell owns the shortcuts."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action = place.addAction(f"{text}\t{shown}" if shown else text)
        action.setObjectName(name)
        return action
