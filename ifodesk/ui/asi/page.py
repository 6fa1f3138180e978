"""An interview on the whole screen: widget and presenter joined, as the shell wants it."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.asi.asking import AskingPresenter
from ifodesk.ui.asi.interview_view import InterviewView
from ifodesk.ui.asi.state import Way
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.shell.whole_page import WholePage
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session


class InterviewPage(WholePage[InterviewView, AskingPresenter]):
    """One interview, from its first question until it is paused or done."""

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, way: Way, done: Callable[[], None]) -> None:
        view = InterviewView(theme)
        super().__init__(view, AskingPresenter(view, session, jobs, done))
        self._way = way
        self._join()

    def open(self, interview: EntityId) -> None:
        """Show *interview* where it was left."""
        self.presenter.open(interview, self._way)

    def cover(self) -> None:
        """Hide the questions until somebody is there again."""
        if not self.presenter.covered:
            self.presenter.cover_clicked()

    def key(self, key: PageKey) -> None:
        """Cover the screen or show it again; one step back. Other keys of the window mean nothing here."""
        if key is PageKey.REFRESH:
            self.presenter.cover_clicked()
        elif key is PageKey.BACK and not self.covered:
            self.view.escape()

    @override
    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved, or given and not kept yet."""
        return super().unsaved() or self.presenter.unsaved

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.given.connect(presenter.given)
        view.moved.connect(presenter.moved)
        view.entered.connect(presenter.entered)
        view.section_chosen.connect(presenter.section_chosen)
        view.section_left.connect(presenter.section_left)
        view.way_clicked.connect(presenter.way_clicked)
        view.cover_clicked.connect(presenter.cover_clicked)
        view.pause_clicked.connect(presenter.pause_clicked)
        view.reveal_clicked.connect(presenter.reveal_clicked)
        view.notes_clicked.connect(presenter.notes_clicked)
        view.change_clicked.connect(presenter.change_clicked)
        view.reasoned.connect(presenter.reasoned)
        view.go_on_clicked.connect(presenter.go_on_clicked)
        view.commented.connect(presenter.commented)
        view.notes.own_note.written.connect(presenter.own_noted)
        view.finish_clicked.connect(presenter.finish_clicked)
        view.first_clicked.connect(presenter.first_clicked)
