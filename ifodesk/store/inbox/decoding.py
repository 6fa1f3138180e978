"""From the blobs of an accepted segment to rows: keys, rights, whole changes only, references as local integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, final

from ifodesk.changes.blob import Assertion, UnitContent, change_complete
from ifodesk.changes.codec import Item
from ifodesk.changes.errors import BadBytes, ChangesError, NoKeyError
from ifodesk.changes.ids import ID_BYTES, CompartmentId, DeviceId, Ref
from ifodesk.changes.membership import Membership
from ifodesk.changes.quick import make_named
from ifodesk.changes.segment import SealedUnit, open_unit
from ifodesk.changes.verdict import Reason, Verdict
from ifodesk.domain.rights import RightsTable, right_to_write
from ifodesk.store import numbers
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.cells.rows import EntityInfo, NewRow
from ifodesk.store.exchange import Exchange
from ifodesk.store.inbox.arrivals import Arrival
from ifodesk.store.segments.states import SegmentState

_MOST_IDX: Final = 1 << numbers.SHIFT


class BlobState(NamedTuple):
    """A blob that could not be applied whole."""

    segment: int
    place: int
    unit: int
    state: SegmentState
    reason: str


class _Opened(NamedTuple):
    """An opened blob."""

    place: int
    unit: int
    content: UnitContent


@dataclass(slots=True)
class Decoded:
    """What segments brought."""

    rows: list[NewRow] = field(default_factory=list)
    infos: dict[int, EntityInfo] = field(default_factory=dict)
    aside: list[BlobState] = field(default_factory=list)


@final
class Decoding:
    """Decodes accepted segments."""

    def __init__(self, exchange: Exchange) -> None:
        """Decode for *exchange*."""
        self._exchange = exchange
        self._me = exchange.devices.row(exchange.core.identity.device)
        self._membership: Membership | None = None
        self._tables: dict[tuple[CompartmentId, tuple[bytes, ...]], RightsTable | None] = {}
        self._allowed: dict[tuple[tuple[bytes, ...], tuple[bytes, ...], DeviceId, bytes, int], bool] = {}

    def rights_known(self, arrival: Arrival) -> bool:
        """Return whether this program knows the table of rights that holds for a segment."""
        header = arrival.segment.header
        return self._table(header.cid, header.heads) is not None

    def decode(self, arrival: Arrival, verdict: Verdict, into: Decoded) -> None:
        """Add what a segment says to *into*: every change of which all parts are good."""
        opened: list[_Opened] = []
        aside: list[BlobState] = []
        for blob in arrival.units:
            unit = self._exchange.core.units.row(arrival.compartment.row, blob.unit)
            content = self._open(arrival, blob, unit, aside)
            if content is not None:
                opened.append(_Opened(blob.index, unit, content))
        whole = _whole_changes(opened)
        aside += [
            BlobState(arrival.row, one.place, one.unit, SegmentState.HELD, Reason.NO_RIGHT)
            for one in opened
            if not self._rows(arrival, verdict, one, whole, into)
        ]
        into.aside += aside

    def _open(self, arrival: Arrival, blob: SealedUnit, unit: int, aside: list[BlobState]) -> UnitContent | None:
        try:
            return open_unit(arrival.segment.header, blob, self._exchange.core.units.keys(unit))
        except NoKeyError:
            aside.append(BlobState(arrival.row, blob.index, unit, SegmentState.WAITING, "missing_key"))
        except BadBytes:
            aside.append(BlobState(arrival.row, blob.index, unit, SegmentState.BROKEN, Reason.BAD_BYTES))
            self._exchange.alarms.sound(AlarmCode.BROKEN_BLOB, arrival.device, arrival.h.hex())
        return None

    def _rows(self, arrival: Arrival, verdict: Verdict, blob: _Opened, whole: frozenset[int], into: Decoded) -> bool:
        """Add the rows of a blob; return whether its author had the right to all of them."""
        row, first, times = (
            arrival.row,
            arrival.row << numbers.SHIFT,
            {stamp.number: stamp.time for stamp in blob.content.stamps},
        )
        info: EntityInfo | None = None
        held: tuple[bytes, int] | None = None
        for one in blob.content.rows:
            if one.change not in whole or held == (one.entity, one.kind):
                continue
            if info is None or info.entity != one.entity or info.kind != one.kind:
                if not self._may(arrival, verdict, one.kind):
                    info, held = None, (one.entity, one.kind)
                    continue
                info = self._entity(arrival, one, blob.unit)
                into.infos[info.id] = info
            _, change, _, _, field, key, value, supersedes, adopts = one
            into.rows.append(
                make_named(
                    NewRow,
                    (
                        first | one.idx,
                        info.id,
                        field,
                        key or "",
                        value,
                        blob.unit,
                        times[change],
                        tuple([self._local(ref, row) for ref in supersedes]) if supersedes else (),
                        None if field else self._names(value, row),
                        None if adopts is None else self._local(adopts, row),
                    ),
                )
            )
        return held is None

    def _entity(self, arrival: Arrival, one: Assertion, unit: int) -> EntityInfo:
        entities = self._exchange.core.entities
        info = entities.take(one.entity, one.kind, arrival.compartment.row, unit)
        return info if info.unit == unit or info.mixed else entities.mix(info)

    def _names(self, value: Item, row: int) -> tuple[int, ...] | None:
        """Return what a tombstone names; None when it was taken back or cannot be read."""
        if type(value) is not tuple:
            return None
        found: list[int] = []
        for one in value:
            match one:
                case (bytes(h), int(idx)) if len(h) in (0, ID_BYTES) and type(idx) is int and idx >= 0:
                    found.append(self._local((h, idx), row))
                case _:
                    return None
        return tuple(found)

    def _local(self, ref: Ref, row: int) -> int:
        """Return the local integer of an assertion, be it here or not."""
        h, idx = ref
        if idx >= _MOST_IDX:
            idx = _MOST_IDX - 1  # no segment holds so many: it names nothing, and must stay different from all
        found = numbers.assertion_id(self._exchange.segments.row_of(h) if h else row, idx)
        if h and self._exchange.segments.is_own(numbers.row_of(found), self._me):
            own = self._exchange.core.database.one("SELECT id FROM own_ref WHERE ref = ?", (found,))
            return found if own is None else int(own[0])
        return found

    # --- rights ---

    def _may(self, arrival: Arrival, verdict: Verdict, kind: int) -> bool:
        """Return whether the author had the right to write a kind, by the table and roles at the segment's heads."""
        header = arrival.segment.header
        table = self._table(header.cid, header.heads)
        key = (header.heads, verdict.narrowed, header.device, header.cid, kind)
        if key not in self._allowed:
            self._allowed[key] = table is not None and self._has(arrival, verdict, kind, table)
        return self._allowed[key]

    def _has(self, arrival: Arrival, verdict: Verdict, kind: int, table: RightsTable) -> bool:
        header, membership = arrival.segment.header, self._exchange.book.membership
        try:
            member = membership.author(header.device, header.heads, cid=header.cid, narrowed=verdict.narrowed)
        except ChangesError:
            return False
        return membership.may(
            member,
            right_to_write(kind),
            table,
            cid=header.cid,
            heads=header.heads,
            narrowed=verdict.narrowed,
        )

    def _table(self, cid: CompartmentId, heads: tuple[bytes, ...]) -> RightsTable | None:
        membership = self._exchange.book.membership
        if membership is not self._membership:
            self._tables.clear()
            self._allowed.clear()
            self._membership = membership
        key = (cid, heads)
        if key not in self._tables:
            self._tables[key] = self._exchange.rights.table(membership.rights_hash(heads, cid=cid))
        return self._tables[key]


def _whole_changes(blobs: Sequence[_Opened]) -> frozenset[int]:
    """Return the changes of which every part is here and good."""
    here: dict[int, int] = {}
    parts: dict[int, int] = {}
    for blob in blobs:
        for stamp in blob.content.stamps:
            here[stamp.number] = here.get(stamp.number, 0) + 1
            parts[stamp.number] = max(parts.get(stamp.number, 0), stamp.parts)
    return frozenset(
        number for number, count in here.items() if change_complete(parts[number], count, rest_closed=False)
    )
