"""Documents with their transfer state: ready notes, adopted plans, summaries of interviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.domain.entities.case import Transfer, TransferState
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.database import Row, Value
from ifodesk.store.queries.parts import KNOWN_PARTS
from ifodesk.store.queries.values import instant
from ifodesk.store.records.reading import Reading
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import DocumentKind, DocumentRow

WAITING: Final = "(t.state IS NULL OR t.state = 'not_transferred')"
"""Neither transferred nor marked as not to be."""

_NOTES: Final = """
    SELECT n.id, n."case", coalesce(nullif(c.record_number, ''), c.number, ''), 'note', coalesce(n.title, ''),
           n.author, coalesce(n.ready_at, n.created_at), t.id
    FROM p_note n
    JOIN p_case c ON c.id = n."case" AND c.compartment = n.compartment
    LEFT JOIN p_transfer t ON t."document" = n.id AND t.compartment = n.compartment
    WHERE n.ready = 1"""
_PLANS: Final = """
    SELECT v.id, c.id, coalesce(nullif(c.record_number, ''), c.number, ''), 'plan_version',
           coalesce(CAST(v.number AS TEXT), ''), v.adopted_by, coalesce(v.adopted_at, v.created_at), t.id
    FROM p_plan_version v
    JOIN p_internal_sip s ON s.id = v.plan AND s.compartment = v.compartment
    JOIN p_case c ON c.id = s."case" AND c.compartment = v.compartment
    LEFT JOIN p_transfer t ON t."document" = v.id AND t.compartment = v.compartment
    WHERE TRUE"""
_SUMMARIES: Final = """
    SELECT m.id, c.id, coalesce(nullif(c.record_number, ''), c.number, ''), 'interview_summary', '',
           m.author, coalesce(m.made_at, m.created_at), t.id
    FROM p_interview_summary m
    JOIN p_interview i ON i.id = m.interview AND i.compartment = m.compartment
    JOIN p_case c ON c.id = i."case" AND c.compartment = m.compartment
    LEFT JOIN p_transfer t ON t."document" = m.id AND t.compartment = m.compartment
    WHERE TRUE"""


@final
@dataclass(frozen=True, slots=True)
class DocumentQueries:
    """Reads documents."""

    reading: Reading

    def untransferred(self, case: EntityId | None = None) -> tuple[DocumentRow, ...]:
        """Return documents that wait, oldest first."""
        if case is None:
            # the version of a whole plan holds what the versions of its parts do
            return self._rows(f"AND {WAITING}", (), plans=f"AND c.id NOT IN {KNOWN_PARTS}")
        return self._rows(f"AND {WAITING} AND c.id = ?", (case,))

    def of_case(self, case: EntityId) -> dict[EntityId, DocumentRow]:
        """Return every document of a case by id."""
        return {row.id: row for row in self._rows("AND c.id = ?", (case,))}

    def _rows(self, condition: str, values: tuple[Value, ...], *, plans: str = "") -> tuple[DocumentRow, ...]:
        """Return documents; *plans* is a further condition for versions of plans."""
        parts = (_NOTES, condition), (_PLANS, f"{condition} {plans}"), (_SUMMARIES, condition)
        sql = f"{' UNION ALL '.join(f'{part} {where}' for part, where in parts)} ORDER BY 7, 1"
        found = self.reading.database.rows(sql, values * len(parts))
        transfers = self.reading.by_ids(Transfer, [EntityId(row[7]) for row in found if row[7] is not None])
        return tuple(_document(row, transfers.get(EntityId(row[7] or b""))) for row in found)


def _document(row: Row, transfer: Seen[Transfer] | None) -> DocumentRow:
    state = None if transfer is None else transfer.value.state
    return DocumentRow(
        id=EntityId(row[0]),
        case=EntityId(row[1]),
        case_number=row[2],
        kind=DocumentKind(row[3]),
        title=row[4],
        author=None if row[5] is None else MemberId(row[5]),
        made_at=instant(row[6]),
        state=state or TransferState.NOT_TRANSFERRED,
        transfer=transfer,
    )
