"""XML of servers, read strictly: no document types, and so no entities, nothing deep, nothing long.

What is too large never comes here. The parser is given little at a time, since it reads to the end of what it has even
where the reader has refused; and it is not asked about namespaces: it writes a namespace out for each name that stands
in it, so that a document of four megabytes took three gigabytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, final
from xml.parsers import expat

from ifodesk.sync.hub import HubOddAnswerError

_DEEPEST: Final = 32
"""Levels in an answer of a server that means well: seven. The parser takes memory for each."""
_MOST_NAMES: Final = 500
"""Different names of tags and attributes: servers have some twenty, and the parser keeps each."""
_MOST_SPACES: Final = 50
"""Namespaces that hold at one place."""
_LONGEST_SPACE: Final = 200
_LONGEST_TEXT: Final = 1 << 18
"""Characters in one tag."""
_LONGEST_TAG: Final = 1 << 16
"""Bytes from ``<`` to ``>``: the parser begins anew with a tag whenever more of it comes."""
_AT_ONCE: Final = 1 << 14
"""Bytes that the parser is given at a time."""


@final
class _Reader:
    """Follows one document."""

    def __init__(
        self, begin: Callable[[str], None], end: Callable[[str, str], None], of: frozenset[str] | None
    ) -> None:
        self._begin = begin
        self._end = end
        self._of = of
        self._names: set[str] = set()
        self._inside: list[tuple[str, Mapping[str, str]]] = []
        """Of each tag that is open: its name, and which namespaces hold there by what they are called."""
        self._text: list[str] = []
        self._length = 0

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a tag."""
        self._names.update((name, *attributes))
        if len(self._inside) == _DEEPEST or len(self._names) > _MOST_NAMES:
            raise HubOddAnswerError
        spaces = _spaces(self._inside[-1][1] if self._inside else {"": ""}, attributes)
        full = _full(name, spaces)
        if not self._inside and self._of is not None and full not in self._of:
            raise HubOddAnswerError
        self._inside.append((full, spaces))
        self._forget()
        self._begin(full)

    def ended(self, _: str) -> None:
        """End the tag that was begun last."""
        found = "".join(self._text).strip()
        self._forget()
        self._end(self._inside.pop()[0], found)

    def text(self, some: str) -> None:
        """Add to the text since the last tag."""
        self._length += len(some)
        if self._length > _LONGEST_TEXT:
            raise HubOddAnswerError
        self._text.append(some)

    def _forget(self) -> None:
        self._text.clear()
        self._length = 0


def read_xml(
    data: bytes, begin: Callable[[str], None], end: Callable[[str, str], None], *, of: frozenset[str] | None = None
) -> None:
    """Call *begin* at each tag and *end* after it, with the text since the last tag.

    Args:
        data: The whole document.
        begin: Gets the tag, with its namespace and a space before it.
        end: Gets the tag and the text.
        of: What the outermost tag must be: the page of a network that wants to be logged in to is no empty listing.

    Raises:
        HubOddAnswerError: It is no XML, has a document type, is another document than *of*, is deep, or has more
            names, or longer ones, or longer texts, than any server that means well.
    """
    reader = _Reader(begin, end, of)

    def no_document_type(*_: object) -> None:
        raise HubOddAnswerError

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.started
    parser.EndElementHandler = reader.ended
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = no_document_type
    try:
        for at in range(0, len(data), _AT_ONCE):
            parser.Parse(data[at : at + _AT_ONCE], False)  # noqa: FBT003 - more comes
            if at - parser.CurrentByteIndex > _LONGEST_TAG:
                raise HubOddAnswerError
        parser.Parse(b"", True)  # noqa: FBT003 - that was all
    except expat.ExpatError:
        raise HubOddAnswerError from None


def _spaces(around: Mapping[str, str], attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Return the namespaces that hold in a tag with these *attributes*, by what the document calls them."""
    told = {name[6:]: space for name, space in attributes.items() if name == "xmlns" or name.startswith("xmlns:")}
    if not told:
        return around
    if len(around) + len(told) > _MOST_SPACES or max(map(len, told.values())) > _LONGEST_SPACE:
        raise HubOddAnswerError
    return {**around, **told}


def _full(name: str, spaces: Mapping[str, str]) -> str:
    """Return the name of a tag with its namespace and a space before it; without a namespace as it is."""
    called, _, plain = name.rpartition(":")
    if called not in spaces:
        raise HubOddAnswerError
    space = spaces[called]
    return f"{space} {plain}" if space else plain
