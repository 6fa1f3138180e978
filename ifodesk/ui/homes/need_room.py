"""Sök hem: a need that points at nobody, and every home's answer to it in three groups."""

from __future__ import annotations

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.need_presenter import NeedPresenter
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.homes.sheet_room import SheetRoom
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_need as words
from ifodesk.words.date_words import full_day


class NeedRoom(SheetRoom):
    """Ctrl+N describes a need, Ctrl+Z takes back."""

    name = "needs"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs) -> None:
        view = SheetView(
            theme,
            "needs",
            accessible=words.LIST,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
        )
        presenter = NeedPresenter(view, session, jobs)
        super().__init__(view, presenter, {PageKey.NEW: presenter.begin, PageKey.UNDO: presenter.undo})
        view.lines.opened.connect(presenter.opened)
