"""Samverkan as a page of the shell."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.ui.collaboration.presenter import PAGE, CollaborationPresenter
from ifodesk.ui.collaboration.view import CollaborationView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage, KeyAct
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_collaboration as words


class CollaborationPage(JoinedPage):
    """Ctrl+N asks a question, Ctrl+Z takes back, Esc closes a form."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = CollaborationView(theme)
        self._presenter = CollaborationPresenter(self._view, session, jobs, navigator)
        view, presenter = self._view, self._presenter
        keys: dict[PageKey, KeyAct] = {
            PageKey.NEW: lambda: presenter.line_acted("", "ask"),
            PageKey.UNDO: presenter.undo,
            PageKey.BACK: lambda: close_unfolded(view),
        }
        super().__init__(view, presenter, focus=view.take_focus, keys=keys)
        view.lines.opened.connect(presenter.line_opened)
        view.lines.acted.connect(presenter.line_acted)
        view.notice.closed.connect(presenter.notice_closed)
        view.ask.typed.connect(presenter.question_typed)
        view.ask.given.connect(lambda area, text, anyway: presenter.question_given(area, text, anyway=anyway))
        view.answer.given.connect(presenter.answer_given)
        view.unit.given.connect(presenter.unit_given)
        view.unit.end_clicked.connect(lambda: view.open_form("unit_end"))
        view.end.yes.clicked.connect(lambda _checked=False: presenter.unit_ended())
        view.map.given.connect(presenter.map_given)
        view.map.ended.connect(presenter.map_ended)
        view.days.given.connect(presenter.days_given)
        view.goal.given.connect(presenter.goal_given)
        view.goal.ended.connect(presenter.goal_ended)

    @override
    def keep(self) -> None:
        """Keep what is half typed as loose notes."""
        for form, text in self._view.typed:
            self._presenter.keep(form, text)

    @override
    def left(self) -> None:
        """What was done here can be undone no more."""
        self._presenter.left()

    @override
    def unsaved(self) -> bool:
        """Return whether something is still half typed: keeping it failed."""
        return bool(self._view.typed)
