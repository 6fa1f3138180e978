"""What the tabs have in common in which one types: the notice, "Sparat 09:41", saving now, undo, forgetting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.order import TabOrder
from ifodesk.ui.tabs.waiting import WaitingFocus


class TypedView(QWidget):
    """A tab's widget. Those who build on it place `bar` at the top and answer the three questions below."""

    field_edited = Signal(FieldEdit)
    notice_pressed = Signal(str)
    notice_closed = Signal()
    saved_shown = Signal(str)

    def __init__(self, theme: Theme, name: str, *, accessible: str) -> None:
        super().__init__()
        named(self, f"{name}_tab", accessible=accessible)
        self.bar = NoticeBar(theme, f"{name}_notice")
        self.bar.pressed.connect(self.notice_pressed)
        self.bar.closed.connect(self.notice_closed)
        self._saved = ""
        self._order = TabOrder(self)
        self._focus = WaitingFocus(self.take_focus)

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save now what is typed."""
        raise NotImplementedError

    def take_focus(self) -> bool:
        """Put the focus where work goes on; false when nothing is there yet."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where work goes on, as soon as something is there."""
        self._focus.ask()

    def tell(self, notice: Notice | None, saved: str) -> None:
        """Show *notice*, and pass *saved* on when it is new."""
        self.bar.show_notice(notice)
        if saved != self._saved:
            self._saved = saved
            self.saved_shown.emit(saved)

    def settle(self) -> None:
        """Everything of a state is shown: put the tab order right, and the focus where it waits to go."""
        self._order.refresh()
        self._focus.shown()


class TypedPresenter(Protocol):
    """What decides for such a tab."""

    def field_edited(self, edit: FieldEdit) -> None:
        """Save what is typed."""
        ...

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        ...

    def notice_closed(self) -> None:
        """Let the notice go."""
        ...

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        ...

    def left(self) -> None:
        """Another tab or page is shown."""
        ...

    def drop(self) -> None:
        """Forget everything that was read."""
        ...


V = TypeVar("V", bound=TypedView)
P = TypeVar("P", bound=TypedPresenter)


class TypedTab(Generic[V, P]):
    """View and presenter joined, as far as it is the same for each tab."""

    def __init__(self, view: V, presenter: P) -> None:
        self.view = view
        self.presenter = presenter
        view.field_edited.connect(presenter.field_edited)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget."""
        return self.view

    def activated(self) -> None:
        """Put the focus where work goes on."""
        self.view.focus_first()

    def key(self, key: PageKey) -> bool:
        """Undo, or close what is unfolded; false for every other key."""
        match key:
            case PageKey.UNDO:
                self.presenter.undo_clicked()
            case PageKey.BACK:
                return close_unfolded(self.view)
            case _:
                return False
        return True

    def flush(self) -> None:
        """Save now what is typed."""
        self.view.flush()

    def keep(self) -> None:
        """Nothing is half done here that saving does not keep."""

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        return self.view.unsaved

    def left(self) -> None:
        """The tab is left."""
        self.view.flush()
        self.presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """Call *show* with "Sparat 09:41" when something was saved."""
        self.view.saved_shown.connect(show)
