"""A plan under the four headings of the law, for the SIP that is made with the region.

Source: SoL 2025:400 10 kap. 8-9 §§; HSL 2017:30 16 kap. 4 §.
"""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Column, Heading, KeyValue, Paragraph, Quote, SmallPrint, Table, Title
from ifodesk.documents.phrases import NOTHING, coded, day, said, stated
from ifodesk.documents.sip_plan import client, lead
from ifodesk.domain.entities.sip import Principal
from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.words import document_words as plan_words
from ifodesk.words import paper_words as words
from ifodesk.words.date_words import full_day

_COLUMNS = (Column(plan_words.MEASURE, 45), Column(plan_words.RESPONSIBLE, 32), Column(plan_words.DUE, 23))
_NEEDED = (Column(plan_words.GOALS_ONE, 50), Column(plan_words.MEASURE, 50))
_OVERALL = {
    str(Principal.MUNICIPALITY): words.STATUTORY_MUNICIPALITY,
    str(Principal.REGION): words.STATUTORY_REGION,
}


def statutory_sections(copy: FrozenCopy) -> Iterator[Block]:
    """Yield the plan of *copy* under the four headings; what the client said stands before them."""
    plan = copy.plan
    yield Title(words.STATUTORY, words.STATUTORY_BELOW)
    yield KeyValue(
        ((plan_words.CLIENT, client(plan) if said(plan.client) else words.NO_NAME), *lead(plan)),
    )
    yield Heading(plan_words.OWN_WORDS)
    yield Quote(stated(plan.own_words)) if said(plan.own_words) else NOTHING
    yield Heading(words.STATUTORY_NEEDED)
    needed = tuple((stated(goal.text), _of(goal)) for goal in plan.goals)
    yield Table(_NEEDED, needed) if needed else NOTHING
    yield Heading(words.STATUTORY_PRINCIPALS)
    yield Heading(words.STATUTORY_MUNICIPALITY, level=2)
    yield _answered(plan, Principal.MUNICIPALITY)
    yield Heading(words.STATUTORY_REGION, level=2)
    yield _answered(plan, Principal.REGION)
    yield Heading(words.STATUTORY_OTHERS)
    yield _answered(plan, Principal.OTHER)
    yield Heading(words.STATUTORY_OVERALL)
    yield Paragraph(coded(plan.overall_responsibility, _OVERALL)) if plan.overall_responsibility else NOTHING
    if plan.number is not None:
        yield SmallPrint(words.STATUTORY_FROM.format(number=plan.number, day=_adopted(plan)))


def _adopted(plan: FrozenPlan) -> str:
    return plan_words.NOT_STATED if plan.adopted_on is None else full_day(plan.adopted_on)


def _of(goal: FrozenGoal) -> str:
    done = "\n".join(stated(measure.text) for measure in goal.measures)
    return done if goal.long_term else stated(done)


def _answered(plan: FrozenPlan, principal: Principal) -> Block:
    """Return what one of the principals answers for. A measure for which nobody is named is the municipality's own."""
    rows = tuple(
        (stated(one.text), _who(one), day(one.due_on))
        for goal in plan.goals
        for one in goal.measures
        if (one.principal or Principal.MUNICIPALITY) == principal
    )
    return Table(_COLUMNS, rows) if rows else NOTHING


def _who(measure: FrozenMeasure) -> str:
    return stated("\n".join(text for text in (measure.responsible, measure.unit) if text and text.strip()))
