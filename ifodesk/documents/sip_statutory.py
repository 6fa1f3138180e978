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
from ifodesk.domain.sip_frozen import FrozenMeasure, FrozenPlan
from ifodesk.domain.sip_promotion import Effort, statutory
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
    found = statutory(plan)
    yield Heading(words.STATUTORY_NEEDED)
    needed = tuple((stated(one.goal.text), stated(one.measure.text)) for one in found.needed)
    yield Table(_NEEDED, needed) if needed else NOTHING
    yield Heading(words.STATUTORY_PRINCIPALS)
    yield Heading(words.STATUTORY_MUNICIPALITY, level=2)
    yield _answered(found.by_municipality)
    yield Heading(words.STATUTORY_REGION, level=2)
    yield _answered(found.by_region)
    yield Heading(words.STATUTORY_OTHERS)
    yield _answered(found.by_others)
    yield Heading(words.STATUTORY_OVERALL)
    overall = found.overall_responsibility
    yield NOTHING if overall is None else Paragraph(coded(overall, _OVERALL))
    if plan.number is not None:
        yield SmallPrint(words.STATUTORY_FROM.format(number=plan.number, day=_adopted(plan)))


def _adopted(plan: FrozenPlan) -> str:
    return plan_words.NOT_STATED if plan.adopted_on is None else full_day(plan.adopted_on)


def _answered(efforts: tuple[Effort, ...]) -> Block:
    rows = tuple((stated(one.measure.text), _who(one.measure), day(one.measure.due_on)) for one in efforts)
    return Table(_COLUMNS, rows) if rows else NOTHING


def _who(measure: FrozenMeasure) -> str:
    return stated("\n".join(text for text in (measure.responsible, measure.unit) if text and text.strip()))
