"""What is shown in the plan's stead while papers are made: copies, letters. Each is built when it is first opened."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.sip.copies import CopiesPanel
from ifodesk.ui.sip.copies_joining import join_copies, join_letters
from ifodesk.ui.sip.copies_presenter import CopiesPresenter, PaperTools
from ifodesk.ui.sip.letters import LettersPanel
from ifodesk.ui.sip.letters_presenter import LettersPresenter
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session


class PaperPlaces:
    """A stack of the plan and the places for papers; the plan lies on top until one of them is opened."""

    def __init__(self, theme: Theme, plan: QWidget, session: Session, jobs: Jobs, tools: PaperTools) -> None:
        self._theme, self._plan = theme, plan
        self._session, self._jobs, self._tools = session, jobs, tools
        self.stack = named(QStackedWidget(), "sip_stack")
        self.stack.addWidget(plan)
        self._copies: tuple[CopiesPanel, CopiesPresenter] | None = None
        self._letters: tuple[LettersPanel, LettersPresenter] | None = None

    @property
    def is_open(self) -> bool:
        """Return whether a place for papers is shown."""
        return self.stack.currentWidget() is not self._plan

    def open_copies(self, plan: EntityId, version: EntityId | None = None) -> None:
        """Show copies of *version* of a plan, the newest if none is named."""
        if self._copies is None:
            self._copies = self._make_copies()
        panel, presenter = self._copies
        self.stack.setCurrentWidget(panel)
        presenter.open(plan, version)
        panel.focus_first()

    def open_letters(self, call: EntityId) -> None:
        """Show the letters of a call."""
        if self._letters is None:
            self._letters = self._make_letters()
        panel, presenter = self._letters
        self.stack.setCurrentWidget(panel)
        presenter.open(call)
        panel.focus_first()

    def close(self) -> None:
        """Forget everything of the papers and show the plan."""
        for place in (self._copies, self._letters):
            if place is not None:
                place[1].drop()
        self._back()

    def _make_copies(self) -> tuple[CopiesPanel, CopiesPresenter]:
        panel = CopiesPanel(self._theme)
        presenter = CopiesPresenter(panel, self._session, self._jobs, self._tools)
        join_copies(panel, presenter)
        panel.closed.connect(self._back)
        self.stack.addWidget(panel)
        return panel, presenter

    def _make_letters(self) -> tuple[LettersPanel, LettersPresenter]:
        panel = LettersPanel(self._theme)
        presenter = LettersPresenter(panel, self._session, self._jobs, self._tools)
        join_letters(panel, presenter)
        panel.closed.connect(self._back)
        self.stack.addWidget(panel)
        return panel, presenter

    def _back(self) -> None:
        self.stack.setCurrentWidget(self._plan)
