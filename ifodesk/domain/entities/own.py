"""What only one person can read: own ties, and which case an asked question belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, references, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=60, compartment=CompartmentKind.OWN, unit=UnitRule.COMMON, retention=RetentionClass.OWN)
@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTie:
    """A tie of the signed-in person. Nobody else's device ever holds the key."""

    id: EntityId
    relation: str | None = register(1, personal=True)
    """A relation code of LAW 2.2; an unknown one is shown as it is."""
    name: str | None = register(2, personal=True)
    former_surname: str | None = register(3, personal=True)
    personal_number: str | None = register(4, personal=True)
    comment: str | None = register(5, personal=True)
    ended: bool | None = register(6, personal=True)


@entity(code=61, compartment=CompartmentKind.OWN, unit=UnitRule.COMMON, retention=RetentionClass.OWN)
@dataclass(frozen=True, slots=True, kw_only=True)
class TieReview:
    """The signed-in person went through the own ties."""

    id: EntityId
    reviewed_at: datetime | None = register(1)


@entity(code=62, compartment=CompartmentKind.OWN, unit=UnitRule.COMMON, retention=RetentionClass.OWN)
@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """Remembers which case a question that I asked belongs to: neither compartment may name the other."""

    id: EntityId
    question: EntityId | None = register(1, target="disqualification_question")
    case: EntityId | None = register(2, target="case")
    asked: MemberId | None = register(3)
    covers: str | None = register(4, personal=True)
    """Whom of the circle the question named, as they stood then: see `ifodesk.domain.covering`."""


@entity(code=66, compartment=CompartmentKind.OWN, unit=UnitRule.COMMON, retention=RetentionClass.OWN)
@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHits:
    """Which hits of the own list a person had on screen when answering in a case: a new one asks again.

    Its id follows from the case's. Neither the tie nor that there is one leaves the own compartment.
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    hits: Mapping[str, str] = keyed(2, personal=True)
    """A mark of tie and person of the circle; the value says on which day."""


@entity(code=63, compartment=CompartmentKind.OWN, unit=UnitRule.ALONE, retention=RetentionClass.WORKING_NOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class LooseNote:
    """Text written before it is known which case it belongs to. It moves into the case as a draft and is gone here."""

    id: EntityId
    text: str | None = register(1, personal=True)
    written_at: datetime | None = register(2)


@entity(code=67, compartment=CompartmentKind.OWN, unit=UnitRule.COMMON, retention=RetentionClass.OWN)
@dataclass(frozen=True, slots=True, kw_only=True)
class SentUrgentNote:
    """When the signed-in person wrote an urgent note, and to whom. What it says is out of the own reach."""

    id: EntityId
    written_at: datetime | None = register(1)
    recipients: frozenset[MemberId] = references(2)
