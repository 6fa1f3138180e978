"""The file of an instrument into an `Instrument`, or a refusal with line and reason (docs/instrument-file.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from ifodesk.domain.instrument.examples import try_examples
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields, whole
from ifodesk.domain.instrument.json_lines import read_nodes
from ifodesk.domain.instrument.model import Instrument, Item, Section, Source
from ifodesk.domain.instrument.reading_items import ItemReader, item_codes, read_types
from ifodesk.domain.instrument.reading_parts import (
    pair,
    read_areas,
    read_grid,
    read_maps,
    read_missing,
    read_names,
    read_sets,
)
from ifodesk.domain.instrument.reading_rules import RuleReader, refuse_doubles
from ifodesk.domain.instrument.skip_order import skip_order

SCHEMA: Final = 1


def read_instrument(raw: bytes) -> Instrument:
    """Return the instrument of a file. Nothing in it is passed over or guessed.

    Raises:
        InstrumentFileError: With the line and the reason of the first fault found.
    """
    try:
        return _Reading(Fields(read_nodes(raw)), hashlib.sha256(raw).hexdigest()).instrument()
    except RecursionError as error:
        raise InstrumentFileError(1, FileFault.TOO_DEEP) from error


class _Reading:
    """One file on its way."""

    def __init__(self, fields: Fields, sha256: str) -> None:
        self._fields = fields
        self._sha256 = sha256
        self._schema()
        self._lines = self._item_lines()
        self._areas = read_areas(fields, self._lines)
        self._items = self._read_items()
        self._rules = RuleReader(self._items, self._areas)

    def instrument(self) -> Instrument:
        fields = self._fields
        scores = self._rules.scores(fields)
        found = Instrument(
            id=fields.code("id"),
            version=fields.code("version"),
            sha256=self._sha256,
            names=read_names(fields),
            licensed=fields.flag("licensed"),
            certificate=fields.flag("certificate"),
            basis=fields.text("basis"),
            min_age=fields.whole("min_age", 0),
            minutes=pair(fields.node("minutes")),
            missing=read_missing(fields),
            sections=tuple(self._sections()),
            areas=tuple(self._areas.values()),
            items=self._items,
            grids=tuple(read_grid(Fields(node), self._items) for node in fields.nodes("grids")),
            checks=self._rules.checks(fields),
            scores=scores,
            feedback=self._rules.feedback(fields),
            sets=read_sets(fields, self._items),
            maps=read_maps(fields, self._items),
            money_in=fields.text("money_in", ""),
            unclear_share=_share(fields),
            skip_order=skip_order(self._items, self._lines),
        )
        fields.text("language")
        fields.end()
        if any(score.money for score in scores) and not found.money_in:
            raise InstrumentFileError(fields.line, FileFault.MISSING_KEY, "money_in")
        try_examples(found, fields.nodes("scores"))
        return found

    def _schema(self) -> None:
        if whole(node := self._fields.node("schema")) != SCHEMA:
            raise InstrumentFileError(node.line, FileFault.WRONG_SCHEMA)

    def _item_lines(self) -> Mapping[str, int]:
        codes = [found for section in self._fields.nodes("sections") for found in item_codes(section)]
        if not codes:
            raise InstrumentFileError(self._fields.line, FileFault.EMPTY, "sections")
        refuse_doubles(codes)
        return dict(codes)

    def _read_items(self) -> dict[str, Item]:
        critical = {code for area in self._areas.values() for code in area.critical}
        reader = ItemReader(read_types(self._fields), self._lines, critical)
        found: dict[str, Item] = {}
        for node in self._fields.nodes("sections"):
            section = Fields(node)
            for item in (reader.read(entry, section.code("id")) for entry in section.nodes("items")):
                found[item.code] = item
        rated = {area.rater for area in self._areas.values()}
        for item in found.values():
            if item.source is Source.RATING and item.code not in rated:
                raise InstrumentFileError(self._lines[item.code], FileFault.NOT_RATED, item.code)
        return found

    def _sections(self) -> Iterator[Section]:
        ids = list[tuple[str, int]]()
        for node in self._fields.nodes("sections"):
            fields = Fields(node)
            id_ = fields.code("id")
            ids.append((id_, node.line))
            yield Section(
                id=id_,
                letter=fields.text("letter", ""),
                title=fields.text("title"),
                intro=fields.text("intro", ""),
                why=fields.text("why", ""),
                items=tuple(code for code, _ in item_codes(node)),
                areas=tuple(area.id for area in self._areas.values() if area.section == id_),
            )
            fields.nodes("items")
            fields.end()
        refuse_doubles(ids)
        for area in self._areas.values():
            if area.section not in dict(ids):
                raise InstrumentFileError(self._fields.node("areas").line, FileFault.NO_SUCH_AREA, area.section)


def _share(fields: Fields) -> float:
    found = fields.number("unclear_share")
    if not 0 <= found <= 1:
        raise InstrumentFileError(fields.node("unclear_share").line, FileFault.BAD_RANGE, "unclear_share")
    return found
