"""Ärenden as a page of the shell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.cases.opening import NewCasePresenter
from ifodesk.ui.cases.presenter import PAGE, CasesPresenter
from ifodesk.ui.cases.view import CasesView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_cases as words


class CasesPage:
    """Joins the list, the form and their presenters."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator, memory: Memory) -> None:
        self._view = CasesView(theme, memory)
        self._list = CasesPresenter(self._view, session, jobs, navigator)
        self._form = NewCasePresenter(self._view.form, session, jobs, navigator, self._view.close_form)
        self._view.opened.connect(lambda case: self._list.opened(EntityId(bytes(case))))
        self._view.switched.connect(lambda mine, closed: self._list.switched(mine_only=mine, closed_too=closed))
        self._view.new_asked.connect(self.open_form)
        form = self._view.form
        form.typed.connect(self._form.typed)
        form.open_clicked.connect(self._form.open_clicked)
        form.similar_clicked.connect(self._form.similar_clicked)
        form.cancelled.connect(self._form.cancelled)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def open_form(self) -> None:
        """Begin a new case."""
        self._form.start()
        self._view.open_form()

    def activated(self) -> None:
        """Read anew."""
        self._list.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N begins a case, F5 reads anew, Esc gives the form up."""
        if key is PageKey.NEW:
            self.open_form()
        elif key is PageKey.REFRESH:
            self._list.load()
        elif key is PageKey.BACK and self._view.form_open:
            self._form.cancelled()
        else:
            return False
        return True

    def flush(self) -> None:
        """Nothing to save: a half typed form stays as it is while other pages are shown."""

    def keep(self) -> None:
        """Keep a half typed case as a loose note."""
        self._form.keep(self._view.form.form)

    def left(self) -> None:
        """Nothing is undone here."""

    def unsaved(self) -> bool:
        """Return whether a case is still half typed: keeping it failed."""
        return self._view.form.form.begun

    def drop(self) -> None:
        """Forget what is shown."""
        self._list.drop()
        self._form.drop()
