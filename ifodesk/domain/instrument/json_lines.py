"""A strict reader of JSON that knows on which line everything stands, for files that people write by hand."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError

Value: TypeAlias = "str | int | float | bool | Mapping[str, Node] | tuple[Node, ...] | None"

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_DEPTH: Final = 32
_MAX_DIGITS: Final = 24

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_STRING: Final = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<rest>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
_WORD: Final = re.compile(r"true|false|null")
_WORDS: Final[Mapping[str, bool | None]] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the line on which it begins, counted from 1."""

    value: Value
    line: int


def read_nodes(raw: bytes, *, most: int = MAX_BYTES) -> Node:
    """Return what the file holds.

    Args:
        raw: The file.
        most: Bytes that are read at most.

    Raises:
        InstrumentFileError: Longer than that, not UTF-8, not JSON, nested deeper than 32, a key twice in one object,
            a number that is no number or too long.
    """
    if len(raw) > most:
        raise InstrumentFileError(1, FileFault.TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InstrumentFileError(raw[: error.start].count(b"\n") + 1, FileFault.NOT_TEXT) from error
    return _Reader(text).whole()


class _Reader:
    """Goes through the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_ends = [match.start() for match in re.finditer("\n", text)]

    def whole(self) -> Node:
        node = self._node(0)
        self._skip_space()
        if self._at < len(self._text):
            raise self._fault(FileFault.NOT_JSON)
        return node

    def _node(self, depth: int) -> Node:
        self._skip_space()
        if depth > MAX_DEPTH:
            raise self._fault(FileFault.TOO_DEEP)
        line = self._line()
        match self._text[self._at : self._at + 1]:
            case "{":
                return Node(self._object(depth), line)
            case "[":
                return Node(self._list(depth), line)
            case '"':
                return Node(self._string(), line)
            case _:
                return Node(self._plain(), line)

    def _object(self, depth: int) -> Mapping[str, Node]:
        found: dict[str, Node] = {}

        def entry() -> None:
            key = self._string()
            if key in found:
                raise self._fault(FileFault.DUPLICATE_KEY, key)
            self._expect(":")
            found[key] = self._node(depth + 1)

        self._entries("}", entry)
        return found

    def _list(self, depth: int) -> tuple[Node, ...]:
        found: list[Node] = []
        self._entries("]", lambda: found.append(self._node(depth + 1)))
        return tuple(found)

    def _entries(self, end: str, entry: Callable[[], None]) -> None:
        """Read entries with commas between them, from the opening bracket to *end*."""
        self._at += 1
        if self._ahead(end):
            self._at += 1
            return
        entry()
        while self._ahead(","):
            self._at += 1
            self._skip_space()
            entry()
        self._expect(end)

    def _string(self) -> str:
        token = self._match(_STRING)
        if "\\" not in token:
            return token[1:-1]
        try:
            text: str = json.loads(token)
            text.encode("utf-8")
        except ValueError as error:
            raise self._fault(FileFault.NOT_JSON) from error
        return text

    def _plain(self) -> float | bool | None:
        if _WORD.match(self._text, self._at):
            return _WORDS[self._match(_WORD)]
        found = _NUMBER.match(self._text, self._at)
        if not found:
            raise self._fault(FileFault.NOT_JSON)
        number = math.inf if len(found.group()) > _MAX_DIGITS else float(found.group())
        if not math.isfinite(number):
            raise self._fault(FileFault.BAD_NUMBER)
        self._at = found.end()
        return number if found["rest"] else int(found.group())

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if not found:
            raise self._fault(FileFault.NOT_JSON)
        self._at = found.end()
        return found.group()

    def _ahead(self, sign: str) -> bool:
        self._skip_space()
        return self._text.startswith(sign, self._at)

    def _expect(self, sign: str) -> None:
        if not self._ahead(sign):
            raise self._fault(FileFault.NOT_JSON)
        self._at += len(sign)

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _line(self) -> int:
        return bisect_right(self._line_ends, self._at - 1) + 1

    def _fault(self, fault: FileFault, detail: str = "") -> InstrumentFileError:
        return InstrumentFileError(self._line(), fault, detail)
