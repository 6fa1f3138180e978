"""The page Jäv of the window: view and presenter joined. Serves `ifodesk.ui.shell.page.Page`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.ui.jav.acts import ActsPresenter
from ifodesk.ui.jav.questions import QuestionsPresenter
from ifodesk.ui.jav.questions_view import QuestionsPageView
from ifodesk.ui.jav.urgent import UrgentPresenter
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_jav as words


class JavPage:
    """Questions put to the signed-in person, and answers to take in."""

    name = "jav"
    title = words.PAGE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self.view = QuestionsPageView(theme)
        self.presenter = QuestionsPresenter(self.view, session, jobs, navigator)
        view, presenter = self.view, self.presenter
        self.acts = ActsPresenter(view.acts, session, jobs, presenter.tell)
        view.acts.reported.connect(self.acts.reported)
        view.acts.ended.connect(self.acts.ended)
        view.answered.connect(presenter.answered)
        view.hinder_said.connect(presenter.hinder_said)
        view.ties_clicked.connect(presenter.ties_clicked)
        view.taken_in.connect(lambda question, let_in: presenter.taken_in(question, let_in=let_in))
        view.case_opened.connect(presenter.case_opened)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)
        self.urgent = UrgentPresenter(view.urgent, session, jobs, presenter.tell)
        view.urgent.form.given.connect(self.urgent.given)
        view.urgent.taken_in.connect(self.urgent.taken_in)
        view.urgent.left_aside.connect(self.urgent.left_aside)
        self._load()

    @property
    def widget(self) -> QWidget:
        """Return the page's widget."""
        return self.view

    def activated(self) -> None:
        """The page is shown now."""
        self._load()
        self.view.focus_first()

    def key(self, key: PageKey) -> bool:
        """Do what *key* means here."""
        match key:
            case PageKey.UNDO:
                self.presenter.undo_clicked()
            case PageKey.BACK:
                return close_unfolded(self.view)
            case PageKey.REFRESH:
                self._load()
            case _:
                return False
        return True

    def flush(self) -> None:
        """Nothing is saved by itself here: an answer is given by a click."""

    def keep(self) -> None:
        """Keep a half written urgent note: the window locks."""
        self.urgent.keep(self.view.urgent.form.form)

    def left(self) -> None:
        """Another page is shown now."""
        close_unfolded(self.view)
        self.presenter.left()

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()
        self.acts.drop()
        self.urgent.drop()

    def _load(self) -> None:
        self.presenter.load()
        self.acts.load()
        self.urgent.load()
