"""Ärenden: the list. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ifodesk.domain.entities.case import CaseStatus
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.cases.state import CaseLine, CasesScreen, CasesState
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.group_recovery import is_here_by_recovery
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import CaseRow
from ifodesk.words.date_words import moment

PAGE = "cases"
_SHOWN = frozenset({"case", "party", "note", "plan_version", "transfer", "readers"})
"""Kinds that change something in the list."""


@dataclass(frozen=True, slots=True)
class _Viewer:
    """With whose eyes the rows are read, and when."""

    names: dict[MemberId, str]
    me: MemberId
    now: datetime


class CasesPresenter:
    """Reads the list, keeps the two switches, opens a case."""

    def __init__(self, view: CasesScreen, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = CasesState()
        self._lines: tuple[CaseLine, ...] = ()
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the list."""
        self._work.read(self._read, self._loaded)

    def opened(self, case: EntityId) -> None:
        """Open a case."""
        self._navigator.open_case(case)

    def switched(self, *, mine_only: bool, closed_too: bool) -> None:
        """Show only my cases, or closed ones too."""
        self._show(replace(self._state, mine_only=mine_only, closed_too=closed_too))

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._lines = ()
        self._state = CasesState()
        self._view.show_state(self._state)

    def _read(self) -> tuple[tuple[CaseLine, ...], bool]:
        """Return every line, and whether there is none because nobody has opened any yet.

        The lines are made here on the store lane: ten thousand of them would hold the window up.
        """
        session = self._session
        rows = session.queries.cases()
        handlers = {row.handler for row in rows if row.handler is not None}
        names = {member: session.directory.member(member).name for member in handlers}
        viewer = _Viewer(names, session.directory.me().id, session.clock.now())
        return tuple(_line(row, viewer) for row in rows), not rows and is_here_by_recovery(session)

    def _loaded(self, found: tuple[tuple[CaseLine, ...], bool]) -> None:
        self._lines, shut = found
        self._show(replace(self._state, shut=shut, problem="", loaded=True))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _SHOWN:
            self.load()

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: CasesState) -> None:
        lines = tuple(
            line
            for line in self._lines
            if (line.mine or not state.mine_only) and (line.status is CaseStatus.OPEN or state.closed_too)
        )
        self._state = replace(state, lines=lines, whole=len(self._lines))
        self._view.show_state(self._state)


def _line(row: CaseRow, viewer: _Viewer) -> CaseLine:
    return CaseLine(
        id=row.id,
        number=row.number,
        client=row.client,
        birth_year=row.birth_year,
        case_type=row.case_type,
        handler=viewer.names.get(row.handler, "") if row.handler else "",
        mine=row.handler == viewer.me,
        status=row.status,
        changed_at=row.changed_at,
        changed=moment(row.changed_at, viewer.now),
        untransferred=row.untransferred,
    )
