"""The slow path: cells with something concurrent, folded by `ifodesk.changes.merge` from what the tables hold."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple, final

from ifodesk.changes import merge
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.ids import ID_BYTES, DeviceId, Ref, UnitId
from ifodesk.store import numbers
from ifodesk.store.cells.rows import Cell, NewRow, Outcome
from ifodesk.store.database import Database

_NOT_SENT: Final = b"\xff" * ID_BYTES
_LAST_SEQ: Final = 1 << 62
"""What was not sent yet is later in its log than everything that was."""

_STANDING: Final = """
    SELECT a.id, a.value, a.time, a.unit, a.supersedes, a.names, coalesce(p.ref, a.adopts), o.ref, s.seq, d.device
    FROM json_each(?) wanted JOIN assertion a ON a.id = wanted.value
    LEFT JOIN own_ref o ON o.id = a.id
    LEFT JOIN own_ref p ON p.id = a.adopts
    LEFT JOIN segment s ON s.id = coalesce(o.ref, a.id) >> 24
    LEFT JOIN device d ON d.id = s.device"""
_MARKS: Final = """
    SELECT m.target, m.by, a.unit FROM dangling m
    JOIN assertion a ON a.id = m.by
    JOIN assertion t ON t.id = m.target AND t.entity = a.entity AND t.field = a.field AND t.key IS a.key
    WHERE m.target IN (SELECT value FROM json_each(?))"""
_PREDECESSORS: Final = """
    SELECT o.predecessors FROM opening o LEFT JOIN segment s ON s.id = o.segment
    WHERE o.unit = ? ORDER BY s.h, o.place LIMIT 1"""


class Standing(NamedTuple):
    """An assertion as the merge takes it."""

    live: merge.Live
    supersedes: tuple[int, ...]
    names: tuple[int, ...] | None


@final
class Siblings:
    """Folds the few cells that are not simple."""

    def __init__(self, database: Database, me: DeviceId) -> None:
        """Work on *database*; *me* is the author of what has not been sent."""
        self._database = database
        self._me = me

    def fold(
        self,
        cells: Mapping[Cell, Sequence[NewRow]],
        before: Mapping[Cell, Sequence[int]],
        kinds: Mapping[Cell, merge.FieldKind],
    ) -> dict[Cell, Outcome]:
        """Return what each of *cells* shows once its new rows are in."""
        new = [row.id for group in cells.values() for row in group]
        standing = self.load([*new, *(one for cell in cells for one in before.get(cell, ()))])
        marks = self._marks(new)
        units = {one.live.unit for one in standing.values()} | {unit for found in marks.values() for _, unit in found}
        predecessors = self._predecessors(units)
        ids = {one.live.ref: assertion for assertion, one in standing.items()}
        outcomes: dict[Cell, Outcome] = {}
        for cell, group in cells.items():
            former = [standing[one].live for one in before.get(cell, ())]
            superseded = {standing[row.id].live.ref: frozenset(marks.get(row.id, ())) for row in group}
            if kinds[cell] is merge.FieldKind.IMMUTABLE:
                superseded = {}  # also what names a text that comes later takes nothing from it
            state = merge.fold(
                merge.CellState({live.ref: live for live in former}, superseded),
                [_write(standing[row.id], standing) for row in group],
                kind=kinds[cell],
                predecessors=predecessors,
            )
            outcomes[cell] = _outcome(state, kinds[cell], ids)
        return outcomes

    def outcomes(
        self, cells: Mapping[Cell, Sequence[int]], kinds: Mapping[Cell, merge.FieldKind]
    ) -> dict[Cell, Outcome]:
        """Return what cells show in which these assertions stand."""
        standing = self.load([one for live in cells.values() for one in live])
        found: dict[Cell, Outcome] = {}
        for cell, live in cells.items():
            lives = {standing[one].live.ref: standing[one].live for one in live}
            ids = {standing[one].live.ref: one for one in live}
            found[cell] = _outcome(merge.CellState(lives, {}), kinds[cell], ids)
        return found

    def load(self, assertions: Collection[int]) -> dict[int, Standing]:
        """Return assertions by id, as the merge takes them."""
        rows = self._database.rows(_STANDING, (json.dumps(list(assertions)),))
        return {row[0]: self._standing(*row) for row in rows}

    def _standing(  # noqa: PLR0913, PLR0917 - one parameter per column
        self,
        assertion: int,
        value: bytes,
        time: int,
        unit: int,
        supersedes: bytes | None,
        names: bytes | None,
        adopts: int | None,
        own: int | None,
        seq: int | None,
        device: bytes | None,
        /,
    ) -> Standing:
        ref = (_NOT_SENT, assertion) if device is None else _ref(assertion if own is None else own)
        live = merge.Live(
            ref,
            decode(value),
            time,
            DeviceId(device) if device is not None else self._me,
            _LAST_SEQ if seq is None else seq,
            unit_key(unit),
            None if adopts is None else _ref(adopts),
        )
        return Standing(live, numbers.from_bytes(supersedes), None if names is None else numbers.from_bytes(names))

    def _marks(self, targets: Sequence[int]) -> dict[int, list[merge.Mark]]:
        found: dict[int, list[merge.Mark]] = defaultdict(list)
        for target, by, unit in self._database.rows(_MARKS, (json.dumps(list(targets)),)):
            found[target].append((_ref(by), unit_key(unit)))
        return found

    def _predecessors(self, units: Collection[UnitId]) -> merge.Predecessors:
        """Return, per unit, every unit that it may supersede in: its predecessors, and theirs."""
        if len(units) < 2:  # noqa: PLR2004 - within one unit all may
            return merge.NO_PREDECESSORS
        return {unit: self._before(unit) for unit in units}

    def _before(self, unit: UnitId) -> frozenset[UnitId]:
        found: set[int] = set()
        waiting = [_unit_row(unit)]
        while waiting:
            row = self._database.one(_PREDECESSORS, (waiting.pop(),))
            fresh = set(numbers.from_bytes(row[0] if row else None)) - found
            found |= fresh
            waiting += fresh
        return frozenset(unit_key(one) for one in found)

    def gone(self, entity_live: Mapping[Cell, Sequence[int]]) -> merge.Deletion:
        """Return whether an entity with these live assertions, all its cells, is deleted."""
        standing = self.load([one for live in entity_live.values() for one in live])
        tombstones: dict[Ref, merge.Live] = {}
        others: list[merge.CellState] = []
        for cell, live in entity_live.items():
            state = {standing[one].live.ref: standing[one].live for one in live}
            if cell[1] != 0:
                others.append(merge.CellState(state, {}))
                continue
            for one in live:
                names = standing[one].names
                seen = None if names is None else tuple(standing[n].live.ref for n in names if n in standing)
                tombstones[standing[one].live.ref] = standing[one].live._replace(value=seen)
        return merge.deletion(merge.CellState(tombstones, {}), others)


def unit_key(unit: int) -> UnitId:
    """Return a unit's row as the merge takes it: it only compares."""
    return UnitId(unit.to_bytes(8, "big"))


def _unit_row(unit: UnitId) -> int:
    return int.from_bytes(unit, "big")


def _ref(assertion: int) -> Ref:
    """Return a local reference: the segment's row in place of its hash, and the true idx."""
    return numbers.row_of(assertion).to_bytes(ID_BYTES, "big"), numbers.number_of(assertion)


def _write(one: Standing, standing: Mapping[int, Standing]) -> merge.Write:
    return merge.Write(one.live, tuple(standing[target].live.ref for target in one.supersedes if target in standing))


def _outcome(state: merge.CellState, kind: merge.FieldKind, ids: Mapping[Ref, int]) -> Outcome:
    live = tuple(ids[ref] for ref in state.live)
    if kind is merge.FieldKind.SET:
        return Outcome(any(one.value is True for one in state.live.values()), live, live, conflict=False)
    origins = merge.CellState({one.ref: one for one in merge.by_origin(state.live.values())}, state.superseded)
    shown = merge.shown(origins, kind)
    value = None if shown is None else shown.value
    same = encode(value)
    saying = tuple(ids[ref] for ref, one in state.live.items() if encode(one.value) == same)
    return Outcome(value, live, saying, bool(merge.conflict(origins, kind)))
