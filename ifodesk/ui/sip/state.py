"""What the tab Intern-SIP shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.goal_bank import BankGoal
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.sip.extra_state import ExtraState, PaperState, Step
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.tabs.base import FieldState
from ifodesk.ui.tabs.shown import Saving


class StepMark(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    SKIPPED = "skipped"
    """Left out for now: a grey dash, never a reproach."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the plan something is filled in."""

    entity: EntityId
    field: str


@dataclass(frozen=True, slots=True)
class StepState:
    """A step of the process in the strip at the top."""

    step: Step
    mark: StepMark


@dataclass(frozen=True, slots=True)
class GapState:
    """Something that is missing: a link to where it is filled in."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class ConfirmState:
    """Whether the responsible person said yes to a measure, and how."""

    text: str
    name: str
    """Of the responsible person, to be offered when a yes is written down."""
    confirmed: bool
    own: bool
    """It is the signed-in person's own measure, and not confirmed yet."""


@dataclass(frozen=True, slots=True)
class MeasureState:
    """One measure."""

    id: EntityId
    title: str
    text: FieldState[str]
    responsible: FieldState[str]
    unit: FieldState[str]
    due_on: FieldState[date | None]
    status: FieldState[object]
    more: FormState
    confirm: ConfirmState


@dataclass(frozen=True, slots=True)
class GoalState:
    """One goal with its measures."""

    id: EntityId
    title: str
    text: FieldState[str]
    indicator: FieldState[str]
    baseline: FieldState[str]
    target: FieldState[str]
    measures: tuple[MeasureState, ...]
    more: FormState
    above: FieldState[object]
    may_serve: tuple[Choice, ...]
    """The long-term goals that it can lead to."""
    aid: FieldState[str] | None
    """The answer to what the aid is to lead to; None: it does not sound like a decision about aid."""
    serves: str
    """That it is a long-term goal, or which one it leads to."""
    shared: str
    closed: str
    figures: str
    """What interviews say about it, where it came from one."""


@dataclass(frozen=True, slots=True)
class AgreementState:
    """Somebody who agreed, or did not."""

    id: EntityId
    name: FieldState[str]
    role: FieldState[str]
    form: FieldState[object]
    on: FieldState[date | None]


@dataclass(frozen=True, slots=True)
class ConsentState:
    """One consent."""

    id: EntityId
    kind: ConsentKind
    given_by: FieldState[str]
    given_on: FieldState[date | None]
    form: FieldState[object]
    what: FieldState[str]
    receiver: FieldState[str]
    purpose: FieldState[str]
    valid_until: FieldState[date | None]
    given_as: FieldState[object]
    child_view: FieldState[str]
    covers: str
    """The unit that it lets take part, and the goals; empty: every unit, the whole plan."""
    over: str
    """That it was withdrawn or has run out; empty while it holds."""
    withdrawn: bool
    paper: PaperState | None = None


@dataclass(frozen=True, slots=True)
class FollowUpState:
    """A follow-up, planned or held."""

    id: EntityId
    text: str
    held: bool


@dataclass(frozen=True, slots=True)
class VersionState:
    """An adopted version."""

    id: EntityId
    title: str
    detail: str
    """Who adopted it, the fingerprint, and whether it stands in the record system."""
    changes: tuple[str, ...]
    """What has changed since, as sentences."""


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody that can be chosen: a member, or (without member) a person of the case."""

    name: str
    member: object = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class BankLine:
    """A goal that can be taken over from the bank."""

    goal: BankGoal
    area: str


@dataclass(frozen=True, slots=True)
class PlanState:
    """One plan, whole."""

    id: EntityId
    version: str
    """ "Version 2, utkast"."""
    closed: str
    """That the plan is ended and why; empty while it is under way."""
    own_words: FieldState[str]
    situation: FieldState[str]
    plan_lead: FieldState[str]
    next_follow_up_on: FieldState[date | None]
    goals: tuple[GoalState, ...]
    agreements: tuple[AgreementState, ...]
    participation: tuple[ConsentState, ...]
    waivers: tuple[ConsentState, ...]
    follow_ups: tuple[FollowUpState, ...]
    versions: tuple[VersionState, ...]
    """Newest first."""
    steps: tuple[StepState, ...]
    gaps: tuple[GapState, ...]
    """In the way of adopting."""
    points: tuple[GapState, ...]
    """To be taken up at the first follow-up."""
    gaps_text: str
    points_text: str
    whole: bool
    """Nothing is missing."""
    can_adopt: bool
    """Whole, not ended, and not word for word what was adopted last."""
    members: tuple[PersonChoice, ...]
    """Who can be responsible or plan lead."""
    people: tuple[PersonChoice, ...]
    """Who can agree or consent: the people of the case."""
    deadline: str
    """What is to be done in time, with its day."""
    extra: ExtraState
    bank: tuple[BankLine, ...]
    """The goal bank."""
    is_part: bool = False
    """What one set of units shares: its goals only. The whole plan, and what is agreed about it, lies elsewhere."""


@dataclass(frozen=True, slots=True)
class SignedState:
    """How the plan was when it was signed, in words."""

    version: EntityId
    title: str
    detail: str
    changes: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading and lines."""


@dataclass(frozen=True, slots=True)
class PrintState:
    """The card that asks where the paper goes."""

    title: str
    folder: str
    file_name: str
    version: EntityId | None


@dataclass(frozen=True, slots=True)
class SipState(Saving):
    """The whole tab."""

    plan: PlanState | None = None
    begun: bool = True
    """False: the case has no plan yet."""
    step: Step = Step.PLAN
    printing: PrintState | None = None
    signed: SignedState | None = None
    """A version as it was signed, beside the present one."""
    paper: bytes = b""
    """A scanned paper that is shown."""
