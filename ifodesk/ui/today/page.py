"""Idag as a page of the shell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.today.presenter import PAGE, TodayPresenter
from ifodesk.ui.today.view import TodayView
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_today as words


class TodayPage:
    """Joins the view and the presenter."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = TodayView(theme)
        self._navigator = navigator
        self._presenter = TodayPresenter(self._view, session, jobs, navigator)
        self._view.opened.connect(self._presenter.opened)
        self._view.new_case_asked.connect(self._new_case)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew: it may be another day."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N opens a new case, F5 reads anew."""
        if key is PageKey.NEW:
            self._new_case()
        elif key is PageKey.REFRESH:
            self._presenter.load()
        else:
            return False
        return True

    def flush(self) -> None:
        """Nothing is typed here."""

    def keep(self) -> None:
        """Nothing is half done here."""

    def left(self) -> None:
        """Nothing is undone here."""

    def unsaved(self) -> bool:
        """Nothing is typed here."""
        return False

    def drop(self) -> None:
        """Forget what is shown."""
        self._presenter.drop()

    def _new_case(self) -> None:
        self._navigator.open_new_case()
