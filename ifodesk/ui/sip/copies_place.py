"""What is shown in the plan's stead while papers are made: copies, letters."""

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
        self._plan = plan
        self.stack = named(QStackedWidget(), "sip_stack")
        self._copies, self._letters = CopiesPanel(theme), LettersPanel(theme)
        for part in (plan, self._copies, self._letters):
            self.stack.addWidget(part)
        self._copying = CopiesPresenter(self._copies, session, jobs, tools)
        self._writing = LettersPresenter(self._letters, session, jobs, tools)
        join_copies(self._copies, self._copying)
        join_letters(self._letters, self._writing)
        for place in (self._copies, self._letters):
            place.closed.connect(lambda: self.stack.setCurrentWidget(plan))

    @property
    def is_open(self) -> bool:
        """Return whether a place for papers is shown."""
        return self.stack.currentWidget() is not self._plan

    def open_copies(self, plan: EntityId, version: EntityId | None = None) -> None:
        """Show copies of *version* of a plan, the newest if none is named."""
        self.stack.setCurrentWidget(self._copies)
        self._copying.open(plan, version)
        self._copies.focus_first()

    def open_letters(self, call: EntityId) -> None:
        """Show the letters of a call."""
        self.stack.setCurrentWidget(self._letters)
        self._writing.open(call)
        self._letters.focus_first()

    def close(self) -> None:
        """Forget everything of the papers and show the plan."""
        self._copying.drop()
        self._writing.drop()
        self.stack.setCurrentWidget(self._plan)
