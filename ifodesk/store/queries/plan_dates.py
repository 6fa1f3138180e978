"""How far each plan that is under way has come: what its deadlines depend on."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, final

from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_deadlines import PlanDates
from ifodesk.store.database import Database, Row
from ifodesk.store.queries.parts import KNOWN_PARTS
from ifodesk.store.queries.values import day, instant_or_none
from ifodesk.usecases.views import DatedPlan

_OF_PLAN: Final = 'x."plan" = s.id AND x.compartment = s.compartment'
_LATEST: Final = f"SELECT x.id FROM p_plan_version x WHERE {_OF_PLAN} ORDER BY x.number DESC, x.entity DESC LIMIT 1"
_DATES: Final = f"""
    SELECT s.id, c.id, coalesce(nullif(c.record_number, ''), c.number, ''), s.proposed_on, s.started_on,
           (SELECT min(x.given_on) FROM p_consent x WHERE {_OF_PLAN} AND x.kind = 'participation'
            AND coalesce(x.form, 'declines') <> 'declines' AND x.withdrawn_on IS NULL),
           (SELECT max(x.sent_on) FROM p_meeting_call x WHERE {_OF_PLAN}),
           EXISTS (SELECT 1 FROM p_meeting_call x WHERE {_OF_PLAN} AND x.held_on IS NOT NULL),
           (SELECT max(x.adopted_at) FROM p_plan_version x WHERE {_OF_PLAN}),
           EXISTS (SELECT 1 FROM p_paper_copy x WHERE {_OF_PLAN} AND x.version = ({_LATEST})),
           s.next_follow_up_on,
           (SELECT max(x.held_on) FROM p_follow_up x WHERE {_OF_PLAN})
    FROM p_internal_sip s JOIN p_case c ON c.id = s."case" AND c.compartment = s.compartment
    WHERE s.closed_on IS NULL AND s.refused_on IS NULL AND coalesce(c.status, 'open') = 'open'
      AND NOT EXISTS (SELECT 1 FROM p_plan_part h WHERE h."case" = c.id AND h.compartment = c.compartment)
      AND c.id NOT IN {KNOWN_PARTS}
    ORDER BY c.entity, s.entity"""


@final
@dataclass(frozen=True, slots=True)
class PlanDatesQueries:
    """Reads dates of plans."""

    database: Database

    def plan_dates(self) -> tuple[DatedPlan, ...]:
        """Return the plans that are under way, oldest case first; parts of plans are never among them."""
        return tuple(map(_dated, self.database.rows(_DATES)))


def _dated(row: Row) -> DatedPlan:
    dates = PlanDates(
        proposed_on=day(row[3]),
        started_on=day(row[4]),
        agreed_on=day(row[5]),
        call_sent_on=day(row[6]),
        met=bool(row[7]),
        adopted_on=_local(row[8]),
        copies_given=bool(row[9]),
        next_follow_up_on=day(row[10]),
        held_on=day(row[11]),
    )
    return DatedPlan(EntityId(row[0]), EntityId(row[1]), row[2], dates)


def _local(milliseconds: int | None) -> date | None:
    """Return the day of an instant where the user is."""
    at = instant_or_none(milliseconds)
    return None if at is None else at.astimezone().date()
