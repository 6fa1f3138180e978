"""Runs the use case that changes a piece of a plan. Store lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome, Invited, MeetingCall, OtherPlan
from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.base import Values
from ifodesk.usecases.consents import (
    ChangeAgreement,
    ChangeConsent,
    RemoveAgreement,
    RemoveConsent,
    WithdrawConsent,
)
from ifodesk.usecases.follow_ups import ChangeFollowUp, PlanFollowUp
from ifodesk.usecases.goals import ChangeGoal, ChangeMeasure, RemoveGoal, RemoveMeasure
from ifodesk.usecases.meeting_calls import ChangeCall, ChangeInvited, RemoveCall, RemoveInvited
from ifodesk.usecases.other_plans import ChangeOtherPlan, RemoveOtherPlan
from ifodesk.usecases.plan_outcomes import ChangeOutcome
from ifodesk.usecases.plans import ChangePlan, ClosePlan, ReopenPlan
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session

_CHANGE: Mapping[type, Callable[[Session], Callable[[Any, Any], Saved]]] = {
    InternalSip: ChangePlan,
    Goal: ChangeGoal,
    Measure: ChangeMeasure,
    Agreement: ChangeAgreement,
    Consent: ChangeConsent,
    MeetingCall: ChangeCall,
    Invited: ChangeInvited,
    OtherPlan: ChangeOtherPlan,
    FollowUp: ChangeFollowUp,
    GoalOutcome: ChangeOutcome,
}
_REMOVE: Mapping[type, Callable[[Session], Callable[[Any], Saved]]] = {
    Goal: RemoveGoal,
    Measure: RemoveMeasure,
    Agreement: RemoveAgreement,
    Consent: RemoveConsent,
    MeetingCall: RemoveCall,
    Invited: RemoveInvited,
    OtherPlan: RemoveOtherPlan,
}


def change_piece(session: Session, seen: Seen[object], values: Values) -> Saved:
    """Change fields of a plan or of one of its parts, on top of what was seen. Raises ``TypeError`` for others."""
    new = replace(cast("Any", seen.value), **values)  # which of them it is, the table says
    if isinstance(new, InternalSip) and "next_follow_up_on" in values:
        day = values["next_follow_up_on"]
        return PlanFollowUp(session)(cast("Seen[InternalSip]", seen), day if isinstance(day, date) else None)
    if type(new) not in _CHANGE:
        raise TypeError(type(new).__name__)
    return _CHANGE[type(new)](session)(seen, new)


def remove_piece(session: Session, piece: EntityId) -> Saved | None:
    """Take a goal, a measure, a meeting … out of its plan; None when it is gone already."""
    for kind, remove in _REMOVE.items():
        found: Seen[object] | None = find(session.records, kind, piece)
        if found is not None:
            return remove(session)(found)
    return None


def withdraw(session: Session, consent: EntityId) -> Saved:
    """Note that a consent was withdrawn today."""
    return WithdrawConsent(session)(session.records.get(Consent, consent))


def reopen(session: Session, plan: EntityId) -> Saved:
    """Go on with a plan that was ended."""
    return ReopenPlan(session)(session.records.get(InternalSip, plan))


def close(session: Session, plan: EntityId, reason: str) -> Saved:
    """End a plan today."""
    return ClosePlan(session)(session.records.get(InternalSip, plan), reason)
