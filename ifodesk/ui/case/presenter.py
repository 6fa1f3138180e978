"""Decides what the case view shows around its tabs, and which tab. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from ifodesk.domain.entities.case import CaseStatus, CaseType, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.ui.case.state import CaseState, TabState
from ifodesk.ui.case.tab import CaseTab
from ifodesk.ui.shell.navigator import Navigator, PageKey
from ifodesk.ui.tabs.lost_shares import told_of
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.interview_reading import CaseInterviews
from ifodesk.usecases.needs import needs_of
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import CaseOverview
from ifodesk.words import label_words
from ifodesk.words import screen_words_case as words

KINDS = frozenset({"case", "party", "internal_sip", "interview", "need", "placement", "readers", "sync"})
JAV = "jav"
SIP, ASI, PLACEMENT = "sip", "asi", "placement"
"""Tabs that are shown once they are in use."""
CASES_PAGE = "cases"


class CaseView(Showing[CaseState], Protocol):
    """The case view on screen."""

    def leave(self, leave: Callable[[], None]) -> None:
        """Call *leave*, and hand on what was half typed and is here no longer."""
        ...

    def close_forms(self) -> None:
        """Close every open form, in the tabs that are not shown too."""
        ...


@dataclass(frozen=True, slots=True)
class Header:
    """The name line of a case."""

    number: str
    client: str
    detail: str
    closed: bool
    used: frozenset[str]
    """Which of the tabs that may be hidden have something in them."""
    of_child: bool
    """Whether a home may be looked for."""


class CasePresenter(NoticePresenter[CaseState]):
    """One per window; shows one case at a time."""

    def __init__(
        self, view: CaseView, session: Session, jobs: Jobs, navigator: Navigator, tabs: Sequence[CaseTab]
    ) -> None:
        self._view: CaseView = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._tabs = {tab.name: tab for tab in tabs}
        self._case: EntityId | None = None
        self._opened: set[str] = set()
        self._state = CaseState(current=next(iter(self._tabs)))
        self._begun: set[str] = set()
        jobs.listen(self._changed)
        for tab in tabs:
            tab.tell_saved(self._saved)

    def open(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        """Show *case* on *tab* (else where one was in it, else on the first), at *target*."""
        chosen = tab if tab in self._tabs else ""
        if case != self._case:
            self._leave(whole=True)
            self._work.renew()
            self._case, self._opened, self._begun = case, set(), set()
            self._state = CaseState(current=chosen or next(iter(self._tabs)))
            self._work.save(lambda: log_opening(self._session, case))
        self._load()
        self._go(chosen or self._state.current, target)

    def activated(self) -> None:
        """The page is shown: its tab too."""
        if self._case is not None:
            self._load()
            self._current.activated()

    def tab_chosen(self, name: str) -> None:
        """Go to another tab."""
        if name != self._state.current and name in self._tabs:
            self._leave()
            self._go(name, None)

    def begin_clicked(self, name: str) -> None:
        """Begin an internal SIP, or an interview, and go there."""
        self._begun.add(name)
        self.tab_chosen(name)
        self._tabs[name].begin()
        self._load()

    def report_clicked(self) -> None:
        """Report own jäv: the tab opens with the question why, so that one more click does it."""
        self.tab_chosen(JAV)
        self._tabs[JAV].begin()

    def back_clicked(self) -> None:
        """Go back to the list."""
        self.left()
        self._navigator.back()

    def to_cases_clicked(self) -> None:
        """The case is not ours to read: go to the list."""
        self._navigator.open_page(CASES_PAGE)

    def key(self, key: PageKey) -> bool:
        """Do what *key* means in the tab that is shown; Esc goes back to the list."""
        if self._case is None:
            return False
        if self._current.key(key):
            return True
        if key is PageKey.BACK:
            self.back_clicked()
            return True
        return False

    def flush(self) -> None:
        """Save now what is typed, in every tab."""
        for tab in self._tabs.values():
            tab.flush()

    def keep(self) -> None:
        """Keep what is half done, in every tab."""
        for tab in self._tabs.values():
            tab.keep()

    def unsaved(self) -> bool:
        """Return whether something typed is not known to be saved."""
        return any(tab.unsaved() for tab in self._tabs.values())

    def left(self) -> None:
        """Another page is shown now."""
        self._leave()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        for tab in self._tabs.values():
            tab.drop()
        self._case, self._opened = None, set()
        self._update(CaseState(current=next(iter(self._tabs))))

    @property
    def shown(self) -> str:
        """Return the code of the tab that is shown."""
        return self._state.current

    @property
    def _current(self) -> CaseTab:
        return self._tabs[self._state.current]

    def _leave(self, *, whole: bool = False) -> None:
        """Leave the tab that is shown, or the *whole* case with what is open in its other tabs."""
        if self._case is None:
            return
        self._current.flush()
        if whole:
            self.keep()
        self._view.leave(partial(self._let_go, whole=whole))

    def _let_go(self, *, whole: bool) -> None:
        self._current.left()
        if whole:
            self._view.close_forms()

    def _go(self, name: str, target: EntityId | None) -> None:
        case = self._case
        if case is None:
            return
        if name not in self._opened or target is not None:
            self._opened.add(name)
            self._tabs[name].open_case(case, target)
        self._update(replace(self._state, current=name, saved="", can_report=self._can_report(name)))
        self._tabs[name].activated()

    def _can_report(self, shown: str) -> bool:
        return JAV in self._tabs and shown != JAV

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: (read_header(self._session, case), told_of(self._session, case)), self._loaded)

    def _loaded(self, found: tuple[Header | None, str]) -> None:
        header, gone_told = found
        if header is None:
            for tab in self._tabs.values():
                tab.drop()
            self._opened.clear()
            self._update(CaseState(current=self._state.current, gone=True, gone_told=gone_told))
            return
        offered = (SIP, ASI, PLACEMENT) if header.of_child else (SIP, ASI)
        hidden = {SIP, ASI, PLACEMENT} - header.used - self._begun - {self._state.current}
        tabs = tuple(TabState(tab.name, tab.title) for tab in self._tabs.values() if tab.name not in hidden)
        self._update(
            replace(
                self._state,
                number=header.number,
                client=header.client,
                detail=header.detail,
                closed=header.closed,
                tabs=tabs,
                can_begin=tuple(name for name in offered if name in hidden and name in self._tabs),
                gone=False,
            )
        )

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()

    def _saved(self, text: str) -> None:
        self._update(replace(self._state, saved=text))


def log_opening(session: Session, case: EntityId) -> Changed | None:
    """Note in the case that it was opened; None for one that this person does not read. Store lane."""
    try:
        return LogOpening(session)(case)
    except NotFoundError:
        return None


def read_header(session: Session, case: EntityId) -> Header | None:
    """Return the name line; None for a case that this person does not read. Store lane."""
    try:
        overview = session.queries.overview(case)
    except NotFoundError:
        return None
    row, seen = overview.row, overview.case.value
    birth = str(row.birth_year) if row.birth_year else ""
    kind = label_words.CASE_TYPE[row.case_type] if row.case_type else ""
    place = session.directory.municipality_name(seen.municipality) if seen.municipality else ""
    return Header(
        number=row.number,
        client=_client(overview) or words.NO_NAME,
        detail=" · ".join(part for part in (birth, kind, place) if part),
        closed=row.status is CaseStatus.CLOSED,
        used=_used(session, overview),
        of_child=row.case_type is CaseType.CHILD_YOUTH,
    )


def _used(session: Session, overview: CaseOverview) -> frozenset[str]:
    plan = {SIP} if overview.plan is not None else set()
    interviews = {ASI} if CaseInterviews(session)(overview.case.value.id) else set()
    needs = {PLACEMENT} if needs_of(session, overview.case.value.id) else set()
    return frozenset(plan | interviews | needs)


def _client(overview: CaseOverview) -> str:
    """Return the client's name. Within the case a protected name is not masked."""
    parties = (seen.value for seen in overview.parties)
    return next((party.name for party in parties if party.role is PartyRole.CLIENT and party.name), "")
