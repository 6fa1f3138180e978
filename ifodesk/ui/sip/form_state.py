"""What a form of a plan consists of, and what its fields show. No Qt: `form` draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.base import FieldState


class FieldKind(StrEnum):
    """How something is filled in."""

    TEXT = "text"
    DAY = "day"
    """To come."""
    PAST_DAY = "past_day"
    MOMENT = "moment"
    """A day with a time."""
    NAME = "name"
    """Offered while typing; any other may be written."""
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form."""

    field: str
    """Its name in the declaration of the entity."""
    title: str
    kind: FieldKind = FieldKind.TEXT
    least: float = 180
    """Width that it needs, in pixels at 100 %."""
    weight: int = 1
    lines: int = 1
    hint: str = ""
    choices: tuple[Choice, ...] = ()


def fields_in(specs: Sequence[FieldSpec]) -> frozenset[str]:
    """Return the names of the fields of a form."""
    return frozenset(spec.field for spec in specs)


@dataclass(frozen=True, slots=True)
class FormState:
    """What the fields of one entity show."""

    id: EntityId
    texts: Mapping[str, FieldState[str]] = field(default_factory=dict)
    days: Mapping[str, FieldState[date | None]] = field(default_factory=dict)
    choices: Mapping[str, FieldState[object]] = field(default_factory=dict)
