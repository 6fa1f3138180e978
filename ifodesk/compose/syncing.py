"""Sync with a folder hub: joins the vault's inbox and outbox with the round that moves the bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar, final

from typing_extensions import override

from ifodesk.store.keys.settings import Settings
from ifodesk.store.state import SyncReport
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.round import Lane, SyncRound
from ifodesk.usecases.ports import Cancel, Clock, Progress, SyncState
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import RoundResult, Sync
from ifodesk.usecases.sync_ports import Inbox, Outbox, RoundOutcome

T = TypeVar("T")

HUB: Final = "hub"
LAST_ROUND: Final = "last_round"
LAST_PROBLEM: Final = "last_problem"
NO_HUB: Final = "no_hub"
SYNC: Final = "sync"
"""Told after each round beside the kinds that changed."""


@final
@dataclass(frozen=True, slots=True)
class HubSync(Sync):
    """The port Sync over a folder."""

    settings: Settings
    inbox: Inbox
    outbox: Outbox
    report: SyncReport
    news: Callable[[], Changed]
    """Returns what came since it was last asked."""
    clock: Clock
    on_store: Callable[[Callable[[], object]], object]
    """Runs a step of the vault on the store lane and waits for it."""

    @override
    def state(self) -> SyncState:
        last = self.settings.whole(LAST_ROUND)
        problem = self.settings.get(LAST_PROBLEM)
        return self.report.state(
            last_round=datetime.fromtimestamp(last / 1000, UTC) if last else None,
            problem=problem if isinstance(problem, str) and problem else None,
            hub=self._hub_path() or "",
        )

    @override
    def round(self, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None) -> RoundResult:
        path = self._ask(self._hub_path)
        if path is None:
            return RoundResult(0, 0, Changed(frozenset()), NO_HUB)
        before = self._ask(self.report.alarms)
        now_ms = int(self.clock.now().timestamp() * 1000)
        one = SyncRound(
            FolderHub(Path(path)), self.inbox, self.outbox, now_ms=now_ms, cancelled=cancel or (lambda: False)
        )
        for step in one.steps():
            if progress is not None:
                progress(step.progress)
            if step.lane is Lane.STORE:
                self.on_store(step.run)
            else:
                step.run()
        return self._ask(lambda: self._ended(one.outcome, now_ms, before))

    def _ended(self, outcome: RoundOutcome, now_ms: int, before: tuple[str, ...]) -> RoundResult:
        with self.settings.database.durable():
            if outcome.problem is None:
                self.settings.set(LAST_ROUND, now_ms)
            self.settings.set(LAST_PROBLEM, outcome.problem or "")
        changed = self.news()
        told = Changed(changed.kinds | {SYNC}, changed.ids)
        alarms = tuple(code for code in self.report.alarms() if code not in before)
        return RoundResult(outcome.fetched, outcome.sent, told, outcome.problem, alarms)

    def _hub_path(self) -> str | None:
        path = self.settings.get(HUB)
        return path if isinstance(path, str) and path else None

    def _ask(self, work: Callable[[], T]) -> T:
        kept: list[T] = []
        self.on_store(lambda: kept.append(work()))
        return kept[0]
