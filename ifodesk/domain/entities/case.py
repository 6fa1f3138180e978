"""The case, the people in it, its notes and the transfer state of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class CaseType(StrEnum):
    """What kind of case it is."""

    CHILD_YOUTH = "child_youth"
    ADULT = "adult"
    INCOME_SUPPORT = "income_support"
    FAMILY_LAW = "family_law"
    VIOLENCE = "violence"
    LSS = "lss"
    ADVICE = "advice"
    """Advice, or a support measure without individual needs test (SoL 2025:400 11 kap. 5 §)."""
    OTHER = "other"


class CaseStatus(StrEnum):
    """Whether the case is worked with."""

    OPEN = "open"
    CLOSED = "closed"


class PartyRole(StrEnum):
    """What a person is in the case: together they are its circle."""

    CLIENT = "client"
    GUARDIAN = "guardian"
    RELATIVE = "relative"
    HOUSEHOLD = "household"
    FOSTER_HOME = "foster_home"
    REPORTER = "reporter"
    LEGAL_REPRESENTATIVE = "legal_representative"
    AGENT = "agent"
    FORMER_REPRESENTATIVE = "former_representative"
    OTHER = "other"
    FIRM = "firm"
    """A firm or an association that is a party, or that the decision affects."""


class TransferState(StrEnum):
    """Whether a document stands in the record system."""

    NOT_TRANSFERRED = "not_transferred"
    TRANSFERRED = "transferred"
    NOT_TO_BE_TRANSFERRED = "not_to_be_transferred"


@entity(
    code=10,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: the root of its compartment. Four fields are enough: type, client's name, handler, opened."""

    id: EntityId
    number: str | None = register(1, searchable=True)
    """Number given by ifodesk, random with a check sign (PROTOCOL rule 10)."""
    record_number: str | None = register(2, searchable=True)
    """Number in the municipality's record system, as typed; shown instead of ours once there is one."""
    case_type: CaseType | None = register(3)
    municipality: str | None = register(4)
    """SCB code of the municipality."""
    handler: MemberId | None = register(5)
    deputy: MemberId | None = register(6)
    opened_on: date | None = register(7)
    status: CaseStatus | None = register(8)
    chief: MemberId | None = register(9)
    """The deciding chief named by the municipality's setting when the case was opened."""
    let_in_reminder_at: datetime | None = register(10)
    """When the case was opened, for "nobody has been let in for two hours"."""


@entity(
    code=11,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One person or firm in a case. Each case has its own; "same person" is computed on the device."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    role: PartyRole | None = register(2)
    name: str | None = register(3, personal=True, searchable=True)
    former_surname: str | None = register(4, personal=True, searchable=True)
    personal_number: str | None = register(5, personal=True, searchable=True)
    """12 digits when it could be read, otherwise exactly as typed."""
    relation: str | None = register(6, personal=True)
    """Relation to the client: a relation code of LAW 2.2 or free text."""
    same_household: bool | None = register(7, personal=True)
    phone: str | None = register(8, personal=True)
    protected: bool | None = register(9, personal=True)
    """Protected identity: the name is masked outside the case."""
    birth_year: int | None = register(10, personal=True)
    withheld: str | None = register(11, personal=True)
    """Addresses, places, times and units, a line each, that stand in nobody else's copy of a plan (a hidden placement).

    Source: JO 5932-2012, 3779-2009, 3223-2009; LVU (1990:52) 14 §.
    """


@entity(
    code=12,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.WORKING_NOTE,
    parent="case",
    sent_when="ready",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note: a draft until its writer says "klar". Then its text never changes; a correction is a new note.

    Source: SoL 2025:400 14 kap. 3 § (documentation); SOSFS 2014:5 (what was written stays readable).
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    title: str | None = register(2, personal=True)
    draft: str | None = register(3, personal=True)
    """What is being written; None once the note is ready."""
    text: str | None = immutable(4, personal=True)
    ready: bool | None = register(5)
    ready_at: datetime | None = register(6)
    happened_on: date | None = register(7)
    """The day that the note is about, when it is not the day of writing."""
    author: MemberId | None = register(8)
    corrects: EntityId | None = register(9, target="note")


@entity(
    code=13,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """The transfer state of one document. Its id follows from the document's, so two devices write the same one."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    document: EntityId | None = register(2)
    """The note, plan version or ruling."""
    state: TransferState | None = register(3)
    on: date | None = register(4)
    by: MemberId | None = register(5)
    record_number: str | None = register(6)
    reason: str | None = register(7, personal=True)
    """Why it is not to be transferred."""
    marked_on: date | None = register(8)
    """The day when a person said so; ``on`` may be earlier. The days of undo count from here."""
