"""I kväll: three fields, and whom to ring."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.tonight_presenter import TonightPresenter
from ifodesk.ui.homes.tonight_view import TonightView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words.date_words import full_day


class TonightRoom:
    """Joins view and presenter. Serves `ifodesk.ui.homes.room.Room`."""

    name = "tonight"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        self._view = TonightView(theme, lambda text: typed_date(text, session.clock.today()), full_day)
        self._presenter = TonightPresenter(self._view, session, jobs, papers)
        self._view.asked.connect(self._presenter.asked)
        self._view.calls.said.connect(self._presenter.said)
        self._view.print_clicked.connect(self._presenter.print_clicked)
        self._view.notice.pressed.connect(self._presenter.notice_pressed)
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
        """Ctrl+P prints the list, Ctrl+Z takes back, F5 reads anew."""
        if key is PageKey.PRINT:
            self._presenter.print_clicked()
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.REFRESH:
            self._presenter.load()
        else:
            return False
        return True

    def keep(self) -> None:
        """Nothing here is worth keeping: three choices."""

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def left(self) -> None:
        """Another part or page is shown now."""
        self._presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._presenter.drop()
        self._view.clear()
