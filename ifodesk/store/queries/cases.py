"""Ärenden and Översikt."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar, final

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, PartyRole
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.database import Database, Row, Value
from ifodesk.store.queries.documents import WAITING, DocumentQueries
from ifodesk.store.queries.parts import KNOWN_PARTS
from ifodesk.store.queries.values import code, day, instant
from ifodesk.store.records.reading import OLDEST_FIRST, Reading
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.ports import Readers
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import CaseOverview, CaseRow
from ifodesk.words.label_words import PROTECTED

T = TypeVar("T")

_CASES: Final = """
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''), c.case_type, c.status, c.handler, c.opened_on,
           coalesce(l.at, c.changed_at), c.compartment
    FROM p_case c LEFT JOIN p_last_change l ON l.compartment = c.compartment"""
_CLIENTS: Final = f"""
    SELECT p."case", p.compartment, p.name, p.birth_year, p.protected FROM p_party p
    WHERE p.role = '{PartyRole.CLIENT}'"""
_YOUNGEST_FIRST: Final = " ORDER BY p.created_at DESC, p.entity DESC"
"""So that the oldest client of a case is the one that stays in a dictionary."""
_WAITING_NOTES: Final = f"""
    SELECT n."case", n.compartment, count(*) FROM p_note n
    LEFT JOIN p_transfer t ON t."document" = n.id AND t.compartment = n.compartment
    WHERE n.ready = 1 AND {WAITING}"""
_WAITING_PLANS: Final = f"""
    SELECT s."case", s.compartment, count(*) FROM p_plan_version v
    JOIN p_internal_sip s ON s.id = v.plan AND s.compartment = v.compartment
    LEFT JOIN p_transfer t ON t."document" = v.id AND t.compartment = v.compartment
    WHERE {WAITING}"""
_HANDLED: Final = f"""
    SELECT id, handler FROM p_case WHERE handler IS NOT NULL AND coalesce(status, '') <> '{CaseStatus.CLOSED}'
    ORDER BY created_at, entity"""
_NEWEST_NOTE: Final = "p.ready DESC, p.ready_at DESC, p.changed_at DESC, p.entity DESC LIMIT 1"


@final
@dataclass(frozen=True, slots=True)
class CaseQueries:
    """Reads cases."""

    reading: Reading
    readers: Readers
    documents: DocumentQueries

    def cases(self) -> tuple[CaseRow, ...]:
        """Return every case, newest change first; a part of a plan that is read here too stands in that plan."""
        return _case_rows(self.reading.database)

    def handled(self) -> tuple[tuple[EntityId, MemberId], ...]:
        """Return every case that is not closed and has a handler, with that person; oldest first."""
        rows = self.reading.database.rows(_HANDLED)
        return tuple((EntityId(case), MemberId(handler)) for case, handler in rows)

    def overview(self, case: EntityId) -> CaseOverview:
        """Return one case. Raises ``NotFoundError``."""
        seen = self.reading.select(Case, "p.id = ?", (case,), order="p.entity LIMIT 1")
        if not seen:
            raise NotFoundError
        notes = self.children(Note, case, order=_NEWEST_NOTE)
        plans = self.children(InternalSip, case)
        return CaseOverview(
            row=_case_rows(self.reading.database, case)[0],
            case=seen[0],
            parties=self.children(Party, case),
            readers=self.readers.readers(case),
            untransferred=self.documents.untransferred(case),
            last_note=notes[0] if notes else None,
            plan=plans[-1] if plans else None,
        )

    def children(self, cls: type[T], case: EntityId, *, order: str = OLDEST_FIRST) -> tuple[Seen[T], ...]:
        """Return what hangs on a case directly. What names it from another compartment is not its child."""
        where = 'p."case" = ? AND p.compartment = (SELECT compartment FROM p_case WHERE id = ? ORDER BY entity LIMIT 1)'
        return self.reading.select(cls, where, (case, case), order=order)


def _case_rows(database: Database, case: EntityId | None = None) -> tuple[CaseRow, ...]:
    """Return the lines of Ärenden, or of one case."""

    def rows(sql: str, column: str, joint: str, after: str = "") -> Sequence[Row]:
        values: tuple[Value, ...] = () if case is None else (case,)
        return database.rows(f"{sql}{'' if case is None else f' {joint} {column} = ?'}{after}", values)

    clients = {(row[0], row[1]): row for row in rows(_CLIENTS, 'p."case"', "AND", _YOUNGEST_FIRST)}
    waiting: Counter[tuple[bytes, int]] = Counter()
    for sql, table in ((_WAITING_NOTES, "n"), (_WAITING_PLANS, "s")):
        grouped = f' GROUP BY {table}."case", {table}.compartment'
        waiting.update({(row[0], row[1]): row[2] for row in rows(sql, f'{table}."case"', "AND", grouped)})
    cases = f"{_CASES} WHERE c.id NOT IN {KNOWN_PARTS}" if case is None else _CASES
    found = rows(cases, "c.id", "WHERE", " ORDER BY 7 DESC, c.entity DESC")
    return tuple(_case(row, clients.get((row[0], row[7])), waiting[row[0], row[7]]) for row in found)


def _case(row: Row, client: Row | None, untransferred: int) -> CaseRow:
    return CaseRow(
        id=EntityId(row[0]),
        number=row[1],
        client=shown_name(client[2], protected=client[4]) if client else "",
        birth_year=client[3] if client else None,
        case_type=code(CaseType, row[2]),
        status=code(CaseStatus, row[3]) or CaseStatus.OPEN,
        handler=None if row[4] is None else MemberId(row[4]),
        opened_on=day(row[5]),
        changed_at=instant(row[6]),
        untransferred=untransferred,
    )


def shown_name(name: str | None, *, protected: int | None) -> str:
    """Return a name as it stands outside its case: that of a protected person is masked."""
    return PROTECTED if protected else name or ""
