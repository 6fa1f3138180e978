"""What a plan says, as blocks: the same sections in the same order every time, "Ej angivet" where nothing was said.

A copy for somebody with a part in the plan has only the sections that hold that part: an empty one would say that
nothing had been agreed, where it is only not theirs to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Column, Heading, KeyValue, Paragraph, Quote, Table, Title
from ifodesk.documents.phrases import NOTHING, coded, day, said, stated
from ifodesk.documents.sip_consents import consent_blocks
from ifodesk.documents.sip_follow_ups import follow_up_blocks
from ifodesk.documents.sip_goals import goal_blocks
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.domain.sip_frozen import FrozenPlan
from ifodesk.words import document_words as words
from ifodesk.words import paper_words
from ifodesk.words.label_words_sip import OTHER_PLAN_KIND, PROPOSED_BY

_AGREEMENTS = (Column(words.NAME, 32), Column(words.ROLE, 28), Column(words.HOW, 18), Column(words.WHEN, 25))
_OTHER_PLANS = (Column(words.PLAN_KIND, 29), Column(words.WHEN, 21), Column(words.WHERE, 25), Column(words.WHO, 25))
_PROPOSED = {str(code): label for code, label in PROPOSED_BY.items()}
_KINDS = {str(code): label[0].upper() + label[1:] for code, label in OTHER_PLAN_KIND.items()}
_PART = frozenset({RecipientKind.UNIT, RecipientKind.SCHOOL, RecipientKind.RESPONSIBLE})
"""Who has a part in the plan, and gets that part."""


def plan_sections(copy: FrozenCopy) -> Iterator[Block]:
    """Yield the plan of *copy*."""
    plan = copy.plan
    place = words.MUNICIPALITY.format(name=copy.municipality) if copy.municipality else words.NO_MUNICIPALITY
    yield Title(words.SIP, words.SIP_BELOW)
    yield KeyValue(
        (
            (words.CLIENT, client(plan) if said(plan.client) else paper_words.NO_NAME),
            (words.CASE, f"{stated(plan.case_number)}, {place}"),
            *lead(plan),
        )
    )
    if copy.kind in _PART:
        yield from _part(plan)
    else:
        yield from body(plan)


def body(plan: FrozenPlan) -> Iterator[Block]:
    """Yield every section of a whole plan."""
    yield from _texts(plan)
    yield Heading(words.GOALS)
    yield from goal_blocks(plan)
    yield from _agreements(plan)
    yield from consent_blocks(plan.consents, plan.goals)
    yield from _around(plan)
    yield from _other_plans(plan)
    yield from follow_up_blocks(plan)


def client(plan: FrozenPlan) -> str:
    """Return the client's name with the year of birth."""
    name = stated(plan.client)
    return name if plan.client_birth_year is None else words.CLIENT_BORN.format(name=name, year=plan.client_birth_year)


def lead(plan: FrozenPlan) -> Iterator[tuple[str, str]]:
    """Yield who leads the plan, how to reach that person, and when the plan is followed up."""
    yield words.PLAN_LEAD, stated(plan.plan_lead)
    if said(plan.plan_lead_phone):
        yield words.PHONE, stated(plan.plan_lead_phone)
    yield words.NEXT_FOLLOW_UP, day(plan.next_follow_up_on)


def _part(plan: FrozenPlan) -> Iterator[Block]:
    for heading, text in ((words.OWN_WORDS, plan.own_words), (words.ALREADY_TOLD, plan.already_told)):
        if said(text):
            yield Heading(heading)
            yield Quote(stated(text))
    yield Heading(words.GOALS)
    yield from goal_blocks(plan)


def _texts(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.OWN_WORDS)
    yield Quote(stated(plan.own_words)) if said(plan.own_words) else NOTHING
    yield Heading(words.SITUATION)
    yield Paragraph(stated(plan.situation)) if said(plan.situation) else NOTHING


def _agreements(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.AGREED)
    if not plan.agreements:
        yield NOTHING
        return
    rows = tuple(
        (stated(one.name), stated(one.role), coded(one.form, words.FORM), day(one.on)) for one in plan.agreements
    )
    yield Table(_AGREEMENTS, rows)


def _around(plan: FrozenPlan) -> Iterator[Block]:
    """Yield what may be skipped without a reason: one line each, so that a short plan stays short."""
    proposed = None if plan.proposed_by is None else coded(plan.proposed_by, _PROPOSED)
    texts = (
        (words.NEED, plan.need),
        (words.PROPOSED, proposed),
        (words.CAN_DO_SELF, plan.can_do_self),
        (words.ALREADY_TOLD, plan.already_told),
        (words.RESOURCES, plan.resources),
        (words.CRISIS_PLAN, plan.crisis_plan),
        (words.INTERPRETER, plan.interpreter),
        (words.REPRESENTATIVE, plan.legal_representative),
        (words.TRAVEL, plan.travel),
    )
    rows = tuple((label, stated(text)) for label, text in texts if said(text))
    yield Heading(words.AROUND)
    yield KeyValue(rows) if rows else NOTHING


def _other_plans(plan: FrozenPlan) -> Iterator[Block]:
    yield Heading(words.OTHER_PLANS)
    if not plan.other_plans:
        yield NOTHING
        return
    rows = []
    for one in plan.other_plans:
        kind = coded(one.kind, _KINDS)
        name = f"{kind}\n{one.name}" if said(one.name) else kind
        rows.append((name, day(one.on), stated(one.where), stated(one.who)))
    yield Table(_OTHER_PLANS, tuple(rows))
