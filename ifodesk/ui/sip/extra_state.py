"""What the steps beside the plan show: need, consent, call, meeting, follow-up. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.entities.sip import Achievement
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.tabs.base import FieldState


class Step(StrEnum):
    """The steps of the process, in order; every one but the plan may be skipped."""

    NEED = "need"
    CONSENT = "consent"
    CALL = "call"
    MEETING = "meeting"
    PLAN = "plan"
    FOLLOW_UP = "follow_up"


class Act(StrEnum):
    """What can be asked for beside typing in a field."""

    REFUSE = "refuse"
    RECONSIDER = "reconsider"
    ADD_CALL = "add_call"
    SEND_CALL = "send_call"
    HOLD_MEETING = "hold_meeting"
    ADD_INVITED = "add_invited"
    INVITE_RESPONSIBLE = "invite_responsible"
    ADD_OTHER_PLAN = "add_other_plan"
    CONFIRM_OWN = "confirm_own"
    CONFIRM_ORAL = "confirm_oral"
    CONFIRM_SLIP = "confirm_slip"
    CONFIRM_BACK = "confirm_back"
    NOTE_OUTCOME = "note_outcome"
    HOLD_FOLLOW_UP = "hold_follow_up"
    CLOSE_GOAL = "close_goal"
    REOPEN_GOAL = "reopen_goal"
    PROMOTE = "promote"
    END_FOR_REGION = "end_for_region"
    ADD_FROM_BANK = "add_from_bank"
    ATTACH_PAPER = "attach_paper"
    REMOVE_PAPER = "remove_paper"


@dataclass(frozen=True, slots=True)
class Ask:
    """One act that a view asks for."""

    act: Act
    entity: EntityId | None = None
    """What it is about; None: the plan."""
    text: str = ""
    value: object = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who can be added with one click."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class CallState:
    """A meeting that is called to."""

    id: EntityId
    form: FormState
    sent: str
    """That the call was sent; empty until it is."""
    held: str
    invited: tuple[FormState, ...]
    names: tuple[str, ...]
    """Of those invited, in the same order."""
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """How it went with one goal."""

    goal: EntityId
    title: str
    before: str
    """Baseline and target, to measure against."""
    form: FormState | None
    """None until somebody says how it went."""
    closed: str
    outcome: Achievement | None = None


@dataclass(frozen=True, slots=True)
class AnswerState:
    """One of the short questions to the client."""

    code: str
    question: str
    answer: FieldState[str]
    choices: tuple[Choice, ...]
    """Empty: the client's own words."""


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """The follow-up that is planned, while it is being held."""

    id: EntityId
    title: str
    form: FormState
    outcomes: tuple[OutcomeState, ...]
    elsewhere: tuple[str, ...]
    """Goals that another plan follows up."""
    answers: tuple[AnswerState, ...]


@dataclass(frozen=True, slots=True)
class PaperState:
    """A scanned paper."""

    id: EntityId
    text: str


@dataclass(frozen=True, slots=True)
class ExtraState:
    """Everything beside the plan itself."""

    need: FormState
    refused: str
    advice: str
    """Who is asked for consent, by age; empty where nothing is to be said."""
    told: FormState
    around: FormState
    other_plans: tuple[FormState, ...]
    calls: tuple[CallState, ...]
    follow_up: OpenFollowUp | None
    lines: str
    """For the record system: one for each closed goal; empty while none is."""
    promoted: str
