"""Filling up a hub that has lost something, from what this vault holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ifodesk.compose.hub_opening import open_hub
from ifodesk.compose.hubs import HubBook, Known
from ifodesk.store.inbox.inbox import VaultInbox
from ifodesk.store.outbox.outbox import VaultOutbox
from ifodesk.sync.republish import Republish
from ifodesk.sync.round import Lane, Step, SyncRound
from ifodesk.usecases.ports import Cancel, Clock, Progress
from ifodesk.usecases.sync_ports import RoundOutcome


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """What a rebuilding works with. For the network lane."""

    book: HubBook
    inbox: VaultInbox
    outbox: VaultOutbox
    clock: Clock
    on_store: Callable[[Callable[[], object]], object]
    """Runs a step of the vault on the store lane and waits for it."""

    def __call__(
        self,
        known: Known,
        *,
        progress: Callable[[Progress], None] = lambda _: None,
        cancel: Cancel = lambda: False,
    ) -> Rebuilt:
        """Put back what *known* lacks of what this vault holds, then sync with it as ever.

        May be broken off at any time: what was put back stays, and the next round goes on.

        Raises:
            WorldError: The hub cannot be opened or listed; nothing is changed there.
        """
        opened = open_hub(known, self.book.credentials(known), cancel)
        now_ms = int(self.clock.now().timestamp() * 1000)
        inbox, outbox = self.inbox.facing(known.number), self.outbox.facing(known.number)
        run = partial(self._run, progress=progress)
        try:
            lost = Republish(opened.hub, outbox, now_ms=now_ms)
            for step in lost.steps():
                run(step)
            one = SyncRound(opened.hub, inbox, outbox, now_ms=now_ms, cancelled=cancel, many=opened.many)
            for step in one.steps():
                run(step)
        finally:
            opened.close()
        return Rebuilt(len(lost.lacking), one.outcome)

    def _run(self, step: Step, progress: Callable[[Progress], None]) -> None:
        progress(step.progress)
        if step.lane is Lane.STORE:
            self.on_store(step.run)
        else:
            step.run()


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it."""

    lacking: int
    """How many objects the hub had lost."""
    outcome: RoundOutcome
    """How the round that put them back ended."""
