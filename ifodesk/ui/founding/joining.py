"""Screen and presenter of the first vault joined."""

from __future__ import annotations

from ifodesk.ui.founding.presenter import FoundingPresenter
from ifodesk.ui.founding.view import FoundingScreen


def join(screen: FoundingScreen, presenter: FoundingPresenter) -> None:
    """Let *presenter* hear what is done on *screen*."""
    screen.group_chosen.connect(presenter.group_chosen)
    screen.join_chosen.connect(presenter.join_chosen)
    screen.aside_chosen.connect(presenter.aside_chosen)
    screen.back_clicked.connect(presenter.back_clicked)
    screen.group_given.connect(presenter.group_given)
    screen.invitation_chosen.connect(presenter.invitation_chosen)
    screen.join_given.connect(presenter.join_given)
    screen.print_clicked.connect(presenter.print_clicked)
    screen.file_opened.connect(presenter.file_opened)
    screen.file_removed.connect(presenter.file_removed)
    screen.code_written.connect(presenter.code_written)
    screen.code_wanted.connect(presenter.code_wanted)
    screen.groups_given.connect(presenter.groups_given)
    screen.request_given.connect(presenter.request_given)
    screen.mailbox_given.connect(presenter.mailbox_given)
    screen.fetch_clicked.connect(presenter.fetch_clicked)
    screen.welcome_given.connect(presenter.welcome_given)
    screen.finish_clicked.connect(presenter.finish_clicked)
