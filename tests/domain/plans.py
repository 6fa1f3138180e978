"""A complete plan, and ways to take something from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind
from ifodesk.domain.entities.sip_process import FollowUp, MeetingCall
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip import PlanGoal, SipPlan

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")

TODAY = date(2026, 11, 26)
PLAN, GOAL, MEASURE, CONSENT, AGREEMENT, FOLLOW_UP, CALL = (EntityId(bytes([n]) * 16) for n in range(1, 8))
PER = MemberId(b"P" * 16)

COMPLETE = SipPlan(
    plan=InternalSip(
        id=PLAN,
        own_words="Jag vill bo kvar här och klara nian.",
        situation="Går i skolan två dagar i veckan.",
        plan_lead="Karin Norberg, Barn/unga",
        plan_lead_phone="070-000 00 00",
        need="Skolan och Barn/unga behöver göra samma sak.",
        can_do_self="Gå upp när mobilen ringer.",
        next_follow_up_on=date(2027, 1, 15),
    ),
    goals=(
        PlanGoal(
            Goal(
                id=GOAL,
                plan=PLAN,
                text="Gå i skolan",
                indicator="dagar/v",
                baseline="2",
                target="4",
                order=1,
                target_on=date(2027, 6, 1),
            ),
            (
                Measure(
                    id=MEASURE,
                    goal=GOAL,
                    text="Skjuts måndag och torsdag",
                    responsible="Per Lundmark",
                    unit="Ekonomiskt bistånd",
                    due_on=date(2026, 12, 1),
                    status=MeasureStatus.PLANNED,
                    order=1,
                ),
            ),
        ),
    ),
    consents=(
        Consent(
            id=CONSENT,
            plan=PLAN,
            kind=ConsentKind.PARTICIPATION,
            given_by="Alma Testsson",
            given_on=date(2026, 11, 20),
            form=AgreementForm.ORAL,
        ),
    ),
    agreements=(Agreement(id=AGREEMENT, plan=PLAN, name="Alma Testsson", form=AgreementForm.PRESENT, on=TODAY),),
    follow_ups=(FollowUp(id=FOLLOW_UP, plan=PLAN, planned_on=date(2027, 1, 15)),),
    calls=(MeetingCall(id=CALL, plan=PLAN, held_on=TODAY),),
)


def but(value: D, **fields: Any) -> D:  # noqa: ANN401 - whatever fields the entity has
    """Return a value with some fields changed."""
    return replace(value, **fields)


def but_plan(plan: SipPlan = COMPLETE, **fields: Any) -> SipPlan:  # noqa: ANN401 - as above
    return replace(plan, plan=but(plan.plan, **fields))


def but_goal(**fields: Any) -> SipPlan:  # noqa: ANN401 - as above
    goal = COMPLETE.goals[0]
    return replace(COMPLETE, goals=(replace(goal, goal=but(goal.goal, **fields)),))


def but_measure(**fields: Any) -> SipPlan:  # noqa: ANN401 - as above
    goal = COMPLETE.goals[0]
    return replace(COMPLETE, goals=(replace(goal, measures=(but(goal.measures[0], **fields),)),))


def but_consent(**fields: Any) -> SipPlan:  # noqa: ANN401 - as above
    return replace(COMPLETE, consents=(but(COMPLETE.consents[0], **fields),))


def but_agreement(**fields: Any) -> SipPlan:  # noqa: ANN401 - as above
    return replace(COMPLETE, agreements=(but(COMPLETE.agreements[0], **fields),))
