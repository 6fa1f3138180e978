"""Columns of the projection as the views want them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from typing import TypeVar

from ifodesk.domain.declare import EPOCH

E = TypeVar("E", bound=Enum)


def instant(milliseconds: int) -> datetime:
    """Return an instant from its column."""
    return EPOCH + timedelta(milliseconds=milliseconds)


def instant_or_none(milliseconds: int | None) -> datetime | None:
    """Return an instant from its column, which may be empty."""
    return None if milliseconds is None else instant(milliseconds)


def day(text: str | None) -> date | None:
    """Return a day from its column, which holds readable days only."""
    return None if text is None else date.fromisoformat(text)


def code(codes: type[E], text: str | None) -> E | None:
    """Return a code from its column, which holds known codes only."""
    return None if text is None else codes(text)
