"""Exports one plan after the other: gathered on the store lane, drawn and written on the work lane. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import EntityId
from ifodesk.ui.export.state import ExportState
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.export_plans import ExportWish, PrepareExport, ReadyExport, write_export
from ifodesk.usecases.papers import Papers
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import PlanRow
from ifodesk.words import date_words
from ifodesk.words import screen_words_export as words
from ifodesk.words.error_words import sentence

_OPEN = "open_folder"


class ExportView(Showing[ExportState], Protocol):
    """The page on screen."""

    def open_file(self, path: str) -> None:
        """Open a file or a folder with the program that the system has for it."""
        ...


@dataclass(slots=True)
class _Run:
    """One export under way."""

    plans: Sequence[EntityId]
    folder: Path
    wish: ExportWish
    files: int = 0
    refused: list[str] = field(default_factory=list)
    stopped: bool = False


class ExportPresenter(NoticePresenter[ExportState]):
    """One per window."""

    def __init__(
        self, view: ExportView, session: Session, jobs: Jobs, papers: Papers, memory: Memory, folder: Path
    ) -> None:
        self._view: ExportView = view
        self._session, self._jobs = session, jobs
        self._papers, self._memory = papers, memory
        self._work = ScreenWork(session, jobs, self._problem)
        self._run: _Run | None = None
        self._numbers: dict[EntityId, str] = {}
        self._state = ExportState(folder=memory.recall(FOLDER_KEY) or str(folder))

    def load(self) -> None:
        """Read the open plans anew."""
        today = self._session.clock.today()
        self._work.read(lambda: self._session.queries.open_plans(today), lambda rows: self._loaded(rows, today))

    def drop(self) -> None:
        """Forget what was read, and begin no further plan."""
        self.stop_clicked()
        self._work.renew()
        self._numbers = {}
        self._run = None
        self._update(ExportState(folder=self._state.folder))

    def folder_chosen(self, folder: str) -> None:
        """Put files in another folder from now on."""
        self._memory.remember(FOLDER_KEY, folder)
        self._update(replace(self._state, folder=folder))

    def start_clicked(self, plans: Sequence[EntityId], wish: ExportWish) -> None:
        """Export *plans*."""
        if plans and self._run is None:
            self._run = _Run(tuple(plans), Path(self._state.folder), wish)
            self._update(replace(self._state, notice=None))
            self._next(self._run, 0)

    def stop_clicked(self) -> None:
        """Begin no further plan; the one under way becomes whole."""
        if self._run is not None:
            self._run.stopped = True

    def notice_pressed(self, code: str) -> None:
        """Open the folder."""
        if code == _OPEN:
            self._view.open_file(self._state.folder)

    def _next(self, run: _Run, at: int) -> None:
        if run is not self._run:
            return
        if run.stopped or at == len(run.plans):
            self._finish(run)
            return
        total = len(run.plans)
        self._update(replace(self._state, at=words.AT.format(done=at + 1, total=total), done=at, total=total))
        plan = run.plans[at]

        def refused(error: Exception) -> None:
            if not isinstance(error, IfodeskError):
                raise error
            run.refused.append(words.REFUSED.format(number=self._numbers.get(plan, ""), why=sentence(error)))
            self._next(run, at + 1)

        def written(_path: Path) -> None:
            run.files += 1
            self._next(run, at + 1)

        def ready(one: ReadyExport) -> None:
            self._jobs.run(
                lambda: write_export(self._papers, one, run.folder, run.wish.form),
                done=written,
                failed=refused,
                lane="work",
            )

        self._jobs.run(lambda: PrepareExport(self._session)(plan, run.wish), done=ready, failed=refused)

    def _finish(self, run: _Run) -> None:
        self._run = None
        said = [words.done(run.files, str(run.folder)), *([words.STOPPED] if run.stopped else []), *run.refused]
        if run.files:
            said.append(words.PERSONAL)
        deeds = (Deed(_OPEN, words.OPEN_FOLDER, main=True),) if run.files else ()
        kind = NoticeKind.PROBLEM if run.refused else NoticeKind.GOOD
        self._update(replace(self._state, at="", done=0, total=0, notice=Notice("\n".join(said), kind, deeds)))

    def _loaded(self, rows: Sequence[PlanRow], today: date) -> None:
        self._numbers = {row.plan: row.number for row in rows}
        due = tuple(row.plan for row in rows if row.next_follow_up_on is not None and row.next_follow_up_on <= today)
        plans = tuple(Choice(row.plan, _line(row, today)) for row in rows)
        self._update(replace(self._state, plans=plans, due=due, loaded=True))


def _line(row: PlanRow, today: date) -> str:
    if row.next_follow_up_on is None:
        return words.PLAN.format(number=row.number, client=row.client)
    form = words.PLAN_DUE if row.late else words.PLAN_NEXT
    return form.format(number=row.number, client=row.client, day=date_words.day(row.next_follow_up_on, today))
