"""Interviews by an instrument (ASI and others), and what comes of them. Where they lie and why: ADR 12."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class InterviewKind(StrEnum):
    """First interview or a later one with the same person."""

    BASELINE = "grund"
    FOLLOW_UP = "uppfoljning"


class InterviewMode(StrEnum):
    """How the answers go in."""

    CONVERSATION = "samtal"
    """One question at a time, together with the client."""
    FORM = "blankett"
    """A whole section at a time, from paper."""


class InterviewEnd(StrEnum):
    """How an interview ended."""

    WHOLE = "whole"
    BROKEN_OFF = "broken_off"
    DECLINED = "declined"
    UNABLE = "unable"
    """The client could not answer."""


class OfferAnswer(StrEnum):
    """What the client said to the offer of an interview. It is voluntary."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    LATER = "later"


class SummaryKind(StrEnum):
    """What a summary for the record system is about."""

    INTERVIEW = "interview"
    FEEDBACK = "feedback"
    COMPARISON = "comparison"


@entity(
    code=70,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One interview with the client of a case."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    instrument: str | None = register(2)
    """Id of the instrument: "asi5-us-sv"."""
    instrument_version: str | None = register(3)
    instrument_hash: str | None = register(4)
    """SHA-256 of the instrument's bytes, in hexadecimal: the interview stays bound to exactly these."""
    kind: InterviewKind | None = register(5)
    previous: EntityId | None = register(6, target="interview")
    """The interview that a follow-up is compared with."""
    interviewer: MemberId | None = register(7)
    mode: InterviewMode | None = register(8)
    started_at: datetime | None = register(9)
    paused_at: datetime | None = register(10)
    """None while it goes on."""
    finished_at: datetime | None = register(11)
    end: InterviewEnd | None = register(12)
    feedback_on: date | None = register(13)
    """The day that was agreed for the feedback talk."""
    next_follow_up_on: date | None = register(14)
    """The day that was agreed for the next interview; None: the municipality's number of months counts."""
    resumed_at: datetime | None = register(15)
    """When it went on after the latest pause; None: it was never paused."""
    minutes: int | None = register(16)
    """How long it took so far, pauses left out; counted at each pause and at the end."""
    has_follow_up: bool | None = register(17)
    """Whether the instrument has a form for follow-ups: one without is never due again by itself. None as yes."""


@entity(
    code=71,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="interview",
    in_brief=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewAnswers:
    """The answers of one interview. Its id follows from the interview's."""

    id: EntityId
    interview: EntityId | None = register(1, target="interview")
    answers: Mapping[str, str] = keyed(2, personal=True)
    """Item code to "12", "X" (vet inte, vill inte svara), "N" (inte aktuellt) or a text. Missing: not asked yet."""
    comments: Mapping[str, str] = keyed(3, personal=True)
    """Section id to what was said beside the questions."""
    reasons: Mapping[str, str] = keyed(4, personal=True)
    """Check id to why the answers stand although it fired."""
    notes: Mapping[str, str] = keyed(5, personal=True)
    """Item code to the interviewer's note to self; never on a shared screen."""
    at_item: str | None = register(6)
    """Where it was paused."""


@entity(
    code=72,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="interview",
    in_brief=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewerRating:
    """How much further help is needed in one area, 0-9, by the interviewer: range first, then the final value."""

    id: EntityId
    interview: EntityId | None = register(1, target="interview")
    area: str | None = register(2)
    """Id of the instrument's area."""
    low: int | None = register(3)
    high: int | None = register(4)
    ranged_at: datetime | None = register(5)
    revealed_at: datetime | None = register(6)
    """When the client's own ratings were shown."""
    final: int | None = register(7)
    reason: str | None = register(8, personal=True)
    """Why the final value lies outside the range."""
    rated_at: datetime | None = register(9)


@entity(
    code=73,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="interview",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReveal:
    """The interviewer looked at last time's answer before this one was given."""

    id: EntityId
    interview: EntityId | None = register(1, target="interview")
    item: str | None = register(2)
    revealed_at: datetime | None = register(3)
    member: MemberId | None = register(4)


@entity(
    code=74,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="interview",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What the client is given back after an interview. Its id follows from the interview's."""

    id: EntityId
    interview: EntityId | None = register(1, target="interview")
    author: MemberId | None = register(2)
    held_on: date | None = register(3)
    """The day of the talk; None until it was held."""
    client_comment: str | None = register(4, personal=True)
    client_comment_on: date | None = register(5)


@entity(
    code=75,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="feedback",
    in_brief=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackText:
    """One area of the feedback, as the caseworker has edited it."""

    id: EntityId
    feedback: EntityId | None = register(1, target="feedback")
    area: str | None = register(2)
    strengths: str | None = register(3, personal=True)
    problems: str | None = register(4, personal=True)
    own_words: str | None = register(5, personal=True)
    """The client's words."""
    help_wanted: str | None = register(6, personal=True)
    differing: str | None = register(7, personal=True)
    """Where client and interviewer see it differently."""


@entity(
    code=77,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewOffer:
    """Whether the client has an addiction and was offered an interview. One per case; its id follows from the case's.

    The coverage counts from it.
    """

    id: EntityId
    case: EntityId | None = register(1, target="case")
    addiction: bool | None = register(2, personal=True)
    offered_on: date | None = register(3)
    answer: OfferAnswer | None = register(4)


@entity(
    code=78,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="interview",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCorrection:
    """What the client corrected in the feedback talk, so that the former answer stays readable."""

    id: EntityId
    interview: EntityId | None = register(1, target="interview")
    item: str | None = register(2)
    """The item whose answer was changed; None when it was about the text."""
    before: str | None = register(3, personal=True)
    after: str | None = register(4, personal=True)
    said: str | None = register(5, personal=True)
    said_on: date | None = register(6)
    noted_by: MemberId | None = register(7)


@entity(
    code=79,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.WORKING_NOTE,
    parent="interview",
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewSummary:
    """Plain text about an interview for the record system: a document with a transfer state, never changed."""

    id: EntityId
    interview: EntityId | None = register(1, target="interview")
    kind: SummaryKind | None = register(2)
    text: str | None = immutable(3, personal=True)
    made_at: datetime | None = register(4)
    author: MemberId | None = register(5)


@entity(
    code=46,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.NONE,
    parent="case",
    in_brief=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInstrument:
    """A copy of a municipality's own instrument, so that the interviews of the case can always be read."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    instrument_hash: str | None = register(2)
    pieces: Mapping[str, str] = keyed(3)
    """As in `InstrumentPack`."""


@entity(
    code=47,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.PARENT,
    retention=RetentionClass.PERSON_FILE,
    parent="goal",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class AreaGoal:
    """A goal of the plan that came from an area of an interview: its figures return to the plan. One per goal."""

    id: EntityId
    goal: EntityId | None = register(1, target="goal")
    interview: EntityId | None = register(2, target="interview")
    """The one with the baseline."""
    area: str | None = register(3)
