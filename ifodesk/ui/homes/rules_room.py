"""Inställningar: the municipality's own numbers about homes, and who does what by the agreement."""

from __future__ import annotations

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.rules_presenter import RulesPresenter
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.homes.sheet_room import SheetRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_rules as words
from ifodesk.words.date_words import full_day


class RulesRoom(SheetRoom):
    """Ctrl+Z takes back."""

    name = "rules"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        view = SheetView(
            theme,
            self.name,
            accessible=words.LIST,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        presenter = RulesPresenter(view, session, jobs)
        super().__init__(view, presenter, {PageKey.UNDO: presenter.undo})
