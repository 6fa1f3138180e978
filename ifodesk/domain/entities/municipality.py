"""Settings of one municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=1, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalitySettings:
    """One per municipality; its id is the municipality's."""

    id: EntityId
    chief_for_new_cases: MemberId | None = register(1)
    """Reads every new case besides its author. None: the author alone, and the case says so."""
    record_system: str | None = register(2)
    """What the record system is called here: Treserva, Lifecare, Combine, Viva …"""
    values: Mapping[str, str] = keyed(3)
    """Further settings by key, each merged by itself."""
