"""Checks, scores and sentences of the feedback, as they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.instrument.expression import Expression, Gives
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields, code
from ifodesk.domain.instrument.model import (
    Area,
    Check,
    FactRole,
    FeedbackRule,
    Item,
    Kind,
    Level,
    Score,
    Spread,
    Zone,
)
from ifodesk.domain.instrument.reading_expressions import read_expression
from ifodesk.domain.instrument.reading_rows import rows

MAX_CHECKS: Final = 3000
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_TEXTS: Final = frozenset({Kind.DATE, Kind.TIME, Kind.TEXT})


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads rules about items that are known."""

    items: Mapping[str, Item]
    areas: Mapping[str, Area]

    def checks(self, fields: Fields) -> tuple[Check, ...]:
        """Return all checks; one with a table of rows is read once for each row."""
        found = list[tuple[Check, int]]()
        for node in fields.nodes("checks"):
            found.extend((self._check(Fields(row)), node.line) for row in rows(node))
            if len(found) > MAX_CHECKS:
                raise InstrumentFileError(node.line, FileFault.TOO_MANY)
        refuse_doubles([(check.id, line) for check, line in found])
        return tuple(check for check, _ in found)

    def _check(self, fields: Fields) -> Check:
        shows = self.item_list(fields, "shows")
        fails = read_expression(fields.node("fails"), Gives.TRUTH, self.items)
        found = Check(
            id=fields.code("id"),
            rule=fields.code("rule"),
            level=fields.choice("level", Level, Level.WARNING),
            fails=fails,
            shows=shows,
            text=self._sentence(fields),
            looks_back_at=fails.looks_back_at(),
            sections=frozenset(self.items[shown].section for shown in shows),
            at_end=fields.flag("at_end"),
        )
        if fields.has("each"):
            fields.node("each")
        fields.end()
        return found

    def scores(self, fields: Fields) -> tuple[Score, ...]:
        """Return all scores."""
        found = [(self._score(Fields(node)), node.line) for node in fields.nodes("scores")]
        refuse_doubles([(score.id, line) for score, line in found])
        return tuple(score for score, _ in found)

    def _score(self, fields: Fields) -> Score:
        expression = read_expression(fields.node("formula"), Gives.NUMBER, self.items)
        entering = expression.refers_to()
        components = tuple(item for item in self.items if item in entering)
        if not components or any(self.items[item].kind in _TEXTS for item in components):
            raise InstrumentFileError(fields.node("formula").line, FileFault.NOT_COUNTABLE)
        found = Score(
            id=fields.code("id"),
            area=self.area(fields),
            title=fields.text("title"),
            low=fields.number("low"),
            high=fields.number("high"),
            expression=expression,
            components=components,
            tolerant=expression.tolerates(),
            money=tuple(item for item in components if self.items[item].kind is Kind.MONEY),
            source=fields.text("source"),
            spread=_spread(fields),
            zones=tuple(_zone(Fields(node)) for node in fields.nodes("zones")),
            on_by_default=fields.flag("on_by_default"),
            doubtful_when=self._condition(fields, "doubtful_if"),
        )
        if found.low >= found.high:
            raise InstrumentFileError(fields.line, FileFault.BAD_RANGE, found.id)
        fields.nodes("examples")
        fields.end()
        return found

    def _condition(self, fields: Fields, key: str) -> Expression | None:
        return read_expression(fields.node(key), Gives.TRUTH, self.items) if fields.has(key) else None

    def feedback(self, fields: Fields) -> tuple[FeedbackRule, ...]:
        """Return the rules of the feedback."""
        found = [
            (self._feedback_rule(Fields(row)), node.line) for node in fields.nodes("feedback") for row in rows(node)
        ]
        refuse_doubles([(rule.id, line) for rule, line in found])
        return tuple(rule for rule, _ in found)

    def _feedback_rule(self, fields: Fields) -> FeedbackRule:
        found = FeedbackRule(
            id=fields.code("id"),
            area=self.area(fields),
            role=fields.choice("role", FactRole, FactRole.PROBLEM),
            when=read_expression(fields.node("if"), Gives.TRUTH, self.items),
            text=self._sentence(fields),
        )
        if fields.has("each"):
            fields.node("each")
        fields.end()
        return found

    def area(self, fields: Fields) -> str:
        """Return the field ``area``. Raises ``InstrumentFileError`` (no_such_area)."""
        found = fields.code("area")
        if found not in self.areas:
            raise InstrumentFileError(fields.line, FileFault.NO_SUCH_AREA, found)
        return found

    def item_list(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Return codes of items; empty where the field is missing. Raises ``InstrumentFileError`` (no_such_code)."""
        return item_list(fields, key, self.items)

    def _sentence(self, fields: Fields) -> str:
        """Return the text, in which only codes of items stand in braces."""
        found = fields.text("text")
        for name in _PLACEHOLDER.findall(found):
            if name not in self.items:
                raise InstrumentFileError(fields.node("text").line, FileFault.NO_SUCH_PLACEHOLDER, name)
        return found


def item_list(fields: Fields, key: str, items: Mapping[str, object]) -> tuple[str, ...]:
    """Return codes of items; empty where the field is missing. Raises ``InstrumentFileError`` (no_such_code)."""
    found = [(code(node), node.line) for node in fields.nodes(key)]
    for name, line in found:
        if name not in items:
            raise InstrumentFileError(line, FileFault.NO_SUCH_CODE, name)
    return tuple(name for name, _ in found)


def refuse_doubles(named: list[tuple[str, int]]) -> None:
    """Raise ``InstrumentFileError`` (duplicate_code) where two have the same name."""
    seen = set[str]()
    for name, line in named:
        if name in seen:
            raise InstrumentFileError(line, FileFault.DUPLICATE_CODE, name)
        seen.add(name)


def _spread(fields: Fields) -> Spread | None:
    if not fields.has("spread"):
        return None
    read = Fields(fields.node("spread"))
    found = Spread(read.number("sd"), read.number("reliability"), read.text("source"))
    if found.sd <= 0 or not 0 <= found.reliability < 1:
        raise InstrumentFileError(read.line, FileFault.BAD_RANGE, "spread")
    read.end()
    return found


def _zone(fields: Fields) -> Zone:
    found = Zone(fields.number("low"), fields.number("high"), fields.text("label"), fields.text("source"))
    if found.low > found.high:
        raise InstrumentFileError(fields.line, FileFault.BAD_RANGE, "zone")
    fields.end()
    return found
