"""Makes the states of the fields of one plan. No Qt."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.reading import PlanRead
from ifodesk.ui.tabs.base import FieldState, field_state
from ifodesk.usecases.seen import Seen
from ifodesk.words import date_words, value_words

E = TypeVar("E")


class Fields:
    """Makes the states of the fields of one plan."""

    def __init__(self, read: PlanRead) -> None:
        self.read = read

    def text(self, seen: Seen[E], entity: EntityId, field: str) -> FieldState[str]:
        """Return a text field."""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=_text)

    def day(self, seen: Seen[E], entity: EntityId, field: str) -> FieldState[date | None]:
        """Return a field that holds a date, or a moment."""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=_day, shown=self._shown_day)

    def kind(self, seen: Seen[E], entity: EntityId, field: str) -> FieldState[object]:
        """Return a field that holds one of a few kinds."""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=lambda value: value, shown=_shown_kind)

    def person(self, seen: Seen[E], entity: EntityId, field: str, member: str) -> FieldState[str]:
        """Return a person's name; the member's when only that is known."""
        chosen = getattr(seen.value, member)
        name = self.read.names.get(chosen, "") if chosen is not None else ""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=lambda value: _text(value) or name)

    def shown(self, day: date | None) -> str:
        """Return a day in words; empty for none."""
        return date_words.day(day, self.read.today) if day is not None else ""

    def _shown_day(self, value: object) -> str:
        if isinstance(value, datetime):
            return date_words.moment(value, self.read.now)
        return self.shown(value) if isinstance(value, date) else ""


def _any(seen: Seen[E]) -> Seen[object]:
    return seen


def _text(value: object) -> str:
    return str(value) if value else ""


def _day(value: object) -> date | None:
    return value.astimezone() if isinstance(value, datetime) else value if isinstance(value, date) else None


def _shown_kind(value: object) -> str:
    return "" if value is None else value_words.shown(value)
