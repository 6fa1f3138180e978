"""What the answers bear of strengths, problems, wishes and differing pictures: the draft of a feedback."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.instrument.answers import Answer, Answers, Missing, answer_text
from ifodesk.domain.instrument.form import settle
from ifodesk.domain.instrument.model import FIRST, Area, FactRole, Instrument

_PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class FeedbackFact:
    """A sentence that the answers bear."""

    id: str
    area: str
    role: FactRole
    text: str
    codes: tuple[str, ...]
    """The items that it rests on."""


@dataclass(frozen=True, slots=True)
class ProfileRatings:
    """The client's own figures. A sign is shown in words, None as not asked; neither is ever 0."""

    label: str
    days: Answer | None
    """0-30."""
    worry: Answer | None
    """0-4."""
    need: Answer | None
    """0-4."""


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One area of the profile. The scales are never turned into one another."""

    area: Area
    rater: Answer | None
    """0-9."""
    ratings: tuple[ProfileRatings, ...]
    doubted: bool
    """The interviewer says that the answers mislead or were not understood: the figures are greyed."""


def facts(instrument: Instrument, answers: Answers, item_set: str = FIRST) -> tuple[FeedbackFact, ...]:
    """Return the sentences that the answers bear, area by area in the order of the file."""
    standing, seen = settle(instrument, answers, item_set)
    places = {code: place for place, code in enumerate(instrument.items)}
    order = {area.id: place for place, area in enumerate(instrument.areas)}
    found = [
        FeedbackFact(
            rule.id,
            rule.area,
            rule.role,
            filled(rule.text, instrument, standing.values),
            tuple(sorted(rule.when.refers_to(), key=places.__getitem__)),
        )
        for rule in instrument.feedback
        if rule.when.run(seen)
    ]
    return tuple(sorted(found, key=lambda fact: order[fact.area]))


def filled(text: str, instrument: Instrument, values: Mapping[str, Answer | None]) -> str:
    """Return a sentence of the file with each code in braces replaced by its answer."""
    return _PLACEHOLDER.sub(lambda match: shown(instrument, match[1], values.get(match[1])), text)


def shown(instrument: Instrument, code: str, answer: Answer | None) -> str:
    """Return an answer in the words of the instrument: a code's label, X and N in words; "" for what was not asked."""
    if answer is None:
        return ""
    if isinstance(answer, Missing):
        return instrument.missing[answer]
    if isinstance(answer, int) and answer in instrument.items[code].codes:
        return instrument.items[code].codes[answer]
    return answer_text(answer)


def profile(instrument: Instrument, answers: Answers, item_set: str = FIRST) -> tuple[ProfileRow, ...]:
    """Return the profile, one row an area that has ratings."""
    values = settle(instrument, answers, item_set)[0].values
    return tuple(_row(area, values) for area in instrument.areas if area.rater or area.ratings)


def _row(area: Area, values: Answers) -> ProfileRow:
    return ProfileRow(
        area,
        values.get(area.rater),
        tuple(
            ProfileRatings(own.label, values.get(own.days), values.get(own.worry), values.get(own.need))
            for own in area.ratings
        ),
        doubted=any(values.get(code) == 1 for code in area.confidence),
    )
