"""Gå igenom: the homes to confirm, the group's points, the on-call telephone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.confirm_card import ConfirmCard
from ifodesk.ui.homes.confirm_state import ConfirmState
from ifodesk.ui.homes.review_presenter import ReviewPresenter
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import Parse
from ifodesk.ui.parts.naming import kept_otherwise
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_review as words
from ifodesk.words.date_words import full_day


class ReviewView(SheetView):
    """Lines and forms, with a card for one home at a time above them."""

    def __init__(self, theme: Theme, parse: Parse) -> None:
        self.card = ConfirmCard(theme, parse, full_day)
        super().__init__(theme, "review", accessible=words.TITLE, parse=parse, show=full_day, above=self.card)
        self.card.hide()

    def show_card(self, card: ConfirmState | None) -> None:
        """Ask about a home, or about none; the focus follows from home to home."""
        within = self.card.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.card.show_state(card)
        if within:
            self.focus_card() if card is not None else self.take_focus()

    def focus_card(self) -> None:
        """Put the focus on the card."""
        if not self.card.isHidden():
            self.card.setFocus()
            bring(self.card)


class ReviewRoom:
    """Joins view and presenter. Serves `ifodesk.ui.homes.room.Room`."""

    name = "review"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        self._view = ReviewView(theme, lambda text: typed_date(text, session.clock.today()))
        kept_otherwise(self._view.form)
        self._presenter = presenter = ReviewPresenter(self._view, session, jobs)
        self._view.lines.opened.connect(presenter.opened)
        self._view.lines.acted.connect(presenter.acted)
        self._view.form.given.connect(presenter.given)
        self._view.card.given.connect(presenter.confirmed)
        self._view.card.stepped.connect(presenter.stepped)
        self._view.notice.closed.connect(presenter.notice_closed)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def activated(self) -> None:
        """Read anew."""
        self._presenter.load()
        if self._view.card.isHidden():
            self._view.take_focus()
        else:
            self._view.focus_card()

    def key(self, key: PageKey) -> bool:
        """Ctrl+N adds a point, Ctrl+Z takes back, Esc closes the form and then the card, F5 reads anew."""
        if key is PageKey.NEW:
            self._presenter.acted("", "add_point")
        elif key is PageKey.UNDO:
            self._presenter.undo()
        elif key is PageKey.REFRESH:
            self._presenter.load()
        elif key is PageKey.BACK and self._view.form.is_open:
            self._view.close_forms()
        else:
            return key is PageKey.BACK and self._presenter.close_card()
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
