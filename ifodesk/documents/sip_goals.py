"""The goals of a plan and what is done for them, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ifodesk.documents.blocks import Block, Column, Heading, KeyValue, Paragraph, Table
from ifodesk.documents.phrases import NOTHING, coded, day, said, stated
from ifodesk.domain.entities.sip import GoalSource, Principal
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day
from ifodesk.words.label_words_sip import CONFIRMATION, PRINCIPAL

_MEASURES = (Column(words.MEASURE, 38), Column(words.RESPONSIBLE, 29), Column(words.DUE, 22), Column(words.STATUS, 20))
_CONFIRMED = {str(code): label for code, label in CONFIRMATION.items()}


def goal_blocks(plan: FrozenPlan) -> Iterator[Block]:
    """Yield every goal with its number."""
    if not plan.goals:
        yield NOTHING
    numbers = {goal.id: number for number, goal in enumerate(plan.goals, start=1)}
    for goal in plan.goals:
        yield from _goal(numbers[goal.id], goal, numbers)


def _goal(number: int, goal: FrozenGoal, numbers: Mapping[str, int]) -> Iterator[Block]:
    heading = words.LONG_TERM_GOAL if goal.long_term else words.GOAL
    yield Heading(heading.format(number=number), level=2)
    yield Paragraph(stated(goal.text)) if said(goal.text) else NOTHING
    facts = tuple(pair for pair in _facts(goal, numbers) if not goal.long_term or pair[1] != words.NOT_STATED)
    if facts:
        yield KeyValue(facts)
    if goal.measures:
        yield Table(_MEASURES, tuple(_measure(measure) for measure in goal.measures))
    elif not goal.long_term:
        yield Paragraph(words.NO_MEASURES, quiet=True)


def _facts(goal: FrozenGoal, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    if goal.above is not None and goal.above in numbers:
        yield words.GOAL_ABOVE, words.GOAL.format(number=numbers[goal.above])
    yield words.INDICATOR, stated(goal.indicator)
    yield words.BASELINE, _dated(goal.baseline, words.MEASURED_ON, goal.baseline_on)
    yield words.TARGET, _dated(goal.target, words.REACHED_BY, goal.target_on)
    if said(goal.aid_answer):
        yield words.AID_ANSWER, stated(goal.aid_answer)
    if goal.source == GoalSource.IMPLEMENTATION_PLAN:
        yield words.TAKEN_FROM, words.TAKEN_FROM_PLAN.format(note=goal.source_note or "").strip()
    if goal.closed_on is not None:
        yield words.GOAL_CLOSED, _closed(goal)


def _dated(text: str | None, phrase: str, on: date | None) -> str:
    return stated(text) if on is None else f"{stated(text)}, {phrase.format(day=full_day(on))}"


def _closed(goal: FrozenGoal) -> str:
    parts = (day(goal.closed_on), coded(goal.close_outcome, words.ACHIEVED), goal.close_line or "")
    return ", ".join(part for part in parts if part)


def _measure(measure: FrozenMeasure) -> tuple[str, ...]:
    principal = PRINCIPAL[Principal.REGION].capitalize() if measure.principal == Principal.REGION else ""
    who = (measure.responsible, measure.role, measure.unit, principal, measure.phone)
    confirmed = "" if measure.confirmation is None else coded(measure.confirmation, _CONFIRMED)
    status = (coded(measure.status, words.STATUS_OF), confirmed)
    return (
        stated(measure.text),
        stated("\n".join(text for text in who if text and text.strip())),
        day(measure.due_on),
        "\n".join(text for text in status if text),
    )
