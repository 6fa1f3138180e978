"""What the tables say of a cell is what the rule of merging says, whatever comes in whatever order and portions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ifodesk.changes import merge
from ifodesk.changes.codec import Item
from ifodesk.changes.ids import DeviceId, UnitId
from ifodesk.changes.merge import FieldKind
from ifodesk.domain.declare import spec_of
from ifodesk.domain.entities import DECLARED
from ifodesk.store import numbers
from ifodesk.store.catalog import Catalog
from ifodesk.store.cells.cells import Cells
from ifodesk.store.cells.rows import Batch, Cell, EntityInfo, NewRow, Outcome
from ifodesk.store.cells.siblings import Siblings
from ifodesk.store.database import Database
from ifodesk.store.migrations.runner import bring_up_to_date

SPECS = [spec_of(kind) for kind in DECLARED]
CATALOG = Catalog(SPECS)
KINDS = (FieldKind.REGISTER, FieldKind.IMMUTABLE, FieldKind.SET)
ME, DEVICES = 0, (b"m" * 16, b"a" * 16, b"z" * 16)
"""The device whose vault it is, one before and one after it in the order of ties."""
OWN_ROW = 1000
"""Saves have rows beside those of the segments that they were sent in."""
OTHER_UNIT = 2
ENTITY, COMPARTMENT = 1, 1


@dataclass(frozen=True)
class Written:
    """One assertion in a segment of its own; what it names are numbers of earlier ones."""

    device: int
    time: int
    value: Item
    unit: int
    supersedes: frozenset[int]
    adopts: int | None

    def local(self, number: int) -> int:
        """Return its id in the tables: own ones keep that of the save."""
        row = number + 1 + (OWN_ROW if self.device == ME else 0)
        return numbers.assertion_id(row, number)


def field_of(kind: FieldKind) -> tuple[int, int]:
    """Return an entity kind and a field of it that merges so."""
    return next(
        (spec.code, field.code)
        for spec in SPECS
        for field in spec.fields
        if CATALOG.field_kind(spec.code, field.code) is kind
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Written]:
    made: list[Written] = []
    values: tuple[Item, ...] = draw(st.sampled_from(((True, False), ("a", "b"), ("a", "b", None))))
    for number in range(draw(st.integers(1, 7))):
        earlier = st.integers(0, number - 1)
        named = draw(st.frozensets(earlier, max_size=3)) if number else frozenset[int]()
        adopts = draw(st.one_of(st.none(), earlier)) if number else None
        made.append(
            Written(
                draw(st.integers(0, 2)),
                draw(st.integers(0, 3)),
                draw(st.sampled_from(values)),
                draw(st.sampled_from((1, 1, 1, OTHER_UNIT))),
                named,
                adopts if draw(st.booleans()) else None,
            )
        )
    return made


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = Database(tmp_path_factory.mktemp("cells") / "vault.db", bytes(32))
    bring_up_to_date(made)
    yield made
    made.close()


def begun(database: Database, history: Sequence[Written]) -> Cells:
    """Return the cells of a vault that holds the segments of a history, and nothing of what they say."""
    for table in ("assertion", "live", "dangling", "segment", "device", "own_ref", "opening"):
        database.write(f"DELETE FROM {table}")  # noqa: S608 - one of these
    for row, device in enumerate(DEVICES, 1):
        database.write("INSERT INTO device VALUES (?, ?)", (row, device))
    for number, one in enumerate(history):
        database.write(
            "INSERT INTO segment (id, h, compartment, device, seq, state, chained, time) "
            "VALUES (?, ?, ?, ?, ?, 1, 1, 0)",
            (number + 1, ref(number)[0], COMPARTMENT, one.device + 1, number + 1),
        )
        if one.device == ME:
            sent = numbers.assertion_id(number + 1, number)
            database.write("INSERT INTO own_ref VALUES (?, ?)", (one.local(number), sent))
    database.write(
        "INSERT INTO opening (unit, segment, place, generation, retention, predecessors) VALUES (?, 1, 0, 1, 1, ?)",
        (OTHER_UNIT, numbers.to_bytes((1,))),
    )
    return Cells(database, CATALOG, Siblings(database, DeviceId(DEVICES[ME])))


def ref(number: int) -> tuple[bytes, int]:
    return number.to_bytes(16, "big"), number


def row_of(history: Sequence[Written], number: int, field: int) -> NewRow:
    one = history[number]
    named = tuple(history[at].local(at) for at in sorted(one.supersedes))
    adopts = None if one.adopts is None else history[one.adopts].local(one.adopts)
    return NewRow(one.local(number), ENTITY, field, "", one.value, one.unit, one.time, named, None, adopts)


def by_rule(history: Sequence[Written], numbers_in: Sequence[int], kind: FieldKind) -> tuple[Item, set[int], bool]:
    """Return what the rule shows of these, what stands, and whether it is in conflict."""
    writes = []
    for number in numbers_in:
        one = history[number]
        origin = None if one.adopts is None else ref(one.adopts)
        device = DeviceId(DEVICES[one.device])
        live = merge.Live(ref(number), one.value, one.time, device, number + 1, unit_id(one.unit), origin)
        writes.append(merge.Write(live, tuple(ref(at) for at in one.supersedes)))
    before = {unit_id(OTHER_UNIT): frozenset({unit_id(1)})}
    state = merge.fold(merge.EMPTY, writes, kind=kind, predecessors=before)
    stands = {number for _, number in state.live}
    if kind is FieldKind.SET:
        return any(one.value is True for one in state.live.values()), stands, False
    origins = replace(state, live={one.ref: one for one in merge.by_origin(state.live.values())})
    shown = merge.shown(origins, kind)
    return None if shown is None else shown.value, stands, bool(merge.conflict(origins, kind))


def unit_id(unit: int) -> UnitId:
    return UnitId(unit.to_bytes(16, "big"))


def told(history: Sequence[Written], outcome: Outcome, kind: FieldKind) -> tuple[Item, set[int], bool]:
    """Return what the tables say in the same form; of a set all but true is no member."""
    numbers_of = {one.local(number): number for number, one in enumerate(history)}
    value = outcome.value is True if kind is FieldKind.SET else outcome.value
    return value, {numbers_of[one] for one in outcome.live}, outcome.conflict


def info(history: Sequence[Written], seen: Sequence[int], kind: int, *, fresh: bool) -> EntityInfo:
    units = [history[number].unit for number in seen]
    return EntityInfo(ENTITY, b"e" * 16, kind, COMPARTMENT, units[0], len(set(units)) > 1, fresh)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), history=histories())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tables_and_rule_agree_in_any_order_and_after_something_was_taken_out_and_came_again(
    database: Database, kind: FieldKind, data: st.DataObject, history: list[Written]
) -> None:
    order = data.draw(st.permutations(range(len(history))))
    entity_kind, field = field_of(kind)
    cell: Cell = (ENTITY, field, "")
    with database.durable():
        cells = begun(database, history)
        done, outcome = 0, Outcome(None, (), (), conflict=False)
        while done < len(order):
            end = data.draw(st.integers(done + 1, len(order)))
            known = info(history, order[:end], entity_kind, fresh=not done)
            rows = [row_of(history, number, field) for number in order[done:end]]
            outcome = cells.apply(Batch(rows, {ENTITY: known})).outcomes[cell]
            done = end
            assert told(history, outcome, kind) == by_rule(history, order[:done], kind)
        again = cells.siblings.outcomes({cell: cells.live_of({ENTITY})[cell]}, {cell: kind})[cell]
        assert told(history, again, kind) == told(history, outcome, kind)
        assert set(outcome.shown) <= set(outcome.live)
        left = data.draw(st.sets(st.sampled_from(order), min_size=1))
        for number in set(order) - left:
            database.write("DELETE FROM assertion WHERE id = ?", (history[number].local(number),))
            database.write("DELETE FROM dangling WHERE by = ?", (history[number].local(number),))
        kept = [number for number in order if number in left]
        rows = [row_of(history, number, field) for number in kept]
        refolded = cells.refold(rows, {ENTITY: info(history, order, entity_kind, fresh=False)}).outcomes[cell]
        assert told(history, refolded, kind) == by_rule(history, kept, kind)
        for number in data.draw(st.permutations([number for number in order if number not in left])):
            kept.append(number)
            known = info(history, order, entity_kind, fresh=False)
            back = cells.apply(Batch([row_of(history, number, field)], {ENTITY: known})).outcomes[cell]
            assert told(history, back, kind) == by_rule(history, kept, kind)
