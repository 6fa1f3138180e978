"""The tab Placering of a case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.case_presenter import CaseHomesPresenter
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import kept_otherwise
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.date_words import full_day


class PlacementTab:
    """View and presenter joined. A tab of the case view."""

    name = "placement"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        self._view = SheetView(
            theme,
            "placement",
            accessible=words.TITLE,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        kept_otherwise(self._view.form)
        self._presenter = CaseHomesPresenter(self._view, session, jobs, papers)
        self._view.lines.opened.connect(self._presenter.opened)
        self._view.lines.acted.connect(self._presenter.acted)
        self._view.form.given.connect(self._presenter.given)
        self._view.notice.pressed.connect(self._presenter.notice_pressed)
        self._view.notice.closed.connect(self._presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget."""
        return self._view

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:  # noqa: ARG002 - nothing in it to open
        """Show *case*."""
        self._presenter.open(case)

    def activated(self) -> None:
        """Read anew, and put the focus where work goes on."""
        self._presenter.load()
        self._view.take_focus()

    def begin(self) -> None:
        """Describe a need."""
        self._presenter.begin()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N describes a need, Ctrl+Z takes back, Esc closes the form."""
        if key is PageKey.NEW:
            self._presenter.begin()
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.BACK and self._view.form.is_open:
            self._view.close_forms()
        else:
            return False
        return True

    def flush(self) -> None:
        """Nothing is saved by itself here: each form has its button."""

    def keep(self) -> None:
        """Keep what is half typed as a loose note."""
        if text := self._view.form.typed:
            self._presenter.keep(text)

    def unsaved(self) -> bool:
        """Return whether something is still half typed: keeping it failed."""
        return bool(self._view.form.typed)

    def left(self) -> None:
        """Another tab or page is shown."""
        self._presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._presenter.drop()

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """Nothing is saved by itself here."""
