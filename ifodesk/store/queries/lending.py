"""Idag: urgent notes to take in, what chiefs ask one another, loans and their hours."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from typing import Final

from ifodesk.usecases.views import TodayKind

URGENT_NOTES: Final = f"""
    SELECT '{TodayKind.URGENT_NOTE}', NULL, u.id, '', '', NULL, u.written_at
    FROM p_urgent_note u WHERE u.taken_in_at IS NULL"""
REQUESTS: Final = f"""
    SELECT '{TodayKind.CHIEF_REQUEST}', NULL, r.id, '', '', NULL, coalesce(r.replied_at, r.asked_at)
    FROM p_chief_request r
    WHERE r.closed_at IS NULL
      AND ((r.asked = ?1 AND r.reply IS NULL) OR (r.asker = ?1 AND r.reply IS NOT NULL))"""
LOAN_TERMS: Final = f"""
    SELECT '{TodayKind.LOAN_TERMS}', NULL, l.id, '', '', NULL, NULL
    FROM p_loan l
    WHERE l.ended_on IS NULL
      AND ((l.helped_chief = ?1 AND l.agreed_helped IS NOT l.agreed_helping AND l.agreed_helping IS NOT NULL)
        OR (l.helping_chief = ?1 AND l.agreed_helping IS NOT l.agreed_helped AND l.agreed_helped IS NOT NULL))"""
LOAN_HOURS: Final = f"""
    SELECT '{TodayKind.LOAN_HOURS}', NULL, h.id, '', '', NULL, h.entered_at
    FROM p_loan_hours h JOIN p_loan l ON l.id = h.loan AND l.compartment = h.compartment
    WHERE l.helped_chief = ?1 AND h.objection IS NULL
      AND h.confirmed IS NOT (coalesce(h.minutes, 0) || ' ' || coalesce(h.travel_minutes, 0) || ' '
        || coalesce(h.travel_km, 0))"""
LOAN_ENDS: Final = f"""
    SELECT '{TodayKind.LOAN_ENDS}', NULL, l.id, '', '', l.ends_on, NULL
    FROM p_loan l WHERE l.ended_on IS NULL AND l.ends_on IS NOT NULL AND ?1 IN (l.helped_chief, l.helping_chief)"""
