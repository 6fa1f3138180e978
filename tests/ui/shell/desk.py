"""The shell with its real pages over a vault of dictionaries, for tests with hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ifodesk.compose.at_hand import at_hand
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.shell.lanes import QtJobs
from ifodesk.ui.shell.rooms import Maker
from ifodesk.ui.shell.settings import Settings
from ifodesk.ui.shell.shell import Shell
from ifodesk.usecases.errors import WorldError
from tests.ui.fake_group import NoAdmission, NoUnsent
from tests.ui.fakes import World

Show = Callable[[QWidget], QWidget]
PASSPHRASE = "björk sommar tråd elva"  # noqa: S105 - of a test
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class OneLane:
    """Runs everything at once, on whatever lane; answers come back with the next event."""

    def named(self, name: str) -> OneLane:
        assert name in {"store", "network", "work"}
        return self

    def submit(self, work: Callable[[], None]) -> None:
        work()


def knows(passphrase: str) -> None:
    if passphrase != PASSPHRASE:
        raise WorldError("wrong_passphrase")


class Desk:
    def __init__(self, theme: Theme, show: Show, here: World) -> None:
        self.here = here
        self.jobs = QtJobs(OneLane())
        memory = NoMemory()
        rooms = Maker(
            theme=theme,
            session=here.session,
            jobs=self.jobs,
            memory=memory,
            papers=Path(),
            at_hand=at_hand(),
            admission=NoAdmission(),
            confirm=knows,
            unsent=NoUnsent(),
        ).rooms()
        self.shell = Shell(
            theme, here.session, self.jobs, Settings(theme, memory), rooms, lambda name: f"# Om {name}\n\nText."
        )
        self.shell.resize(1200, 760)
        show(self.shell)
        self.shell.start()
        self.settle()

    def settle(self) -> None:
        for _ in range(6):
            QApplication.processEvents()

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()

    @property
    def place(self) -> QWidget:
        widget = self.shell.frame.pages.currentWidget()
        assert widget is not None
        return widget

    @property
    def page(self) -> str:
        return self.place.objectName()

    def lights(self) -> list[str]:
        return [button.objectName() for button in self.shell.frame.rail.findChildren(QPushButton) if button.isChecked()]
