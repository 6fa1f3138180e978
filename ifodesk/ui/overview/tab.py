"""The tab Översikt: view and presenter joined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.presenter import OverviewPresenter
from ifodesk.ui.overview.view import OverviewTabView
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_overview as words


class OverviewTab:
    """A tab of the case view."""

    name = "overview"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self.view = OverviewTabView(theme)
        self.presenter = OverviewPresenter(self.view, session, jobs, navigator)
        self._join()

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget."""
        return self.view

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show *case*, with the person *target* opened."""
        self.presenter.open(case)
        if target is not None:
            self.presenter.party_opened(target)

    def activated(self) -> None:
        """Put the focus where work goes on."""
        self.view.focus_first()

    def begin(self) -> None:
        """There is always an overview."""

    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.NEW:
                self.presenter.party_added()
            case PageKey.UNDO:
                self.presenter.undo_clicked()
            case PageKey.BACK:
                return close_unfolded(self.view)
            case _:
                return False
        return True

    def flush(self) -> None:
        """Save now what is typed."""
        self.view.flush()

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        return self.view.unsaved

    def left(self) -> None:
        """The tab is left."""
        self.view.flush()
        self.presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """Call *show* with "Sparat 09:41" when something was saved."""
        self.view.saved_shown.connect(show)

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.due_opened.connect(presenter.due_opened)
        view.document_opened.connect(presenter.document_opened)
        view.note_opened.connect(presenter.note_opened)
        view.copy_clicked.connect(presenter.copy_clicked)
        view.picture_chosen.connect(lambda on: presenter.picture_chosen(on=on))
        view.party_opened.connect(presenter.party_opened)
        view.party_added.connect(presenter.party_added)
        view.party_removed.connect(presenter.party_removed)
        view.form_closed.connect(presenter.form_closed)
        view.field_edited.connect(presenter.field_edited)
        view.let_in_clicked.connect(presenter.let_in_clicked)
        view.allot_clicked.connect(lambda member, deputy: presenter.allot_clicked(member, as_deputy=deputy))
        view.close_clicked.connect(presenter.close_clicked)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)
