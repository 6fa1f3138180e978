"""The tab Anteckningar: view and presenter joined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.presenter import NotesPresenter
from ifodesk.ui.notes.view import NotesTabView
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_notes as words


class NotesTab:
    """A tab of the case view."""

    name = "notes"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        today = session.clock.today
        self.view = NotesTabView(
            theme,
            parse=lambda text: typed_date(text, today(), past=True),
            show=lambda day: date_words.day(day, today()),
        )
        self.presenter = NotesPresenter(self.view, session, jobs)
        self._join()

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget."""
        return self.view

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the notes of *case*, with *target* opened."""
        self.presenter.open(case, target)

    def activated(self) -> None:
        """Put the focus where work goes on."""
        self.view.focus_list()

    def begin(self) -> None:
        """Begin a note."""
        self.presenter.new_clicked()

    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.NEW:
                self.presenter.new_clicked()
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
        view.note_selected.connect(presenter.note_selected)
        view.new_clicked.connect(presenter.new_clicked)
        view.field_edited.connect(presenter.field_edited)
        view.ready_clicked.connect(presenter.ready_clicked)
        view.discard_clicked.connect(presenter.discard_clicked)
        view.correct_clicked.connect(presenter.correct_clicked)
        view.copy_clicked.connect(presenter.copy_clicked)
        view.copy_all_clicked.connect(presenter.copy_all_clicked)
        view.mark_clicked.connect(presenter.mark_clicked)
        view.not_to_be_clicked.connect(presenter.not_to_be_clicked)
        view.take_back_clicked.connect(presenter.take_back_clicked)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)
