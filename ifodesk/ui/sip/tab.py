"""The tab Intern-SIP: view and presenter joined."""

from __future__ import annotations

from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.sip.presenter import SipPresenter
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.rows import Tools
from ifodesk.ui.sip.view import SipTabView
from ifodesk.ui.tabs.typed import TypedTab
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_sip as words


class SipTab(TypedTab[SipTabView, SipPresenter]):
    """A tab of the case view."""

    name = "sip"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, printing: Printing, navigator: Navigator) -> None:
        today = session.clock.today
        tools = Tools(
            theme,
            parse=lambda text: typed_date(text, today()),
            parse_past=lambda text: typed_date(text, today(), past=True),
            show=lambda day: date_words.day(day, today()),
        )
        view = SipTabView(tools)
        super().__init__(view, SipPresenter(view, session, jobs, printing, navigator))
        self._join()

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the plan of *case*, at the piece *target*."""
        self.presenter.open(case, target)

    def begin(self) -> None:
        """Begin a plan."""
        self.presenter.begin_clicked()

    @override
    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.NEW:
                self.presenter.measure_added(self.view.focused_goal())
            case PageKey.REFRESH:
                self.view.flush()
                self.presenter.meeting_clicked()
            case PageKey.PRINT:
                self.view.flush()
                self.presenter.print_clicked()
            case _:
                return super().key(key)
        return True

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.begin_clicked.connect(presenter.begin_clicked)
        view.next_clicked.connect(presenter.next_clicked)
        view.meeting_clicked.connect(presenter.meeting_clicked)
        view.goal_added.connect(presenter.goal_added)
        view.measure_added.connect(presenter.measure_added)
        view.agreement_added.connect(presenter.agreement_added)
        view.consent_added.connect(presenter.consent_added)
        view.consent_withdrawn.connect(presenter.consent_withdrawn)
        view.piece_removed.connect(presenter.piece_removed)
        view.follow_up_held.connect(presenter.follow_up_held)
        view.adopt_clicked.connect(presenter.adopt_clicked)
        view.close_clicked.connect(presenter.close_clicked)
        view.place_clicked.connect(presenter.place_clicked)
        view.print_clicked.connect(presenter.print_clicked)
        view.folder_chosen.connect(presenter.folder_chosen)
        view.print_given.connect(presenter.print_given)
        view.print_cancelled.connect(presenter.print_cancelled)
