"""XML of servers, read strictly: no document types, and so no entities, and nothing deep.

What is too large never comes here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from ifodesk.sync.hub import HubOddAnswerError

_DEEPEST: Final = 32
"""Levels in an answer of a server that means well: seven. The parser takes memory for each."""


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
        HubOddAnswerError: It is no XML, has a document type, is another document than *of*, or is deep.
    """
    text: list[str] = []
    depth = 0

    def started(name: str, _attributes: object) -> None:
        nonlocal depth
        if depth == _DEEPEST or (depth == 0 and of is not None and name not in of):
            raise HubOddAnswerError
        depth += 1
        text.clear()
        begin(name)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        found = "".join(text).strip()
        text.clear()
        end(name, found)

    def no_document_type(*_: object) -> None:
        raise HubOddAnswerError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = no_document_type
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the whole of it
    except expat.ExpatError:
        raise HubOddAnswerError from None
