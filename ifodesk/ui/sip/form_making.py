"""Makes the states of forms. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.edits import Fields
from ifodesk.ui.sip.form_state import FieldKind, FieldSpec, FormState
from ifodesk.ui.tabs.base import FieldState
from ifodesk.usecases.seen import Seen

E = TypeVar("E")


def form_state(fields: Fields, seen: Seen[E], entity: EntityId, specs: Sequence[FieldSpec]) -> FormState:
    """Return what the fields *specs* of an entity show."""
    texts: dict[str, FieldState[str]] = {}
    days: dict[str, FieldState[date | None]] = {}
    choices: dict[str, FieldState[object]] = {}
    for spec in specs:
        match spec.kind:
            case FieldKind.DAY | FieldKind.PAST_DAY | FieldKind.MOMENT:
                days[spec.field] = fields.day(seen, entity, spec.field)
            case FieldKind.CHOICE:
                choices[spec.field] = fields.kind(seen, entity, spec.field)
            case _:
                texts[spec.field] = fields.text(seen, entity, spec.field)
    return FormState(entity, texts, days, choices)
