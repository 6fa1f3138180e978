"""The meeting view: widget and presenter joined, as the shell wants it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.meeting.presenter import Confirm, MeetingPresenter
from ifodesk.ui.meeting.view import MeetingViewWidget
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.sip.tools import tools_of
from ifodesk.ui.tabs.notice import Notice
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session


class MeetingPage:
    """One meeting, from F5 until it is left."""

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, confirm: Confirm, done: Callable[[], None]) -> None:
        tools = tools_of(theme, session.clock.today)
        self._pressed: Callable[[str], None] | None = None
        self.view = MeetingViewWidget(tools)
        self.presenter = MeetingPresenter(self.view, session, jobs, confirm, done)
        self._join()

    @property
    def widget(self) -> QWidget:
        """Return what fills the window."""
        return self.view

    @property
    def covered(self) -> bool:
        """Return whether the plan is hidden."""
        return self.presenter.covered

    def open(self, case: EntityId) -> None:
        """Show the plan of *case*."""
        self.presenter.open(case)

    def cover(self) -> None:
        """Hide the plan until F5 is pressed."""
        self.view.flush()
        self.presenter.cover()

    def key(self, key: PageKey) -> None:
        """Do what a key of the window means in a meeting."""
        match key:
            case PageKey.REFRESH if self.presenter.covered:
                self.presenter.uncover()
            case PageKey.REFRESH:
                self.cover()
            case PageKey.NEW if not self.presenter.covered:
                self.view.focus_new()
            case PageKey.UNDO:
                self.presenter.undo_clicked()
            case PageKey.BACK:
                self.view.flush()
                self.presenter.leave_clicked()
            case _:
                pass

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

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.field_edited.connect(presenter.field_edited)
        view.goal_given.connect(presenter.goal_given)
        view.measure_given.connect(presenter.measure_given)
        view.agreed.connect(presenter.agreed)
        view.cover_clicked.connect(self.cover)
        view.leave_clicked.connect(lambda: self.key(PageKey.BACK))
        view.leave_given.connect(presenter.leave_given)
        view.stay_clicked.connect(presenter.stay_clicked)
        view.notice_closed.connect(presenter.notice_closed)
        view.notice_pressed.connect(self._notice_pressed)

    def _notice_pressed(self, code: str) -> None:
        if self._pressed is not None:
            self._pressed(code)
