"""The tab Anteckningar: view and presenter joined."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.notes.presenter import NotesPresenter
from ifodesk.ui.notes.view import NotesTabView
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.typed import TypedTab
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_notes as words


class NotesTab(TypedTab[NotesTabView, NotesPresenter]):
    """A tab of the case view."""

    name = "notes"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        today = session.clock.today
        view = NotesTabView(
            theme,
            parse=lambda text: typed_date(text, today(), past=True),
            show=lambda day: date_words.day(day, today()),
        )
        super().__init__(view, NotesPresenter(view, session, jobs))
        self._join()

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the notes of *case*, with *target* opened."""
        self.presenter.open(case, target)

    def begin(self) -> None:
        """Begin a note."""
        self.presenter.new_clicked()

    @override
    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.NEW:
                self.presenter.new_clicked()
            case _:
                return super().key(key)
        return True

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.note_selected.connect(presenter.note_selected)
        view.new_clicked.connect(presenter.new_clicked)
        view.ready_clicked.connect(presenter.ready_clicked)
        view.discard_clicked.connect(presenter.discard_clicked)
        view.correct_clicked.connect(presenter.correct_clicked)
        view.copy_clicked.connect(presenter.copy_clicked)
        view.copy_all_clicked.connect(presenter.copy_all_clicked)
        view.mark_clicked.connect(presenter.mark_clicked)
        view.not_to_be_clicked.connect(presenter.not_to_be_clicked)
        view.take_back_clicked.connect(presenter.take_back_clicked)
