"""The case page of the window: view, presenter and tabs joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.case.presenter import CasePresenter
from ifodesk.ui.case.view import CasePageView, ShownTab
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_case as words

WITH_HELP = frozenset({"sip", "jav"})
"""Tabs with a page of their own in the handbook."""


class CasePage:
    """Serves `ifodesk.ui.shell.page.Page`."""

    name = "case"
    title = words.PAGE

    def __init__(
        self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator, tabs: Sequence[ShownTab]
    ) -> None:
        """Put *tabs* in the order given; the first is where a case opens."""
        self.view = CasePageView(theme, tabs)
        self.presenter = CasePresenter(self.view, session, jobs, navigator, tabs)
        self.view.tab_chosen.connect(self.presenter.tab_chosen)
        self.view.begin_clicked.connect(self.presenter.begin_clicked)
        self.view.report_clicked.connect(self.presenter.report_clicked)
        self.view.back_clicked.connect(self.presenter.back_clicked)
        self.view.to_cases_clicked.connect(self.presenter.to_cases_clicked)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self.view, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.view.step_tab(by))

    @property
    def widget(self) -> QWidget:
        """Return the page's widget."""
        return self.view

    @property
    def help_page(self) -> str:
        """Return the page of the handbook about what is shown: the tab's own where it has one."""
        return self.presenter.shown if self.presenter.shown in WITH_HELP else self.name

    def open(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        """Show *case*, on *tab*, at *target*."""
        self.presenter.open(case, tab, target)

    def activated(self) -> None:
        """The page is shown now."""
        self.presenter.activated()

    def key(self, key: PageKey) -> bool:
        """Do what *key* means here."""
        return self.presenter.key(key)

    def flush(self) -> None:
        """Save now what is typed."""
        self.presenter.flush()

    def keep(self) -> None:
        """Keep what is half done in a tab: the window locks."""
        self.presenter.keep()

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        return self.presenter.unsaved()

    def left(self) -> None:
        """Another page is shown now."""
        self.presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()
