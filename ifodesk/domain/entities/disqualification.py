"""Jäv (disqualification): KL 2017:725 7 kap. 4 § → 6 kap. 28-32 §§; FL 2017:900 16-18 §§."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class Answer(StrEnum):
    """What a person answers about own ties to the circle. A missing answer is "inte svarat", never one of these."""

    HINDER = "hinder"
    NO_HINDER = "no_hinder"
    WANTS_TO_TALK = "wants_to_talk"


class AnswerWay(StrEnum):
    """How the answer was given."""

    OWN = "own"
    """On the person's own device, by a click."""
    ORAL = "oral"
    """Asked aloud; a colleague noted answer and time."""
    SYNC = "sync"
    """To a question that came by sync."""


class Ground(StrEnum):
    """Ground of KL 6 kap. 28 §, FL 16 §."""

    PARTY_OR_AFFECTED = "PARTY_OR_AFFECTED"
    REPRESENTATIVE = "REPRESENTATIVE"
    SUPERVISION = "SUPERVISION"
    TWO_INSTANCE = "TWO_INSTANCE"
    SPECIAL_CIRCUMSTANCE = "SPECIAL_CIRCUMSTANCE"


class Outcome(StrEnum):
    """How a matter ended."""

    NO_JAV = "NO_JAV"
    JAV = "JAV"
    OBVIOUSLY_IRRELEVANT = "OBVIOUSLY_IRRELEVANT"
    RESOLVED_BY_REPLACEMENT = "RESOLVED_BY_REPLACEMENT"
    """Somebody else stepped in: no ruling is needed (KL 2017:725 6 kap. 30 §)."""
    CLIENT_WISH = "CLIENT_WISH"
    """The client asks for another municipality, for fear of being recognised: not jäv, and handled alike."""
    UNCLEAR = "UNCLEAR"


@entity(
    code=50,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualificationAnswer:
    """What is known in the case about one person's possible disqualification: the answer, never the tie."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    member: MemberId | None = register(2)
    answer: Answer | None = register(3)
    ground: Ground | None = register(4)
    way: AnswerWay | None = register(5)
    asked_at: datetime | None = register(6)
    answered_at: datetime | None = register(7)
    noted_by: MemberId | None = register(8)
    comment: str | None = register(9, personal=True)
    """The line of text of "känner till, inte jäv"."""
    covers: str | None = register(10, personal=True)
    """Whom of the circle the person was asked about, as they stood then: see `ifodesk.domain.covering`."""


@entity(
    code=51,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualificationQuestion:
    """A question to one colleague, in a compartment of {asker, asked}. It does not name the case (PROTOCOL rule 3)."""

    id: EntityId
    asker: MemberId | None = register(1)
    asked: MemberId | None = register(2)
    asked_at: datetime | None = register(3)
    answer: Answer | None = register(4)
    ground: Ground | None = register(5)
    answered_at: datetime | None = register(6)
    comment: str | None = register(7, personal=True)
    closed_at: datetime | None = register(8)


@entity(
    code=59,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class NamingBasis:
    """By what right somebody of another municipality may be told the names of a case, to be asked about jäv.

    Source: OSL 2009:400 8 kap. 1 § (secrecy between the eight).
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    member: MemberId | None = register(2)
    basis: str | None = register(3)
    """A code of `resources/law/sharing.json`."""
    detail: str | None = register(4, personal=True)
    """What the basis asks for."""
    recorded_at: datetime | None = register(5)
    recorded_by: MemberId | None = register(6)


@entity(
    code=52,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    parent="question",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CircleName:
    """One name of the circle, as far as the asked person needs it to answer."""

    id: EntityId
    question: EntityId | None = register(1, target="disqualification_question")
    name: str | None = register(2, personal=True)
    former_surname: str | None = register(3, personal=True)
    role: str | None = register(4)


@entity(code=53, compartment=CompartmentKind.RESTRICTED, unit=UnitRule.COMMON, retention=RetentionClass.STAFF_MATTER)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualificationMatter:
    """The matter about one person's disqualification in one case, in a compartment of its own, apart from the file.

    Read by whoever decides, whoever reported, and the person concerned while that person reads the case. A client's
    wish for another municipality is a matter as well: about nobody on the staff.
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    case_number: str | None = register(2)
    concerned: MemberId | None = register(3)
    ground: Ground | None = register(4)
    reported_at: datetime | None = register(5)
    reported_by: MemberId | None = register(6)
    view: str | None = register(7, personal=True)
    """The person's own view, in the person's words; the tie itself only if the person writes it."""
    outcome: Outcome | None = register(8)
    closed_at: datetime | None = register(9)
    replaced_by: MemberId | None = register(10)
    law_on: date | None = register(11)
    """The law as it stood that day was applied."""
    relation: str | None = register(12, personal=True)
    """A code of ``Relation``: as little of the tie as the question needs."""
    toward: str | None = register(13)
    """A code of ``Toward``: what the other person is in the case."""
    facts: Mapping[str, bool] = keyed(14)
    """What else is known, by codes of ``Fact``."""
    circumstances: str | None = register(15, personal=True)
    missing: str | None = register(16, personal=True)
    """What must be found out, while the outcome is unclear."""
    decider: MemberId | None = register(17)
    is_wish: bool | None = register(18)
    """The client asks for another municipality; nobody is concerned."""
    access_ended_at: datetime | None = register(19)
    """When the person concerned was shut out of the case."""
    access_again_at: datetime | None = register(20)
    done_anyway: str | None = register(21, personal=True)
    """What the person did although it was jäv, because it could not wait, and why (KL 2017:725 6 kap. 30 §)."""
    main_decision: str | None = register(22)
    """The number of the decision in the case itself."""
    reopened_because: str | None = register(23, personal=True)
