"""One sync round, taken apart into steps: it moves named bytes between a hub and the vault, and holds no key.

The order makes every stop safe. Fetching: heads, then what they name. Sending: objects, each whole before the next, and
the head last, so that no head names what is not there. Whatever was done stays done, and a new round goes on from it,
once it has looked whether what no head has named yet is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypeVar

from ifodesk.sync import names
from ifodesk.sync.agenda import Agenda
from ifodesk.sync.fetching import ONE_BY_ONE, Carrier, Fetched, Many
from ifodesk.sync.hub import Hub, HubError, HubObjectError, HubObjectMissingError
from ifodesk.usecases.ports import Cancel, Progress
from ifodesk.usecases.sync_ports import Inbox, NamedBytes, Outbox, Received, RoundOutcome, RoundState

T = TypeVar("T")

BATCH = 32
"""Objects handed to the vault at once: one by one takes half as long again, more would keep a person waiting."""
_NOTED_AT_ONCE = 64
"""Uploads after which the vault is told: what a crash between makes the next round offer again."""


class Lane(StrEnum):
    """Where a step belongs, by the names that ``Jobs.run`` takes."""

    STORE = "store"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a call of the vault, or of the hub, or several of the hub at once."""

    lane: Lane
    progress: Progress
    """Objects done and objects known of so far; the total grows while heads and segments name more."""
    run: Callable[[], None]
    """To be called once, before the next step is asked for. Raises what the vault raises; the round is then over."""


class _StoppedError(Exception):
    """The user asked to stop."""


class SyncRound:
    """One round with one hub. Run the steps in turn, anywhere and at any pace; then read `outcome`."""

    def __init__(
        self,
        hub: Hub,
        inbox: Inbox,
        outbox: Outbox,
        *,
        now_ms: int,
        cancelled: Cancel = lambda: False,
        many: Many = ONE_BY_ONE,
    ) -> None:
        """Prepare a round; nothing happens before its first step.

        Args:
            hub: Where to meet the other devices.
            inbox: Takes what is there.
            outbox: Gives what is to go there.
            now_ms: The present time in ms since 1970, for what is packed. The round itself asks no clock.
            cancelled: Asked before each step; once true, the round ends with nothing half done.
            many: How many objects go over the line at once.
        """
        self._hub = hub
        self._inbox = inbox
        self._outbox = outbox
        self._now_ms = now_ms
        self._cancelled = cancelled
        self._carrier = Carrier(hub, many, cancelled)
        self._fetched = 0
        self._unnoted: list[str] = []
        self._sent = 0
        self._missing: list[str] = []
        self._damaged: list[str] = []
        self._progress = Progress(0, 0, "fetch")
        self._outcome: RoundOutcome | None = None

    @property
    def outcome(self) -> RoundOutcome:
        """How the round ended. Raises ``RuntimeError`` before it has."""
        if self._outcome is None:
            raise RuntimeError
        return self._outcome

    def steps(self) -> Iterator[Step]:
        """Give the steps of the round. Each must have been run before the next is asked for."""
        problem: str | None = None
        state = RoundState.IN_STEP
        try:
            yield from self._fetch_all()
            yield from self._send_all()
        except _StoppedError:
            state = RoundState.CANCELLED
        except HubError as error:
            state, problem = RoundState.FAILED, error.code
            if isinstance(error, HubObjectError):
                self._damaged.append(error.name)
        if self._unnoted:
            yield from self._note_uploaded()
        if state is RoundState.IN_STEP and (self._missing or self._damaged):
            state = RoundState.INCOMPLETE
        self._outcome = RoundOutcome(
            state, self._fetched, self._sent, problem, tuple(self._missing), tuple(self._damaged)
        )

    def _fetch_all(self) -> Generator[Step, None, None]:
        """Fetch the heads that changed, then what they and the fetched objects name, in the vault's order."""
        heads = yield from self._do(Lane.NETWORK, self._hub.list_heads)
        wanted = yield from self._do(Lane.STORE, partial(self._inbox.wanted, heads))
        agenda = Agenda(wanted)
        while agenda:
            batch: list[NamedBytes] = []
            try:
                yield from self._fill(batch, agenda)
            except (HubError, _StoppedError):
                yield from self._keep(batch)  # it has come, and over a slow line once is enough
                raise
            received = yield from self._hand_over(batch)
            agenda.add(received.more, received.tags)

    def _fill(self, batch: list[NamedBytes], agenda: Agenda) -> Generator[Step, None, None]:
        """Fetch into *batch*, some at once, until it is full or nothing is left to fetch."""
        while len(batch) < BATCH:
            group = yield from self._next(agenda, min(self._carrier.at_once(), BATCH - len(batch)))
            if not group:
                return
            answers = yield from self._do(Lane.NETWORK, partial(self._carrier.get, group))
            for one in answers:
                self._sort(one, batch)
            self._raise_first(answers)

    def _next(self, agenda: Agenda, most: int) -> Generator[Step, None, list[str]]:
        """Return what to fetch now, at most so many names; tags that come before are listed on the way."""
        group: list[str] = []
        while agenda and len(group) < most:
            if not agenda.is_lined_up:
                order = yield from self._do(Lane.STORE, partial(self._inbox.in_order, agenda.waiting))
                agenda.line_up(order, least=BATCH)
            one = agenda.take()
            self._progress = Progress(agenda.taken - len(group) - 1, agenda.known, "fetch")
            if agenda.is_tag(one):
                listed = yield from self._do(Lane.NETWORK, partial(self._hub.list_tag, one))
                agenda.put_first((yield from self._do(Lane.STORE, partial(self._inbox.lacking, listed))))
            else:
                group.append(one)
        return group

    def _sort(self, one: Fetched, batch: list[NamedBytes]) -> None:
        """Add an object to *batch*, or note that it is missing or damaged."""
        if isinstance(one.problem, HubObjectMissingError):
            self._missing.append(one.name)
        elif isinstance(one.problem, HubObjectError) or (
            one.problem is None and not names.is_whole(one.name, one.data)
        ):
            self._damaged.append(one.name)
        elif one.problem is None:
            batch.append(NamedBytes(one.name, one.data))

    def _keep(self, batch: list[NamedBytes]) -> Generator[Step, None, None]:
        """Hand over what was fetched before the round was stopped."""

        def keep() -> None:
            self._inbox.receive_many(batch)

        if batch:
            yield Step(Lane.STORE, self._progress, keep)
            self._fetched += sum(not names.is_head(one.name) for one in batch)

    def _hand_over(self, batch: list[NamedBytes]) -> Generator[Step, None, Received]:
        """Hand what was fetched to the inbox, as one step."""
        if not batch:
            return Received()
        received = yield from self._do(Lane.STORE, partial(self._inbox.receive_many, batch))
        self._fetched += sum(not names.is_head(one.name) for one in batch)
        return received

    def _send_all(self) -> Generator[Step, None, None]:
        """Put what waits and, once the vault knows that all of it lies there, the head."""
        yield from self._look_after()
        packed = yield from self._do(Lane.STORE, partial(self._outbox.pack, self._now_ms))
        done = 0
        while done < len(packed):
            self._progress = Progress(done, len(packed), "send")
            share = self._carrier.share(packed[done:])
            done += len(share)
            answers = yield from self._do(Lane.NETWORK, partial(self._carrier.put, share))
            there = [one.name for one in answers if one.problem is None]
            self._sent += len(there)
            self._unnoted += there
            self._raise_first(answers, single=True)
            if len(self._unnoted) >= _NOTED_AT_ONCE:
                yield from self._note_uploaded()
        if self._unnoted:
            yield from self._note_uploaded()
        head = yield from self._do(Lane.STORE, partial(self._outbox.head, self._now_ms))
        if head is not None:
            yield from self._do(Lane.NETWORK, partial(self._hub.put_head, head.name, head.data))
            self._unnoted.append(head.name)

    def _look_after(self) -> Generator[Step, None, None]:
        """Look whether what was put in a round that broke off still lies there: no head has named it."""
        tags = yield from self._do(Lane.STORE, self._outbox.unsure)
        for tag in tags:
            there = yield from self._do(Lane.NETWORK, partial(self._hub.list_tag, tag))
            yield from self._do(Lane.STORE, partial(self._outbox.listed, tag, tuple(there)))

    def _raise_first(self, answers: Sequence[Fetched], *, single: bool = False) -> None:
        """Raise what befell the hub as a whole, or with *single* one object; the others have been noted."""
        for one in answers:
            if one.problem is not None and (single or not isinstance(one.problem, HubObjectError)):
                raise _StoppedError if self._cancelled() else one.problem

    def _note_uploaded(self) -> Generator[Step, None, None]:
        """Tell the vault what lies on the hub, even when the round is to stop: it must not be offered again."""
        uploaded = tuple(self._unnoted)
        self._unnoted.clear()
        yield Step(Lane.STORE, self._progress, partial(self._outbox.uploaded, uploaded))

    def _do(self, lane: Lane, call: Callable[[], T]) -> Generator[Step, None, T]:
        """Give *call* as a step and return its answer; the hub's errors are raised here, not where the step is run."""
        if self._cancelled():
            raise _StoppedError
        answers: list[T] = []
        problems: list[HubError] = []

        def run() -> None:
            try:
                answers.append(call())
            except HubError as error:
                problems.append(error)

        yield Step(lane, self._progress, run)
        for problem in problems:
            raise _StoppedError if self._cancelled() else problem
        return answers[0]


def run_round(sync_round: SyncRound, on_progress: Callable[[Progress], None] = lambda _: None) -> RoundOutcome:
    """Run every step here and now and return how the round ended.

    Raises:
        WorldError: The vault could not keep or give something. What was kept and sent before stays so.
    """
    for step in sync_round.steps():
        on_progress(step.progress)
        step.run()
    return sync_round.outcome
