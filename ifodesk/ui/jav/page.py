"""The page Jäv of the window: view and presenter joined. Serves `ifodesk.ui.shell.page.Page`."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.ui.jav.acts import ActsPresenter
from ifodesk.ui.jav.questions import QuestionsPresenter
from ifodesk.ui.jav.questions_view import QuestionsPageView
from ifodesk.ui.jav.urgent import UrgentPresenter
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_jav as words


class JavPage(JoinedPage):
    """Questions put to the signed-in person, and answers to take in."""

    name = "jav"
    title = words.PAGE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self.view = view = QuestionsPageView(theme)
        self.presenter = presenter = QuestionsPresenter(view, session, jobs, navigator)
        self.acts = ActsPresenter(view.acts, session, jobs, presenter.tell)
        self.urgent = UrgentPresenter(view.urgent, session, jobs, presenter.tell)
        super().__init__(
            view,
            presenter,
            self.acts,
            self.urgent,
            focus=view.focus_first,
            keys={
                PageKey.NEW: view.write_urgent,
                PageKey.UNDO: presenter.undo_clicked,
                PageKey.BACK: lambda: close_unfolded(view),
            },
        )
        self._join()
        self.load()

    @override
    def keep(self) -> None:
        """Keep a half written urgent note: the window locks."""
        self.urgent.keep(self.view.urgent.form.form)

    @override
    def left(self) -> None:
        """Another page is shown now."""
        close_unfolded(self.view)
        self.presenter.left()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.acts.reported.connect(self.acts.reported)
        view.acts.ended.connect(self.acts.ended)
        view.answered.connect(presenter.answered)
        view.hinder_said.connect(presenter.hinder_said)
        view.ties_clicked.connect(presenter.ties_clicked)
        view.taken_in.connect(lambda question, let_in: presenter.taken_in(question, let_in=let_in))
        view.case_opened.connect(presenter.case_opened)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)
        view.urgent.form.given.connect(self.urgent.given)
        view.urgent.taken_in.connect(self.urgent.taken_in)
        view.urgent.left_aside.connect(self.urgent.left_aside)
