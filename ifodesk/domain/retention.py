"""Retention classes by code. The rules behind them are dated data; here are only the names that signed bytes carry."""

from __future__ import annotations

from enum import IntEnum


class RetentionClass(IntEnum):
    """Where a unit starts; people change it later (SoL 2025:400 16 kap. 1-3 §§ are applied by the retention rules)."""

    NONE = 0
    """Nothing personal about a client: settings, directory."""
    PERSON_FILE = 1
    """Working copy of what belongs in the personakt."""
    WORKING_NOTE = 2
    """A draft or note that is erased once a person has confirmed that it stands in the record system."""
    STAFF_MATTER = 3
    """About staff (disqualification): its own file, apart from the client's."""
    OWN = 4
    """One person's private ties; gone when the person leaves."""
    ACCESS_LOG = 5
    """Who opened what: a unit of its own, so that it can outlive the file or go before it."""
