"""The tab Historik: view and presenter joined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.history.presenter import HistoryPresenter
from ifodesk.ui.history.view import HistoryTabView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_history as words


class HistoryTab:
    """A tab of the case view."""

    name = "history"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        self.view = HistoryTabView(theme)
        self.presenter = HistoryPresenter(self.view, session, jobs)
        self.view.who_chosen.connect(self.presenter.who_chosen)
        self.view.subject_chosen.connect(self.presenter.subject_chosen)
        self.view.more_clicked.connect(self.presenter.more_clicked)

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget."""
        return self.view

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:  # noqa: ARG002 - nothing in it to open
        """Show the history of *case*."""
        self.presenter.open(case)

    def activated(self) -> None:
        """The tab is shown."""
        self.presenter.activated()
        self.view.focus_list()

    def begin(self) -> None:
        """History begins by itself."""

    def key(self, key: PageKey) -> bool:  # noqa: ARG002 - reading only
        """Nothing is changed here."""
        return False

    def flush(self) -> None:
        """Nothing is typed here."""

    def keep(self) -> None:
        """Nothing is half done here that saving does not keep."""

    def unsaved(self) -> bool:
        """Nothing is typed here."""
        return False

    def left(self) -> None:
        """The tab is left."""
        self.presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """Nothing is saved here."""
