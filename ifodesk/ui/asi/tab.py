"""The tab of a case's interviews: view and presenters joined."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.asi.feedback import FeedbackPresenter
from ifodesk.ui.asi.list_state import Shown
from ifodesk.ui.asi.list_view import AsiTabView
from ifodesk.ui.asi.papers import Papers
from ifodesk.ui.asi.presenter import AsiPresenter, Sit
from ifodesk.ui.asi.rating import RatingPresenter
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.tabs.typed import TypedTab
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_asi as words


class AsiTab(TypedTab[AsiTabView, AsiPresenter]):
    """A tab of the case view."""

    name = "asi"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, sit: Sit, papers: Papers) -> None:
        self.title = words.TAB_IN_PRACTICE if session.practice else words.TAB
        view = AsiTabView(theme)
        presenter = AsiPresenter(view, session, jobs, sit, papers)
        super().__init__(view, presenter)
        self._rating = RatingPresenter(view.rating, session, jobs, presenter.problem)
        self._feedback = FeedbackPresenter(view.feedback, session, jobs, say=presenter.say, problem=presenter.problem)
        presenter.join(self._rating, self._feedback)
        self._join()

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the interviews of *case*; *target* opens one."""
        self.presenter.open(case, target)

    def begin(self) -> None:
        """Begin an interview."""
        self.view.start.open_line()

    @override
    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.NEW if self.view.shown is Shown.LIST:
                self.view.start.open_line()
            case PageKey.PRINT:
                self.view.flush()
                self.presenter.print_clicked()
            case PageKey.BACK if self.view.feedback.to_writing():
                pass
            case PageKey.BACK if self.view.shown is not Shown.LIST and not super().key(key):
                self.view.flush()
                self.presenter.back_clicked()
            case PageKey.BACK if self.view.shown is not Shown.LIST:
                pass
            case _:
                return super().key(key)
        return True

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.acted.connect(presenter.acted)
        view.opened.connect(presenter.opened)
        view.start.given.connect(presenter.start_given)
        view.certify.given.connect(presenter.certified)
        view.next.given.connect(presenter.next_given)
        rating, rates = view.rating, self._rating
        rating.area_chosen.connect(rates.area_chosen)
        rating.ranged.connect(rates.ranged)
        rating.rated.connect(rates.rated)
        feedback, feeds = view.feedback, self._feedback
        feedback.written.connect(feeds.written)
        feedback.held.connect(feeds.held)
        feedback.comment.written.connect(feeds.commented)
        feedback.corrected.connect(feeds.corrected)
        feedback.goal_clicked.connect(feeds.goal_clicked)
        for page in (rating, feedback, view.comparison):
            page.back_clicked.connect(presenter.back_clicked)
        for paper in (feedback, view.comparison):
            paper.print_clicked.connect(presenter.print_clicked)
