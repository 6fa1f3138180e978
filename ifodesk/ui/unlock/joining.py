"""Screen and presenter of unlocking joined."""

from __future__ import annotations

from ifodesk.ui.unlock.presenter import UnlockPresenter
from ifodesk.ui.unlock.view import UnlockScreen


def join(screen: UnlockScreen, presenter: UnlockPresenter) -> None:
    """Let *presenter* hear what is done on *screen*."""
    screen.unlock_clicked.connect(presenter.unlock_clicked)
    screen.code_clicked.connect(presenter.code_clicked)
    screen.way_changed.connect(lambda by_code: presenter.way_changed(by_code=by_code))
    screen.over_changed.connect(lambda on: presenter.over_changed(on=on))
    screen.over_clicked.connect(presenter.over_clicked)
    screen.add_clicked.connect(presenter.add_clicked)
    screen.other_clicked.connect(presenter.other_clicked)
