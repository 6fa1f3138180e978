"""The tab Jäv of a case: view and presenter joined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.circle import CirclePresenter
from ifodesk.ui.jav.delay import DelayPresenter
from ifodesk.ui.jav.instead import InsteadPresenter
from ifodesk.ui.jav.matter import MatterPresenter
from ifodesk.ui.jav.papers import RulingPrinting
from ifodesk.ui.jav.presenter import JavPresenter
from ifodesk.ui.jav.raising import RaisingPresenter
from ifodesk.ui.jav.view import JavCaseView
from ifodesk.ui.lending.ask import AskPresenter
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.ask import close_unfolded
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_jav as words


class JavTab:
    """A tab of the case view."""

    name = "jav"
    title = words.TITLE

    def __init__(
        self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator, papers: RulingPrinting
    ) -> None:
        self.view = JavCaseView(theme, session.clock.today)
        self._case: EntityId | None = None
        self._papers = papers
        self.presenter = JavPresenter(self.view, session, jobs, navigator)
        tell = self.presenter.tell
        self.circle = CirclePresenter(self.view.circle, session, jobs, navigator, tell)
        self.delay = DelayPresenter(self.view.delay, session, jobs, tell)
        self.matter = MatterPresenter(self.view.matter, session, jobs, papers, tell)
        self.raising = RaisingPresenter(self.view.raising, session, jobs, tell, self.matter.open)
        self.ask = AskPresenter(self.view.instead, session, jobs, tell)
        self.instead = InsteadPresenter(self.view.instead, session, jobs, tell)
        self._parts = (self.circle, self.delay, self.raising, self.instead)
        self._join()
        self._join_matter()

    @property
    def widget(self) -> QWidget:
        """Return the tab's widget."""
        return self.view

    def open_case(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show *case*, with the matter *target* opened."""
        if case != self._case:
            self.matter.close()
        self._case = case
        self.presenter.open(case)
        if target is not None:
            self.matter.open(target)
        for part in (*self._parts, self.ask):
            part.open(case)

    def activated(self) -> None:
        """Put the focus where work goes on."""
        self.view.focus_first()

    def begin(self) -> None:
        """Report own jäv: the question why opens by itself."""
        self.view.begin_report()
        self.presenter.reload()

    def key(self, key: PageKey) -> bool:
        """Do what a key of the page means here."""
        match key:
            case PageKey.UNDO:
                self.presenter.undo_clicked()
            case PageKey.BACK if self.matter.is_open and not close_unfolded(self.view):
                self.matter.close()
            case PageKey.BACK:
                return close_unfolded(self.view)
            case _:
                return False
        return True

    def flush(self) -> None:
        """Nothing is saved by itself here: an answer is given by a click."""

    def keep(self) -> None:
        """Keep what is half written as a loose note: the window locks."""
        self.matter.keep(self.view.matter.form.draft)
        self.presenter.keep(self.view.half_written)

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def left(self) -> None:
        """The tab is left."""
        close_unfolded(self.view)
        self.presenter.left()

    def drop(self) -> None:
        """Forget everything that was read."""
        self.presenter.drop()
        self.matter.close()
        for part in (*self._parts, self.ask):
            part.drop()

    def tell_saved(self, show: Callable[[str], None]) -> None:
        """An answer says by itself that it is saved."""

    def _open_paper(self, code: str) -> None:
        if (path := self._papers.made(code)) is not None:
            self.view.open_file(path)

    def _join_matter(self) -> None:
        card, matter = self.view.matter, self.matter
        self.view.matter_opened.connect(matter.open)
        card.closed.connect(matter.close)
        card.reopened.connect(matter.reopened)
        card.lowered.connect(matter.lowered)
        card.passing.given.connect(matter.passed)
        card.known.given.connect(matter.known_given)
        card.form.decided.connect(matter.decided)
        card.rulings.acted.connect(matter.ruling_acted)
        card.wall.given.connect(matter.wall_given)
        self.view.instead.acted.connect(self.instead.acted)
        self.view.instead.naming.given.connect(self.instead.naming_given)
        self.view.instead.ask.given.connect(self.ask.given)
        self.view.notice_pressed.connect(self.ask.anyway)
        self.view.notice_pressed.connect(self._open_paper)
        self.view.raising.form.given.connect(self.raising.raised)
        self.view.raising.wish.given.connect(self.raising.wished)

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.answered.connect(presenter.answered)
        view.reported.connect(presenter.reported)
        view.ties_clicked.connect(presenter.ties_clicked)
        view.asked.connect(presenter.asked)
        view.noted.connect(presenter.noted)
        view.taken_in.connect(presenter.taken_in)
        view.handed_over.connect(presenter.handed_over)
        view.notice_pressed.connect(presenter.notice_pressed)
        view.notice_closed.connect(presenter.notice_closed)
        view.circle.acted.connect(self.circle.acted)
        view.circle.form.given.connect(self.circle.person_given)
        view.delay.form.given.connect(self.delay.given)
