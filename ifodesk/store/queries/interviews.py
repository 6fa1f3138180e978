"""Interviews on Idag: the next one that is due, and the feedback talk that was agreed and not held."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

from ifodesk.domain.entities.interview import Interview, InterviewEnd
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import FOLLOW_UP_MONTHS, due_on
from ifodesk.store.database import Row
from ifodesk.store.queries.values import code, day, instant
from ifodesk.store.records.reading import Reading
from ifodesk.usecases.interview_settings import MONTHS_KEY
from ifodesk.usecases.views import TodayKind

_LATEST: Final = """
    SELECT i.id, c.id, coalesce(nullif(c.record_number, ''), c.number, ''),
           i.finished_at, i."end", i.next_follow_up_on, i.has_follow_up
    FROM p_interview i JOIN p_case c ON c.id = i."case" AND c.compartment = i.compartment
    WHERE i.finished_at IS NOT NULL AND coalesce(c.status, 'open') = 'open' AND NOT EXISTS (
        SELECT 1 FROM p_interview l
        WHERE l."case" = i."case" AND l.compartment = i.compartment AND l.instrument = i.instrument
          AND (l.started_at > i.started_at OR (l.started_at = i.started_at AND l.entity > i.entity)))"""
"""The latest interview of each case and instrument, where none has been begun since."""
_FEEDBACK: Final = f"""
    SELECT '{TodayKind.INTERVIEW_FEEDBACK}', c.id, i.id, coalesce(nullif(c.record_number, ''), c.number, ''), '',
           i.feedback_on, NULL
    FROM p_interview i JOIN p_case c ON c.id = i."case" AND c.compartment = i.compartment
    WHERE i.feedback_on IS NOT NULL AND i.finished_at IS NOT NULL AND coalesce(c.status, 'open') = 'open'
      AND NOT EXISTS (SELECT 1 FROM p_feedback f
        WHERE f.interview = i.id AND f.compartment = i.compartment AND f.held_on IS NOT NULL)"""
_MONTHS: Final = """
    SELECT v.value FROM p_municipality_settings s JOIN p_municipality_settings_values v ON v.entity = s.entity
    WHERE v.key = ? ORDER BY s.entity LIMIT 1"""


@final
@dataclass(frozen=True, slots=True)
class InterviewQueries:
    """Reads what is due."""

    reading: Reading

    def due(self) -> Iterator[Row]:
        """Give rows of Idag: kind, case, interview, number, text, due day, since."""
        database, months = self.reading.database, self._months()
        for entity, case, number, *told in database.rows(_LATEST):
            due = due_on(_interview(entity, *told), months)
            if due is not None:
                yield (TodayKind.INTERVIEW_DUE.value, case, entity, number, "", due.isoformat(), None)
        yield from database.rows(_FEEDBACK)

    def _months(self) -> int:
        found = self.reading.database.one(_MONTHS, (MONTHS_KEY,))
        low, high = FOLLOW_UP_MONTHS
        return int(found[0]) if found and str(found[0]).isdecimal() and low <= int(found[0]) <= high else low


def _interview(
    entity: bytes, finished_at: int, end: str | None, next_on: str | None, followed: int | None
) -> Interview:
    """Return what the rule of the due day needs: the list may be long, so nothing more is read."""
    return Interview(
        id=EntityId(entity),
        finished_at=instant(finished_at),
        end=code(InterviewEnd, end),
        next_follow_up_on=day(next_on),
        has_follow_up=None if followed is None else bool(followed),
    )
