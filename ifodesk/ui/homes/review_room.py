"""Gå igenom: the homes to confirm, the group's points, the on-call telephone."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.confirm_card import ConfirmCard
from ifodesk.ui.homes.confirm_state import ConfirmState
from ifodesk.ui.homes.review_presenter import ReviewPresenter
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.homes.sheet_room import SheetRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import Parse
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.shell.joined import KeyAct
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

    def focus_work(self) -> None:
        """Put the focus where work goes on: on the card while it is open."""
        if self.card.isHidden():
            self.take_focus()
        else:
            self.focus_card()


class ReviewRoom(SheetRoom):
    """Ctrl+N adds a point, Ctrl+Z takes back, Esc closes the form and then the card."""

    name = "review"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, open_home: Callable[[EntityId], None]) -> None:
        """*open_home* shows the page of a home."""
        view = ReviewView(theme, lambda text: typed_date(text, session.clock.today()))
        presenter = ReviewPresenter(view, session, jobs, open_home)
        keys: dict[PageKey, KeyAct] = {
            PageKey.NEW: lambda: presenter.acted("", "add_point"),
            PageKey.UNDO: presenter.undo,
            PageKey.BACK: presenter.close_card,
        }
        super().__init__(view, presenter, keys, presenter.keep, view.focus_work)
        view.lines.opened.connect(presenter.opened)
        view.card.given.connect(presenter.confirmed)
        view.card.stepped.connect(presenter.stepped)
