"""I kväll: three fields, and whom to ring."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.tonight_presenter import TonightPresenter
from ifodesk.ui.homes.tonight_view import TonightView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words.date_words import full_day


class TonightRoom(JoinedPage):
    """Ctrl+P prints the list, Ctrl+Z takes back."""

    name = "tonight"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        self._view = view = TonightView(theme, lambda text: typed_date(text, session.clock.today()), full_day)
        self._presenter = presenter = TonightPresenter(view, session, jobs, papers)
        super().__init__(
            view,
            presenter,
            focus=view.take_focus,
            keys={PageKey.PRINT: presenter.print_clicked, PageKey.UNDO: presenter.undo},
        )
        view.asked.connect(presenter.asked)
        view.calls.said.connect(presenter.said)
        view.print_clicked.connect(presenter.print_clicked)
        view.notice.pressed.connect(presenter.notice_pressed)
        view.notice.closed.connect(presenter.notice_closed)

    @override
    def left(self) -> None:
        """Another part or page is shown now."""
        self._presenter.left()

    @override
    def drop(self) -> None:
        """Forget everything that was read, and the three choices."""
        super().drop()
        self._view.clear()
