"""Parts of plans in the lists: whoever reads the plan sees one plan; whoever reads a part alone sees that case."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from typing import Final

from ifodesk.usecases.views import TodayKind

SELECT_PARTS: Final = (
    'SELECT pl.part FROM p_plan_part_link pl CROSS JOIN p_plan_part ph ON ph."case" = pl.part '
    'CROSS JOIN p_internal_sip ps ON ps.id = pl."plan" AND ps.compartment = pl.compartment'
)
"""From the links, which are few, in that order: it is asked at each key in Ctrl+K."""
KNOWN_PARTS: Final = f"({SELECT_PARTS})"
"""The cases that are parts of plans which are read here too: never a case that only says so of itself."""

OF_PLAN: Final = """
    LEFT JOIN p_plan_part_link pl ON pl.part = c.id
    LEFT JOIN p_internal_sip ps ON ps.id = pl."plan" AND ps.compartment = pl.compartment
    LEFT JOIN p_case pc ON pc.id = ps."case" AND pc.compartment = pl.compartment"""
"""Joins to the case ``c`` of a part the case ``pc`` of its plan; nothing where the plan is not read here."""

CONSENTS: Final = f"""
    SELECT '{TodayKind.CONSENT_ENDS}', c.id, s.id, coalesce(nullif(c.record_number, ''), c.number, ''),
           coalesce((SELECT u.name FROM p_unit u WHERE u.id = k.unit), ''), k.valid_until, NULL
    FROM p_consent k
    JOIN p_internal_sip s ON s.id = k."plan" AND s.compartment = k.compartment
    JOIN p_case c ON c.id = s."case" AND c.compartment = k.compartment
    WHERE k.valid_until IS NOT NULL AND k.withdrawn_on IS NULL AND s.closed_on IS NULL
      AND coalesce(k.form, 'declines') <> 'declines'
      AND NOT EXISTS (
        SELECT 1 FROM p_consent n WHERE n."plan" = k."plan" AND n.compartment = k.compartment AND n.entity <> k.entity
        AND n.kind IS k.kind AND n.unit IS k.unit AND n.withdrawn_on IS NULL
        AND coalesce(n.form, 'declines') <> 'declines' AND coalesce(n.valid_until, '9999') > k.valid_until)
      AND (k.unit IS NULL OR k.valid_until >= ? OR EXISTS (
        SELECT 1 FROM p_plan_part_link pl
        JOIN p_plan_part ph ON ph."case" = pl.part JOIN p_plan_part_units pu ON pu.entity = ph.entity
        WHERE pl."plan" = s.id AND pl.compartment = s.compartment AND pu.member = k.unit))"""
"""Consents with a last day that none has taken the place of; one to a unit that is over, while the unit still reads."""

QUESTIONS: Final = f"""
    SELECT '{TodayKind.ANONYMOUS_QUESTION}', NULL, q.id, '', '', NULL,
           coalesce(q.answered_at, q.asked_at)
    FROM p_anonymous_question q
    WHERE q.closed_at IS NULL
      AND ((q.answer IS NULL AND q.asked_by <> ?1) OR (q.answer IS NOT NULL AND q.asked_by = ?1))"""
"""Questions without identity: to answer, for those who are asked; answered, for who asked."""
