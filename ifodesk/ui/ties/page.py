"""Mina band as a page of the shell."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.ties.presenter import PAGE, TiesPresenter
from ifodesk.ui.ties.view import TiesView
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_ties as words


class TiesPage(JoinedPage):
    """Ctrl+N opens the form, Ctrl+Z takes back, Esc closes the form or stops the walk. Half a tie is none."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        self._view = view = TiesView(theme)
        self._presenter = presenter = TiesPresenter(view, session, jobs)
        super().__init__(
            view,
            presenter,
            focus=view.take_focus,
            keys={PageKey.NEW: presenter.new_clicked, PageKey.UNDO: presenter.undo, PageKey.BACK: self._one_step_back},
        )
        self._join()

    @override
    def keep(self) -> None:
        """Keep a half typed tie as a loose note."""
        self._presenter.keep(self._view.form.form)

    @override
    def left(self) -> None:
        """What was done here can be undone no more."""
        self._presenter.left()

    @override
    def unsaved(self) -> bool:
        """Return whether a tie is still half typed: keeping it failed."""
        return self._presenter.half_typed(self._view.form.form)

    def _one_step_back(self) -> bool:
        if self._presenter.editing:
            self._presenter.form_closed()
        elif self._presenter.walking:
            self._presenter.walk_stopped()
        else:
            return False
        return True

    def _join(self) -> None:
        view, presenter, walk = self._view, self._presenter, self._view.walk
        view.new_clicked.connect(presenter.new_clicked)
        view.review_clicked.connect(presenter.review_clicked)
        view.walk_clicked.connect(presenter.walk_clicked)
        walk.went_on.connect(presenter.walk_went_on)
        walk.went_back.connect(presenter.walk_went_back)
        walk.stopped.connect(presenter.walk_stopped)
        walk.added.connect(presenter.new_clicked)
        walk.acted.connect(presenter.acted)
        view.opened.connect(presenter.opened)
        view.acted.connect(presenter.acted)
        view.form.saved.connect(presenter.form_saved)
        view.form.closed.connect(presenter.form_closed)
