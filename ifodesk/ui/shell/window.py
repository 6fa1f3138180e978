"""The window: locked or open. Its title never holds a name."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.shell.settings import Settings
from ifodesk.words import screen_words_shell as words

_KEY = "window/geometry"
FIRST_SIZE = QSize(1240, 780)
SMALLEST = QSize(640, 480)


class MainWindow(QMainWindow):
    """Shows one widget at a time, remembers where it stood, asks before it closes."""

    close_asked = Signal()
    """The person wants to close; whoever listens calls ``allow_close`` when everything is saved."""

    def __init__(self, theme: Theme, memory: Memory, settings: Settings, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(words.WINDOW_PRACTICE if practice else words.WINDOW)
        self._memory = memory
        self._allowed = False
        self._places = QStackedWidget()
        self._places.setObjectName("places")
        self.setCentralWidget(self._places)
        self._place(theme)
        for keys, act in (
            ("Ctrl++", settings.larger),
            ("Ctrl+=", settings.larger),
            ("Ctrl+-", settings.smaller),
            ("Ctrl+0", settings.normal),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def show_place(self, widget: QWidget) -> None:
        """Show *widget* and delete what was shown before, unless it is still needed (`keep_place`)."""
        former = self._places.currentWidget()
        if former is widget:
            return
        if self._places.indexOf(widget) < 0:
            self._places.addWidget(widget)
        self._places.setCurrentWidget(widget)
        if former is not None and not former.property("stays"):
            self._places.removeWidget(former)
            former.deleteLater()

    def keep_place(self, widget: QWidget) -> None:
        """Keep *widget* when another one is shown."""
        widget.setProperty("stays", True)  # noqa: FBT003 - Qt's own call

    def drop_place(self, widget: QWidget) -> None:
        """Delete *widget* after all when another one is shown."""
        widget.setProperty("stays", False)  # noqa: FBT003 - as above

    def allow_close(self) -> None:
        """Everything is saved: close."""
        self._allowed = True
        QTimer.singleShot(0, self, self.close)

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        if not self._allowed:
            event.ignore()
            self.close_asked.emit()
            return
        self._memory.remember(_KEY, bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def _place(self, theme: Theme) -> None:
        self.setMinimumSize(SMALLEST)
        if kept := self._memory.recall(_KEY):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
            return
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        wanted = QSize(theme.px(FIRST_SIZE.width()), theme.px(FIRST_SIZE.height()))
        self.resize(wanted.boundedTo(room * 0.95))
