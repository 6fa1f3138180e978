"""A plan as it was adopted: frozen values, named as the entities' fields. The paper is made from these alone.

Codes are texts here, since a version may hold one that this program does not know. What came with form 2 of the
canonical form (`ifodesk.domain.sip_version`) is marked, and is missing in a version of form 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

FORM_2: Final = {"form": 2}


@dataclass(frozen=True, slots=True)
class FrozenMeasure:
    """A measure as agreed."""

    id: str
    text: str | None = None
    responsible: str | None = None
    unit: str | None = None
    due_on: date | None = None
    status: str | None = None
    """A code of ``MeasureStatus``, or one that this program does not know."""
    role: str | None = field(default=None, metadata=FORM_2)
    phone: str | None = field(default=None, metadata=FORM_2)
    principal: str | None = field(default=None, metadata=FORM_2)
    confirmation: str | None = field(default=None, metadata=FORM_2)
    confirmed_on: date | None = field(default=None, metadata=FORM_2)
    confirmed_by: str | None = field(default=None, metadata=FORM_2)


@dataclass(frozen=True, slots=True)
class FrozenGoal:
    """A goal as agreed, with its measures in order."""

    id: str
    text: str | None = None
    indicator: str | None = None
    baseline: str | None = None
    target: str | None = None
    measures: tuple[FrozenMeasure, ...] = ()
    long_term: bool | None = field(default=None, metadata=FORM_2)
    above: str | None = field(default=None, metadata=FORM_2)
    """Id of the long-term goal that it serves."""
    area: str | None = field(default=None, metadata=FORM_2)
    target_on: date | None = field(default=None, metadata=FORM_2)
    baseline_on: date | None = field(default=None, metadata=FORM_2)
    source: str | None = field(default=None, metadata=FORM_2)
    source_note: str | None = field(default=None, metadata=FORM_2)
    aid_answer: str | None = field(default=None, metadata=FORM_2)
    closed_on: date | None = field(default=None, metadata=FORM_2)
    close_outcome: str | None = field(default=None, metadata=FORM_2)
    close_line: str | None = field(default=None, metadata=FORM_2)


@dataclass(frozen=True, slots=True)
class FrozenConsent:
    """A consent as it stood."""

    id: str
    kind: str | None = None
    given_by: str | None = None
    given_on: date | None = None
    form: str | None = None
    what: str | None = None
    receiver: str | None = None
    purpose: str | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None
    given_as: str | None = field(default=None, metadata=FORM_2)
    unit: str | None = field(default=None, metadata=FORM_2)
    """The unit's name."""
    goals: tuple[str, ...] = field(default=(), metadata=FORM_2)
    """Ids of the goals that it covers, sorted; empty: the whole plan."""
    child_view: str | None = field(default=None, metadata=FORM_2)
    withdrawn_by: str | None = field(default=None, metadata=FORM_2)


@dataclass(frozen=True, slots=True)
class FrozenAgreement:
    """Who agreed and how."""

    id: str
    name: str | None = None
    role: str | None = None
    form: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FrozenOutcome:
    """What a follow-up found about one goal."""

    id: str
    goal: str | None = None
    """Id of the goal."""
    outcome: str | None = None
    measured: str | None = None
    measured_on: date | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class FrozenFollowUp:
    """A follow-up, planned or held."""

    id: str
    planned_on: date | None = None
    held_on: date | None = None
    summary: str | None = None
    present: str | None = field(default=None, metadata=FORM_2)
    experience: tuple[tuple[str, str], ...] = field(default=(), metadata=FORM_2)
    """The client's answers: code of the question and answer, by code."""
    outcomes: tuple[FrozenOutcome, ...] = field(default=(), metadata=FORM_2)


@dataclass(frozen=True, slots=True)
class FrozenOtherPlan:
    """Another plan that holds."""

    id: str
    kind: str | None = None
    name: str | None = None
    on: date | None = None
    where: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the paper says above the plan."""

    number: int | None = None
    """Version number; None for a draft."""
    case_number: str | None = None
    municipality: str | None = None
    """SCB code."""
    client: str | None = None
    client_birth_year: int | None = None
    adopted_on: date | None = None
    adopted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPlan(Cover):
    """Everything that the paper shows."""

    plan: str
    """Id of the plan."""
    own_words: str | None = None
    situation: str | None = None
    plan_lead: str | None = None
    next_follow_up_on: date | None = None
    goals: tuple[FrozenGoal, ...] = ()
    consents: tuple[FrozenConsent, ...] = ()
    agreements: tuple[FrozenAgreement, ...] = ()
    follow_ups: tuple[FrozenFollowUp, ...] = ()
    need: str | None = field(default=None, metadata=FORM_2)
    proposed_by: str | None = field(default=None, metadata=FORM_2)
    proposed_on: date | None = field(default=None, metadata=FORM_2)
    started_on: date | None = field(default=None, metadata=FORM_2)
    can_do_self: str | None = field(default=None, metadata=FORM_2)
    already_told: str | None = field(default=None, metadata=FORM_2)
    resources: str | None = field(default=None, metadata=FORM_2)
    crisis_plan: str | None = field(default=None, metadata=FORM_2)
    interpreter: str | None = field(default=None, metadata=FORM_2)
    legal_representative: str | None = field(default=None, metadata=FORM_2)
    travel: str | None = field(default=None, metadata=FORM_2)
    plan_lead_phone: str | None = field(default=None, metadata=FORM_2)
    promoted_on: date | None = field(default=None, metadata=FORM_2)
    promoted_to: str | None = field(default=None, metadata=FORM_2)
    overall_responsibility: str | None = field(default=None, metadata=FORM_2)
    other_plans: tuple[FrozenOtherPlan, ...] = field(default=(), metadata=FORM_2)
