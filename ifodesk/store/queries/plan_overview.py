"""The plans that a chief follows: one line per whole plan, with what is late, unanswered or missing in it."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, final

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.database import Database, Row
from ifodesk.store.queries.cases import shown_name
from ifodesk.store.queries.parts import KNOWN_PARTS, OF_PLAN
from ifodesk.store.queries.values import day
from ifodesk.usecases.views import PlanRow

_PLANS: Final = f"""
    SELECT s.id, c.id, coalesce(nullif(c.record_number, ''), c.number, ''),
           (SELECT p.name FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}' ORDER BY p.created_at, p.entity LIMIT 1),
           (SELECT max(p.protected) FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}'),
           c.handler, s.next_follow_up_on, trim(coalesce(s.own_words, '')) = '',
           (SELECT max(v.number) FROM p_plan_version v WHERE v."plan" = s.id AND v.compartment = s.compartment),
           EXISTS (SELECT 1 FROM p_plan_part h WHERE h."case" = c.id AND h.compartment = c.compartment)
    FROM p_internal_sip s JOIN p_case c ON c.id = s."case" AND c.compartment = s.compartment
    WHERE s.closed_on IS NULL AND s.refused_on IS NULL AND coalesce(c.status, 'open') = 'open'
      AND c.id NOT IN {KNOWN_PARTS}
    ORDER BY s.next_follow_up_on IS NULL, s.next_follow_up_on, c.entity"""
_OF_GOALS: Final = f"""
    FROM p_goal g
    JOIN p_internal_sip s ON s.id = g."plan" AND s.compartment = g.compartment
    JOIN p_case c ON c.id = s."case" AND c.compartment = g.compartment{OF_PLAN}"""
_GOALS: Final = f"SELECT coalesce(ps.id, s.id), count(*) {_OF_GOALS} WHERE g.closed_on IS NULL GROUP BY 1"
_UNCONFIRMED: Final = f"""
    SELECT coalesce(ps.id, s.id), count(*) {_OF_GOALS}
    JOIN p_measure m ON m.goal = g.id AND m.compartment = g.compartment
    WHERE m.responsible_member IS NOT NULL AND m.confirmation IS NULL
      AND coalesce(m.status, 'planned') IN ('planned', 'ongoing')
    GROUP BY 1"""
_OUTCOMES: Final = """
    SELECT s.id, o.outcome, count(*) FROM p_goal_outcome o
    JOIN p_follow_up f ON f.id = o.follow_up AND f.compartment = o.compartment
    JOIN p_internal_sip s ON s.id = f."plan" AND s.compartment = f.compartment
    WHERE o.outcome IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM p_goal_outcome n WHERE n.goal = o.goal AND n.compartment = o.compartment AND n.entity > o.entity)
    GROUP BY 1, 2"""
"""The newest outcome of each goal, counted."""


@final
@dataclass(frozen=True, slots=True)
class PlanOverviewQueries:
    """Reads the plans of the municipality, as far as the signed-in person reads them."""

    database: Database

    def open_plans(self, today: date) -> tuple[PlanRow, ...]:
        """Return the open plans as of *today*, those followed up next first; without a day last."""
        goals, unconfirmed = self._counts(_GOALS), self._counts(_UNCONFIRMED)
        outcomes: dict[bytes, dict[str, int]] = {}
        for plan, outcome, count in self.database.rows(_OUTCOMES):
            outcomes.setdefault(plan, {})[outcome] = count
        return tuple(
            _row(row, goals.get(row[0], 0), unconfirmed.get(row[0], 0), outcomes.get(row[0], {}), today)
            for row in self.database.rows(_PLANS)
        )

    def _counts(self, sql: str) -> dict[bytes, int]:
        return {row[0]: row[1] for row in self.database.rows(sql)}


def _row(row: Row, goals: int, unconfirmed: int, outcomes: dict[str, int], today: date) -> PlanRow:
    next_on = day(row[6])
    return PlanRow(
        plan=EntityId(row[0]),
        case=EntityId(row[1]),
        number=row[2],
        client=shown_name(row[3], protected=row[4]),
        handler=None if row[5] is None else MemberId(row[5]),
        next_follow_up_on=next_on,
        late=next_on is not None and next_on < today,
        unconfirmed=unconfirmed,
        without_words=bool(row[7]) and not row[9],
        version=row[8],
        goals=goals,
        outcomes=outcomes,
        is_part=bool(row[9]),
    )
