"""Sync with a hub: joins the vault's inbox and outbox with the round that moves the bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeVar, final

from typing_extensions import override

from ifodesk.compose.hub_opening import OpenHub, open_hub
from ifodesk.compose.hubs import HUB, Hubs, Known
from ifodesk.store.keys.settings import Settings
from ifodesk.store.state import SyncReport
from ifodesk.sync.round import Lane, SyncRound
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Cancel, Clock, Progress, SyncState
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import RoundResult, Sync
from ifodesk.usecases.sync_ports import Inbox, Outbox, RoundOutcome

T = TypeVar("T")

LAST_ROUND: Final = "last_round"
LAST_PROBLEM: Final = "last_problem"
NO_HUB: Final = "no_hub"
SYNC: Final = "sync"
"""Told after each round beside the kinds that changed."""


@final
@dataclass(frozen=True, slots=True)
class HubSync(Sync):
    """The port Sync over the vault's hub."""

    settings: Settings
    hubs: Hubs
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
            hub=known.address.text if (known := self._first()) else "",
        )

    @override
    def round(self, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None) -> RoundResult:
        known = self._ask(self._first)
        if known is None:
            return RoundResult(0, 0, Changed(frozenset()), NO_HUB)
        wanted = cancel or (lambda: False)
        try:
            opened = open_hub(known, self.hubs.credentials(known), wanted)
        except WorldError as error:
            return self._ask(partial(self._could_not_begin, error.code))
        try:
            return self._run(opened, known, progress, wanted)
        finally:
            opened.close()

    def _run(
        self, opened: OpenHub, known: Known, progress: Callable[[Progress], None] | None, cancel: Cancel
    ) -> RoundResult:
        before = self._ask(self.report.alarms)
        now_ms = int(self.clock.now().timestamp() * 1000)
        one = SyncRound(opened.hub, self.inbox, self.outbox, now_ms=now_ms, cancelled=cancel, many=opened.many)
        for step in one.steps():
            if progress is not None:
                progress(step.progress)
            if step.lane is Lane.STORE:
                self.on_store(step.run)
            else:
                step.run()
        if opened.versions is not None:
            self.on_store(partial(self._keep_heads, known, opened.versions.known()))
        return self._ask(lambda: self._ended(one.outcome, now_ms, before))

    def _keep_heads(self, known: Known, heads: dict[str, tuple[str, bytes]]) -> None:
        if heads != known.heads:
            with self.settings.database.durable():
                self.hubs.keep_heads(known.address, heads)

    def _could_not_begin(self, code: str) -> RoundResult:
        with self.settings.database.durable():
            self.settings.set(LAST_PROBLEM, code)
        return RoundResult(0, 0, Changed(frozenset({SYNC})), code)

    def _ended(self, outcome: RoundOutcome, now_ms: int, before: tuple[str, ...]) -> RoundResult:
        with self.settings.database.durable():
            if outcome.problem is None:
                self.settings.set(LAST_ROUND, now_ms)
            self.settings.set(LAST_PROBLEM, outcome.problem or "")
        changed = self.news()
        told = Changed(changed.kinds | {SYNC}, changed.ids)
        alarms = tuple(code for code in self.report.alarms() if code not in before)
        return RoundResult(outcome.fetched, outcome.sent, told, outcome.problem, alarms)

    def _first(self) -> Known | None:
        return next((self.hubs.known(address) for address in self.hubs.all()), None)

    def _ask(self, work: Callable[[], T]) -> T:
        kept: list[T] = []
        self.on_store(lambda: kept.append(work()))
        return kept[0]


__all__ = ["HUB", "LAST_PROBLEM", "LAST_ROUND", "NO_HUB", "SYNC", "HubSync"]
