"""While a meeting goes on: the frame is away, the window is full, and only the meeting's own keys mean anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.notice import Notice

NAME = "meeting"
"""Its page in the handbook."""


class MeetingPlace(Protocol):
    """The meeting view."""

    @property
    def widget(self) -> QWidget:
        """Return what fills the window."""
        ...

    @property
    def covered(self) -> bool:
        """Return whether the plan is hidden."""
        ...

    def open(self, case: EntityId) -> None:
        """Show the plan of *case*."""
        ...

    def cover(self) -> None:
        """Hide the plan."""
        ...

    def key(self, key: PageKey) -> None:
        """Do what a key means here."""
        ...

    def tell(self, notice: Notice, pressed: Callable[[str], None]) -> None:
        """Show a notice of the window's; *pressed* hears its buttons."""
        ...

    def flush(self) -> None:
        """Save now what is typed."""
        ...

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        ...

    def drop(self) -> None:
        """Forget everything that was read."""
        ...


class MeetingRoom(QObject):
    """Puts a meeting in place of the frame, and the frame back."""

    shown = Signal(bool)
    """Whether a plan lies on the table: true neither after the meeting nor while it is covered."""

    def __init__(self, around: QWidget, column: QBoxLayout, frame: QWidget) -> None:
        super().__init__(around)
        self._around, self._column, self._frame = around, column, frame
        self._state = Qt.WindowState.WindowNoState
        self.place: MeetingPlace | None = None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Return what fills the window during a meeting; empty when there is none."""
        return () if self.place is None else (self.place.widget,)

    def begin(self, place: MeetingPlace, case: EntityId) -> None:
        """Show *place* alone, over the whole screen."""
        window = self._around.window()
        self.place, self._state = place, window.windowState()
        self._frame.hide()
        self._column.addWidget(place.widget)
        place.widget.show()
        place.open(case)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self.shown.emit(True)  # noqa: FBT003 - Qt's signature

    def key(self, key: PageKey) -> bool:
        """Let the meeting have a key; false when there is none."""
        if self.place is None:
            return False
        self.place.key(key)
        self.shown.emit(not self.place.covered)
        return True

    def cover(self) -> bool:
        """Cover the plan; false when there is none to cover."""
        if self.place is None or self.place.covered:
            return False
        self.place.cover()
        self.shown.emit(False)  # noqa: FBT003 - Qt's signature
        return True

    def flush(self) -> None:
        """Save now what is typed."""
        if self.place is not None:
            self.place.flush()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return self.place is not None and self.place.unsaved()

    def tell(self, notice: Notice, pressed: Callable[[str], None]) -> bool:
        """Show a notice of the window's in the meeting; false when there is none."""
        if self.place is not None:
            self.place.tell(notice, pressed)
        return self.place is not None

    def end(self) -> bool:
        """Forget the meeting and show the frame again; false when there was none."""
        if self.place is None:
            return False
        place, self.place = self.place, None
        place.drop()
        place.widget.hide()
        self._column.removeWidget(place.widget)
        place.widget.deleteLater()
        self._around.window().setWindowState(self._state)
        self._frame.show()
        self.shown.emit(False)  # noqa: FBT003 - Qt's signature
        return True
