"""The port Held: what was held as people read it, and what they decide about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol, final

from typing_extensions import override

from ifodesk.changes.blob import Assertion
from ifodesk.changes.codec import Item
from ifodesk.changes.payloads import PinCut
from ifodesk.changes.record_parts import Cut
from ifodesk.changes.verdict import State
from ifodesk.domain.ids import EntityId
from ifodesk.store.catalog import FieldPlan, KindPlan
from ifodesk.store.cells.rows import Cell, EntityInfo
from ifodesk.store.clock import to_ms
from ifodesk.store.exchange import Exchange
from ifodesk.store.held.adopting import Adopting
from ifodesk.store.held.decided import undecided
from ifodesk.store.held.pieces import Piece
from ifodesk.store.log.authors import Authors
from ifodesk.store.log.history import domain_value
from ifodesk.store.log.written import written_in
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.held_ports import Held, HeldDeed, HeldValue, HeldWork
from ifodesk.usecases.seen import Changed

_CASE: Final = "SELECT id FROM p_case WHERE compartment = ? LIMIT 1"


class Rejudging(Protocol):
    """Judges segments anew."""

    def judge_again(self, segments: Collection[int]) -> Changed:
        """Judge segments anew after a cut was raised here; return what changed. Inside a transaction of the caller."""
        ...


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands of an entity now."""

    info: EntityInfo
    live: Mapping[Cell, list[int]]
    values: Mapping[int, Item]
    """Of the live assertions."""


@final
@dataclass(frozen=True, slots=True)
class VaultHeld(Held):
    """Reads and decides. Store lane only."""

    exchange: Exchange
    authors: Authors
    rejudging: Rejudging

    @override
    def work(self) -> tuple[HeldWork, ...]:
        found = [self._work(piece) for piece in undecided(self.exchange)]
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def _find(self, work: HeldWork) -> Piece:
        found = next((piece for piece in undecided(self.exchange) if piece.id == work.id), None)
        if found is None:
            raise RuleError("held_no_more")
        return found

    # --- reading ---

    def _work(self, piece: Piece) -> HeldWork:
        core, first = self.exchange.core, piece.rows[0]
        plan = core.catalog.kinds.get(first.kind)
        standing = self._standing(piece)
        case = core.database.one(_CASE, (piece.compartment.row,))
        device = piece.arrival.segment.header.device
        return HeldWork(
            piece.id,
            self.authors.member(device),
            self.authors.device_name(device),
            datetime.fromtimestamp(to_ms(piece.time) / 1000, UTC),
            piece.reason,
            None if case is None else EntityId(case[0]),
            "" if plan is None else plan.spec.name,
            EntityId(first.entity),
            _deed(piece, standing),
            tuple(self._value(row, plan, standing) for row in piece.rows),
            _is_draft(piece, plan, standing),
        )

    def _standing(self, piece: Piece) -> _Standing | None:
        core, first = self.exchange.core, piece.rows[0]
        info = core.entities.find(first.entity, first.kind, piece.compartment.row)
        if info is None:
            return None
        values = {one.row.id: one.row.value for one in written_in(core, info.compartment, {info.id})}
        return _Standing(info, core.cells.live_of([info.id]), values)

    def _value(self, row: Assertion, plan: KindPlan | None, standing: _Standing | None) -> HeldValue:
        if row.field == 0:
            every = () if standing is None else tuple(one for ids in standing.live.values() for one in ids)
            return HeldValue("", "", value=True, now=None, ref=every)
        field = None if plan is None else plan.fields.get(row.field)
        shown: tuple[int, ...] = ()
        if standing is not None:
            shown = tuple(standing.live.get((standing.info.id, row.field, row.key or ""), ()))
        if field is None:
            return HeldValue("", row.key or "", None, None, shown)
        now = _now(field, row, standing, shown)
        return HeldValue(field.spec.name, row.key or "", domain_value(field, row.key or "", row.value), now, shown)

    # --- deciding ---

    @override
    def raise_cut(self, work: HeldWork) -> Changed:
        exchange = self.exchange
        with exchange.core.database.durable():
            piece = self._find(work)
            header, h = piece.arrival.segment.header, piece.stored.h
            before = exchange.book.membership
            narrowed = before.verdict(header, h).narrowed
            if not narrowed or not piece.stored.chained:
                raise RuleError("cut_does_not_help")  # a fork, or a right that no cut gives
            cut = Cut(header.device, header.cid, header.seq, h)
            for ref in narrowed:
                exchange.book.sign(header.cid, PinCut(before.named(ref), (cut,)))
            if exchange.book.membership.verdict(header, h).state is not State.APPLIED:
                raise RuleError("cut_does_not_help")
            log = exchange.segments.of_log(piece.compartment.row, piece.stored.device)
            return self.rejudging.judge_again([one.id for one in log if one.chained and one.seq <= header.seq])

    @override
    def adopt(self, work: HeldWork) -> Changed:
        with self.exchange.core.database.durable():
            return Adopting(self.exchange.core).adopt(self._find(work), work)


def _deed(piece: Piece, standing: _Standing | None) -> HeldDeed:
    if any(row.field == 0 and type(row.value) is tuple for row in piece.rows):
        return HeldDeed.REMOVED
    return HeldDeed.MADE if standing is None else HeldDeed.CHANGED


def _is_draft(piece: Piece, plan: KindPlan | None, standing: _Standing | None) -> bool:
    """Return whether the piece is about something that its writer never sent: the field that says so is not true."""
    if plan is None or plan.sent_when is None:
        return False
    code = plan.sent_when.spec.code
    said = any(row.field == code and row.value is True for row in piece.rows)
    if said or standing is None:
        return not said
    ids = standing.live.get((standing.info.id, code, ""), ())
    return not any(standing.values.get(one) is True for one in ids)


def _now(field: FieldPlan, row: Assertion, standing: _Standing | None, shown: tuple[int, ...]) -> object:
    if standing is None or not shown:
        return None
    return domain_value(field, row.key or "", standing.values.get(shown[-1]))
