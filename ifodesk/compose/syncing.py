"""Sync with every hub that the vault knows: joins its inbox and outbox with the rounds that move the bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import permutations
from typing import Final, TypeVar, final

from typing_extensions import override

from ifodesk.compose.hub_opening import OpenHub, open_hub
from ifodesk.compose.hubs import HubBook, Known
from ifodesk.domain.ids import EntityId
from ifodesk.store.hubs import KnownHub
from ifodesk.store.inbox.inbox import VaultInbox
from ifodesk.store.outbox.outbox import VaultOutbox
from ifodesk.store.report.report import SyncReport
from ifodesk.sync.carrying import Carrying
from ifodesk.sync.hub import HubError, HubFullError, HubReadOnlyError
from ifodesk.sync.round import Lane, Step, SyncRound
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hub_views import HubOutcome, hub_problem
from ifodesk.usecases.ports import Cancel, Clock, Progress
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import RoundResult, Sync
from ifodesk.usecases.sync_ports import RoundOutcome, RoundState
from ifodesk.usecases.sync_views import SyncBrief, SyncState

T = TypeVar("T")

NO_HUB: Final = "no_hub"
SYNC: Final = "sync"
"""Told after each round beside the kinds that changed."""


@final
@dataclass(frozen=True, slots=True)
class HubSync(Sync):
    """The port Sync over all hubs, one after the other."""

    hubs: HubBook
    inbox: VaultInbox
    outbox: VaultOutbox
    report: SyncReport
    clock: Clock
    on_store: Callable[[Callable[[], object]], object]
    """Runs a step of the vault on the store lane and waits for it."""

    @override
    def state(self) -> SyncState:
        return self.report.state()

    @override
    def brief(self) -> SyncBrief:
        return self.report.brief()

    @override
    def seen(self, alarm: int) -> Changed:
        self.report.seen(alarm)
        return Changed(frozenset({SYNC}))

    @override
    def put_away(self, case: EntityId) -> Changed:
        self.report.put_away(case)
        return Changed(frozenset({SYNC}))

    @override
    def round(self, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None) -> RoundResult:
        known = self.ask(self.report.hubs.all)
        if not known:
            return RoundResult(0, 0, Changed(frozenset()), NO_HUB)
        before = self.ask(self.report.alarms)
        run = _Run(self, progress or (lambda _: None), cancel or (lambda: False))
        outcomes = [run.meet(one) for one in known]
        there = [one for one, met in zip(known, outcomes, strict=True) if met.problem is None and not met.stopped]
        carried = run.carry(there)
        outcomes = [run.with_failure(one, met) for one, met in zip(known, outcomes, strict=True)]
        stopped = run.cancel() or any(one.stopped for one in outcomes)
        result = self.ask(lambda: self._result(outcomes, carried, before))
        return replace(result, stopped=stopped)

    def _result(self, outcomes: list[HubOutcome], carried: int, before: tuple[str, ...]) -> RoundResult:
        changed = self.inbox.changed()
        told = Changed(changed.kinds | {SYNC}, changed.ids)
        alarms = tuple(code for code in self.report.alarms() if code not in before)
        fetched, sent = sum(one.fetched for one in outcomes), sum(one.sent for one in outcomes)
        return RoundResult(fetched, sent, told, hub_problem(outcomes), alarms, tuple(outcomes), carried)

    def ask(self, work: Callable[[], T]) -> T:
        """Return what *work* returns on the store lane."""
        kept: list[T] = []
        self.on_store(lambda: kept.append(work()))
        return kept[0]

    def ended(self, hub: KnownHub, outcome: RoundOutcome, now_ms: int) -> HubOutcome:
        """Note how a round ended and return it; one that a person stopped tells nothing of the hub. Store lane."""
        stopped = outcome.state is RoundState.CANCELLED
        with self.report.database.durable():
            if not stopped:
                self.report.hubs.ended(hub.number, now_ms, outcome.problem)
            self.report.note(now_ms)
        lost = (len(outcome.missing), len(outcome.damaged))
        return HubOutcome(hub.address, hub.stick, outcome.fetched, outcome.sent, outcome.problem, *lost, stopped)


@dataclass(frozen=True, slots=True)
class _Run:
    """One press of "Synka nu"."""

    sync: HubSync
    progress: Callable[[Progress], None]
    cancel: Cancel
    failed: dict[int, str] = field(default_factory=dict)
    """What stopped the carrying, by number of the hub that it befell."""

    def with_failure(self, hub: KnownHub, outcome: HubOutcome) -> HubOutcome:
        """Return *outcome* with what stopped the carrying afterwards, if that befell this hub."""
        failed = self.failed.get(hub.number)
        return outcome if failed is None else replace(outcome, problem=failed, broke_off=True)

    def meet(self, hub: KnownHub) -> HubOutcome:
        """Run one round with one hub and return how it ended; that it could not begin is an ending too."""
        sync = self.sync
        now_ms = int(sync.clock.now().timestamp() * 1000)
        try:
            known, opened = self._open(hub)
        except WorldError as error:
            failed = RoundOutcome(RoundState.FAILED, 0, 0, error.code)
            return sync.ask(lambda: sync.ended(hub, failed, now_ms))
        with ExitStack() as ending:
            ending.callback(opened.close)
            one = SyncRound(
                opened.hub,
                sync.inbox.facing(hub.number),
                sync.outbox.facing(hub.number),
                now_ms=now_ms,
                cancelled=self.cancel,
                many=opened.many,
            )
            walked = self._walk(one.steps())
        if opened.versions is not None:
            sync.on_store(partial(self._keep_heads, known, opened.versions.known()))
        met = sync.ask(lambda: sync.ended(hub, one.outcome, now_ms))
        return replace(met, broke_off=met.problem is not None and walked > 1)

    def carry(self, hubs: Iterable[KnownHub]) -> int:
        """Carry between a stick and every other of *hubs*, both ways; return how many objects."""
        carried = 0
        for pair in permutations(hubs, 2):
            if any(one.stick for one in pair):
                carried += self._carry(*pair)
        return carried

    def _carry(self, source: KnownHub, target: KnownHub) -> int:
        with ExitStack() as ending:
            opened = []
            for one in (source, target):
                opened.append(self._open(one)[1])
                ending.callback(opened[-1].close)
            newer = self.sync.inbox.is_newer_head
            carrying = Carrying(opened[0].hub, opened[1].hub, newer, cancelled=self.cancel)
            try:
                self._walk(carrying.steps())
            except HubError as error:
                self._note_failure(source, target, error)
            return carrying.carried.objects

    def _note_failure(self, source: KnownHub, target: KnownHub, error: HubError) -> None:
        """Note what stopped the carrying, by the place that it befell; what was carried lies whole."""
        writing = isinstance(error, HubFullError | HubReadOnlyError)
        whose = target if writing or target.stick else source
        self.failed[whose.number] = error.code
        now_ms = int(self.sync.clock.now().timestamp() * 1000)
        failed = RoundOutcome(RoundState.FAILED, 0, 0, error.code)
        self.sync.ask(lambda: self.sync.ended(whose, failed, now_ms))

    def _open(self, hub: KnownHub) -> tuple[Known, OpenHub]:
        """Raises ``WorldError``: no address any more, no credentials, key ring locked."""
        known = self.sync.ask(lambda: self.sync.hubs.known(hub))
        return known, open_hub(known, self.sync.hubs.credentials(known), self.cancel)

    def _walk(self, steps: Iterable[Step]) -> int:
        """Run the steps, each on its lane; return how many."""
        walked = 0
        for step in steps:
            walked += 1
            self.progress(step.progress)
            if step.lane is Lane.STORE:
                self.sync.on_store(step.run)
            else:
                step.run()
        return walked

    def _keep_heads(self, known: Known, heads: dict[str, tuple[str, bytes]]) -> None:
        if heads != known.heads:
            with self.sync.report.database.durable():
                self.sync.hubs.keep_heads(known, heads)
