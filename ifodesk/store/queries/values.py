"""Columns of the projection as the views want them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import TypeVar

E = TypeVar("E", bound=Enum)


def instant(milliseconds: int) -> datetime:
    """Return an instant from its column."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def instant_or_none(milliseconds: int | None) -> datetime | None:
    """Return an instant from its column, which may be empty."""
    return None if milliseconds is None else instant(milliseconds)


def day(text: str | None) -> date | None:
    """Return a day from its column, which holds readable days only."""
    return None if text is None else date.fromisoformat(text)


def code(codes: type[E], text: str | None) -> E | None:
    """Return a code from its column, which holds known codes only."""
    return None if text is None else codes(text)
