"""Consents to an internal SIP, who agreed to it, and scanned papers of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, references, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class ConsentKind(StrEnum):
    """Two things that are kept apart (one principal, several boards)."""

    PARTICIPATION = "participation"
    """The client agrees that the plan is made."""
    SECRECY_WAIVER = "secrecy_waiver"
    """The client lets named data go to a named receiver (OSL 2009:400 10 kap. 1 §, 12 kap. 2 §)."""


class AgreementForm(StrEnum):
    """How somebody agreed."""

    PRESENT = "present"
    ORAL = "oral"
    WRITTEN = "written"
    DECLINES = "declines"


class GivenAs(StrEnum):
    """In which capacity somebody consents."""

    CLIENT = "client"
    GUARDIAN = "guardian"
    """Vårdnadshavare."""
    LEGAL_REPRESENTATIVE = "legal_representative"
    """God man or förvaltare."""


class PaperMedia(StrEnum):
    """What a scanned paper is."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"


@entity(
    code=33,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One consent: to take part, or a secrecy waiver. They are never the same record."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    kind: ConsentKind | None = register(2)
    given_by: str | None = register(3, personal=True)
    given_on: date | None = register(4)
    form: AgreementForm | None = register(5)
    what: str | None = register(6, personal=True)
    receiver: str | None = register(7)
    purpose: str | None = register(8, personal=True)
    valid_until: date | None = register(9)
    withdrawn_on: date | None = register(10)
    received_by: MemberId | None = register(11)
    given_as: GivenAs | None = register(12)
    unit: EntityId | None = register(13, target="unit")
    """The unit that may take part or receive; None: as `receiver` says."""
    goals: frozenset[EntityId] = references(14, target="goal")
    """The goals that it covers; empty: the whole plan."""
    child_view: str | None = register(15, personal=True)
    """What the child thinks, where somebody else consents."""
    withdrawn_by: str | None = register(16, personal=True)


@entity(
    code=34,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who agreed to the plan and how."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    name: str | None = register(2, personal=True)
    role: str | None = register(3)
    form: AgreementForm | None = register(4)
    on: date | None = register(5)


@entity(
    code=44,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.PERSON_FILE,
    parent="plan",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperImage:
    """A scanned or photographed paper: a consent that was signed, or the slip of a measure."""

    id: EntityId
    plan: EntityId | None = register(1, target="internal_sip")
    consent: EntityId | None = register(2, target="consent")
    """The consent that it shows."""
    measure: EntityId | None = register(3, target="measure")
    """The measure that was confirmed by it."""
    media: PaperMedia | None = register(4)
    size: int | None = register(5)
    """Bytes."""
    sha256: str | None = register(6)
    """Of the bytes, in hexadecimal: whether the pieces are whole."""
    pieces: int | None = register(7)
    added_on: date | None = register(8)


@entity(
    code=45,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="image",
    quiet=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperImagePiece:
    """A piece of a scanned paper, since one value is bounded."""

    id: EntityId
    image: EntityId | None = register(1, target="paper_image")
    number: int | None = register(2)
    """Its place, from 1."""
    data: str | None = immutable(3, personal=True)
    """Base64, at most 60 000 characters."""
