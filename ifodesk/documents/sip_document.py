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
from ifodesk.documents.phrases import NOTHING, day, said, stated
from ifodesk.documents.sip_consents import consent_blocks
from ifodesk.documents.sip_proof import proof_blocks, version_line
from ifodesk.usecases.printing import PrintedGoal, PrintedMeasure, SipDocument
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
    municipality = words.MUNICIPALITY.format(name=sip.municipality)
    return Document(
        title=f"{words.SIP} {sip.case_number}",
        author=municipality,
        blocks=tuple(_blocks(sip, municipality)),
        head_left=municipality,
        head_right=f"{words.SIP} {sip.case_number}",
        foot=_foot(sip),
        watermark=_watermark(sip),
        head_mark=" · ".join(_marks(sip)),
    )


def _watermark(sip: SipDocument) -> str:
    if sip.practice:
        return words.PRACTICE
    return words.DRAFT if sip.version is None else ""


def _marks(sip: SipDocument) -> Iterator[str]:
    if sip.practice:
        yield words.PRACTICE_HEAD
    if sip.protected:
        yield words.PROTECTED
    if sip.version is None:
        yield words.DRAFT


def _foot(sip: SipDocument) -> str:
    code = "" if sip.version is None else f" · {words.FINGERPRINT} {sip.version.fingerprint}"
    return version_line(sip) + code


def _blocks(sip: SipDocument, municipality: str) -> Iterator[Block]:
    yield Title(words.SIP, words.SIP_BELOW)
    yield from _notices(sip)
    yield KeyValue(
        (
            (words.CLIENT, _client(sip)),
            (words.CASE, f"{sip.case_number}, {municipality}"),
            (words.VERSION, version_line(sip)),
            (words.PLAN_LEAD, stated(sip.plan_lead)),
            (words.NEXT_FOLLOW_UP, day(sip.next_follow_up_on)),
        )
    )
    yield Heading(words.OWN_WORDS)
    yield Quote(stated(sip.own_words)) if said(sip.own_words) else NOTHING
    yield Heading(words.SITUATION)
    yield Paragraph(stated(sip.situation)) if said(sip.situation) else NOTHING
    yield from _goals(sip)
    yield from _agreements(sip)
    yield from consent_blocks(sip.consents)
    yield from _follow_ups(sip)
    yield from proof_blocks(sip)


def _notices(sip: SipDocument) -> Iterator[Block]:
    if sip.version is None:
        yield Notice(words.DRAFT_NOTICE)
    if sip.differing:
        yield Notice(words.DIFFERING_ONE if sip.differing == 1 else words.DIFFERING_MANY.format(count=sip.differing))
    if sip.unreadable:
        many = words.UNREADABLE.format(count=sip.unreadable)
        yield Notice(words.UNREADABLE_ONE if sip.unreadable == 1 else many)


def _client(sip: SipDocument) -> str:
    name = stated(sip.client)
    return name if sip.birth_year is None else words.CLIENT_BORN.format(name=name, year=sip.birth_year)


def _goals(sip: SipDocument) -> Iterator[Block]:
    yield Heading(words.GOALS)
    if not sip.goals:
        yield NOTHING
    for number, goal in enumerate(sip.goals, 1):
        yield from _goal(number, goal)


def _goal(number: int, goal: PrintedGoal) -> Iterator[Block]:
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


def _measure(measure: PrintedMeasure) -> tuple[str, ...]:
    who = "\n".join(text for text in (measure.responsible, measure.unit) if text and text.strip())
    status = words.NOT_STATED if measure.status is None else words.STATUS_OF[measure.status]
    return (stated(measure.text), stated(who), day(measure.due_on), status)


def _agreements(sip: SipDocument) -> Iterator[Block]:
    yield Heading(words.AGREED)
    if not sip.agreements:
        yield NOTHING
        return
    rows = tuple(
        (
            stated(one.name),
            stated(one.role),
            words.NOT_STATED if one.form is None else words.FORM[one.form],
            day(one.on),
        )
        for one in sip.agreements
    )
    yield Table(_AGREEMENTS, rows)


def _follow_ups(sip: SipDocument) -> Iterator[Block]:
    yield Heading(words.FOLLOW_UP)
    yield KeyValue(((words.NEXT_FOLLOW_UP, day(sip.next_follow_up_on)),))
    if sip.follow_ups:
        rows = tuple((day(one.planned_on), day(one.held_on), stated(one.summary)) for one in sip.follow_ups)
        yield Table(_FOLLOW_UPS, rows)
