"""Makes the state of the meeting view. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.ui.meeting.state import MeetingGoal, MeetingMeasure, MeetingPlan
from ifodesk.ui.sip.edits import Fields
from ifodesk.ui.sip.plan_people import people_of
from ifodesk.ui.sip.reading import PlanRead
from ifodesk.ui.sip.state import PersonChoice
from ifodesk.ui.tabs.base import FieldState
from ifodesk.usecases.views import GoalView
from ifodesk.words import screen_words_meeting as words
from ifodesk.words import screen_words_sip as sip_words

T = TypeVar("T")
AT_TABLE = frozenset({PartyRole.CLIENT, PartyRole.GUARDIAN, PartyRole.LEGAL_REPRESENTATIVE})
"""Who is offered to agree. Everybody else of the case is none of the table's business."""


def meeting_plan(read: PlanRead) -> MeetingPlan:
    """Return what of a plan is shown round the table."""
    fields, seen = Fields(read), read.view.plan
    plan = seen.value.id
    agreements = [found.value for found in read.view.agreements]
    sheltered = _sheltered(read)
    return MeetingPlan(
        id=plan,
        own_words=_calm(fields.text(seen, plan, "own_words")),
        can_do_self=_calm(fields.text(seen, plan, "can_do_self")),
        already_told=_calm(fields.text(seen, plan, "already_told")),
        resources=_calm(fields.text(seen, plan, "resources")),
        next_follow_up_on=_calm(fields.day(seen, plan, "next_follow_up_on")),
        goals=tuple(_goal(fields, view, number) for number, view in enumerate(read.view.goals, start=1)),
        members=tuple(PersonChoice(member.name, member.id) for member in read.members),
        agreed=tuple(
            _agreed(found.name, found.role)
            for found in agreements
            if found.name and found.name not in sheltered and found.form not in {None, AgreementForm.DECLINES}
        ),
        may_agree=tuple(
            person
            for person in people_of([party for party in read.parties if party.role in AT_TABLE])
            if person.name not in sheltered and person.name not in {found.name for found in agreements}
        ),
    )


def _goal(fields: Fields, view: GoalView, number: int) -> MeetingGoal:
    goal = view.goal.value.id
    return MeetingGoal(
        id=goal,
        title=sip_words.goal(number),
        text=_calm(fields.text(view.goal, goal, "text")),
        measures=tuple(
            MeetingMeasure(
                id=seen.value.id,
                text=_calm(fields.text(seen, seen.value.id, "text")),
                responsible=_calm(fields.person(seen, seen.value.id, "responsible", "responsible_member")),
                due_on=_calm(fields.day(seen, seen.value.id, "due_on")),
            )
            for seen in view.measures
        ),
    )


def _calm(state: FieldState[T]) -> FieldState[T]:
    """Return the field without what people wrote differently: that is sorted out afterwards, not before the client."""
    return replace(state, options=(), before="")


def _agreed(name: str, role: str | None) -> str:
    return words.AGREES.format(name=name, role=role) if role else words.AGREES_BARE.format(name=name)


def _sheltered(read: PlanRead) -> frozenset[str]:
    """Return whose names those round the table are not shown: protected people other than the client."""
    others = (party for party in read.parties if party.role is not PartyRole.CLIENT)
    return frozenset(party.name for party in others if party.protected and party.name)
