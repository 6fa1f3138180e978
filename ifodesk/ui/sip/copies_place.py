"""The place for copies as one part that a tab puts beside its own."""

from __future__ import annotations

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.sip.copies import CopiesPanel
from ifodesk.ui.sip.copies_joining import join_copies
from ifodesk.ui.sip.copies_presenter import CopiesPresenter, PaperTools
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session


class CopiesPlace:
    """The widget, which the tab shows in the plan's stead, and what decides in it."""

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, tools: PaperTools) -> None:
        self.panel = CopiesPanel(theme)
        self._presenter = CopiesPresenter(self.panel, session, jobs, tools)
        join_copies(self.panel, self._presenter)
        self.panel.hide()

    def open(self, plan: EntityId, version: EntityId | None = None) -> None:
        """Show the copies of *version* of a plan, the newest if none is named."""
        self.panel.show()
        self._presenter.open(plan, version)
        self.panel.focus_first()

    def close(self) -> None:
        """Forget everything and leave the screen."""
        self._presenter.drop()
        self.panel.hide()
