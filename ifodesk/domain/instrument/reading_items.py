"""Sections and items of the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from ifodesk.domain.instrument.answers import Missing
from ifodesk.domain.instrument.entry import misfit
from ifodesk.domain.instrument.expression import Gives
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields, code, entries, text, whole
from ifodesk.domain.instrument.json_lines import Node
from ifodesk.domain.instrument.model import SKIPPED, Certainty, Fill, Item, Kind, Level, Range, SkipRule, Source, Window
from ifodesk.domain.instrument.reading_expressions import read_expression

MAX_NUMBER: Final = 9_999_999
"""The greatest number that an answer may be."""
_WITH_RANGE: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SCALE})


@dataclass(frozen=True, slots=True)
class Type:
    """What items have in common."""

    kind: Kind
    range: Range | None
    codes: Mapping[int, str]
    anchors: Mapping[int, str]
    unit: str
    window: Window | None
    source: Source
    allows: frozenset[Missing]
    n_is_ordinary: bool


def read_types(fields: Fields) -> Mapping[str, Type]:
    """Return the types of items by name."""
    return {name: _type(Fields(node)) for name, node in fields.entries("types").items()}


def _type(fields: Fields) -> Type:
    kind = fields.choice("kind", Kind, Kind.TEXT)
    found = Type(
        kind=kind,
        range=_range(fields) if kind in _WITH_RANGE else None,
        codes=_labels(fields, "codes"),
        anchors=_labels(fields, "anchors"),
        unit=fields.text("unit", ""),
        window=_window(fields, None),
        source=fields.choice("source", Source, Source.CLIENT),
        allows=_allows(fields, frozenset(Missing)),
        n_is_ordinary=fields.flag("n_is_ordinary"),
    )
    fields.end()
    return found


def _range(fields: Fields) -> Range:
    line = fields.node("low").line
    low, high = fields.whole("low"), fields.whole("high")
    if low > high or max(abs(low), abs(high)) > MAX_NUMBER:
        raise InstrumentFileError(line, FileFault.BAD_RANGE)
    return Range(low, high, fields.flag("whole", default=True))


def _labels(fields: Fields, key: str) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for name, node in fields.entries(key).items():
        if not name.isascii() or not name.isdigit() or name != str(int(name[:4])):
            raise InstrumentFileError(node.line, FileFault.BAD_CODE, name)
        found[int(name)] = text(node)
    return found


def _window(fields: Fields, default: Window | None) -> Window | None:
    return fields.choice("window", Window, Window.NOW) if fields.has("window") else default


def _allows(fields: Fields, default: frozenset[Missing]) -> frozenset[Missing]:
    if not fields.has("allows"):
        return default
    node = fields.node("allows")
    signs = text(node)
    if any(sign not in {"X", "N"} for sign in signs):
        raise InstrumentFileError(node.line, FileFault.BAD_VALUE, signs)
    return frozenset(Missing(sign) for sign in signs)


_FILLED_AS: Final = {
    Fill.ADMITTED: Kind.DATE,
    Fill.HELD: Kind.DATE,
    Fill.BORN: Kind.DATE,
    Fill.STARTED: Kind.TIME,
    Fill.ENDED: Kind.TIME,
}
"""What is reckoned with must be of the kind that can be."""


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads items, once all codes and types are known."""

    types: Mapping[str, Type]
    known: Collection[str]
    critical: Collection[str]

    def read(self, node: Node, section: str) -> Item:
        """Return an item. Raises ``InstrumentFileError``."""
        fields = Fields(node)
        kind = self._type(fields)
        found = Item(
            code=fields.code("code"),
            section=section,
            label=_needed(fields, "label"),
            kind=kind.kind,
            range=_range(fields) if fields.has("low") else kind.range,
            codes=_labels(fields, "codes") or kind.codes,
            anchors=_labels(fields, "anchors") or kind.anchors,
            unit=fields.text("unit", kind.unit),
            say=fields.text("say", ""),
            why=fields.text("why", ""),
            window=_window(fields, kind.window),
            source=fields.choice("source", Source, kind.source),
            fill=fields.choice("fill", Fill, Fill.SITE) if fields.has("fill") else None,
            critical=fields.code("code") in self.critical,
            allows=_allows(fields, kind.allows),
            n_is_ordinary=kind.n_is_ordinary,
            skip=self._skip(fields),
            certainty=fields.choice("certainty", Certainty, Certainty.SURE),
        )
        becomes = found.skip.becomes if found.skip else Missing.NOT_RELEVANT
        if (found.kind is Kind.CODE) != bool(found.codes) or (isinstance(becomes, int) and misfit(found, becomes)):
            raise InstrumentFileError(fields.line, FileFault.BAD_RANGE, found.code)
        if found.fill in _FILLED_AS and found.kind is not _FILLED_AS[found.fill]:
            raise InstrumentFileError(fields.node("fill").line, FileFault.BAD_VALUE, found.fill)
        fields.end()
        return found

    def _type(self, fields: Fields) -> Type:
        node = fields.node("type")
        name = text(node)
        if name not in self.types:
            raise InstrumentFileError(node.line, FileFault.NO_SUCH_TYPE, name)
        return self.types[name]

    def _skip(self, fields: Fields) -> SkipRule | None:
        if not fields.has("skip"):
            return None
        rule = Fields(fields.node("skip"))
        node = rule.node("becomes")
        found = SkipRule(
            when=read_expression(rule.node("if"), Gives.TRUTH, self.known),
            becomes=Missing.NOT_RELEVANT if node.value == Missing.NOT_RELEVANT.value else whole(node),
            answer_stands=rule.flag("answer_stands"),
            agrees=tuple(whole(number) for number in rule.nodes("agrees")),
            rule=rule.code("rule") if rule.has("rule") else SKIPPED,
            level=rule.choice("level", Level, Level.ERROR),
        )
        rule.end()
        return found


def _needed(fields: Fields, key: str) -> str:
    """Return a text that must not be empty."""
    found = fields.text(key)
    if not found.strip():
        raise InstrumentFileError(fields.node(key).line, FileFault.EMPTY, key)
    return found


def item_codes(section: Node) -> list[tuple[str, int]]:
    """Return the codes of a section's items with the line of each, before anything else of them is read."""
    found = list[tuple[str, int]]()
    for item in Fields(section).nodes("items"):
        fields = entries(item)
        if "code" not in fields:
            raise InstrumentFileError(item.line, FileFault.MISSING_KEY, "code")
        found.append((code(fields["code"]), item.line))
    return found
