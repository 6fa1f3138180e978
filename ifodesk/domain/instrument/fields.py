"""Reading the fields of one object: each is looked at once, has a type and a bound, and none may be left over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.json_lines import Node

E = TypeVar("E", bound=StrEnum)

MAX_TEXT: Final = 2000
MAX_LIST: Final = 2000
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Zl", "Zp"})
"""Signs that cannot be seen and may turn a sentence round on the screen."""
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,31}")


class Fields:
    """The fields of an object of the file."""

    def __init__(self, node: Node) -> None:
        """Take the object. Raises ``InstrumentFileError`` (wrong_type) when it is none."""
        self.line = node.line
        self._fields = entries(node)
        self._seen: set[str] = set()

    def has(self, key: str) -> bool:
        """Return whether the field is there."""
        return key in self._fields

    def node(self, key: str) -> Node:
        """Return a field as it stands. Raises ``InstrumentFileError`` (missing_key)."""
        self._seen.add(key)
        if key not in self._fields:
            raise InstrumentFileError(self.line, FileFault.MISSING_KEY, key)
        return self._fields[key]

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text of at most 2000 characters; *default* where it is missing, if there is one."""
        return default if default is not None and not self.has(key) else text(self.node(key))

    def code(self, key: str) -> str:
        """Return a text that may name something."""
        return code(self.node(key))

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number."""
        return default if default is not None and not self.has(key) else whole(self.node(key))

    def number(self, key: str) -> float:
        """Return a number."""
        node = self.node(key)
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise InstrumentFileError(node.line, FileFault.WRONG_TYPE, key)
        return node.value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        if not self.has(key):
            return default
        node = self.node(key)
        if not isinstance(node.value, bool):
            raise InstrumentFileError(node.line, FileFault.WRONG_TYPE, key)
        return node.value

    def choice(self, key: str, of: type[E], default: E) -> E:
        """Return one of the values of an enumeration."""
        if not self.has(key):
            return default
        node = self.node(key)
        try:
            return of(text(node))
        except ValueError as error:
            raise InstrumentFileError(node.line, FileFault.BAD_VALUE, key) from error

    def nodes(self, key: str) -> tuple[Node, ...]:
        """Return a list; empty where it is missing."""
        return nodes(self.node(key)) if self.has(key) else ()

    def entries(self, key: str) -> Mapping[str, Node]:
        """Return an object; empty where it is missing."""
        return entries(self.node(key)) if self.has(key) else {}

    def end(self) -> None:
        """Refuse fields that nobody looked at: what is misspelt must not be passed over."""
        for key, node in self._fields.items():
            if key not in self._seen:
                raise InstrumentFileError(node.line, FileFault.UNKNOWN_KEY, key)


def text(node: Node) -> str:
    """Return a text. Raises ``InstrumentFileError``: wrong_type, too_long, unseen_sign."""
    if not isinstance(node.value, str):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE)
    if len(node.value) > MAX_TEXT:
        raise InstrumentFileError(node.line, FileFault.TOO_LONG)
    if not node.value.isprintable() and any(unicodedata.category(sign) in _UNSEEN for sign in node.value):
        raise InstrumentFileError(node.line, FileFault.UNSEEN_SIGN)
    return node.value


def code(node: Node) -> str:
    """Return a name of A-Z, digits and ``_.-``, 32 at most. Raises ``InstrumentFileError`` (bad_code)."""
    found = text(node)
    if not _CODE.fullmatch(found):
        raise InstrumentFileError(node.line, FileFault.BAD_CODE, found)
    return found


def whole(node: Node) -> int:
    """Return a whole number. Raises ``InstrumentFileError`` (wrong_type)."""
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE)
    return node.value


def nodes(node: Node) -> tuple[Node, ...]:
    """Return the entries of a list. Raises ``InstrumentFileError``: wrong_type, too_many."""
    if not isinstance(node.value, tuple):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE)
    if len(node.value) > MAX_LIST:
        raise InstrumentFileError(node.line, FileFault.TOO_MANY)
    return node.value


def entries(node: Node) -> Mapping[str, Node]:
    """Return the fields of an object. Raises ``InstrumentFileError``: wrong_type, too_many."""
    if not isinstance(node.value, Mapping):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE)
    if len(node.value) > MAX_LIST:
        raise InstrumentFileError(node.line, FileFault.TOO_MANY)
    return node.value
