"""What of a form is asked, given the answers so far: skips, the next item, how far one has come.

Answers that a skip hides are set aside, never lost: they count again as soon as the skip is undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.instrument.answers import Answer, Answers, Missing
from ifodesk.domain.instrument.model import FIRST, Instrument, Item, Source
from ifodesk.domain.instrument.situation import Circumstances, Situation, situation

ASKED: Final = frozenset({Source.CLIENT})
"""What the client is asked in the interview."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the answers count after skips."""

    values: Answers
    """Each item's answer as it counts; skipped ones have what their rule says, mostly N."""
    set_aside: Mapping[str, Answer]
    """Given, but hidden by a skip or not on this form. Kept, and back when the skip is undone."""
    skipped: frozenset[str]
    """Items that are not asked."""


def effective(instrument: Instrument, answers: Answers, item_set: str = FIRST) -> Standing:
    """Return how *answers* count. It depends on the answers alone, never on the order in which they came.

    Raises:
        KeyError: The instrument has no such set.
    """
    return settle(instrument, answers, item_set)[0]


def settle(
    instrument: Instrument, answers: Answers, item_set: str = FIRST, around: Circumstances | None = None
) -> tuple[Standing, Situation]:
    """Return how *answers* count, and the same ready for rules to look at."""
    asked = instrument.sets[item_set].codes
    values = {code: answer for code, answer in answers.items() if code in asked}
    set_aside = {code: answer for code, answer in answers.items() if code not in asked}
    seen = situation(values, asked, around or Circumstances())
    skipped = set[str]()
    for code in instrument.skip_order:
        rule = instrument.items[code].skip
        if rule is None or code not in asked or not rule.when.run(seen):
            continue
        given = values.get(code)
        if rule.answer_stands and given is not None:
            continue
        if given is not None and given != rule.becomes:
            set_aside[code] = given
        values[code] = rule.becomes
        seen.put(code, rule.becomes)
        skipped.add(code)
    return Standing(values, set_aside, frozenset(skipped)), seen


def visible(
    instrument: Instrument, answers: Answers, item_set: str = FIRST, sources: frozenset[Source] = ASKED
) -> tuple[Item, ...]:
    """Return the items that are asked now, in the order of the form.

    Args:
        instrument: The instrument of the interview.
        answers: What was answered so far.
        item_set: The form: all items, or those of the follow-up.
        sources: Whose items. On a screen that the client sees never more than `ASKED`.
    """
    skipped = effective(instrument, answers, item_set).skipped
    asked = instrument.sets[item_set].codes
    return tuple(
        item
        for item in instrument.items.values()
        if item.source in sources and item.code in asked and item.code not in skipped
    )


def next_item(
    instrument: Instrument,
    answers: Answers,
    after: str = "",
    item_set: str = FIRST,
    sources: frozenset[Source] = ASKED,
) -> Item | None:
    """Return the next item without an answer, from *after* on and then from the beginning; None when there is none."""
    order = _from(instrument, after, item_set)
    skipped = effective(instrument, answers, item_set).skipped
    for code in order:
        item = instrument.items[code]
        if item.source in sources and code not in skipped and code not in answers:
            return item
    return None


def _from(instrument: Instrument, after: str, item_set: str) -> list[str]:
    """Return the codes of the form, beginning behind *after* and going round."""
    asked = instrument.sets[item_set].codes
    codes = list(instrument.items)
    start = codes.index(after) + 1 if after in instrument.items else 0
    return [code for code in codes[start:] + codes[:start] if code in asked]


def step(
    instrument: Instrument,
    answers: Answers,
    code: str,
    *,
    forward: bool = True,
    item_set: str = FIRST,
    sources: frozenset[Source] = ASKED,
) -> Item | None:
    """Return the neighbour of an item on the form, answered or not; None at either end.

    Works from an item that was skipped meanwhile, too.
    """
    codes = list(instrument.items)
    place = codes.index(code)
    beyond = codes[place + 1 :] if forward else codes[:place][::-1]
    shown = {item.code: item for item in visible(instrument, answers, item_set, sources)}
    return next((shown[other] for other in beyond if other in shown), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one has come with a section."""

    answered: int
    of: int
    """Items that are asked as things stand; may change with the answers."""
    unclear: int
    """Of the answered: X, and N that no skip rule set."""


def progress(
    instrument: Instrument,
    answers: Answers,
    section: str,
    item_set: str = FIRST,
    sources: frozenset[Source] = ASKED,
) -> Progress:
    """Return how far one has come with a section."""
    shown = [item.code for item in visible(instrument, answers, item_set, sources) if item.section == section]
    given = [code for code in shown if code in answers]
    unclear = sum(is_unclear(instrument.items[code], answers[code]) for code in given)
    return Progress(len(given), len(shown), unclear)


def is_unclear(item: Item, answer: Answer) -> bool:
    """Return whether an answer that was given leaves open what is the case: X, or N where N says nothing."""
    return answer is Missing.UNKNOWN or (answer is Missing.NOT_RELEVANT and not item.n_is_ordinary)
