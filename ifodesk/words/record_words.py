"""Documents as plain text for the record system: what "Kopiera till journalen" puts on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from ifodesk.domain.sip_frozen import FrozenGoal, FrozenPlan
from ifodesk.domain.sip_version import fingerprint, read_canonical
from ifodesk.domain.transfer import RecordText
from ifodesk.words import document_words as paper
from ifodesk.words.date_words import full_day, stamp

BETWEEN = "\n\n----------------------------------------\n\n"


def plain_text(texts: Sequence[RecordText], zone: tzinfo | None = None) -> str:
    """Return the documents as plain text, each with date, time, author and title.

    Args:
        texts: What `CopyToRecord` gave.
        zone: Time zone; None: the machine's.
    """
    return BETWEEN.join("\n".join(_lines(text, zone)).strip() for text in texts)


def _lines(text: RecordText, zone: tzinfo | None) -> Iterator[str]:
    yield _head(text.made_at, text.author, text.author_title, zone)
    if text.happened_on is not None and text.happened_on != text.made_at.astimezone(zone).date():
        yield f"Gäller: {full_day(text.happened_on)}"
    if text.corrects is not None:
        yield f"Rättar anteckningen från {stamp(text.corrects, zone)}"
    if text.title:
        yield text.title
    yield ""
    if text.plan is None:
        yield text.body
    else:
        yield from _plan(text.plan)


def _head(at: datetime, author: str, title: str, zone: tzinfo | None) -> str:
    return ", ".join(part for part in (stamp(at, zone), author, title) if part)


def _plan(form: str) -> Iterator[str]:
    """Yield an adopted plan; one that this program cannot read is named and not guessed at."""
    try:
        plan = read_canonical(form)
    except ValueError:
        yield paper.PRINT_TROUBLE["print_unreadable_version"]
        return
    yield f"{paper.SIP}, {paper.VERSION.lower()} {plan.number or paper.UNKNOWN_NUMBER}"
    yield ""
    yield f"{paper.OWN_WORDS}: {plan.own_words or paper.NOT_STATED}"
    if plan.situation:
        yield f"{paper.SITUATION}: {plan.situation}"
    for number, goal in enumerate(plan.goals, start=1):
        yield ""
        yield from _goal(number, goal)
    yield ""
    yield from _agreed(plan)
    yield f"{paper.FINGERPRINT}: {fingerprint(form)}"


def _goal(number: int, goal: FrozenGoal) -> Iterator[str]:
    yield f"{paper.GOAL.format(number=number)}: {goal.text or paper.NOT_STATED}"
    for label, value in (
        (paper.INDICATOR, goal.indicator),
        (paper.BASELINE, goal.baseline),
        (paper.TARGET, goal.target),
    ):
        if value:
            yield f"  {label}: {value}"
    for measure in goal.measures:
        parts = (
            measure.text or paper.NOT_STATED,
            f"{paper.RESPONSIBLE.lower()}: {measure.responsible or paper.NOT_STATED}",
            measure.unit or "",
            f"{paper.DUE.lower()}: {full_day(measure.due_on)}" if measure.due_on else "",
            paper.STATUS_OF.get(measure.status or "", "").lower(),
        )
        yield f"  - {', '.join(part for part in parts if part)}"


def _agreed(plan: FrozenPlan) -> Iterator[str]:
    for agreement in plan.agreements:
        parts = (agreement.name or "", agreement.role or "", paper.FORM.get(agreement.form or "", ""))
        day = full_day(agreement.on) if agreement.on else ""
        yield f"{paper.AGREED}: {', '.join(part for part in (*parts, day) if part)}"
    yield f"{paper.PLAN_LEAD}: {plan.plan_lead or paper.NOT_STATED}"
    follow_up = full_day(plan.next_follow_up_on) if plan.next_follow_up_on else paper.NOT_STATED
    yield f"{paper.NEXT_FOLLOW_UP}: {follow_up}"
