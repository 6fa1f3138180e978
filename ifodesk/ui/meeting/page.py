"""The meeting view: widget and presenter joined, as the shell wants it."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.meeting.presenter import Confirm, MeetingPresenter
from ifodesk.ui.meeting.view import MeetingViewWidget
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.shell.whole_page import WholePage
from ifodesk.ui.sip.tools import tools_of
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session


class MeetingPage(WholePage[MeetingViewWidget, MeetingPresenter]):
    """One meeting, from F5 until it is left."""

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, confirm: Confirm, done: Callable[[], None]) -> None:
        view = MeetingViewWidget(tools_of(theme, session.clock.today))
        super().__init__(view, MeetingPresenter(view, session, jobs, confirm, done))
        self._join()

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
