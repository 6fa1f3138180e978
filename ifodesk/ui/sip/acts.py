"""Does what the steps of a plan ask for. Store lane, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ifodesk.domain.entities.sip import Achievement, Confirmation, Goal, InternalSip, Measure, Principal
from ifodesk.domain.entities.sip_consent import PaperImage
from ifodesk.domain.entities.sip_process import FollowUp, InvitationKind, MeetingCall
from ifodesk.domain.goal_bank import BankGoal
from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.extra_state import Act, Ask, Offer
from ifodesk.usecases.confirmations import ConfirmMeasure, NoteConfirmation, TakeBackConfirmation
from ifodesk.usecases.follow_ups import BeginFollowUp, HoldFollowUp
from ifodesk.usecases.goal_bank import AddFromBank
from ifodesk.usecases.meeting_calls import AddCall, AddInvited, HoldMeeting, InviteResponsible, SendCall
from ifodesk.usecases.other_plans import AddOtherPlan
from ifodesk.usecases.paper_images import AttachPaper, RemovePaper
from ifodesk.usecases.plan_need import ReconsiderPlan, RefusePlan
from ifodesk.usecases.plan_outcomes import CloseGoal, NoteOutcome, ReopenGoal
from ifodesk.usecases.promotion import EndForRegion, PromotePlan
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words

Answer = Saved | Made
Do = Callable[[Session, EntityId, Ask], Answer]
"""Gets the session, the plan, and what was asked for."""

FOCUS: Mapping[Act, str] = {
    Act.ADD_CALL: "purpose",
    Act.ADD_INVITED: "name",
    Act.ADD_OTHER_PLAN: "kind",
    Act.ADD_FROM_BANK: "text",
    Act.NOTE_OUTCOME: "measured",
}
"""The field of what was made in which one goes on."""
SAYS: Mapping[Act, str] = {
    Act.REFUSE: step_words.REFUSED_NOTED,
    Act.SEND_CALL: step_words.CALL_SAVED,
    Act.HOLD_MEETING: step_words.CALL_SAVED,
    Act.CONFIRM_OWN: step_words.CONFIRMED_SAVED,
    Act.CONFIRM_ORAL: step_words.CONFIRMED_SAVED,
    Act.CONFIRM_SLIP: step_words.CONFIRMED_SAVED,
    Act.HOLD_FOLLOW_UP: words.FOLLOW_UP_SAVED,
    Act.CLOSE_GOAL: step_words.GOAL_CLOSED_SAVED,
    Act.ATTACH_PAPER: step_words.PAPER_ADDED,
    Act.END_FOR_REGION: words.CLOSED_NOW,
}


def do(session: Session, plan: EntityId, ask: Ask) -> Answer:
    """Do it. Raises what the use case raises."""
    return _DO[ask.act](session, plan, ask)


def _about(ask: Ask) -> EntityId:
    if ask.entity is None:
        raise LookupError(ask.act)
    return ask.entity


def _refuse(session: Session, plan: EntityId, ask: Ask) -> Answer:
    return RefusePlan(session)(session.records.get(InternalSip, plan), ask.text)


def _reconsider(session: Session, plan: EntityId, _ask: Ask) -> Answer:
    return ReconsiderPlan(session)(session.records.get(InternalSip, plan))


def _add_call(session: Session, plan: EntityId, _ask: Ask) -> Answer:
    return AddCall(session)(plan)


def _send(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    return SendCall(session)(session.records.get(MeetingCall, _about(ask)))


def _hold_meeting(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    return HoldMeeting(session)(session.records.get(MeetingCall, _about(ask)))


def _invite(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    offer = ask.value if isinstance(ask.value, Offer) else Offer("")
    return AddInvited(session)(_about(ask), name=offer.name, role=offer.role, kind=InvitationKind.INVITED)


def _invite_responsible(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    return InviteResponsible(session)(_about(ask))


def _add_other(session: Session, plan: EntityId, _ask: Ask) -> Answer:
    return AddOtherPlan(session)(plan)


def _confirm(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    seen = session.records.get(Measure, _about(ask))
    match ask.act:
        case Act.CONFIRM_OWN:
            return ConfirmMeasure(session)(seen)
        case Act.CONFIRM_BACK:
            return TakeBackConfirmation(session)(seen)
        case _:
            form = Confirmation.SLIP if ask.act is Act.CONFIRM_SLIP else Confirmation.ORAL
            return NoteConfirmation(session)(seen, form=form, by=ask.text)


def _note_outcome(session: Session, plan: EntityId, ask: Ask) -> Answer:
    outcome = ask.value if isinstance(ask.value, Achievement) else None
    return NoteOutcome(session)(BeginFollowUp(session)(plan), _about(ask), outcome=outcome)


def _hold_follow_up(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    seen = session.records.get(FollowUp, _about(ask))
    return HoldFollowUp(session)(seen, summary=seen.value.summary or "", present=seen.value.present or "")


def _close_goal(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    outcome = ask.value if isinstance(ask.value, Achievement) else Achievement.NOT_REACHED
    return CloseGoal(session)(session.records.get(Goal, _about(ask)), outcome=outcome, line=ask.text)


def _reopen_goal(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    return ReopenGoal(session)(session.records.get(Goal, _about(ask)))


def _promote(session: Session, plan: EntityId, ask: Ask) -> Answer:
    who = ask.value if isinstance(ask.value, Principal) else None
    return PromotePlan(session)(session.records.get(InternalSip, plan), overall_responsibility=who)


def _end_for_region(session: Session, plan: EntityId, ask: Ask) -> Answer:
    return EndForRegion(session)(session.records.get(InternalSip, plan), ask.text)


def _from_bank(session: Session, plan: EntityId, ask: Ask) -> Answer:
    if not isinstance(ask.value, BankGoal):
        raise TypeError(ask.act)
    return AddFromBank(session)(plan, ask.value)


def _attach(session: Session, plan: EntityId, ask: Ask) -> Answer:
    data = ask.value if isinstance(ask.value, bytes) else b""
    return AttachPaper(session)(plan, data, consent=_about(ask))


def _remove_paper(session: Session, _plan: EntityId, ask: Ask) -> Answer:
    return RemovePaper(session)(session.records.get(PaperImage, _about(ask)))


_DO: Mapping[Act, Do] = {
    Act.REFUSE: _refuse,
    Act.RECONSIDER: _reconsider,
    Act.ADD_CALL: _add_call,
    Act.SEND_CALL: _send,
    Act.HOLD_MEETING: _hold_meeting,
    Act.ADD_INVITED: _invite,
    Act.INVITE_RESPONSIBLE: _invite_responsible,
    Act.ADD_OTHER_PLAN: _add_other,
    Act.CONFIRM_OWN: _confirm,
    Act.CONFIRM_ORAL: _confirm,
    Act.CONFIRM_SLIP: _confirm,
    Act.CONFIRM_BACK: _confirm,
    Act.NOTE_OUTCOME: _note_outcome,
    Act.HOLD_FOLLOW_UP: _hold_follow_up,
    Act.CLOSE_GOAL: _close_goal,
    Act.REOPEN_GOAL: _reopen_goal,
    Act.PROMOTE: _promote,
    Act.END_FOR_REGION: _end_for_region,
    Act.ADD_FROM_BANK: _from_bank,
    Act.ATTACH_PAPER: _attach,
    Act.REMOVE_PAPER: _remove_paper,
}
