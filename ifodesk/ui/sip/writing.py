"""Runs the use case that changes a piece of a plan. Store lane."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.base import Values
from ifodesk.usecases.consents import (
    ChangeAgreement,
    ChangeConsent,
    RemoveAgreement,
    RemoveConsent,
    WithdrawConsent,
)
from ifodesk.usecases.follow_ups import HoldFollowUp, PlanFollowUp
from ifodesk.usecases.goals import ChangeGoal, ChangeMeasure, RemoveGoal, RemoveMeasure
from ifodesk.usecases.plans import ChangePlan, ClosePlan
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session


def change_piece(session: Session, seen: Seen[object], values: Values) -> Saved:
    """Change fields of a plan or of one of its parts, on top of what was seen."""
    new = replace(cast("Any", seen.value), **values)  # which of them it is, the match below says
    base = cast("Any", seen)
    match new:
        case InternalSip() if "next_follow_up_on" in values:
            day = values["next_follow_up_on"]
            return PlanFollowUp(session)(base, day if isinstance(day, date) else None)
        case InternalSip():
            return ChangePlan(session)(base, new)
        case Goal():
            return ChangeGoal(session)(base, new)
        case Measure():
            return ChangeMeasure(session)(base, new)
        case Agreement():
            return ChangeAgreement(session)(base, new)
        case Consent():
            return ChangeConsent(session)(base, new)
        case _:
            raise TypeError(type(new).__name__)


def remove_piece(session: Session, piece: EntityId) -> Saved | None:
    """Take a goal, a measure, an agreement or a consent out of its plan; None when it is gone already."""
    if (goal := find(session.records, Goal, piece)) is not None:
        return RemoveGoal(session)(goal)
    if (measure := find(session.records, Measure, piece)) is not None:
        return RemoveMeasure(session)(measure)
    if (agreement := find(session.records, Agreement, piece)) is not None:
        return RemoveAgreement(session)(agreement)
    if (consent := find(session.records, Consent, piece)) is not None:
        return RemoveConsent(session)(consent)
    return None


def withdraw(session: Session, consent: EntityId) -> Saved:
    """Note that a consent was withdrawn today."""
    return WithdrawConsent(session)(session.records.get(Consent, consent))


def hold(session: Session, follow_up: EntityId, summary: str) -> Saved:
    """Note that a follow-up was held today."""
    return HoldFollowUp(session)(session.records.get(FollowUp, follow_up), summary=summary)


def close(session: Session, plan: EntityId, reason: str) -> Saved:
    """End a plan today."""
    return ClosePlan(session)(session.records.get(InternalSip, plan), reason)
