"""Uppföljning as a page of the shell."""

from __future__ import annotations

from ifodesk.ui.figures.presenter import FiguresPresenter
from ifodesk.ui.figures.view import FiguresView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_figures as words


class FiguresPage:
    """Joins the view and the presenter. Serves `ifodesk.ui.shell.page.Page`."""

    name = "figures"
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        self._view = FiguresView(theme)
        self._presenter = presenter = FiguresPresenter(self._view, session, jobs)
        view = self._view
        view.acted.connect(presenter.acted)
        view.answered.connect(presenter.answered)
        view.file_chosen.connect(presenter.file_chosen)
        view.counted.connect(presenter.count_clicked)
        view.kept.connect(presenter.keep_clicked)
        view.given.connect(presenter.give_clicked)
        view.group_asked.connect(presenter.group_clicked)
        view.csv_chosen.connect(presenter.csv_chosen)
        view.notice.closed.connect(presenter.notice_closed)

    @property
    def widget(self) -> FiguresView:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """F5 reads anew, Esc closes the line that asks."""
        if key is PageKey.REFRESH:
            self._presenter.load()
            return True
        return key is PageKey.BACK and close_unfolded(self._view)

    def flush(self) -> None:
        """Nothing is saved by itself here: each act has its button."""

    def keep(self) -> None:
        """A line that is half written holds a setting, nothing more."""

    def left(self) -> None:
        """Another page is shown now."""

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def drop(self) -> None:
        """Forget everything that was read."""
        close_unfolded(self._view)
        self._presenter.drop()
