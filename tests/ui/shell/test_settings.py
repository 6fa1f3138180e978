from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory, NoMemory
from ifodesk.ui.shell.menu import PersonMenu
from ifodesk.ui.shell.settings import DEFAULT_IDLE, FileMemory, Settings


def test_what_is_set_is_remembered_for_the_next_start(theme: Theme) -> None:
    memory = NoMemory()
    first = Settings(theme, memory)
    first.set_dark(dark=True)
    first.larger()
    first.set_idle_minutes(20)
    theme.set(dark=False, percent=100)
    again = Settings(theme, memory)
    assert (again.dark, again.idle_minutes) == (True, 20)
    assert (theme.dark, theme.percent) == (True, 110)


def test_light_dark_and_as_the_computer(theme: Theme) -> None:
    settings = Settings(theme, NoMemory())
    settings.set_dark(dark=True)
    looks = [theme.dark]
    settings.set_dark(dark=None)
    looks.append(theme.dark)  # the offscreen platform is light
    assert looks == [True, False]
    assert settings.dark is None


def test_the_size_goes_in_steps_within_its_bounds(theme: Theme) -> None:
    settings = Settings(theme, NoMemory())
    settings.smaller()
    assert theme.percent == 100
    for _ in range(20):
        settings.larger()
    assert theme.percent == 200
    settings.normal()
    assert theme.percent == 100


@pytest.mark.parametrize("kept", ["", "x", "999", "-5", "\uff11\uff10"])
def test_what_cannot_be_a_setting_is_taken_as_none(theme: Theme, kept: str) -> None:
    memory = NoMemory()
    memory.remember("idle/minutes", kept)
    memory.remember("look/percent", "fel" if kept else "")
    assert Settings(theme, memory).idle_minutes == DEFAULT_IDLE
    assert theme.percent == 100


def test_the_file_remembers_texts_and_nothing_else(tmp_path: Path) -> None:
    path = str(tmp_path / "window.ini")
    memory: Memory = FileMemory(QSettings(path, QSettings.Format.IniFormat))
    assert memory.recall("look/percent") == ""
    memory.remember("look/percent", "150")
    assert FileMemory(QSettings(path, QSettings.Format.IniFormat)).recall("look/percent") == "150"


def test_the_menu_does_what_it_says(theme: Theme, qtbot: QtBot) -> None:
    settings = Settings(theme, NoMemory())
    menu = PersonMenu(settings)
    qtbot.addWidget(menu)

    def choose(name: str) -> None:
        action = menu.findChild(QAction, name)
        assert action is not None, name
        action.trigger()

    choose("menu_dark_True")
    choose("menu_larger")
    choose("menu_idle_5")
    assert (theme.dark, theme.percent, settings.idle_minutes) == (True, 110, 5)
    choose("menu_smaller")
    choose("menu_larger")
    choose("menu_normal")
    assert theme.percent == 100
    for name, signal in (
        ("menu_ties", menu.ties_chosen),
        ("menu_loose", menu.loose_chosen),
        ("menu_help", menu.help_chosen),
    ):
        with qtbot.waitSignal(signal):
            choose(name)
