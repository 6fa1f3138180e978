"""Sök hem: a need that points at nobody, and every home's answer to it in three groups."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.need_presenter import NeedPresenter
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_need as words
from ifodesk.words.date_words import full_day


class NeedRoom:
    """Joins view and presenter. Serves `ifodesk.ui.homes.room.Room`."""

    name = "needs"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        self._view = SheetView(
            theme,
            "needs",
            accessible=words.LIST,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        self._presenter = NeedPresenter(self._view, session, jobs)
        self._view.lines.opened.connect(self._presenter.opened)
        self._view.lines.acted.connect(self._presenter.acted)
        self._view.form.given.connect(self._presenter.given)
        self._view.notice.closed.connect(self._presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N describes a need, Ctrl+Z takes back, Esc closes the form, F5 reads anew."""
        if key is PageKey.NEW:
            self._presenter.begin()
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.REFRESH:
            self._presenter.load()
        elif key is PageKey.BACK and self._view.form.is_open:
            self._view.close_forms()
        else:
            return False
        return True

    def keep(self) -> None:
        """Nothing here is worth keeping: a need without a child is a few choices."""

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def left(self) -> None:
        """Another part or page is shown now."""
        self._presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._presenter.drop()
