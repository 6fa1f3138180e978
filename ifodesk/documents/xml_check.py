"""Whether XML is such that a parser may be let at it: few bytes can be made to take gigabytes, and minutes.

The parser that reads workbooks writes a namespace out for each name that stands in it: seven kilobytes, packed, took
nearly four gigabytes. This one is not asked about namespaces, and is given little at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Final, final
from xml.parsers import expat

from ifodesk.usecases.errors import WorldError

_AT_ONCE: Final = 1 << 14
"""Bytes that the parser is given at a time."""
_LONGEST_TAG: Final = 1 << 18
"""Bytes from ``<`` to ``>``."""
_LONGEST_SPACE: Final = 300
_MOST_NAMES: Final = 5_000
"""Different names of tags and attributes: a workbook with everything in it has some hundreds."""
_DEEPEST: Final = 200


class _GrowsError(Exception):
    """It would."""


@final
class _Check:
    """Follows one document."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._depth = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a tag."""
        self._depth += 1
        self._names.update((name, *attributes))
        longest = max((len(value) for key, value in attributes.items() if key.startswith("xmlns")), default=0)
        if self._depth > _DEEPEST or len(self._names) > _MOST_NAMES or longest > _LONGEST_SPACE:
            raise _GrowsError

    def end(self, _: str) -> None:
        """End the tag that was begun last."""
        self._depth -= 1


def grows(part: IO[bytes]) -> bool:
    """Return whether a document would take far more room or time than its bytes say. What is no XML does not.

    Raises ``WorldError`` list_damaged for a document type, which no workbook has.
    """
    check = _Check()

    def document_type(*_: object) -> None:
        raise WorldError("list_damaged")

    parser = expat.ParserCreate()
    parser.StartElementHandler = check.begin
    parser.EndElementHandler = check.end
    parser.StartDoctypeDeclHandler = document_type
    given = 0
    try:
        while some := part.read(_AT_ONCE):
            parser.Parse(some, False)  # noqa: FBT003 - more comes
            given += len(some)
            if given - parser.CurrentByteIndex > _LONGEST_TAG:
                return True
    except _GrowsError:
        return True
    except expat.ExpatError:
        return False
    return False
