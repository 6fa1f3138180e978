"""Notices when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

MINUTE_MS = 60_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Tells once when the time is up; ``start`` begins anew.

    It listens at the window's own door, where all keys and mouse moves come in, not at every widget: that would cost
    a call into Python for each event of the program.
    """

    idle = Signal()

    def __init__(self, window: QWidget, minutes: int) -> None:
        super().__init__()
        self._timer = QTimer(self, singleShot=True, interval=minutes * MINUTE_MS)
        self._timer.timeout.connect(self.idle)
        window.winId()  # from here on the window has a door
        window.windowHandle().installEventFilter(self)

    @property
    def remaining_ms(self) -> int:
        """Return how long it is until the time is up; -1 while not watching."""
        return self._timer.remainingTime()

    def set_minutes(self, minutes: int) -> None:
        """Wait so long from now on."""
        self._timer.setInterval(minutes * MINUTE_MS)

    def start(self) -> None:
        """Watch from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
