"""Exporting plans as a page of the shell."""

from __future__ import annotations

from pathlib import Path

from ifodesk.ui.export.presenter import ExportPresenter
from ifodesk.ui.export.view import ExportView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.usecases.papers import Papers
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_export as words


class ExportPage(JoinedPage):
    """An export goes on while another page is shown. Nothing is half done: a file is whole or not there."""

    name = "export"
    title = words.TITLE

    def __init__(
        self, theme: Theme, session: Session, jobs: Jobs, papers: Papers, memory: Memory, folder: Path
    ) -> None:
        view = ExportView(theme)
        presenter = ExportPresenter(view, session, jobs, papers, memory, folder)
        super().__init__(view, presenter, focus=view.take_focus)
        view.folder_chosen.connect(presenter.folder_chosen)
        view.start_clicked.connect(presenter.start_clicked)
        view.stop_clicked.connect(presenter.stop_clicked)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)
