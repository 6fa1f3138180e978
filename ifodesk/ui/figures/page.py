"""Uppföljning as a page of the shell."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.ui.figures.presenter import FiguresPresenter
from ifodesk.ui.figures.view import FiguresView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.figure_sheets import FigureWriter
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_figures as words


class FiguresPage(JoinedPage):
    """View and presenter joined. A line that is half written holds a setting, nothing more: it is not kept."""

    name = "figures"
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, writer: FigureWriter) -> None:
        self.view = view = FiguresView(theme)
        presenter = FiguresPresenter(view, session, jobs, writer)
        super().__init__(view, presenter, focus=view.take_focus, keys={PageKey.BACK: lambda: close_unfolded(view)})
        view.acted.connect(presenter.acted)
        view.answered.connect(presenter.answered)
        view.file_chosen.connect(presenter.file_chosen)
        view.counted.connect(presenter.count_clicked)
        view.kept.connect(presenter.keep_clicked)
        view.given.connect(presenter.give_clicked)
        view.group_asked.connect(presenter.group_clicked)
        view.csv_chosen.connect(presenter.csv_chosen)
        view.notice.closed.connect(presenter.notice_closed)

    @override
    def drop(self) -> None:
        """Forget everything that was read."""
        close_unfolded(self.view)
        super().drop()
