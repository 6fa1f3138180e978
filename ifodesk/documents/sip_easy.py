"""The client's own plan in easy Swedish: who does what and when first, one telephone number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ifodesk.documents.blocks import Block, Column, Heading, Notice, Paragraph, Quote, SmallPrint, Table, Title
from ifodesk.documents.phrases import said, stated
from ifodesk.domain.entities.sip import MeasureStatus
from ifodesk.domain.entities.sip_consent import ConsentKind, GivenAs
from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.domain.plan_copy import stands
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.words import paper_words as words
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import listed

_COLUMNS = (Column(words.EASY_WHEN, 25), Column(words.EASY_WHAT, 40), Column(words.EASY_WHO, 35))


def easy_sections(copy: FrozenCopy) -> Iterator[Block]:
    """Yield the plan of *copy* in short sentences, what happens first at the top."""
    plan = copy.plan
    yield Title(words.EASY, words.EASY_BELOW)
    if said(plan.client):
        yield Paragraph(words.EASY_WHOSE.format(name=plan.client))
    if plan.adopted_on is not None:
        yield Paragraph(words.EASY_FROM.format(day=full_day(plan.adopted_on)))
    yield from _call(plan)
    yield from _first(plan)
    yield Heading(words.EASY_MEET)
    yield Paragraph(_meeting(plan.next_follow_up_on, copy.made_on))
    if said(plan.own_words):
        yield Heading(words.EASY_OWN_WORDS)
        yield Quote(stated(plan.own_words))
    if said(plan.can_do_self):
        yield Heading(words.EASY_SELF)
        yield Quote(stated(plan.can_do_self))
    yield from _goals(plan)
    if said(plan.crisis_plan):
        yield Heading(words.EASY_CRISIS)
        yield Paragraph(stated(plan.crisis_plan))
    yes = _said_yes(copy)
    yield Heading(words.EASY_CHANGE if yes == words.EASY_YES else words.EASY_SAY)
    yield Paragraph(f"{yes}\n{words.EASY_WRONG}")


def _said_yes(copy: FrozenCopy) -> str:
    """Return who has said yes to the plan: the client, or somebody else for the client."""
    every = [one for one in copy.plan.consents if stands(one, ConsentKind.PARTICIPATION, copy.made_on) and not one.unit]
    if any(one.given_as == GivenAs.CLIENT or (one.given_by and one.given_by == copy.plan.client) for one in every):
        return words.EASY_YES
    names = dict.fromkeys(one.given_by for one in every if one.given_by)
    return words.EASY_YES_BY.format(names=listed(list(names))) if names else words.EASY_NO_YES


def _meeting(day: date | None, made_on: date) -> str:
    if day is None:
        return words.EASY_MEET_NONE
    return (words.EASY_MEET_PAST if day < made_on else words.EASY_MEET_DAY).format(day=full_day(day))


def _call(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.EASY_CALL)
    if said(plan.plan_lead_phone):
        who = plan.plan_lead or ""
        yield Notice(words.EASY_CALL_NUMBER.format(who=who, phone=plan.plan_lead_phone).strip())
    else:
        yield Paragraph(plan.plan_lead or words.EASY_CALL_NONE)


def _first(plan: FrozenPlan) -> Iterator[Block]:
    """Yield what is to happen, soonest first, and what is done already."""
    measures = [measure for goal in plan.goals for measure in goal.measures]
    waiting = [one for one in measures if one.status not in (MeasureStatus.DONE, MeasureStatus.CANCELLED)]
    waiting.sort(key=lambda one: one.due_on or date.max)
    yield Heading(words.EASY_FIRST)
    if waiting:
        yield Table(_COLUMNS, tuple(_row(measure) for measure in waiting))
        yield SmallPrint(words.EASY_FIRST_NOTE)
    else:
        yield Paragraph(words.EASY_NOTHING)
    if done := [one for one in measures if one.status == MeasureStatus.DONE]:
        yield Heading(words.EASY_DONE)
        yield from (Paragraph(stated(one.text)) for one in done)


def _row(measure: FrozenMeasure) -> tuple[str, ...]:
    when = words.EASY_NO_DAY if measure.due_on is None else full_day(measure.due_on)
    who = "\n".join(text for text in (measure.responsible, measure.unit) if text and text.strip())
    return (when, stated(measure.text), who or words.EASY_NO_PERSON)


def _goals(plan: FrozenPlan) -> Iterator[Block]:
    if plan.goals:
        yield Heading(words.EASY_GOALS)
    for number, goal in enumerate(plan.goals, start=1):
        yield Paragraph("\n".join((*_goal(number, goal), "")))


def _goal(number: int, goal: FrozenGoal) -> Iterator[str]:
    yield f"{number}. {stated(goal.text)}"
    if said(goal.indicator) and (said(goal.baseline) or said(goal.target)):
        yield words.EASY_SEEN.format(text=goal.indicator)
    if said(goal.baseline):
        yield words.EASY_NOW.format(text=goal.baseline)
    if said(goal.target):
        yield words.EASY_TARGET.format(text=goal.target)
