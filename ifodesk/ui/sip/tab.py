"""The tab Intern-SIP: view and presenter joined."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.sip.copies_place import PaperPlaces
from ifodesk.ui.sip.copies_presenter import PaperTools
from ifodesk.ui.sip.parts_panel import PartsPanel
from ifodesk.ui.sip.presenter import SipPresenter
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.tools import tools_of
from ifodesk.ui.sip.view import SipTabView
from ifodesk.ui.tabs.typed import TypedTab
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sip as words


class SipTab(TypedTab[SipTabView, SipPresenter]):
    """A tab of the case view."""

    name = "sip"
    title = words.TITLE

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, printing: Printing, navigator: Navigator) -> None:
        tools = tools_of(theme, session.clock.today)
        view = SipTabView(tools, PartsPanel(theme, session, jobs, navigator))
        super().__init__(view, SipPresenter(view, session, jobs, printing, navigator))
        self._papers = PaperPlaces(theme, view, session, jobs, PaperTools.of(printing))
        self._join()

    @property
    @override
    def widget(self) -> QWidget:
        return self._papers.stack

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the plan of *case*, at the piece *target*."""
        self._papers.close()
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
            case PageKey.BACK if self._papers.is_open:
                self._papers.close()
            case _:
                return super().key(key)
        return True

    @override
    def drop(self) -> None:
        self._papers.close()
        super().drop()

    def _open_copies(self) -> None:
        self.view.flush()
        if (plan := self.view.plan) is not None:
            self._papers.open_copies(plan)

    def _open_letters(self, call: EntityId) -> None:
        self.view.flush()
        self._papers.open_letters(call)

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
        view.step_chosen.connect(presenter.step_chosen)
        view.asked.connect(presenter.asked)
        view.paper_wanted.connect(presenter.paper_wanted)
        view.paper_chosen.connect(presenter.paper_chosen)
        view.paper_put_away.connect(lambda: presenter.paper_wanted(None))
        view.signed_wanted.connect(presenter.signed_wanted)
        view.signed_closed.connect(presenter.signed_closed)
        view.lines_wanted.connect(presenter.lines_wanted)
        view.adopt_clicked.connect(presenter.adopt_clicked)
        view.close_clicked.connect(presenter.close_clicked)
        view.reopen_clicked.connect(presenter.reopen_clicked)
        view.place_clicked.connect(presenter.place_clicked)
        view.copies_clicked.connect(self._open_copies)
        view.letters_wanted.connect(self._open_letters)
        view.calendar_wanted.connect(self._open_letters)
        view.print_clicked.connect(presenter.print_clicked)
        view.folder_chosen.connect(presenter.folder_chosen)
        view.print_given.connect(presenter.print_given)
        view.print_cancelled.connect(presenter.print_cancelled)
