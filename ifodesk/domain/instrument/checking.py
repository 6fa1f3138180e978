"""Checks of answers that do not go together. They are told when a section is left, and never block moving on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ifodesk.domain.instrument.answers import Answer, Answers
from ifodesk.domain.instrument.entry import misfit
from ifodesk.domain.instrument.form import Standing, is_unclear, settle
from ifodesk.domain.instrument.model import FIRST, Check, Fill, Instrument, Kind, Level, Section
from ifodesk.domain.instrument.situation import Circumstances

IMPOSSIBLE: Final = "R1"
MALFORMED: Final = "R2"
UNCLEAR: Final = "R23"
"""Rules that hold for every instrument and so stand here; the others stand in its file."""
_FEWEST: Final = 5
"""Answers of a section below which a share of X and N says nothing."""
_HOUR: Final = 60
_NOTHING: Final = Circumstances()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to ask about."""

    id: str
    """Unique among findings of one interview; the reason that somebody gives is kept under it."""
    rule: str
    """R1-R27."""
    level: Level
    codes: tuple[str, ...]
    answers: tuple[tuple[str, Answer | None], ...]
    """The answers in question, by code; None: not asked yet."""
    text: str
    """The sentence of the instrument's file; "" for the rules that stand here, whose sentences are in words."""
    earlier: tuple[tuple[str, Answer], ...] = ()
    """The answers of the interview before that it compares with, by code (R25, R27): from now on they may be shown."""
    score: str = ""
    """The score that lacks an answer (R23); "" otherwise."""


def check(
    instrument: Instrument,
    answers: Answers,
    *,
    section: str | None = None,
    item_set: str = FIRST,
    circumstances: Circumstances = _NOTHING,
    as_given: bool = False,
) -> tuple[Finding, ...]:
    """Return what does not go together, in the order of the rules.

    Args:
        instrument: The instrument of the interview.
        answers: What was answered, before skips.
        section: Only what concerns this section; the whole interview when None.
        item_set: The form.
        circumstances: The interview before and the like. Age, length and time between interviews are taken from the
            answers where they are not told.
        as_given: Also tell of answers to what a skip hides (R3), as for a file that nobody was asked through.
    """
    standing, seen = settle(instrument, answers, item_set, _around(instrument, answers, circumstances))
    sections = [part for part in instrument.sections if section is None or part.id == section]
    found = list(_impossible(instrument, sections, standing))
    if as_given:
        found.extend(_under_skips(instrument, sections, standing))
    found.extend(
        _finding(rule, standing.values, circumstances.earlier)
        for rule in instrument.checks
        if _concerns(rule, section) and rule.fails.run(seen)
    )
    for part in sections:
        found.extend(_unclear(instrument, part, standing))
    return tuple(found)


def _concerns(rule: Check, section: str | None) -> bool:
    return section is None or (section in rule.sections and not rule.at_end)


def _finding(rule: Check, values: Answers, earlier: Answers) -> Finding:
    shown = tuple((code, values.get(code)) for code in rule.shows)
    before = tuple((code, earlier[code]) for code in sorted(rule.looks_back_at) if code in earlier)
    return Finding(rule.id, rule.rule, rule.level, rule.shows, shown, rule.text, before)


def _impossible(instrument: Instrument, sections: list[Section], standing: Standing) -> Iterator[Finding]:
    for part in sections:
        for code in part.items:
            answer = standing.values.get(code)
            if answer is None or code in standing.skipped or not misfit(instrument.items[code], answer):
                continue
            rule = MALFORMED if instrument.items[code].kind in {Kind.DATE, Kind.TIME} else IMPOSSIBLE
            yield Finding(f"{rule}.{code}", rule, Level.ERROR, (code,), ((code, answer),), "")


def _under_skips(instrument: Instrument, sections: list[Section], standing: Standing) -> Iterator[Finding]:
    """Tell of answers that a skip hides, beside the answers that hide them."""
    here = {code for part in sections for code in part.items}
    for code in instrument.skip_order:
        rule = instrument.items[code].skip
        if rule is None or code not in here or code not in standing.skipped:
            continue
        if code not in standing.set_aside or standing.set_aside[code] in rule.agrees:
            continue
        because = tuple(sorted(rule.when.refers_to()))
        shown = tuple((other, standing.values.get(other)) for other in because)
        codes = (*because, code)
        given = (*shown, (code, standing.set_aside[code]))
        yield Finding(f"{rule.rule}.skip.{code}", rule.rule, rule.level, codes, given, "")


def _unclear(instrument: Instrument, part: Section, standing: Standing) -> Iterator[Finding]:
    """Tell of scores that lack an answer, and of a section where too much is X or N."""
    answered = [code for code in part.items if code in standing.values and code not in standing.skipped]
    signs = tuple(code for code in answered if is_unclear(instrument.items[code], standing.values[code]))
    if not signs:
        return
    if len(answered) >= _FEWEST and len(signs) > instrument.unclear_share * len(answered):
        yield _note(f"{UNCLEAR}.{part.id}", signs, standing)
    for score in instrument.scores:
        lacking = tuple(code for code in signs if code in score.components and code not in score.tolerant)
        if lacking:
            yield replace(_note(f"{UNCLEAR}.{part.id}.{score.id}", lacking, standing), score=score.id)


def _note(finding: str, codes: tuple[str, ...], standing: Standing) -> Finding:
    return Finding(finding, UNCLEAR, Level.NOTE, codes, tuple((code, standing.values.get(code)) for code in codes), "")


def _around(instrument: Instrument, answers: Answers, told: Circumstances) -> Circumstances:
    """Return *told* with what the answers themselves say where it says nothing."""
    held = _day(instrument, answers, Fill.HELD)
    born = _day(instrument, answers, Fill.BORN)
    before = _day(instrument, told.earlier, Fill.HELD)
    made = told
    if told.age is None and held and born and born <= held:
        made = replace(made, age=held.year - born.year - ((held.month, held.day) < (born.month, born.day)))
    if told.days_since_earlier is None and held and before:
        made = replace(made, days_since_earlier=(held - before).days)
    if told.minutes is None:
        made = replace(made, minutes=_minutes(instrument, answers))
    return made


def _minutes(instrument: Instrument, answers: Answers) -> int | None:
    """Return how long the interview took; None when it is not known, or went on past midnight."""
    begun, over = (_filled(instrument, answers, fill) for fill in (Fill.STARTED, Fill.ENDED))
    if not begun or not over or over < begun:
        return None
    since, until = (int(at[:2]) * _HOUR + int(at[3:]) for at in (begun, over))
    return until - since


def _day(instrument: Instrument, answers: Answers, fill: Fill) -> date | None:
    found = _filled(instrument, answers, fill)
    return date.fromisoformat(found) if found else None


def _filled(instrument: Instrument, answers: Answers, fill: Fill) -> str:
    """Return the date or time that stands for *fill*; "" when there is none that can be read."""
    code = next((code for code, item in instrument.items.items() if item.fill is fill), "")
    answer = answers.get(code)
    return answer if isinstance(answer, str) and not misfit(instrument.items[code], answer) else ""
