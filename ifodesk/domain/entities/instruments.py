"""What a municipality has of instruments: its own files, certified interviewers, and figures that name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=5, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPack:
    """An instrument file that the municipality has put in place of the built-in one."""

    id: EntityId
    instrument: str | None = register(1)
    version: str | None = register(2)
    instrument_hash: str | None = register(3)
    """SHA-256 of the file's bytes, in hexadecimal."""
    pieces: Mapping[str, str] = keyed(4)
    """The file, zstd and base64, cut into pieces named "000", "001" …"""
    installed_at: datetime | None = register(5)
    installed_by: MemberId | None = register(6)
    withdrawn_at: datetime | None = register(7)
    """Not used for new interviews since then; old ones keep it."""


@entity(code=76, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A colleague is a certified interviewer since a day. One per person; its id follows from the person's."""

    id: EntityId
    member: MemberId | None = register(1)
    certified_on: date | None = register(2)
    course: str | None = register(3)
    noted_by: MemberId | None = register(4)


@entity(code=6, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class LocalCount:
    """The figures of one municipality over one ended year: no cell in them is about fewer than five people."""

    id: EntityId
    municipality: str | None = register(1)
    """SCB code."""
    instrument: str | None = register(2)
    year: int | None = register(3)
    figures: str | None = immutable(4)
    """Canonical JSON of `ifodesk.domain.pooled_figures`."""
    made_at: datetime | None = register(5)
    made_by: MemberId | None = register(6)


@entity(code=7, compartment=CompartmentKind.GROUP, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class PooledCount:
    """The same figures, given to the group by one municipality."""

    id: EntityId
    municipality: str | None = register(1)
    """SCB code."""
    instrument: str | None = register(2)
    year: int | None = register(3)
    figures: str | None = immutable(4)
    """As in `LocalCount`."""
    made_at: datetime | None = register(5)
    made_by: MemberId | None = register(6)
