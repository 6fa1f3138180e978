"""Idag as a page of the shell."""

from __future__ import annotations

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.today.presenter import PAGE, TodayPresenter
from ifodesk.ui.today.view import TodayView
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_today as words


class TodayPage(JoinedPage):
    """Ctrl+N opens a new case. Read anew each time it is shown: it may be another day."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        view = TodayView(theme)
        presenter = TodayPresenter(view, session, jobs, navigator)
        super().__init__(view, presenter, focus=view.take_focus, keys={PageKey.NEW: navigator.open_new_case})
        view.opened.connect(presenter.opened)
        view.lines.acted.connect(presenter.acted)
        view.new_case_asked.connect(navigator.open_new_case)
