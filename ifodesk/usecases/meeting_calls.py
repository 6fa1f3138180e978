"""Calling people together about an internal SIP. Units are called, everybody else is invited.

The client may say no to anyone. Source: SoL 2025:400 10 kap. 3 §; the days are settings (`domain.sip_deadlines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from ifodesk.domain.entities.sip import Measure, Principal
from ifodesk.domain.entities.sip_process import InvitationKind, InvitationReply, Invited, MeetingCall
from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import normal
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.plans import name_of
from ifodesk.usecases.saving import Made, change, check_not_ahead, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import SipView
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class AddCall:
    """Begin a call to a meeting."""

    session: Session

    def __call__(
        self,
        plan: EntityId,
        *,
        purpose: str = "",
        questions: str = "",
        at: datetime | None = None,
        minutes: int | None = None,
        place: str = "",
        link: str = "",
        interpreter: str = "",
    ) -> Made:
        """Return the new call; everything may be filled in later. Raises ``RuleError`` older_group."""
        check_may_write(self.session, plan, "meeting_call")
        call = MeetingCall(
            id=new_id(self.session.random),
            plan=plan,
            purpose=purpose,
            questions=questions,
            at=at,
            minutes=minutes,
            place=place,
            link=link,
            interpreter=interpreter,
        )
        return Made(call.id, self.session.records.save([Write(tidy(call))]))


@dataclass(frozen=True, slots=True)
class ChangeCall:
    """Change a call."""

    session: Session

    def __call__(self, seen: Seen[MeetingCall], value: MeetingCall) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class SendCall:
    """Write down that a call was sent: letters on paper, never from here."""

    session: Session

    def __call__(self, seen: Seen[MeetingCall], *, on: date | None = None) -> Saved:
        """Save it as sent, today unless another day is said. Raises ``RuleError``: in_the_future, call_without_time."""
        if seen.value.at is None:
            raise RuleError(Refusal.CALL_WITHOUT_TIME)
        return change(self.session.records, seen, replace(seen.value, sent_on=check_not_ahead(self.session, on)))


@dataclass(frozen=True, slots=True)
class HoldMeeting:
    """Write down that a meeting took place."""

    session: Session

    def __call__(self, seen: Seen[MeetingCall], *, on: date | None = None) -> Saved:
        """Save it as held, today unless another day is said. Raises ``RuleError`` in_the_future."""
        return change(self.session.records, seen, replace(seen.value, held_on=check_not_ahead(self.session, on)))


@dataclass(frozen=True, slots=True)
class RemoveCall:
    """Take a call away, with those who were called; undo brings all back."""

    session: Session

    def __call__(self, seen: Seen[MeetingCall]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


@dataclass(frozen=True, slots=True)
class AddInvited:
    """Add somebody to a call."""

    session: Session

    def __call__(
        self,
        call: EntityId,
        *,
        name: str = "",
        role: str = "",
        unit: str = "",
        contact: str = "",
        kind: InvitationKind | None = None,
        reply: InvitationReply | None = None,
    ) -> Made:
        """Return the new member of the meeting."""
        invited = Invited(
            id=new_id(self.session.random),
            call=call,
            name=name,
            role=role,
            unit=unit,
            contact=contact,
            kind=kind,
            reply=reply,
        )
        return Made(invited.id, self.session.records.save([Write(tidy(invited))]))


@dataclass(frozen=True, slots=True)
class ChangeInvited:
    """Change somebody in a call: what was answered, who was there, whom the client does not want there."""

    session: Session

    def __call__(self, seen: Seen[Invited], value: Invited) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RemoveInvited:
    """Take somebody out of a call."""

    session: Session

    def __call__(self, seen: Seen[Invited]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


@dataclass(frozen=True, slots=True)
class InviteResponsible:
    """Add everybody who is responsible for a measure, and the plan lead, to a call."""

    session: Session

    def __call__(self, call: EntityId) -> Saved:
        """Add, in one change, those who are not there yet by name. Raises ``RuleError`` nothing_chosen when all are."""
        session = self.session
        plan = session.records.get(MeetingCall, call).value.plan
        there = {normal(one.value.name or "") for one in session.records.children(Invited, call)}
        writes: list[Write[object]] = []
        for one in self._responsible(session.queries.sip(plan)) if plan is not None else ():
            if normal(one.name or "") not in there:
                there.add(normal(one.name or ""))
                writes.append(Write(tidy(replace(one, call=call))))
        if not writes:
            raise RuleError(Refusal.NOTHING_CHOSEN)
        return session.records.save(writes)

    def _responsible(self, view: SipView) -> Iterator[Invited]:
        session, plan = self.session, view.plan.value
        lead = plan.plan_lead or (name_of(session, plan.plan_lead_member) if plan.plan_lead_member else "")
        if lead:
            yield Invited(id=new_id(session.random), name=lead, kind=InvitationKind.CALLED)
        for goal in view.goals:
            for seen in goal.measures:
                measure = seen.value
                name = _name(session, measure)
                if name:
                    kind = InvitationKind.CALLED if _of_municipality(measure) else InvitationKind.INVITED
                    yield Invited(
                        id=new_id(session.random),
                        name=name,
                        role=measure.role,
                        unit=measure.unit,
                        contact=measure.phone,
                        kind=kind,
                    )


def _name(session: Session, measure: Measure) -> str:
    chosen = measure.responsible_member
    return measure.responsible or (name_of(session, chosen) if chosen is not None else "")


def _of_municipality(measure: Measure) -> bool:
    return measure.principal in (None, Principal.MUNICIPALITY)
