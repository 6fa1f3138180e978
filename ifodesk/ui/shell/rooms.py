"""Which places there are in an unlocked window, and how each is made. The one module that knows every feature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.shell.at_hand import AtHand
from ifodesk.ui.shell.lanes import QtJobs
from ifodesk.ui.shell.meeting_room import MeetingPlace
from ifodesk.ui.shell.page import Page
from ifodesk.ui.shell.shell import CasePlace, CasesPlace, Rooms, Shell
from ifodesk.ui.shell.state import RailItem
from ifodesk.usecases.admission import Admission
from ifodesk.usecases.session import Session
from ifodesk.usecases.starting_over import StartingOver
from ifodesk.words import (
    screen_words_cases,
    screen_words_collaboration,
    screen_words_figures,
    screen_words_homes,
    screen_words_jav,
    screen_words_lending,
    screen_words_people,
    screen_words_today,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes the pages of one session, each imported when it is first gone to."""

    theme: Theme
    session: Session
    jobs: QtJobs
    memory: Memory
    papers: Path
    """Where papers are printed to until another folder is chosen."""
    at_hand: AtHand
    admission: Admission
    confirm: Callable[[str], None]
    """Knows the passphrase of the open vault: whoever leaves a meeting gives it."""
    unsent: StartingOver

    def rooms(self) -> Rooms:
        """Return every place. The rail shows only what exists."""
        return Rooms(
            rail=(
                RailItem("today", screen_words_today.NAME, Icon.TODAY),
                RailItem("cases", screen_words_cases.NAME, Icon.CASES),
                RailItem("jav", screen_words_jav.PAGE, Icon.SCALES),
                RailItem("homes", screen_words_homes.NAME, Icon.HOME),
                RailItem("people", screen_words_people.NAME, Icon.PEOPLE, leaders=True),
                RailItem("figures", screen_words_figures.NAME, Icon.HISTORY, leaders=True),
                RailItem("collaboration", screen_words_collaboration.NAME, Icon.PLAN),
                RailItem("lending", screen_words_lending.PAGE, Icon.OUT),
            ),
            make={
                "today": self.today,
                "jav": self.jav,
                "homes": self.homes,
                "people": self.people,
                "figures": self.figures,
                "collaboration": self.collaboration,
                "lending": self.lending,
                "export": self.export,
                "sync": self.sync,
                "ties": self.ties,
            },
            make_cases=self.cases,
            make_case=self.case,
            make_meeting=self.meeting,
            make_interview=self.interview,
        )

    def meeting(self, shell: Shell) -> MeetingPlace:
        """Return the meeting view."""
        from ifodesk.ui.meeting.page import MeetingPage

        return MeetingPage(self.theme, self.session, self.jobs, self.confirm, shell.end_meeting)

    def interview(self, shell: Shell, *, form: bool) -> MeetingPlace:
        """Return the screen of an interview under way."""
        from ifodesk.ui.asi.page import InterviewPage
        from ifodesk.ui.asi.state import Way

        way = Way.FORM if form else Way.TALK
        return InterviewPage(self.theme, self.session, self.jobs, way, shell.end_meeting)

    def today(self, shell: Shell) -> Page:
        """Return Idag."""
        from ifodesk.ui.today.page import TodayPage

        return TodayPage(self.theme, self.session, self.jobs, shell)

    def cases(self, shell: Shell) -> CasesPlace:
        """Return Ärenden."""
        from ifodesk.ui.cases.page import CasesPage

        return CasesPage(self.theme, self.session, self.jobs, shell, self.memory)

    def jav(self, shell: Shell) -> Page:
        """Return the questions about jäv."""
        from ifodesk.ui.jav.page import JavPage

        return JavPage(self.theme, self.session, self.jobs, shell)

    def sync(self, shell: Shell) -> Page:
        """Return Synk."""
        from ifodesk.ui.sync.page import SyncPage
        from ifodesk.ui.sync.paper import WordsPaper

        paper = WordsPaper(self.at_hand.words, self.papers)
        return SyncPage(self.theme, self.session, self.jobs, shell, shell.runner, paper)

    def export(self, _shell: Shell) -> Page:
        """Return the page where plans are exported."""
        from ifodesk.ui.export.page import ExportPage

        return ExportPage(self.theme, self.session, self.jobs, self.at_hand.copies, self.memory, self.papers)

    def people(self, shell: Shell) -> Page:
        """Return Ledning, or Mina datorer."""
        from ifodesk.ui.people.page import PeoplePage

        return PeoplePage(self.theme, self.session, self.jobs, shell, self.admission, self.unsent)

    def homes(self, _shell: Shell) -> Page:
        """Return Familjehem."""
        from ifodesk.ui.homes.list_room import ListRoom
        from ifodesk.ui.homes.money_room import MoneyRoom
        from ifodesk.ui.homes.need_room import NeedRoom
        from ifodesk.ui.homes.page import HomesPage
        from ifodesk.ui.homes.papers import PaperTray
        from ifodesk.ui.homes.pool_room import PoolRoom
        from ifodesk.ui.homes.review_room import ReviewRoom
        from ifodesk.ui.homes.rules_room import RulesRoom
        from ifodesk.ui.homes.tonight_room import TonightRoom

        theme, session, jobs = self.theme, self.session, self.jobs
        papers = PaperTray(self.at_hand.homes, self.memory, self.papers)

        def open_home(home: EntityId) -> None:
            page.point(home)

        rooms = (
            PoolRoom(theme, session, jobs, self.memory),
            ReviewRoom(theme, session, jobs, open_home),
            NeedRoom(theme, session, jobs),
            TonightRoom(theme, session, jobs, papers),
            ListRoom(theme, session, jobs, self.at_hand.home_lists),
            MoneyRoom(theme, session, jobs, papers),
            RulesRoom(theme, session, jobs),
        )
        page = HomesPage(theme, rooms)
        return page

    def collaboration(self, shell: Shell) -> Page:
        """Return Samverkan."""
        from ifodesk.ui.collaboration.page import CollaborationPage

        return CollaborationPage(self.theme, self.session, self.jobs, shell)

    def lending(self, shell: Shell) -> Page:
        """Return Lån."""
        from ifodesk.ui.lending.page import LendingPage
        from ifodesk.ui.lending.papers import StatementPapers
        from ifodesk.ui.parts.paper_folder import PaperFolder

        papers = StatementPapers(self.at_hand.loans, PaperFolder(self.memory, self.papers))
        return LendingPage(self.theme, self.session, self.jobs, shell, papers)

    def ties(self, _shell: Shell) -> Page:
        """Return Mina band."""
        from ifodesk.ui.ties.page import TiesPage

        return TiesPage(self.theme, self.session, self.jobs)

    def figures(self, _shell: Shell) -> Page:
        """Return Uppföljning."""
        from ifodesk.ui.figures.page import FiguresPage

        return FiguresPage(self.theme, self.session, self.jobs, self.at_hand.figures)

    def case(self, shell: Shell) -> CasePlace:
        """Return the page of one case with its tabs."""
        from ifodesk.ui.asi.papers import Papers as InterviewPapers
        from ifodesk.ui.asi.state import Way
        from ifodesk.ui.asi.tab import AsiTab
        from ifodesk.ui.case.page import CasePage
        from ifodesk.ui.history.tab import HistoryTab
        from ifodesk.ui.homes.case_tab import PlacementTab
        from ifodesk.ui.homes.papers import PaperTray
        from ifodesk.ui.jav.papers import RulingPrinting
        from ifodesk.ui.jav.tab import JavTab
        from ifodesk.ui.notes.tab import NotesTab
        from ifodesk.ui.overview.tab import OverviewTab
        from ifodesk.ui.parts.paper_folder import PaperFolder
        from ifodesk.ui.sip.printing import Printing
        from ifodesk.ui.sip.tab import SipTab

        theme, session, jobs, tools = self.theme, self.session, self.jobs, self.at_hand
        tabs = (
            OverviewTab(theme, session, jobs, shell),
            NotesTab(theme, session, jobs),
            SipTab(theme, session, jobs, Printing(tools.plans, self.memory, self.papers, tools.copies), shell),
            AsiTab(
                theme,
                session,
                jobs,
                lambda interview, way: shell.open_interview(interview, form=way is Way.FORM),
                InterviewPapers(tools.interviews, self.memory, self.papers),
            ),
            PlacementTab(theme, session, jobs, PaperTray(tools.homes, self.memory, self.papers)),
            JavTab(theme, session, jobs, shell, RulingPrinting(tools.rulings, PaperFolder(self.memory, self.papers))),
            HistoryTab(theme, session, jobs),
        )
        page = CasePage(theme, session, jobs, shell, tabs)
        page.view.given_up.connect(shell.half_typed.left)
        return page
