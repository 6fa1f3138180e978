"""A plan as it was adopted: frozen values, their canonical form, its fingerprint, and what has changed since.

The paper is made from the canonical form alone. Form 1: JSON with sorted keys and no blanks, null for "not answered",
dates as YYYY-MM-DD, ids in hexadecimal. It is stored as an immutable text, so its bytes never change.
"""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar

from ifodesk.domain.entities.sip import Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent
from ifodesk.domain.sip import PlanGoal, SipPlan

T = TypeVar("T")

FORM = 1
_FINGERPRINT_BITS = 80


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


@dataclass(frozen=True, slots=True)
class FrozenGoal:
    """A goal as agreed, with its measures in order."""

    id: str
    text: str | None = None
    indicator: str | None = None
    baseline: str | None = None
    target: str | None = None
    measures: tuple[FrozenMeasure, ...] = ()


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


@dataclass(frozen=True, slots=True)
class FrozenAgreement:
    """Who agreed and how."""

    id: str
    name: str | None = None
    role: str | None = None
    form: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FrozenFollowUp:
    """A follow-up, planned or held."""

    id: str
    planned_on: date | None = None
    held_on: date | None = None
    summary: str | None = None


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


class UnreadableVersionError(ValueError):
    """A text is no canonical form that this program knows: a newer or a tampered program wrote it."""


def freeze(plan: SipPlan, cover: Cover, name_of: Callable[[bytes], str]) -> FrozenPlan:
    """Return *plan* frozen.

    Args:
        plan: The plan as it is now.
        cover: What stands above it.
        name_of: Name of a member by id, for persons who were chosen instead of typed.
    """
    root = plan.plan
    return FrozenPlan(
        **asdict(cover),
        plan=root.id.hex(),
        own_words=root.own_words,
        situation=root.situation,
        plan_lead=_person(root.plan_lead, root.plan_lead_member, name_of),
        next_follow_up_on=root.next_follow_up_on,
        goals=tuple(_frozen_goal(goal, name_of) for goal in plan.goals),
        consents=tuple(_frozen_consent(consent) for consent in plan.consents),
        agreements=tuple(_frozen_agreement(agreement) for agreement in plan.agreements),
        follow_ups=tuple(
            FrozenFollowUp(held.id.hex(), held.planned_on, held.held_on, held.summary) for held in plan.follow_ups
        ),
    )


def canonical(plan: FrozenPlan) -> str:
    """Return the canonical form of *plan*."""
    content = {"form": FORM} | asdict(plan)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat)


def fingerprint(form: str) -> str:
    """Return the fingerprint that stands on the paper: the first 80 bits of SHA-256, as 4 x 4 letters (base32).

    >>> fingerprint("{}")
    'IQJW 7I2V WNTY UEKG'
    """
    letters = b32encode(sha256(form.encode()).digest()[: _FINGERPRINT_BITS // 8]).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def read_canonical(form: str) -> FrozenPlan:
    """Return the frozen plan of a canonical form. Keys that a newer program added are left out.

    Raises:
        UnreadableVersionError: It is no such form, or of another form number.
    """
    try:
        content = json.loads(form)
        if content["form"] != FORM:
            raise UnreadableVersionError
        return _thaw_plan(content)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableVersionError from error


def _person(typed: str | None, member: bytes | None, name_of: Callable[[bytes], str]) -> str | None:
    return typed or (name_of(member) or None if member is not None else None)


def _frozen_goal(goal: PlanGoal, name_of: Callable[[bytes], str]) -> FrozenGoal:
    own = goal.goal
    measures = tuple(_frozen_measure(measure, name_of) for measure in goal.measures)
    return FrozenGoal(own.id.hex(), own.text, own.indicator, own.baseline, own.target, measures)


def _frozen_measure(measure: Measure, name_of: Callable[[bytes], str]) -> FrozenMeasure:
    responsible = _person(measure.responsible, measure.responsible_member, name_of)
    return FrozenMeasure(measure.id.hex(), measure.text, responsible, measure.unit, measure.due_on, measure.status)


def _frozen_consent(consent: Consent) -> FrozenConsent:
    return FrozenConsent(
        id=consent.id.hex(),
        kind=consent.kind,
        given_by=consent.given_by,
        given_on=consent.given_on,
        form=consent.form,
        what=consent.what,
        receiver=consent.receiver,
        purpose=consent.purpose,
        valid_until=consent.valid_until,
        withdrawn_on=consent.withdrawn_on,
    )


def _frozen_agreement(agreement: Agreement) -> FrozenAgreement:
    return FrozenAgreement(agreement.id.hex(), agreement.name, agreement.role, agreement.form, agreement.on)


def _thaw_plan(content: Mapping[str, object]) -> FrozenPlan:
    parts: dict[str, object] = {
        "goals": tuple(_thaw_goal(part) for part in _parts(content, "goals")),
        "consents": tuple(_thaw(FrozenConsent, part) for part in _parts(content, "consents")),
        "agreements": tuple(_thaw(FrozenAgreement, part) for part in _parts(content, "agreements")),
        "follow_ups": tuple(_thaw(FrozenFollowUp, part) for part in _parts(content, "follow_ups")),
    }
    return _thaw(FrozenPlan, {**content, **parts})


def _thaw_goal(part: Mapping[str, object]) -> FrozenGoal:
    measures = tuple(_thaw(FrozenMeasure, measure) for measure in _parts(part, "measures"))
    return _thaw(FrozenGoal, {**part, "measures": measures})


def _parts(content: Mapping[str, object], name: str) -> Sequence[Mapping[str, object]]:
    parts = content[name]
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise TypeError
    return parts


def _thaw(cls: type[T], content: Mapping[str, object]) -> T:
    """Return *content* as *cls*: known fields only, each of its declared type."""
    fields: Mapping[str, str] = cls.__annotations__
    inherited: Mapping[str, str] = Cover.__annotations__ if issubclass(cls, Cover) else {}
    return cls(**{name: _value(kind, content[name]) for name, kind in {**inherited, **fields}.items()})


def _value(kind: str, value: object) -> object:
    """Return a value of the type that the annotation names; raises ``TypeError`` or ``ValueError`` for any other."""
    if value is None and kind.endswith("None"):
        return None
    if kind.startswith("date") and isinstance(value, str):
        return date.fromisoformat(value)
    if kind.startswith("str") and isinstance(value, str):
        value.encode()  # half a character cannot be printed
        return value
    if type(value) is not (int if kind.startswith("int") else tuple):
        raise TypeError
    return value
