"""The history of a compartment: who changed what, when, on which device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import final

from ifodesk.changes.codec import Item, decode
from ifodesk.changes.envelope import record_from_item
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.merge import FieldKind, referred_id
from ifodesk.changes.payloads import Exclude, LetIn
from ifodesk.changes.records import parse_record
from ifodesk.domain.declare import UnreadableValueError, from_wire
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.catalog import FieldPlan
from ifodesk.store.cells.rows import EntityInfo
from ifodesk.store.clock import to_ms
from ifodesk.store.core import Core
from ifodesk.store.lineage import find_entity
from ifodesk.store.log.authors import Authors
from ifodesk.store.log.written import Written, by_cell, written_in
from ifodesk.usecases.log_ports import HistoryLine


@final
@dataclass(frozen=True, slots=True)
class History:
    """Tells what happened."""

    core: Core
    authors: Authors

    def of(self, root: EntityId) -> tuple[HistoryLine, ...]:
        """Return the history of everything in the compartment of *root*, newest first. Raises ``NotFoundError``."""
        info = find_entity(self.core, root)
        written = written_in(self.core, info.compartment)
        infos = self.core.entities.of_compartment(info.compartment)
        lines = [*self._lines(written, infos), *self._records(info)]
        return tuple(sorted(lines, key=lambda line: line.at, reverse=True))

    def _lines(self, written: list[Written], infos: Mapping[int, EntityInfo]) -> Iterator[HistoryLine]:
        made: dict[int, int] = {}
        for one in written:
            made.setdefault(one.row.entity, one.row.time)
        kinds = self.core.catalog.kinds
        known = {info.id for info in infos.values() if info.kind in kinds and not kinds[info.kind].spec.quiet}
        brief = {one for one in known if kinds[infos[one].kind].spec.in_brief}
        told: set[int] = set()
        for cell, ones in by_cell(written).items():
            if cell[0] not in known:
                continue
            if cell[0] not in told:
                told.add(cell[0])
                first = next(one for one in written if one.row.entity == cell[0])
                yield self._line(first, infos[cell[0]], "", "made")
            for one in ones:
                if one.row.time > made[cell[0]] and (one.row.field == 0 or cell[0] not in brief):
                    yield from self._assertion(one, ones, infos[cell[0]])

    def _assertion(self, one: Written, cell: list[Written], info: EntityInfo) -> Iterator[HistoryLine]:
        if one.row.field == 0:
            yield self._line(one, info, "", "made" if one.row.names is None else "removed")
            return
        plan = self.core.catalog.kinds[info.kind].fields.get(one.row.field)
        if plan is None:
            return
        rows = {other.row.id: other for other in cell}
        seen = [rows[target].row.value for target in one.row.supersedes if target in rows]
        before = None if not seen else domain_value(plan, one.row.key, seen[0])
        after = domain_value(plan, one.row.key, one.row.value)
        yield self._line(one, info, plan.spec.name, _what(one, cell), before, after)

    def _line(
        self, one: Written, info: EntityInfo, field: str, what: str, before: object = None, after: object = None
    ) -> HistoryLine:
        return HistoryLine(
            datetime.fromtimestamp(to_ms(one.row.time) / 1000, UTC),
            self.authors.member(one.device),
            self.authors.device_name(one.device),
            self.core.catalog.kinds[info.kind].spec.name,
            EntityId(info.entity),
            field,
            before,
            after,
            what,
            None if one.origin is None else self.authors.member(one.origin),
        )

    def _records(self, root: EntityInfo) -> Iterator[HistoryLine]:
        """Give who was let in and who was taken out."""
        compartment = self.core.compartments.at(root.compartment)
        if compartment is None:
            return
        now = self.core.clock.now_ms()
        for raw, time in self.core.database.rows("SELECT raw, time FROM record WHERE log = ?", (compartment.cid,)):
            signed = record_from_item(decode(raw))
            payload = parse_record(signed).payload
            if not isinstance(payload, LetIn | Exclude) or not signed.signatures:
                continue
            device = signed.signatures[0].signer
            at = datetime.fromtimestamp((now if time is None else to_ms(time)) / 1000, UTC)
            what = "let_in" if isinstance(payload, LetIn) else "excluded"
            for member in payload.members:
                yield HistoryLine(
                    at,
                    self.authors.member(device),
                    self.authors.device_name(device),
                    self.core.catalog.kinds[root.kind].spec.name,
                    EntityId(root.entity),
                    "",
                    None,
                    MemberId(member),
                    what,
                )


def _what(one: Written, cell: list[Written]) -> str:
    """Return whether an assertion chose between several, was written beside another, or simply changed the value."""
    targets = set(one.row.supersedes)
    if len(targets) > 1:
        return "chosen"
    beside = (other for other in cell if other.row.id != one.row.id and other.row.time <= one.row.time)
    apart = any(set(other.row.supersedes) == targets and other.device != one.device for other in beside)
    return "conflict" if apart else "changed"


def domain_value(plan: FieldPlan, key: str, value: Item) -> object:
    """Return a value as the history shows it: of a set the member, None for what cannot be read."""
    if plan.kind is FieldKind.SET:
        try:
            return referred_id(key) if value is True else None
        except ChangesError:
            return None
    if isinstance(value, tuple):
        return None
    try:
        return from_wire(plan.spec, value)
    except UnreadableValueError:
        return None
