"""Ekonomi: what a placement costs, the municipality's levels, the group's year."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.money_presenter import MoneyPresenter
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import kept_otherwise
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_money as words
from ifodesk.words.date_words import full_day


class MoneyView(SheetView):
    """Lines and forms; shows what was reckoned."""

    def to_result(self) -> None:
        """Show what was reckoned, with the focus on its first part."""
        if self.lines.focus_first():
            bring(self.lines)


class MoneyRoom:
    """Joins view and presenter. Serves `ifodesk.ui.homes.room.Room`."""

    name = "money"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        self._view = MoneyView(
            theme,
            self.name,
            accessible=words.TITLE,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        kept_otherwise(self._view.form)
        self._presenter = presenter = MoneyPresenter(self._view, session, jobs, papers)
        self._view.lines.acted.connect(presenter.acted)
        self._view.form.given.connect(presenter.given)
        self._view.notice.pressed.connect(presenter.notice_pressed)
        self._view.notice.closed.connect(presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        self._view.take_focus()

    def key(self, key: PageKey) -> bool:
        """Ctrl+P prints what is reckoned, Ctrl+Z takes back, F5 reads anew, Esc closes the form."""
        if key is PageKey.PRINT:
            self._presenter.print_clicked()
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.REFRESH:
            self._presenter.load()
        elif key is PageKey.BACK and self._view.form.is_open:
            self._view.close_forms()
        else:
            return False
        return True

    def keep(self) -> None:
        """Keep what is half typed as a loose note."""
        if text := self._view.form.typed:
            self._presenter.keep(text)

    def unsaved(self) -> bool:
        """Return whether something is still half typed: keeping it failed."""
        return bool(self._view.form.typed)

    def left(self) -> None:
        """Another part or page is shown now."""
        self._presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._presenter.drop()
