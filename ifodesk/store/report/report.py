"""What the Synk screen shows of the vault: what waits, what was held back and why, what is missing, alarms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, final

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store import numbers
from ifodesk.store.alarms import Alarm, AlarmCode
from ifodesk.store.cells.rows import EntityInfo, NewRow
from ifodesk.store.clock import to_ms
from ifodesk.store.database import Database
from ifodesk.store.exchange import Exchange
from ifodesk.store.held.decided import decided
from ifodesk.store.held.pieces import Pieces
from ifodesk.store.hubs import Hubs, KnownHub
from ifodesk.store.lineage import line_of
from ifodesk.store.log.authors import Authors
from ifodesk.store.lost_shares import LostShares
from ifodesk.store.outbox.packing import Packing
from ifodesk.store.outbox.waiting import Waiting
from ifodesk.store.report.last_heard import LastHeard
from ifodesk.store.report.receipts import ReceiptReport
from ifodesk.store.report.silence import Silence
from ifodesk.store.report.suppressed import Suppressed
from ifodesk.store.report.unsent import count_unsent
from ifodesk.store.segments.states import SegmentState
from ifodesk.usecases.hub_views import HubState, hub_problem
from ifodesk.usecases.sync_views import AlarmLine, HeldItem, SyncBrief, SyncCode, SyncState, WaitingChange

_SHOWN: Final[Mapping[int, str]] = {
    SegmentState.HELD: "held",
    SegmentState.BROKEN: "broken",
    SegmentState.NEWER: "newer",
}
_OF_A_HUB: Final = frozenset({AlarmCode.HUB_LOST, AlarmCode.HUBS_DIFFER})
_ASIDE: Final = """
    SELECT s.id, s.compartment, s.device, s.state, s.reason, s.time, s.digest FROM segment s
    WHERE s.state IN (3, 4, 5)
    UNION ALL
    SELECT s.id, s.compartment, s.device, b.state, b.reason, s.time, s.digest
    FROM blob b JOIN segment s ON s.id = b.segment
    WHERE b.state IN (3, 4, 5) ORDER BY 6"""
"""Segments and blobs that were held, broken or of a newer program."""


@final
@dataclass(frozen=True, slots=True)
class SyncReport:
    """Reads the state. What lies in compartments that are closed here is in no list and no count."""

    exchange: Exchange
    authors: Authors
    control_words: Callable[[], tuple[str, ...]]
    """The words of the membership heads, to compare by phone."""

    @property
    def database(self) -> Database:
        """The vault's database."""
        return self.exchange.core.database

    @property
    def hubs(self) -> Hubs:
        """The hubs that are known."""
        return self.exchange.hubs

    def brief(self) -> SyncBrief:
        """Return what of the state the bottom line says."""
        last_round, problem = _ended(self._hubs())
        waiting = count_unsent(self.exchange.core)
        return SyncBrief(_code(self.alarms(), problem, last_round, waiting=bool(waiting)), last_round, waiting, problem)

    def state(self) -> SyncState:
        """Return the state."""
        waiting, drafts = self._waiting()
        alarms, now_ms = self.alarms(), self.exchange.core.clock.now_ms()
        silence = Silence(self.exchange, self.authors)
        hubs = self._hubs()
        last_round, problem = _ended(hubs)
        return SyncState(
            _code(alarms, problem, last_round, waiting=bool(waiting)),
            last_round,
            waiting,
            drafts,
            tuple(self._held()),
            sum(gap.seq - gap.held for gap in self.exchange.heard.gaps() if self._is_open(gap.compartment)),
            problem,
            alarms,
            self.control_words(),
            hubs,
            ReceiptReport(self.exchange, self.authors).lines(now_ms),
            silence.silent(now_ms),
            silence.missing(),
            tuple(self._alarm_lines()),
            LastHeard(self.exchange, self.authors).lines(),
        )

    def alarms(self) -> tuple[str, ...]:
        """Return the codes of the alarms that nobody has seen, the oldest first, each once."""
        return tuple(dict.fromkeys(alarm.code.value for alarm in self.exchange.alarms.all() if not alarm.seen))

    def seen(self, alarm: int) -> None:
        """Note that a person has read an alarm."""
        with self.database.durable():
            self.exchange.alarms.seen(alarm)

    def put_away(self, case: EntityId) -> None:
        """Tell no more of a case that is shared no longer."""
        with self.database.durable():
            LostShares(self.database).put_away(case)

    def note(self, now_ms: int) -> None:
        """Note since when something is missing or unopened after a round. Inside a transaction of the caller."""
        Silence(self.exchange, self.authors).note(now_ms)
        Suppressed(self.exchange, self.authors).note(now_ms)

    def _hubs(self) -> tuple[HubState, ...]:
        return tuple(_shown(one) for one in self.hubs.all())

    def _alarm_lines(self) -> Iterator[AlarmLine]:
        hubs = {hub.number: hub for hub in self._hubs()}
        me = MemberId(self.exchange.core.identity.member)
        for one in reversed(self.exchange.alarms.all()):
            who = self.authors.member(self.exchange.devices.device_id(one.device)) if one.device else None
            at = datetime.fromtimestamp(one.at_ms / 1000, UTC)
            hub = hubs.get(_hub_of(one))
            yield AlarmLine(one.number, one.code.value, at, who, one.seen, hub, mine=who == me)

    def _waiting(self) -> tuple[tuple[WaitingChange, ...], int]:
        waiting = Waiting(self.exchange.core)
        changes: list[WaitingChange] = []
        drafts = 0
        for compartment in waiting.compartments():
            if not self._is_open(compartment):
                continue
            pending = waiting.pending(compartment)
            drafts += len({row.entity for row in pending.drafts})
            told = [row for row in pending.rows if not self._is_quiet(pending.infos[row.entity])]
            newest = {(numbers.row_of(row.id), row.entity): row for row in told}
            saves = {numbers.row_of(row.id): row for row in newest.values()}
            keyless = bool(saves) and not self._has_keys(compartment)
            changes += [self._change(row, pending.infos[row.entity], keyless=keyless) for row in saves.values()]
        return tuple(sorted(changes, key=lambda one: one.at)), drafts

    def _is_quiet(self, info: EntityInfo) -> bool:
        """Return whether something leaves with a round without being told of: an entry of an access log."""
        return self.exchange.core.catalog.kinds[info.kind].spec.quiet

    def _has_keys(self, row: int) -> bool:
        compartment = self.exchange.core.compartments.at(row)
        return compartment is not None and Packing(self.exchange).has_keys(compartment)

    def _change(self, row: NewRow, info: EntityInfo, *, keyless: bool) -> WaitingChange:
        line = line_of(self.exchange.core, info)
        kind = self.exchange.core.catalog.kinds[info.kind].spec.name
        return WaitingChange(kind, EntityId(info.entity), EntityId(line[-1].entity), _instant(row.time), keyless)

    def _held(self) -> Iterator[HeldItem]:
        exchange = self.exchange
        aside = exchange.core.database.rows(_ASIDE)
        empty, done = (Pieces(exchange).empty(), decided(exchange)) if aside else (frozenset[int](), frozenset[int]())
        for segment, compartment, device, state, reason, time, digest in aside:
            found = exchange.core.compartments.at(compartment)
            if found is None or segment in empty:
                continue
            who = exchange.devices.device_id(device)
            name = exchange.tags.segment(found, who, digest) if digest else ""
            yield HeldItem(
                _SHOWN[state],
                reason or "",
                self.authors.member(who),
                _instant(time) if time else None,
                name,
                decided=segment in done,
            )

    def _is_open(self, compartment: int) -> bool:
        return self.exchange.core.compartments.at(compartment) is not None


def _hub_of(alarm: Alarm) -> int:
    """Return the number of the hub that an alarm names first in its object; 0 for none."""
    number = alarm.object_name.partition(" ")[0]
    return int(number) if alarm.code in _OF_A_HUB and number.isdigit() else 0


def _ended(hubs: tuple[HubState, ...]) -> tuple[datetime | None, str | None]:
    """Return when a round last reached its end, and what is wrong with the hubs."""
    last_round = max((one.last_round for one in hubs if one.last_round is not None), default=None)
    return last_round, hub_problem(hubs)


def _code(alarms: tuple[str, ...], problem: str | None, last_round: datetime | None, *, waiting: bool) -> SyncCode:
    if alarms:
        return SyncCode.ALARM
    if problem is not None:
        return SyncCode.OFFLINE
    if last_round is None:
        return SyncCode.NEVER
    return SyncCode.WAITING if waiting else SyncCode.IN_STEP


def _shown(hub: KnownHub) -> HubState:
    last = datetime.fromtimestamp(hub.last_round_ms / 1000, UTC) if hub.last_round_ms else None
    return HubState(hub.number, hub.address, hub.stick, last, hub.problem)


def _instant(time: int) -> datetime:
    return datetime.fromtimestamp(to_ms(time) / 1000, UTC)
