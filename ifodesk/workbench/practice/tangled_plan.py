"""The plan of the most tangled family, from need to its first follow-up. Its words lie in `resources/practice`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from ifodesk.domain.entities.sip import (
    Achievement,
    Confirmation,
    Goal,
    GoalSource,
    InternalSip,
    Measure,
    MeasureStatus,
    Principal,
    ProposedBy,
)
from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind, GivenAs
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_process import (
    FollowUp,
    GoalOutcome,
    InvitationKind,
    InvitationReply,
    Invited,
    MeetingCall,
    OtherPlan,
    OtherPlanKind,
)
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sip import PlanGoal, SipPlan
from ifodesk.domain.sip_frozen import Cover
from ifodesk.domain.sip_version import canonical, freeze
from ifodesk.workbench.practice.desk import SWEDEN, Opened
from ifodesk.workbench.practice.model import PracticeMember

_PROPOSED, _AGREED, _SENT, _MET, _WITHDRAWN, _FOLLOWED_UP = 75, 70, 68, 55, 30, 14
"""Days before the group's day."""
_NEXT = 30
"""Days after it."""
_CONFIRMED = {("per", 0): Confirmation.ORAL, ("karin", 0): Confirmation.OWN, ("", 0): Confirmation.SLIP}
"""Who has said yes to a measure of the first goal, and how. Per has not answered about the second."""


@dataclass(frozen=True, slots=True)
class TangledPlan:
    """Writes the plan into its case."""

    opened: Opened
    told: Mapping[str, Any]
    staff: Mapping[str, PracticeMember]
    units: Mapping[str, EntityId]

    def write(self) -> None:
        """Add every step to the case."""
        plan = self._need()
        goals = self._goals(plan)
        consents = self._consents(plan, goals)
        call = self._meeting(plan)
        whole = self._planned(plan, goals, consents, call)
        self._adopt(whole)
        self._withdraw(consents)
        self._follow_up(whole)

    def _day(self, before: int) -> date:
        return self.opened.desk.day - timedelta(days=before)

    def _id(self) -> EntityId:
        return self.opened.desk.ids.entity()

    def _need(self) -> InternalSip:
        plan = InternalSip(
            id=self._id(),
            case=self.opened.case.id,
            need=self.told["need"],
            proposed_by=ProposedBy.SCHOOL,
            proposed_on=self._day(_PROPOSED),
            started_on=self._day(_PROPOSED - 1),
        )
        self.opened.save(self._day(_PROPOSED), plan)
        return plan

    def _goals(self, plan: InternalSip) -> tuple[PlanGoal, ...]:
        """Return the goals with their measures: a long-term one, those that serve it, and one from another plan."""
        aim = Goal(id=self._id(), plan=plan.id, text=self.told["long_term"], long_term=True, order=1)
        serving = tuple(self._goal(plan, aim, place, words) for place, words in enumerate(self.told["goals"]))
        elsewhere = self.told["from_elsewhere"]
        taken = Goal(
            id=self._id(),
            plan=plan.id,
            text=elsewhere["text"],
            area=elsewhere["area"],
            source=GoalSource.IMPLEMENTATION_PLAN,
            source_note=elsewhere["note"],
            order=len(serving) + 2,
        )
        return (PlanGoal(aim), *serving, PlanGoal(taken))

    def _goal(self, plan: InternalSip, aim: Goal, place: int, words: Mapping[str, Any]) -> PlanGoal:
        goal = Goal(
            id=self._id(),
            plan=plan.id,
            above=aim.id,
            area=words["area"],
            text=words["text"],
            indicator=words["indicator"],
            baseline=words["baseline"],
            baseline_on=self._day(_MET),
            target=words["target"],
            target_on=self._day(-180),
            order=place + 2,
        )
        of_goal = [one for one in self.told["measures"] if one["goal"] == place]
        return PlanGoal(goal, tuple(self._measure(goal, order, one) for order, one in enumerate(of_goal, 1)))

    def _measure(self, goal: Goal, order: int, words: Mapping[str, Any]) -> Measure:
        who = words.get("who", "")
        member = self.staff.get(who)
        how = _CONFIRMED.get((who, words["goal"]))
        name = member.name if member is not None else words["name"]
        municipal = member is not None or words["unit"] == "labour_market"
        return Measure(
            id=self._id(),
            goal=goal.id,
            text=words["text"],
            responsible=None if member is not None else name,
            responsible_member=None if member is None else member.id,
            role=words.get("role"),
            phone=words.get("phone"),
            unit=self._unit_name(words["unit"]),
            principal=Principal.MUNICIPALITY if municipal else Principal.OTHER,
            due_on=self._day(-7 * (order + words["goal"])),
            status=MeasureStatus.ONGOING if words["goal"] == 0 else MeasureStatus.PLANNED,
            confirmation=how,
            confirmed_on=None if how is None else self._day(_MET),
            confirmed_by=None if how is None else name,
            confirmation_noted_by=None if how is None else self.staff["karin"].id,
            order=order,
        )

    def _unit_name(self, code: str | None) -> str | None:
        return next((one["name"] for one in self.told["units"] if one["code"] == code), None)

    def _consents(self, plan: InternalSip, goals: tuple[PlanGoal, ...]) -> tuple[Consent, ...]:
        """Return the consents: Elin's own to take part, one unit that she says no to, and waivers goal by goal."""
        school, job = goals[1].goal.id, goals[4].goal.id
        given = (
            self._consent(plan, ConsentKind.PARTICIPATION, AgreementForm.ORAL),
            self._consent(plan, ConsentKind.PARTICIPATION, AgreementForm.DECLINES, unit="adult_addiction"),
            self._consent(plan, ConsentKind.PARTICIPATION, AgreementForm.ORAL, unit="social_psychiatry"),
            self._waiver(plan, "social_psychiatry", frozenset({goals[3].goal.id})),
            self._waiver(plan, "school", frozenset({school})),
            self._waiver(plan, "labour_market", frozenset({job})),
        )
        self.opened.save(self._day(_AGREED), *(one for goal in goals for one in (goal.goal, *goal.measures)))
        self.opened.save(self._day(_AGREED), *given)
        return given

    def _consent(
        self, plan: InternalSip, kind: ConsentKind, form: AgreementForm, *, unit: str | None = None
    ) -> Consent:
        return Consent(
            id=self._id(),
            plan=plan.id,
            kind=kind,
            given_by=self.opened.client.name,
            given_as=GivenAs.CLIENT,
            given_on=self._day(_AGREED),
            form=form,
            unit=None if unit is None else self.units[unit],
            received_by=self.staff["karin"].id,
        )

    def _waiver(self, plan: InternalSip, unit: str, goals: frozenset[EntityId]) -> Consent:
        return replace(
            self._consent(plan, ConsentKind.SECRECY_WAIVER, AgreementForm.WRITTEN, unit=unit),
            what=self.told["waived"],
            receiver=self._unit_name(unit),
            purpose=self.told["waived_for"],
            goals=goals,
            valid_until=self._day(-120),
        )

    def _meeting(self, plan: InternalSip) -> MeetingCall:
        call = MeetingCall(
            id=self._id(),
            plan=plan.id,
            purpose=self.told["purpose"],
            questions=self.told["questions"],
            at=datetime.combine(self._day(_MET), time(14), SWEDEN),
            minutes=60,
            place=self.told["place"],
            sent_on=self._day(_SENT),
        )
        self.opened.save(self._day(_SENT), call, *self._invited(call))
        held = replace(call, held_on=self._day(_MET))
        self.opened.save(self._day(_MET), held)
        return held

    def _invited(self, call: MeetingCall) -> tuple[Invited, ...]:
        """Return everybody who is called or invited; Elin does not want her father there."""
        _child, mother, father = self.opened.parties
        comes, guest = InvitationReply.COMES, InvitationKind.INVITED
        staff = [
            Invited(id=self._id(), call=call.id, name=one.name, role=one.title, kind=InvitationKind.CALLED, reply=comes)
            for one in self.staff.values()
        ]
        mentor = next(one for one in self.told["measures"] if one["unit"] == "school")
        return (
            *(replace(one, present=True) for one in staff),
            Invited(
                id=self._id(),
                call=call.id,
                name=mentor["name"],
                role=mentor["role"],
                unit=self._unit_name("school"),
                contact=mentor["phone"],
                kind=guest,
                reply=comes,
                present=True,
            ),
            Invited(
                id=self._id(), call=call.id, name=mother.name, kind=guest, reply=InvitationReply.LINK, present=True
            ),
            Invited(id=self._id(), call=call.id, name=father.name, kind=guest, declined_by_client=True),
        )

    def _planned(
        self, plan: InternalSip, goals: tuple[PlanGoal, ...], consents: tuple[Consent, ...], call: MeetingCall
    ) -> SipPlan:
        words = ("own_words", "can_do_self", "already_told", "resources", "situation", "crisis_plan", "travel")
        whole = replace(
            plan,
            **{name: self.told[name] for name in words},
            plan_lead_member=self.staff["karin"].id,
            plan_lead_phone=self.told["units"][0]["phone"],
            next_follow_up_on=self._day(_FOLLOWED_UP),
        )
        other = OtherPlan(
            id=self._id(),
            plan=plan.id,
            kind=OtherPlanKind.IMPLEMENTATION_PLAN,
            on=self._day(_PROPOSED),
            **self.told["other_plan"],
        )
        agreements = self._agreements(plan)
        self.opened.save(self._day(_MET), whole, other, *agreements)
        follow_up = FollowUp(id=self._id(), plan=plan.id, planned_on=whole.next_follow_up_on)
        return SipPlan(whole, goals, consents, agreements, (follow_up,), other_plans=(other,), calls=(call,))

    def _agreements(self, plan: InternalSip) -> tuple[Agreement, ...]:
        client, mother, father = self.opened.parties
        said = (
            (client, self.told["client_role"], AgreementForm.PRESENT),
            (mother, self.told["guardian_role"], AgreementForm.ORAL),
            (father, self.told["guardian_role"], AgreementForm.DECLINES),
        )
        return tuple(
            Agreement(id=self._id(), plan=plan.id, name=one.name, role=role, form=form, on=self._day(_MET))
            for one, role, form in said
        )

    def _adopt(self, plan: SipPlan) -> None:
        opened, names = self.opened, {one.id: one.name for one in self.staff.values()}
        by_id = {identity: code for code, identity in self.units.items()}
        cover = Cover(
            number=1,
            case_number=opened.case.record_number or opened.case.number,
            municipality=opened.case.municipality,
            client=opened.client.name,
            client_birth_year=opened.client.birth_year,
            adopted_on=self._day(_MET),
            adopted_by=opened.handler.name,
        )
        frozen = freeze(
            plan,
            cover,
            lambda member: names.get(MemberId(member), ""),
            lambda unit: self._unit_name(by_id.get(EntityId(unit))) or "",
        )
        version = PlanVersion(
            id=self._id(),
            plan=plan.plan.id,
            number=1,
            adopted_at=opened.desk.at(self._day(_MET)),
            adopted_by=opened.handler.id,
            canonical=canonical(frozen),
        )
        opened.save(self._day(_MET), version, *plan.follow_ups)

    def _withdraw(self, consents: tuple[Consent, ...]) -> None:
        """Let the client take back what the third and fourth consent gave one unit."""
        withdrawn = (
            replace(one, withdrawn_on=self._day(_WITHDRAWN), withdrawn_by=self.opened.client.name)
            for one in consents[2:4]
        )
        self.opened.save(self._day(_WITHDRAWN), *withdrawn)

    def _follow_up(self, plan: SipPlan) -> None:
        (planned,) = plan.follow_ups
        day, next_on = self._day(_FOLLOWED_UP), self._day(-_NEXT)
        held = replace(
            planned,
            held_on=day,
            summary=self.told["summary"],
            present=self.told["present"],
            experience=dict(self.told["experience"]),
        )
        outcomes = tuple(self._outcomes(held, plan))
        upcoming = FollowUp(id=self._id(), plan=plan.plan.id, planned_on=next_on)
        reached = replace(
            plan.goals[5].goal,
            closed_on=day,
            close_outcome=Achievement.REACHED,
            close_line=self.told["close_line"],
        )
        self.opened.save(day, held, *outcomes, reached, replace(plan.plan, next_follow_up_on=next_on), upcoming)

    def _outcomes(self, held: FollowUp, plan: SipPlan) -> list[GoalOutcome]:
        followed = zip(plan.goals[1:], self.told["goals"], strict=False)
        return [
            GoalOutcome(
                id=self._id(),
                follow_up=held.id,
                goal=goal.goal.id,
                outcome=Achievement(words["outcome"]),
                measured=words["measured"],
                measured_on=held.held_on,
            )
            for goal, words in followed
            if words["outcome"] is not None
        ]
