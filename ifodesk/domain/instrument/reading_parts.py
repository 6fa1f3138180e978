"""Areas, grids, sets of items, numberings and names of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.instrument.answers import Missing
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields, entries, nodes, text, whole
from ifodesk.domain.instrument.json_lines import Node
from ifodesk.domain.instrument.model import FIRST, Area, ClientRatings, CodeMap, Grid, Item, ItemSet, Names
from ifodesk.domain.instrument.reading_rules import item_list, refuse_doubles

_TWO: Final = 2


def read_areas(fields: Fields, known: Mapping[str, int]) -> dict[str, Area]:
    """Return the areas by id.

    Args:
        fields: The whole file.
        known: The line of every item by its code.

    Raises:
        InstrumentFileError: no_such_code, duplicate_code, bad_range.
    """
    found = [(_area(Fields(node), known), node.line) for node in fields.nodes("areas")]
    refuse_doubles([(area.id, line) for area, line in found])
    return {area.id: area for area, _ in found}


def _area(fields: Fields, known: Mapping[str, int]) -> Area:
    found = Area(
        id=fields.code("id"),
        section=fields.code("section"),
        title=fields.text("title"),
        rater=_one(fields, "rater", known),
        ratings=tuple(_ratings(Fields(node), known) for node in fields.nodes("ratings")),
        confidence=item_list(fields, "confidence", known),
        critical=item_list(fields, "critical", known),
        range_width=pair(fields.node("range_width")) if fields.has("range_width") else (2, 3),
    )
    fields.end()
    return found


def _ratings(fields: Fields, known: Mapping[str, int]) -> ClientRatings:
    days, worry, need = (_one(fields, key, known) for key in ("days", "worry", "need"))
    found = ClientRatings(fields.text("label", ""), days, worry, need)
    fields.end()
    return found


def _one(fields: Fields, key: str, known: Mapping[str, int]) -> str:
    """Return the code of an item; "" where the field is missing."""
    if not fields.has(key):
        return ""
    node = fields.node(key)
    if text(node) not in known:
        raise InstrumentFileError(node.line, FileFault.NO_SUCH_CODE, text(node))
    return text(node)


def read_grid(fields: Fields, items: Mapping[str, Item]) -> Grid:
    """Return a table of items. Raises ``InstrumentFileError`` (no_such_code) for a row without any of its section."""
    found = Grid(
        id=fields.code("id"),
        section=fields.code("section"),
        title=fields.text("title"),
        rows=tuple(_labelled(node) for node in fields.nodes("rows")),
        columns=tuple(_labelled(node) for node in fields.nodes("columns")),
    )
    for row, _ in found.rows:
        cells = [items[row + column] for column, _ in found.columns if row + column in items]
        if not cells or any(cell.section != found.section for cell in cells):
            raise InstrumentFileError(fields.line, FileFault.NO_SUCH_CODE, row)
    fields.end()
    return found


def read_sets(fields: Fields, items: Mapping[str, object]) -> Mapping[str, ItemSet]:
    """Return the sets of items by id; the one of all items is there always."""
    found = {FIRST: ItemSet(FIRST, "", frozenset(items))}
    for node in fields.nodes("sets"):
        made = _set(Fields(node), items)
        if made.id in found:
            raise InstrumentFileError(node.line, FileFault.DUPLICATE_CODE, made.id)
        found[made.id] = made
    return found


def _set(fields: Fields, items: Mapping[str, object]) -> ItemSet:
    found = ItemSet(
        id=fields.code("id"),
        title=fields.text("title"),
        codes=frozenset(item_list(fields, "codes", items)),
        due_months=pair(fields.node("due_months")) if fields.has("due_months") else None,
        max_age_months=fields.whole("max_age_months") if fields.has("max_age_months") else None,
    )
    if not found.codes:
        raise InstrumentFileError(fields.line, FileFault.EMPTY, found.id)
    fields.end()
    return found


def read_maps(fields: Fields, items: Mapping[str, object]) -> Mapping[str, CodeMap]:
    """Return the other numberings by id. Raises ``InstrumentFileError`` (bad_map) where two items share a code."""
    found: dict[str, CodeMap] = {}
    for name, node in fields.entries("maps").items():
        theirs = {ours: text(entry) for ours, entry in entries(node).items()}
        if len(set(theirs.values())) < len(theirs) or not theirs.keys() <= items.keys():
            raise InstrumentFileError(node.line, FileFault.BAD_MAP, name)
        found[name] = CodeMap(name, theirs)
    return found


def read_names(fields: Fields) -> Names:
    """Return what the instrument is called."""
    read = Fields(fields.node("names"))
    found = Names(read.text("title"), read.text("plain"), read.text("practice"))
    read.end()
    return found


def read_missing(fields: Fields) -> Mapping[Missing, str]:
    """Return what X and N are called."""
    read = Fields(fields.node("missing"))
    found = {sign: read.text(sign.value) for sign in Missing}
    read.end()
    return found


def pair(node: Node) -> tuple[int, int]:
    """Return two whole numbers, the lesser first. Raises ``InstrumentFileError`` (bad_range)."""
    found = [whole(entry) for entry in nodes(node)]
    if len(found) != _TWO or found[0] > found[1]:
        raise InstrumentFileError(node.line, FileFault.BAD_RANGE)
    return found[0], found[1]


def _labelled(node: Node) -> tuple[str, str]:
    """Return a code and its label."""
    found = [text(entry) for entry in nodes(node)]
    if len(found) != _TWO:
        raise InstrumentFileError(node.line, FileFault.BAD_VALUE)
    return found[0], found[1]
