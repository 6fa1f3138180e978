"""Makes the states of goals, measures, agreements and consents. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from ifodesk.domain.entities.sip import Confirmation, Goal, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent, ConsentKind, PaperImage
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.edits import Fields
from ifodesk.ui.sip.extra_state import PaperState
from ifodesk.ui.sip.form_making import form_state
from ifodesk.ui.sip.state import AgreementState, ConfirmState, ConsentState, GoalState, MeasureState
from ifodesk.usecases.goal_places import aim_of
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import GoalView, SipView
from ifodesk.words import label_words_sip
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words

BYTES_PER_KB = 1000


def goal_state(fields: Fields, view: GoalView, number: int) -> GoalState:
    """Return one goal with its measures."""
    seen, goal = view.goal, view.goal.value
    aid = goal.aid_answer or fields.read.rules.aid.names_aid(goal.text)
    return GoalState(
        id=goal.id,
        title=words.goal(number),
        text=fields.text(seen, goal.id, "text"),
        indicator=fields.text(seen, goal.id, "indicator"),
        baseline=fields.text(seen, goal.id, "baseline"),
        target=fields.text(seen, goal.id, "target"),
        measures=tuple(_measure(fields, found, number, at) for at, found in enumerate(view.measures, start=1)),
        more=form_state(fields, seen, goal.id, forms.GOAL_MORE),
        above=fields.kind(seen, goal.id, "above"),
        may_serve=_may_serve(fields.read.view.goals, view),
        aid=fields.text(seen, goal.id, "aid_answer") if aid else None,
        serves=_serves(fields.read.view, goal),
        shared=_shared(fields, view),
        closed=_closed(fields, goal, number),
        figures=fields.read.figures.get(goal.id, ""),
    )


def _may_serve(goals: Sequence[GoalView], view: GoalView) -> tuple[Choice, ...]:
    """Return the long-term goals beside it that a goal can lead to; a long-term one leads to none."""
    if view.goal.value.long_term:
        return ()
    return tuple(
        Choice(one.goal.value.id, words.goal(number))
        for number, one in enumerate(goals, start=1)
        if one.goal.value.long_term and one.part == view.part
    )


def _serves(sip: SipView, goal: Goal) -> str:
    if goal.long_term:
        return step_words.LONG_TERM
    aim = aim_of(sip.plan.value, goal)
    above = next((number for number, view in enumerate(sip.goals, start=1) if view.goal.value.id == aim), None)
    return step_words.SERVES.format(goal=words.goal(above).lower()) if above is not None else ""


def _shared(fields: Fields, view: GoalView) -> str:
    names = sorted(fields.read.units.get(unit, "") for unit in view.units)
    return step_words.GOAL_SHARED.format(units=", ".join(name for name in names if name)) if any(names) else ""


def _closed(fields: Fields, goal: Goal, number: int) -> str:
    if goal.closed_on is None:
        return ""
    outcome = label_words_sip.ACHIEVEMENT[goal.close_outcome] if goal.close_outcome is not None else ""
    day = fields.shown(goal.closed_on)
    return step_words.GOAL_CLOSED.format(title=words.goal(number), day=day, outcome=outcome)


def _measure(fields: Fields, seen: Seen[Measure], goal_number: int, number: int) -> MeasureState:
    measure = seen.value.id
    return MeasureState(
        id=measure,
        title=words.measure(number, goal_number),
        text=fields.text(seen, measure, "text"),
        responsible=fields.person(seen, measure, "responsible", "responsible_member"),
        unit=fields.text(seen, measure, "unit"),
        due_on=fields.day(seen, measure, "due_on"),
        status=fields.kind(seen, measure, "status"),
        more=form_state(fields, seen, measure, forms.MEASURE_MORE),
        confirm=_confirm(fields, seen.value),
    )


def _confirm(fields: Fields, measure: Measure) -> ConfirmState:
    member = measure.responsible_member
    name = measure.responsible or (fields.read.names.get(member, "") if member is not None else "")
    if measure.confirmation is not None:
        by = measure.confirmed_by if measure.confirmation is not Confirmation.OWN else ""
        day = fields.shown(measure.confirmed_on)
        said = (label_words_sip.CONFIRMATION[measure.confirmation], by, day)
        return ConfirmState(" · ".join(part for part in said if part), name, confirmed=True, own=False)
    text = step_words.UNCONFIRMED.format(name=name) if name else ""
    return ConfirmState(text, name, confirmed=False, own=member is not None and member == fields.read.me)


def agreement_state(fields: Fields, seen: Seen[Agreement]) -> AgreementState:
    """Return one row of who agrees."""
    agreement = seen.value.id
    return AgreementState(
        id=agreement,
        name=fields.text(seen, agreement, "name"),
        role=fields.text(seen, agreement, "role"),
        form=fields.kind(seen, agreement, "form"),
        on=fields.day(seen, agreement, "on"),
    )


def consent_state(fields: Fields, seen: Seen[Consent]) -> ConsentState:
    """Return one consent."""
    consent, today = seen.value, fields.read.today
    withdrawn = fields.shown(consent.withdrawn_on)
    ran_out = consent.valid_until is not None and consent.valid_until < today
    papers = [one.value for one in fields.read.view.images if one.value.consent == consent.id]
    return ConsentState(
        id=consent.id,
        kind=consent.kind or ConsentKind.PARTICIPATION,
        given_by=fields.text(seen, consent.id, "given_by"),
        given_on=fields.day(seen, consent.id, "given_on"),
        form=fields.kind(seen, consent.id, "form"),
        what=fields.text(seen, consent.id, "what"),
        receiver=fields.text(seen, consent.id, "receiver"),
        purpose=fields.text(seen, consent.id, "purpose"),
        valid_until=fields.day(seen, consent.id, "valid_until"),
        given_as=fields.kind(seen, consent.id, "given_as"),
        child_view=fields.text(seen, consent.id, "child_view"),
        covers=_covers(fields, consent),
        over=words.consent_over(withdrawn, fields.shown(consent.valid_until) if ran_out else ""),
        withdrawn=consent.withdrawn_on is not None,
        paper=_paper(papers[-1]) if papers else None,
    )


def _covers(fields: Fields, consent: Consent) -> str:
    """Return the unit and the goals that a consent is about, where it is not about all."""
    unit = fields.read.units.get(consent.unit, "") if consent.unit is not None else ""
    every = enumerate(fields.read.view.goals, start=1)
    goals = [str(number) for number, view in every if view.goal.value.id in consent.goals]
    return step_words.covers(unit, goals)


def _paper(image: PaperImage) -> PaperState:
    kind = label_words_sip.PAPER_MEDIA[image.media] if image.media is not None else ""
    size = -(-(image.size or 0) // BYTES_PER_KB)
    return PaperState(image.id, step_words.PAPER_IS.format(kind=kind, size=size))
