"""One rule for many items: written once in the file, with a table of what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields, code, nodes, text
from ifodesk.domain.instrument.json_lines import Node

MAX_FILLED: Final = 200_000
"""Values of a rule times the rows that it is repeated for."""


def rows(node: Node) -> Iterator[Node]:
    """Give a rule as it stands, or once for each row of its ``each`` with the names in braces filled in.

    Raises:
        InstrumentFileError: too_many, bad_value (a row with more or fewer cells than names).
    """
    fields = Fields(node)
    if not fields.has("each"):
        yield node
        return
    table = Fields(fields.node("each"))
    names = [code(name) for name in table.nodes("with")]
    filled = table.nodes("rows")
    table.end()
    if _size(node) * len(filled) > MAX_FILLED:
        raise InstrumentFileError(node.line, FileFault.TOO_MANY, "each")
    for row in filled:
        cells = [text(cell) for cell in nodes(row)]
        if len(cells) != len(names):
            raise InstrumentFileError(row.line, FileFault.BAD_VALUE, "each")
        yield _filled(node, {f"{{{name}}}": cell for name, cell in zip(names, cells, strict=True)})


def _size(node: Node) -> int:
    """Return how many values a rule holds, its rows left out."""
    value = node.value
    if isinstance(value, tuple):
        return 1 + sum(map(_size, value))
    if isinstance(value, Mapping):
        return 1 + sum(_size(entry) for key, entry in value.items() if key != "each")
    return 1


def _filled(node: Node, cells: Mapping[str, str]) -> Node:
    value = node.value
    if isinstance(value, str):
        for name, cell in cells.items():
            value = value.replace(name, cell)
    elif isinstance(value, tuple):
        value = tuple(_filled(entry, cells) for entry in value)
    elif isinstance(value, Mapping):
        value = {key: entry if key == "each" else _filled(entry, cells) for key, entry in value.items()}
    return Node(value, node.line)
