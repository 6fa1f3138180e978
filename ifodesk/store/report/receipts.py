"""Which of one's own things colleagues have opened, and which they have not."""

# ruff: noqa: S608 - every part of a statement is a number

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final, final

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store import numbers
from ifodesk.store.clock import to_ms
from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.lineage import line_of
from ifodesk.store.log.authors import Authors
from ifodesk.usecases.sync_views import ReceiptLine, Received

TOLD_DAYS: Final = 30
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class _Sent:
    entity: int
    kind: int
    compartment: Compartment
    seq: int
    time: int


@final
@dataclass(frozen=True, slots=True)
class ReceiptReport:
    """Reads receipts."""

    exchange: Exchange
    authors: Authors

    def lines(self, now_ms: int) -> tuple[ReceiptLine, ...]:
        """Return what was sent in the last weeks and asks for a receipt, newest first."""
        since = (now_ms - TOLD_DAYS * 86_400_000) << 16
        newest_first = sorted(self._sent(since), key=lambda one: to_ms(one.time), reverse=True)
        return tuple(islice((line for one in newest_first if (line := self._line(one)) is not None), _MOST))

    def _sent(self, since: int) -> Iterator[_Sent]:
        core = self.exchange.core
        kinds = ",".join(str(code) for code, plan in core.catalog.kinds.items() if plan.spec.receipt)
        me = self.exchange.devices.row(core.identity.device)
        rows = core.database.rows(
            "SELECT f.id, f.kind, f.compartment, s.seq, f.time FROM ("
            "SELECT e.id, e.kind, e.compartment, max(o.ref) AS ref, max(a.time) AS time FROM own_ref o "
            "JOIN assertion a ON a.id = o.id JOIN entity e ON e.id = a.entity "
            "WHERE o.ref >= coalesce((SELECT min(id) FROM segment WHERE device = ?1 AND time >= ?2), 1 << 38) << 24 "
            f"AND a.time >= ?2 AND e.kind IN ({kinds}) GROUP BY e.id) f "
            f"JOIN segment s ON s.id = f.ref >> {numbers.SHIFT} ORDER BY f.id",
            (me, since),
        )
        for entity, kind, row, seq, time in rows:
            compartment = core.compartments.at(row)
            if compartment is not None:
                yield _Sent(entity, kind, compartment, seq, time)

    def _line(self, sent: _Sent) -> ReceiptLine | None:
        """Return what is told of one thing; None where nobody else reads it."""
        core, membership = self.exchange.core, self.exchange.book.membership
        if membership.named_readers(sent.compartment.cid) == frozenset({core.identity.member}):
            return None  # without judging a log for it: there may be very many of one's own
        others = {MemberId(one) for one in membership.readers(sent.compartment.cid)}
        others.discard(MemberId(core.identity.member))
        info = core.entities.at({sent.entity}).get(sent.entity)
        if not others or info is None:
            return None
        opened = self._opened(sent)
        received = tuple(Received(member, at) for member, at in sorted(opened.items()) if member in others)
        return ReceiptLine(
            core.catalog.kinds[sent.kind].spec.name,
            EntityId(info.entity),
            EntityId(line_of(core, info)[-1].entity),
            _instant(to_ms(sent.time)),
            received,
            tuple(sorted(others - opened.keys())),
        )

    def _opened(self, sent: _Sent) -> dict[MemberId, datetime]:
        exchange = self.exchange
        me = exchange.devices.row(exchange.core.identity.device)
        rows = exchange.core.database.rows(
            "SELECT reader, at FROM receipt WHERE compartment = ? AND device = ? AND seq >= ? ORDER BY at DESC",
            (sent.compartment.row, me, sent.seq),
        )
        return {self.authors.member(exchange.devices.device_id(reader)): _instant(at) for reader, at in rows}


def _instant(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
