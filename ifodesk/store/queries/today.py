"""Idag: what is late, this week and later, questions, matters, and what waits."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, final

from ifodesk.domain.declare import EPOCH
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.database import Row
from ifodesk.store.queries.documents import DocumentQueries
from ifodesk.store.queries.interviews import InterviewQueries
from ifodesk.store.queries.lending import LOAN_ENDS, LOAN_HOURS, LOAN_TERMS, REQUESTS, URGENT_NOTES
from ifodesk.store.queries.parts import CONSENTS, KNOWN_PARTS, OF_PLAN, QUESTIONS
from ifodesk.store.queries.values import day, instant_or_none
from ifodesk.usecases.log_ports import Log
from ifodesk.usecases.ports import Clock, Readers
from ifodesk.usecases.views import TodayKind, TodayLine, TodayView

ALONE: Final = timedelta(hours=2)
"""So long may a new case be read by its handler and the chief only before Idag says so."""

_NUMBER: Final = "coalesce(nullif(c.record_number, ''), c.number, '')"
_FOLLOW_UPS: Final = f"""
    SELECT '{TodayKind.FOLLOW_UP}', c.id, s.id, {_NUMBER}, '', s.next_follow_up_on, NULL
    FROM p_internal_sip s JOIN p_case c ON c.id = s."case" AND c.compartment = s.compartment
    WHERE s.next_follow_up_on IS NOT NULL AND s.closed_on IS NULL AND s.refused_on IS NULL
      AND c.id NOT IN {KNOWN_PARTS}"""
_MEASURES: Final = f"""
    SELECT '{TodayKind.MEASURE_DUE}', coalesce(pc.id, c.id), m.id,
           coalesce(nullif(pc.record_number, ''), pc.number, {_NUMBER}), coalesce(m.text, ''), m.due_on, NULL
    FROM p_measure m
    JOIN p_goal g ON g.id = m.goal AND g.compartment = m.compartment
    JOIN p_internal_sip s ON s.id = g."plan" AND s.compartment = m.compartment
    JOIN p_case c ON c.id = s."case" AND c.compartment = m.compartment{OF_PLAN}
    WHERE m.due_on IS NOT NULL AND coalesce(m.status, 'planned') IN ('planned', 'ongoing') AND s.closed_on IS NULL"""
_UNCONFIRMED: Final = f"""
    SELECT '{TodayKind.MEASURE_UNCONFIRMED}', coalesce(pc.id, c.id), m.id,
           coalesce(nullif(pc.record_number, ''), pc.number, {_NUMBER}), coalesce(m.text, ''), NULL, NULL
    FROM p_measure m
    JOIN p_goal g ON g.id = m.goal AND g.compartment = m.compartment
    JOIN p_internal_sip s ON s.id = g."plan" AND s.compartment = m.compartment
    JOIN p_case c ON c.id = s."case" AND c.compartment = m.compartment{OF_PLAN}
    WHERE m.responsible_member IS NOT NULL AND m.confirmation IS NULL
      AND (m.responsible_member = ?1 OR coalesce(ps.plan_lead_member, s.plan_lead_member) = ?1)
      AND coalesce(m.status, 'planned') IN ('planned', 'ongoing') AND s.closed_on IS NULL AND g.closed_on IS NULL
      AND (EXISTS (SELECT 1 FROM p_plan_version v WHERE v."plan" = s.id AND v.compartment = s.compartment)
        OR EXISTS (SELECT 1 FROM p_plan_part h WHERE h."case" = c.id AND h.compartment = c.compartment
                   AND h.ended_on IS NULL))"""
"""A measure of a plan that was adopted, or that was shared with a unit: either way somebody waits for a yes."""
_QUESTIONS: Final = f"""
    SELECT '{TodayKind.QUESTION}', NULL, q.id, '', '', NULL, q.asked_at
    FROM p_disqualification_question q WHERE q.asked = ? AND q.answer IS NULL AND q.closed_at IS NULL"""
_MATTERS: Final = f"""
    SELECT '{TodayKind.MATTER}', (SELECT c.id FROM p_case c WHERE c.id = m."case"), m.id,
           coalesce(m.case_number, ''), '', NULL, m.reported_at
    FROM p_disqualification_matter m WHERE m.closed_at IS NULL"""
_RULINGS: Final = f"""
    SELECT '{TodayKind.RULING}', (SELECT c.id FROM p_case c WHERE c.id = m."case"), m.id,
           coalesce(m.case_number, ''), '', NULL, r.decided_at
    FROM p_disqualification_ruling r JOIN p_disqualification_matter m ON m.id = r.matter
    WHERE r.decided_by = ? AND r.filed_on IS NULL"""
_HAND_OVERS: Final = f"""
    SELECT '{TodayKind.HAND_OVER}', c.id, m.id, {_NUMBER}, '', NULL, m.closed_at
    FROM p_disqualification_matter m JOIN p_case c ON c.id = m."case"
    WHERE m.concerned = ? AND m.outcome = 'RESOLVED_BY_REPLACEMENT' AND m.closed_at IS NOT NULL"""
_SHARES: Final = f"""
    SELECT '{TodayKind.SHARE_ENDS}', c.id, b.id, {_NUMBER}, '', b.ends_on, NULL
    FROM p_shared_case_basis b JOIN p_case c ON c.id = b."case" AND c.compartment = b.compartment
    WHERE b.ends_on IS NOT NULL AND b.ended_on IS NULL"""
_DELAY_ACTS: Final = f"""
    SELECT '{TodayKind.DELAY_ACT}', NULL, a.id, '', coalesce(a.act, ''), NULL, a.opened_at
    FROM p_delay_act a WHERE a.ended_at IS NULL"""
_NEW_CASES: Final = f"""
    SELECT '{TodayKind.NOBODY_LET_IN}', c.id, c.id, {_NUMBER}, '', NULL, c.let_in_reminder_at, c.handler, c.chief
    FROM p_case c
    WHERE c.let_in_reminder_at <= ? AND c.let_in_reminder_at > ? AND coalesce(c.status, 'open') = 'open'"""


@final
@dataclass(frozen=True, slots=True)
class TodayQueries:
    """Reads Idag."""

    documents: DocumentQueries
    interviews: InterviewQueries
    readers: Readers
    log: Log
    clock: Clock
    me: MemberId

    def today(self, today: date) -> TodayView:
        """Return Idag as of *today*."""
        database = self.documents.reading.database
        rows = [
            *database.rows(_FOLLOW_UPS),
            *database.rows(_MEASURES),
            *database.rows(_UNCONFIRMED, (self.me,)),
            *database.rows(_QUESTIONS, (self.me,)),
            *database.rows(_MATTERS),
            *database.rows(_RULINGS, (self.me,)),
            *database.rows(_HAND_OVERS, (self.me,)),
            *database.rows(_SHARES),
            *database.rows(_DELAY_ACTS),
            *database.rows(URGENT_NOTES),
            *database.rows(REQUESTS, (self.me,)),
            *database.rows(LOAN_TERMS, (self.me,)),
            *database.rows(LOAN_HOURS, (self.me,)),
            *database.rows(LOAN_ENDS, (self.me,)),
            *self.interviews.due(),
            *database.rows(CONSENTS, (today.isoformat(),)),
            *database.rows(QUESTIONS, (self.me,)),
            *self._read_by_nobody_else(),
        ]
        lines = sorted(map(_line, rows), key=lambda line: (line.due_on is not None, line.due_on or today))
        return TodayView(tuple(lines), self.documents.untransferred(), len(self.log.conflicts()))

    def _read_by_nobody_else(self) -> list[Row]:
        """Return the cases of the latest weeks that nobody but their handler and the chief reads."""
        now = self.clock.now()
        bounds = (_milliseconds(now - ALONE), _milliseconds(now - timedelta(weeks=4)))
        found = self.documents.reading.database.rows(_NEW_CASES, bounds)
        return [row for row in found if set(self.readers.readers(EntityId(row[1]))) <= set(row[7:])]


def _milliseconds(at: datetime) -> int:
    return (at - EPOCH) // timedelta(milliseconds=1)


def _line(row: Row) -> TodayLine:
    return TodayLine(
        kind=TodayKind(row[0]),
        case=None if row[1] is None else EntityId(row[1]),
        target=EntityId(row[2]),
        number=row[3],
        text=row[4],
        due_on=day(row[5]),
        since=instant_or_none(row[6]),
    )
