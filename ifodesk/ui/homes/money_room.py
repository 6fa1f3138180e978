"""Ekonomi: what a placement costs, the municipality's levels, the group's year."""

from __future__ import annotations

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.money_presenter import MoneyPresenter
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.homes.sheet_room import SheetRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.shell.joined import KeyAct
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


class MoneyRoom(SheetRoom):
    """Ctrl+P prints what is reckoned, Ctrl+Z takes back."""

    name = "money"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        view = MoneyView(
            theme,
            self.name,
            accessible=words.TITLE,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        presenter = MoneyPresenter(view, session, jobs, papers)
        keys: dict[PageKey, KeyAct] = {PageKey.PRINT: presenter.print_clicked, PageKey.UNDO: presenter.undo}
        super().__init__(view, presenter, keys, presenter.keep)
        view.notice.pressed.connect(presenter.notice_pressed)
