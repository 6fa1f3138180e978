"""What the screens read: plain frozen values, made by hand-written queries, one set per feature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, Transfer, TransferState
from ifodesk.domain.entities.disqualification import (
    Answer,
    CircleName,
    DisqualificationAnswer,
    DisqualificationMatter,
    DisqualificationQuestion,
)
from ifodesk.domain.entities.own import AskedQuestion, LooseNote, OwnTie, TieReview
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent, PaperImage
from ifodesk.domain.entities.sip_papers import PaperCopy, PlanVersion
from ifodesk.domain.entities.sip_parts import PlanPart
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome, Invited, MeetingCall, OtherPlan
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip_deadlines import PlanDates
from ifodesk.usecases.lost_share_views import LostShare
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of Ärenden."""

    id: EntityId
    number: str
    """The record system's number when there is one, else ours."""
    client: str
    """Name of the client; empty when none is given; masked ("Skyddad") when protected."""
    birth_year: int | None
    case_type: CaseType | None
    status: CaseStatus
    handler: MemberId | None
    opened_on: date | None
    changed_at: datetime
    untransferred: int


class SearchHit(NamedTuple):
    """One hit of Ctrl+K. A named tuple: some thirty are made between two keys."""

    case: EntityId
    number: str
    name: str
    """The name that matched, or the client's."""
    matched: str
    """name, personal_number or number."""
    case_type: CaseType | None


class HomeHit(NamedTuple):
    """One home that Ctrl+K found."""

    home: EntityId
    """Its file's id where the file is read here, else its entry's in the pool."""
    name: str
    place: str
    municipality: str
    """SCB code."""


class DocumentKind(StrEnum):
    """What can be taken over to the record system."""

    NOTE = "note"
    PLAN_VERSION = "plan_version"
    INTERVIEW_SUMMARY = "interview_summary"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its transfer state."""

    id: EntityId
    case: EntityId
    case_number: str
    kind: DocumentKind
    title: str
    author: MemberId | None
    made_at: datetime
    state: TransferState
    transfer: Seen[Transfer] | None


@dataclass(frozen=True, slots=True)
class CaseOverview:
    """Översikt."""

    row: CaseRow
    case: Seen[Case]
    parties: tuple[Seen[Party], ...]
    readers: tuple[MemberId, ...]
    untransferred: tuple[DocumentRow, ...]
    last_note: Seen[Note] | None
    plan: Seen[InternalSip] | None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as the list shows it: drafts first, then newest first."""

    note: Seen[Note]
    corrected_by: EntityId | None
    document: DocumentRow | None
    """None for a draft."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its measures, in order."""

    goal: Seen[Goal]
    measures: tuple[Seen[Measure], ...]
    part: EntityId | None = None
    """The part of the plan that the goal lies in; None: the plan itself, shared with no unit."""
    units: frozenset[EntityId] = frozenset()
    """The units that it is shared with."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a plan: the case that a set of units shares (ADR 10)."""

    case: EntityId
    plan: Seen[InternalSip]
    """What stands above the goals there; goals that are moved into the part hang on it."""
    header: Seen[PlanPart]
    goals: tuple[GoalView, ...]


@dataclass(frozen=True, slots=True)
class CallView:
    """A call with everybody who is called or invited."""

    call: Seen[MeetingCall]
    invited: tuple[Seen[Invited], ...]


@dataclass(frozen=True, slots=True)
class SipView:
    """A plan whole."""

    plan: Seen[InternalSip]
    goals: tuple[GoalView, ...]
    """The plan's own and those of its parts that the reader can read, each in its place (`goal_places.in_place`)."""
    consents: tuple[Seen[Consent], ...]
    agreements: tuple[Seen[Agreement], ...]
    follow_ups: tuple[Seen[FollowUp], ...]
    versions: tuple[Seen[PlanVersion], ...]
    """Oldest first."""
    parts: tuple[PartView, ...] = ()
    """The parts of the plan that the reader can read, oldest first."""
    header: Seen[PlanPart] | None = None
    """What the client lets the units know, where the plan is a part itself; None for a whole plan."""
    outcomes: tuple[Seen[GoalOutcome], ...] = ()
    """Of all follow-ups."""
    other_plans: tuple[Seen[OtherPlan], ...] = ()
    calls: tuple[CallView, ...] = ()
    images: tuple[Seen[PaperImage], ...] = ()
    """Scanned papers, without their bytes."""
    copies: tuple[Seen[PaperCopy], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One open plan, as a chief follows it."""

    plan: EntityId
    case: EntityId
    number: str
    client: str
    """Masked when protected."""
    handler: MemberId | None
    next_follow_up_on: date | None
    late: bool
    """Whether that day has passed."""
    unconfirmed: int
    """Open measures of users who have not said yes. Others are asked by telephone and never counted here."""
    without_words: bool
    """Whether the client's own words are missing."""
    version: int | None
    """The newest adopted version; None: never adopted."""
    goals: int
    """Goals that are not closed, in the plan and in its parts."""
    outcomes: Mapping[str, int]
    """By code of `Achievement`: what the newest follow-up of each goal found."""
    is_part: bool
    """A part of a plan that is not read here itself."""


@dataclass(frozen=True, slots=True)
class JavView:
    """The tab Jäv of a case."""

    case: Seen[Case]
    circle: tuple[Seen[Party], ...]
    answers: tuple[Seen[DisqualificationAnswer], ...]
    matters: tuple[Seen[DisqualificationMatter], ...]
    own_ties: tuple[Seen[OwnTie], ...]
    asked: tuple[Seen[AskedQuestion], ...]
    last_review: datetime | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question put to the signed-in person, or by that person."""

    question: Seen[DisqualificationQuestion]
    circle: tuple[Seen[CircleName], ...]


class TodayKind(StrEnum):
    """Why a line stands on Idag."""

    MEASURE_UNCONFIRMED = "measure_unconfirmed"
    """A user has not said yes to a measure of an adopted or shared plan: for that user, and for the plan lead."""
    PLAN_DEADLINE = "plan_deadline"
    """A day of the process of a plan; the text is a code of ``DeadlineCode``."""
    FOLLOW_UP = "follow_up"
    MEASURE_DUE = "measure_due"
    QUESTION = "question"
    NOBODY_LET_IN = "nobody_let_in"
    MATTER = "matter"
    """A jäv matter that is open."""
    RULING = "ruling"
    """A ruling on jäv that is not in the diary yet, for whoever decided."""
    HAND_OVER = "hand_over"
    """The matter is closed, but the disqualified person, who is signed in, still reads the case: finish it."""
    SHARE_ENDS = "share_ends"
    """The last day of a sharing: end it, or give it another day. Nothing ends by itself."""
    DELAY_ACT = "delay_act"
    """An act that could not wait is open: report it, and end it."""
    URGENT_NOTE = "urgent_note"
    """A colleague's urgent note to take in; or an own one, which is still to be left to the others."""
    CHIEF_REQUEST = "chief_request"
    """Another municipality's chief asks for help, or has answered."""
    LOAN_TERMS = "loan_terms"
    """Terms of a loan that wait for the signed-in person's yes."""
    LOAN_HOURS = "loan_hours"
    """Hours of a loan that wait to be confirmed."""
    LOAN_ENDS = "loan_ends"
    """The last day of a loan: end it, or give it another day."""
    INTERVIEW_DUE = "interview_due"
    """Time for the next interview."""
    INTERVIEW_FEEDBACK = "interview_feedback"
    """The feedback talk that was agreed has not been held."""
    CONSENT_ENDS = "consent_ends"
    """The last day of a consent: ask again, or take the unit out. No clock takes keys."""
    ANONYMOUS_QUESTION = "anonymous_question"
    """A question without identity to answer, or an answer to one's own."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of Idag."""

    kind: TodayKind
    case: EntityId | None
    """None for a question: its asker's case is not ours to know."""
    target: EntityId
    number: str
    text: str
    """Measure text or other words of the entity; empty when the kind says it all."""
    due_on: date | None
    since: datetime | None
    check: bool = False
    """The day is nobody's decision and no law: it is to be verified ("kontrollera")."""


@dataclass(frozen=True, slots=True)
class DatedPlan:
    """A plan that is under way, and how far it has come."""

    plan: EntityId
    case: EntityId
    number: str
    dates: PlanDates


@dataclass(frozen=True, slots=True)
class TodayView:
    """Idag: what is late, this week, later; and three counts."""

    lines: tuple[TodayLine, ...]
    """By due date; those without first."""
    untransferred: tuple[DocumentRow, ...]
    conflicts: int


class Queries(Protocol):
    """The reads of the screens. All answer only from what the signed-in person can read."""

    def cases(self) -> tuple[CaseRow, ...]:
        """Return every case, newest change first."""
        ...

    def handled(self) -> tuple[tuple[EntityId, MemberId], ...]:
        """Return every case that is not closed and has a handler, with that person; oldest first."""
        ...

    def overview(self, case: EntityId) -> CaseOverview:
        """Return one case. Raises ``NotFoundError``."""
        ...

    def notes(self, case: EntityId) -> tuple[NoteRow, ...]:
        """Return the notes of a case."""
        ...

    def sip(self, plan: EntityId) -> SipView:
        """Return one plan. Raises ``NotFoundError``."""
        ...

    def plans(self, case: EntityId) -> tuple[Seen[InternalSip], ...]:
        """Return the plans of a case, oldest first."""
        ...

    def open_plans(self, today: date) -> tuple[PlanRow, ...]:
        """Return every open plan as of *today*, those followed up next first; without a day last."""
        ...

    def jav(self, case: EntityId) -> JavView:
        """Return what the tab Jäv shows."""
        ...

    def questions(self) -> tuple[QuestionView, ...]:
        """Return open questions put to the signed-in person and answered ones that it put and has not taken in."""
        ...

    def own_ties(self) -> tuple[tuple[Seen[OwnTie], ...], tuple[Seen[TieReview], ...]]:
        """Return own ties and reviews."""
        ...

    def loose_notes(self) -> tuple[Seen[LooseNote], ...]:
        """Return text that belongs to no case yet, oldest first."""
        ...

    def today(self, today: date) -> TodayView:
        """Return Idag as of *today*, but for the deadlines of plans, which `usecases.today` adds."""
        ...

    def plan_dates(self) -> tuple[DatedPlan, ...]:
        """Return how far each plan that is under way has come; parts of plans are not among them."""
        ...

    def lost_shares(self) -> tuple[LostShare, ...]:
        """Return what other municipalities shared and the signed-in person lately ceased to read, newest first."""
        ...

    def untransferred(self, case: EntityId | None = None) -> tuple[DocumentRow, ...]:
        """Return documents that are neither transferred nor marked as not to be, oldest first."""
        ...

    def search(self, text: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return cases by name, personal number or case number only (SoLPuF 2001:637 15 §); empty: none."""
        ...

    def search_homes(self, text: str, limit: int = 10) -> tuple[HomeHit, ...]:
        """Return homes by their short name: those whose file is read here, and the pool's; empty: none."""
        ...

    def answer_of(self, case: EntityId, member: MemberId) -> Answer | None:
        """Return the newest answer of *member* in the case; None = "inte svarat"."""
        ...
