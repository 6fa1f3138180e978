"""One person's measures on a sheet of their own, with a slip to sign; nothing of the rest of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import (
    Block,
    Column,
    Heading,
    KeyValue,
    Paragraph,
    SignLines,
    SmallPrint,
    Table,
    Title,
)
from ifodesk.documents.phrases import day, said, stated
from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.words import paper_words as words

_COLUMNS = (Column(words.SHEET_WHAT, 70), Column(words.SHEET_DUE, 30))


def sheet_sections(copy: FrozenCopy) -> Iterator[Block]:
    """Yield the sheet of *copy*."""
    plan = copy.plan
    lead = ", ".join(text for text in (plan.plan_lead, plan.plan_lead_phone) if text and text.strip())
    yield Title(words.SHEET, words.SHEET_BELOW)
    yield KeyValue(
        (
            (words.SHEET_FOR, copy.recipient),
            (words.SHEET_CLIENT, plan.client if plan.client and said(plan.client) else words.NO_NAME),
            (words.SHEET_LEAD, stated(lead)),
        )
    )
    for goal in plan.goals:
        yield Heading(words.SHEET_GOAL.format(text=stated(goal.text)))
        yield Table(_COLUMNS, tuple((stated(one.text), day(one.due_on)) for one in goal.measures))
    yield SmallPrint(words.SHEET_PRIVATE)
    yield Heading(words.SHEET_SLIP)
    yield Paragraph(words.SHEET_SLIP_NOTE.format(lead=lead) if lead else words.SHEET_SLIP_NOTE_NOBODY)
    yield SignLines(words.SHEET_SIGN)
