"""Ärenden as a page of the shell."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.cases.opening import NewCasePresenter
from ifodesk.ui.cases.presenter import PAGE, CasesPresenter
from ifodesk.ui.cases.view import CasesView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_cases as words


class CasesPage(JoinedPage):
    """The list, the form and their presenters. A half typed form stays as it is while other pages are shown."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator, memory: Memory) -> None:
        self._view = view = CasesView(theme, memory)
        cases = CasesPresenter(view, session, jobs, navigator)
        self._form = NewCasePresenter(view.form, session, jobs, navigator, view.close_form)
        super().__init__(
            view,
            cases,
            focus=view.take_focus,
            keys={PageKey.NEW: self.open_form, PageKey.BACK: self._give_up},
        )
        view.opened.connect(lambda case: cases.opened(EntityId(bytes(case))))
        view.switched.connect(lambda mine, closed: cases.switched(mine_only=mine, closed_too=closed))
        view.new_asked.connect(self.open_form)
        view.form.typed.connect(self._form.typed)
        view.form.open_clicked.connect(self._form.open_clicked)
        view.form.similar_clicked.connect(self._form.similar_clicked)
        view.form.cancelled.connect(self._form.cancelled)

    def open_form(self) -> None:
        """Begin a new case."""
        self._form.start()
        self._view.open_form()

    @override
    def keep(self) -> None:
        """Keep a half typed case as a loose note."""
        self._form.keep(self._view.form.form)

    @override
    def unsaved(self) -> bool:
        """Return whether a case is still half typed: keeping it failed."""
        return self._view.form.form.begun

    @override
    def drop(self) -> None:
        """Forget what is shown."""
        super().drop()
        self._form.drop()

    def _give_up(self) -> bool:
        if is_open := self._view.form_open:
            self._form.cancelled()
        return is_open
