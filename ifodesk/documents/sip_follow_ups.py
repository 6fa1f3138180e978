"""The follow-ups of a plan as blocks: when, what came of each goal, what the client thinks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ifodesk.documents.blocks import Block, Column, Heading, KeyValue, Table
from ifodesk.documents.phrases import coded, day, said, stated
from ifodesk.domain.sip_frozen import FrozenFollowUp, FrozenOutcome, FrozenPlan
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day

_FOLLOW_UPS = (
    Column(words.FOLLOW_UP_PLANNED, 25),
    Column(words.FOLLOW_UP_HELD, 25),
    Column(words.FOLLOW_UP_SUMMARY, 50),
)
_OUTCOMES = (
    Column(words.GOALS_ONE, 14),
    Column(words.OUTCOME, 20),
    Column(words.MEASURED, 32),
    Column(words.COMMENT, 34),
)


def follow_up_blocks(plan: FrozenPlan) -> Iterator[Block]:
    """Yield the day of the next follow-up, and those that were planned and held."""
    yield Heading(words.FOLLOW_UP)
    yield KeyValue(((words.NEXT_FOLLOW_UP, day(plan.next_follow_up_on)),))
    if not plan.follow_ups:
        return
    yield Table(_FOLLOW_UPS, tuple((day(o.planned_on), day(o.held_on), stated(o.summary)) for o in plan.follow_ups))
    numbers = {goal.id: str(number) for number, goal in enumerate(plan.goals, start=1)}
    for one in plan.follow_ups:
        if one.outcomes or one.experience or said(one.present):
            yield from _held(one, numbers)


def _held(one: FrozenFollowUp, numbers: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(words.HELD_ON.format(day=day(one.held_on or one.planned_on)), level=2)
    if said(one.present):
        yield KeyValue(((words.PRESENT, stated(one.present)),))
    if one.outcomes:
        yield Table(_OUTCOMES, tuple(_outcome(found, numbers) for found in one.outcomes))
    if one.experience:
        yield KeyValue(tuple((question, stated(answer)) for question, answer in one.experience))


def _outcome(found: FrozenOutcome, numbers: Mapping[str, str]) -> tuple[str, ...]:
    measured = stated(found.measured)
    if found.measured_on is not None:
        measured = f"{measured}, {words.MEASURED_ON.format(day=full_day(found.measured_on))}"
    goal = numbers.get(found.goal or "", words.NOT_STATED)
    return (goal, coded(found.outcome, words.ACHIEVED), measured, found.comment or "")
