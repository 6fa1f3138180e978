"""The page Lån of the window: its parts joined. Serves `ifodesk.ui.shell.page.Page`."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.ui.lending.loans import LoansPresenter
from ifodesk.ui.lending.papers import StatementPapers
from ifodesk.ui.lending.profile import ProfilePresenter
from ifodesk.ui.lending.requests import PAGE, RequestsPresenter
from ifodesk.ui.lending.view import LendingView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.joined import JoinedPage
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.ui.tabs.notice import Notice
from ifodesk.usecases.chief_requests import RequestView
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_lending as words


class LendingPage(JoinedPage):
    """Questions from chief to chief, loans and their hours."""

    name = PAGE
    title = words.PAGE

    def __init__(
        self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator, papers: StatementPapers
    ) -> None:
        self.view = view = LendingView(theme, session.clock.today)
        self.requests = RequestsPresenter(view.requests, session, jobs, navigator, self._tell, self._make_loan)
        self.loans = LoansPresenter(view.loans, session, jobs, papers, self._tell)
        self.profile = ProfilePresenter(view.profile, session, jobs, self._tell)
        self._papers = papers
        super().__init__(
            view,
            self.requests,
            self.loans,
            focus=view.setFocus,
            keys={PageKey.BACK: lambda: close_unfolded(view)},
        )
        self._join()
        self.load()

    @override
    def keep(self) -> None:
        """Keep an agreement that is half written as a loose note."""
        self.loans.keep(self.view.loans.form.typed)

    @override
    def left(self) -> None:
        """Another page is shown now; an agreement that is half written is a loose note."""
        self.keep()
        close_unfolded(self.view)
        self._tell(None)

    @override
    def drop(self) -> None:
        """Forget everything that was read."""
        super().drop()
        self.profile.drop()
        self._tell(None)

    def _join(self) -> None:
        view, loans = self.view, self.loans
        view.requests.replied.connect(self.requests.replied)
        view.requests.acted.connect(self.requests.line_acted)
        view.loans.proposed.connect(loans.proposed)
        view.loans.agreed.connect(loans.agreed)
        view.loans.loan_changed.connect(loans.changed)
        view.loans.ended.connect(loans.ended)
        view.loans.week_given.connect(loans.week_given)
        view.loans.hours_acted.connect(loans.hours_acted)
        view.loans.objected.connect(loans.objected)
        view.loans.settled.connect(loans.settled)
        view.loans.statement.asked.connect(lambda year, workbook: loans.statement_asked(year, workbook=workbook))
        view.profile_clicked.connect(self.profile.open)
        view.profile.member_chosen.connect(self.profile.open)
        view.profile.given.connect(self.profile.given)
        view.notice_pressed.connect(self._open_paper)
        view.notice_closed.connect(lambda: self._tell(None))

    def _make_loan(self, request: RequestView) -> None:
        """Begin an agreement from an answered question."""
        self.loans.begin(request)

    def _open_paper(self, code: str) -> None:
        if (path := self._papers.made(code)) is not None:
            self.view.open_file(path)

    def _tell(self, notice: Notice | None) -> None:
        self.view.show_notice(notice)
