"""The tab Placering of a case."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.case_presenter import CaseHomesPresenter
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.homes.sheet_room import SheetRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.date_words import full_day


class PlacementTab(SheetRoom):
    """A tab of the case view: view and presenter joined. Ctrl+N describes a need, Ctrl+Z takes back."""

    name = "placement"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        view = SheetView(
            theme,
            "placement",
            accessible=words.TITLE,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        self._presenter = presenter = CaseHomesPresenter(view, session, jobs, papers)
        super().__init__(view, presenter, {PageKey.NEW: presenter.begin, PageKey.UNDO: presenter.undo}, presenter.keep)
        view.lines.opened.connect(presenter.opened)
        view.notice.pressed.connect(presenter.notice_pressed)

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:  # noqa: ARG002 - nothing in it to open
        """Show *case*."""
        self._presenter.open(case)

    def begin(self) -> None:
        """Describe a need."""
        self._presenter.begin()

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """Nothing is saved by itself here."""
