"""Mina band as a page of the shell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.ties.presenter import PAGE, TiesPresenter
from ifodesk.ui.ties.view import TiesView
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_ties as words


class TiesPage:
    """Joins the view and the presenter."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        self._view = TiesView(theme)
        self._presenter = TiesPresenter(self._view, session, jobs)
        self._view.new_clicked.connect(self._presenter.new_clicked)
        self._view.review_clicked.connect(self._presenter.review_clicked)
        walk = self._view.walk
        self._view.walk_clicked.connect(self._presenter.walk_clicked)
        walk.went_on.connect(self._presenter.walk_went_on)
        walk.went_back.connect(self._presenter.walk_went_back)
        walk.stopped.connect(self._presenter.walk_stopped)
        walk.added.connect(self._presenter.new_clicked)
        walk.acted.connect(self._presenter.acted)
        self._view.opened.connect(self._presenter.opened)
        self._view.acted.connect(self._presenter.acted)
        self._view.form.saved.connect(self._presenter.form_saved)
        self._view.form.closed.connect(self._presenter.form_closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N opens the form, Ctrl+Z takes back, Esc closes the form, F5 reads anew."""
        if key is PageKey.NEW:
            self._presenter.new_clicked()
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.REFRESH:
            self._presenter.load()
        elif key is PageKey.BACK and self._presenter.editing:
            self._presenter.form_closed()
        elif key is PageKey.BACK and self._presenter.walking:
            self._presenter.walk_stopped()
        else:
            return False
        return True

    def flush(self) -> None:
        """The form is saved by its button: half a tie is none."""

    def keep(self) -> None:
        """Keep a half typed tie as a loose note."""
        self._presenter.keep(self._view.form.form)

    def left(self) -> None:
        """What was done here can be undone no more."""
        self._presenter.left()

    def unsaved(self) -> bool:
        """Return whether a tie is still half typed: keeping it failed."""
        return self._presenter.half_typed(self._view.form.form)

    def drop(self) -> None:
        """Forget what is shown."""
        self._presenter.drop()
