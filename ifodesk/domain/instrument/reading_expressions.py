"""Lists of the file into expressions: known operators, the right parts, codes that exist."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ifodesk.domain.instrument.expression import NUMBER, OPERATORS, Expression, Gives, Operator
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import nodes
from ifodesk.domain.instrument.json_lines import Node

MAX_DEPTH: Final = 16


def read_expression(node: Node, gives: Gives, known: Collection[str], depth: int = 0) -> Expression:
    """Return the expression that stands in the file.

    Args:
        node: A number, or a list with the operator first, then its item codes, then its parts.
        gives: What it must come to.
        known: Item codes that exist.
        depth: How deep it lies in another.

    Raises:
        InstrumentFileError: bad_expression, unknown_operator, no_such_code, too_deep.
    """
    if depth > MAX_DEPTH:
        raise InstrumentFileError(node.line, FileFault.TOO_DEEP)
    if isinstance(node.value, int | float) and not isinstance(node.value, bool):
        if gives is not Gives.NUMBER:
            raise InstrumentFileError(node.line, FileFault.BAD_EXPRESSION, str(node.value))
        return Expression(NUMBER, number=node.value)
    name, entries = _head(node)
    if name not in OPERATORS:
        raise InstrumentFileError(node.line, FileFault.UNKNOWN_OPERATOR, name)
    operator = OPERATORS[name]
    codes = tuple(_code(entry, known) for entry in entries if isinstance(entry.value, str))
    parts = [entry for entry in entries if not isinstance(entry.value, str)]
    if operator.gives is not gives or not _fits(operator, len(codes), len(parts)):
        raise InstrumentFileError(node.line, FileFault.BAD_EXPRESSION, name)
    takes = operator.takes or Gives.NUMBER
    return Expression(name, codes, tuple(read_expression(part, takes, known, depth + 1) for part in parts))


def _head(node: Node) -> tuple[str, tuple[Node, ...]]:
    entries = nodes(node)
    if not entries or not isinstance(entries[0].value, str):
        raise InstrumentFileError(node.line, FileFault.BAD_EXPRESSION)
    return entries[0].value, entries[1:]


def _code(node: Node, known: Collection[str]) -> str:
    if not isinstance(node.value, str) or node.value not in known:
        raise InstrumentFileError(node.line, FileFault.NO_SUCH_CODE, str(node.value))
    return node.value


def _fits(operator: Operator, codes: int, parts: int) -> bool:
    least, most = operator.codes
    return least <= codes <= most and operator.least <= parts <= operator.most
