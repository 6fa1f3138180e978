"""How often a person goes through the own ties."""

from __future__ import annotations

from datetime import datetime

from ifodesk.domain.dates import in_months

SETTING = "tie_review_months"
"""Key of the municipality's setting: whole months as text."""
DEFAULT_MONTHS = 12


def months_of(setting: str) -> int:
    """Return the setting in months; the default for what is no number from 1 to 60."""
    return int(setting) if setting in map(str, range(1, 61)) else DEFAULT_MONTHS


def is_reviewed(last: datetime | None, now: datetime, *, months: int = DEFAULT_MONTHS) -> bool:
    """Return whether the own ties were gone through recently enough to answer "inget hinder".

    Without that a device says "inte svarat": after a lost laptop an empty list means nothing (PROTOCOL rule 22).
    """
    return last is not None and now.date() <= in_months(last.date(), months)
