"""An internal SIP as blocks: the same sections in the same order every time, "Ej angivet" where nothing was said."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    KeyValue,
    Notice,
    Paragraph,
    Quote,
    Table,
    Title,
)
from ifodesk.documents.phrases import NOTHING, coded, day, said, stated
from ifodesk.documents.sip_consents import consent_blocks
from ifodesk.documents.sip_proof import proof_blocks, version_line
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.usecases.printing import SipDocument
from ifodesk.words import document_words as words

_MEASURES = (Column(words.MEASURE, 42), Column(words.RESPONSIBLE, 27), Column(words.DUE, 25), Column(words.STATUS, 15))
_AGREEMENTS = (Column(words.NAME, 32), Column(words.ROLE, 28), Column(words.HOW, 18), Column(words.WHEN, 25))
_FOLLOW_UPS = (
    Column(words.FOLLOW_UP_PLANNED, 25),
    Column(words.FOLLOW_UP_HELD, 25),
    Column(words.FOLLOW_UP_SUMMARY, 50),
)


def sip_blocks(sip: SipDocument) -> Document:
    """Return the document of *sip*. Pure: equal values give equal documents."""
    place = words.MUNICIPALITY.format(name=sip.municipality) if sip.municipality else words.NO_MUNICIPALITY
    name = f"{words.SIP} {sip.plan.case_number or ''}".strip()
    return Document(
        title=name,
        author=place,
        blocks=tuple(_blocks(sip, place)),
        head_left=place,
        head_right=name,
        foot=_foot(sip),
        watermark=_watermark(sip),
        head_mark=" · ".join(_marks(sip)),
    )


def _watermark(sip: SipDocument) -> str:
    if sip.practice:
        return words.PRACTICE
    return words.DRAFT if sip.fingerprint is None else ""


def _marks(sip: SipDocument) -> Iterator[str]:
    if sip.practice:
        yield words.PRACTICE_HEAD
    if sip.protected:
        yield words.PROTECTED
    if sip.fingerprint is None:
        yield words.DRAFT


def _foot(sip: SipDocument) -> str:
    code = "" if sip.fingerprint is None else f" · {words.FINGERPRINT} {sip.fingerprint}"
    return version_line(sip) + code


def _blocks(sip: SipDocument, place: str) -> Iterator[Block]:
    plan = sip.plan
    yield Title(words.SIP, words.SIP_BELOW)
    yield from _notices(sip)
    yield KeyValue(
        (
            (words.CLIENT, _client(plan)),
            (words.CASE, f"{stated(plan.case_number)}, {place}"),
            (words.VERSION, version_line(sip)),
            (words.PLAN_LEAD, stated(plan.plan_lead)),
            (words.NEXT_FOLLOW_UP, day(plan.next_follow_up_on)),
        )
    )
    yield Heading(words.OWN_WORDS)
    yield Quote(stated(plan.own_words)) if said(plan.own_words) else NOTHING
    yield Heading(words.SITUATION)
    yield Paragraph(stated(plan.situation)) if said(plan.situation) else NOTHING
    yield from _goals(plan)
    yield from _agreements(plan)
    yield from consent_blocks(plan.consents)
    yield from _follow_ups(plan)
    yield from proof_blocks(sip)


def _notices(sip: SipDocument) -> Iterator[Block]:
    if sip.fingerprint is None:
        yield Notice(words.DRAFT_NOTICE)
    if sip.differing:
        yield Notice(words.DIFFERING_ONE if sip.differing == 1 else words.DIFFERING_MANY.format(count=sip.differing))
    if sip.unreadable:
        many = words.UNREADABLE.format(count=sip.unreadable)
        yield Notice(words.UNREADABLE_ONE if sip.unreadable == 1 else many)


def _client(plan: FrozenPlan) -> str:
    name = stated(plan.client)
    return name if plan.client_birth_year is None else words.CLIENT_BORN.format(name=name, year=plan.client_birth_year)


def _goals(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.GOALS)
    if not plan.goals:
        yield NOTHING
    for number, goal in enumerate(plan.goals, 1):
        yield from _goal(number, goal)


def _goal(number: int, goal: FrozenGoal) -> Iterator[Block]:
    yield Heading(words.GOAL.format(number=number), level=2)
    yield Paragraph(stated(goal.text)) if said(goal.text) else NOTHING
    yield KeyValue(
        (
            (words.INDICATOR, stated(goal.indicator)),
            (words.BASELINE, stated(goal.baseline)),
            (words.TARGET, stated(goal.target)),
        )
    )
    if goal.measures:
        yield Table(_MEASURES, tuple(_measure(measure) for measure in goal.measures))
    else:
        yield Paragraph(words.NO_MEASURES, quiet=True)


def _measure(measure: FrozenMeasure) -> tuple[str, ...]:
    who = "\n".join(text for text in (measure.responsible, measure.unit) if text and text.strip())
    return (stated(measure.text), stated(who), day(measure.due_on), coded(measure.status, words.STATUS_OF))


def _agreements(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.AGREED)
    if not plan.agreements:
        yield NOTHING
        return
    rows = tuple(
        (
            stated(one.name),
            stated(one.role),
            coded(one.form, words.FORM),
            day(one.on),
        )
        for one in plan.agreements
    )
    yield Table(_AGREEMENTS, rows)


def _follow_ups(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.FOLLOW_UP)
    yield KeyValue(((words.NEXT_FOLLOW_UP, day(plan.next_follow_up_on)),))
    if plan.follow_ups:
        rows = tuple((day(one.planned_on), day(one.held_on), stated(one.summary)) for one in plan.follow_ups)
        yield Table(_FOLLOW_UPS, rows)
