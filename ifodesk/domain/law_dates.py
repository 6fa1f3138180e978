"""From when until when a line of dated law holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def in_force(line: Mapping[str, Any], on: date) -> bool:
    """Return whether a line with valid_from and valid_to, both inclusive and null for open, holds *on* a day."""
    start, end = line["valid_from"], line["valid_to"]
    return (start is None or date.fromisoformat(start) <= on) and (end is None or on <= date.fromisoformat(end))
