"""What covers the whole window: one view and its presenter, joined as `MeetingRoom` asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.parts.naming import named
from ifodesk.ui.tabs.notice import Notice


class WholeView(QWidget):
    """The widget of such a page."""

    notice_pressed = Signal(str)
    notice_closed = Signal()

    def __init__(self, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, name, look="page", accessible=accessible)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save now what is typed."""
        raise NotImplementedError


class WholePresenter(Protocol):
    """What decides about it."""

    @property
    def covered(self) -> bool:
        """Return whether what is worked on is hidden."""
        ...

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        ...

    def notice_closed(self) -> None:
        """Let the notice go."""
        ...

    def drop(self) -> None:
        """Forget everything that was read."""
        ...


V = TypeVar("V", bound=WholeView)
P = TypeVar("P", bound=WholePresenter)


class WholePage(Generic[V, P]):
    """Serves `ifodesk.ui.shell.meeting_room.MeetingPlace`, but for what opens and covers it, and its keys."""

    def __init__(self, view: V, presenter: P) -> None:
        self.view = view
        self.presenter = presenter
        self._pressed: Callable[[str], None] | None = None
        view.notice_closed.connect(presenter.notice_closed)
        view.notice_pressed.connect(self._notice_pressed)

    @property
    def widget(self) -> QWidget:
        """Return what fills the window."""
        return self.view

    @property
    def covered(self) -> bool:
        """Return whether what is worked on is hidden."""
        return self.presenter.covered

    def tell(self, notice: Notice, pressed: Callable[[str], None]) -> None:
        """Show a notice of the window's; *pressed* hears its buttons."""
        self._pressed = pressed
        self.presenter.tell(notice)

    def flush(self) -> None:
        """Save now what is typed."""
        self.view.flush()

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        return self.view.unsaved

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()

    def _notice_pressed(self, code: str) -> None:
        if self._pressed is not None:
            self._pressed(code)
