"""The places for papers and what decides in them, joined."""

from __future__ import annotations

from ifodesk.ui.sip.copies import CopiesPanel
from ifodesk.ui.sip.copies_presenter import CopiesPresenter
from ifodesk.ui.sip.letters import LettersPanel
from ifodesk.ui.sip.letters_presenter import LettersPresenter


def join_copies(panel: CopiesPanel, presenter: CopiesPresenter) -> None:
    """Lead what hands do in *panel* to *presenter*."""
    panel.recipient_chosen.connect(presenter.recipient_chosen)
    panel.paper_chosen.connect(presenter.paper_chosen)
    panel.goal_ticked.connect(presenter.goal_ticked)
    panel.way_chosen.connect(presenter.way_chosen)
    panel.folder_chosen.connect(presenter.folder_chosen)
    panel.give_clicked.connect(presenter.give_clicked)
    panel.again_clicked.connect(presenter.again_clicked)
    panel.line_clicked.connect(presenter.line_clicked)
    panel.given_told.connect(presenter.given_told)
    panel.notice_pressed.connect(presenter.notice_pressed)
    panel.notice_closed.connect(presenter.notice_closed)
    panel.close_clicked.connect(presenter.close_clicked)


def join_letters(panel: LettersPanel, presenter: LettersPresenter) -> None:
    """Lead what hands do in *panel* to *presenter*."""
    panel.folder_chosen.connect(presenter.folder_chosen)
    panel.keep_clicked.connect(presenter.keep_clicked)
    panel.entry_clicked.connect(presenter.entry_clicked)
    panel.notice_pressed.connect(presenter.notice_pressed)
    panel.notice_closed.connect(presenter.notice_closed)
    panel.close_clicked.connect(presenter.close_clicked)
