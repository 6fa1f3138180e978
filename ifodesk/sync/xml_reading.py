"""XML of servers, read strictly: no document types, and so no entities. What is too large never comes here."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from ifodesk.sync.hub import HubUnavailableError


def read_xml(data: bytes, begin: Callable[[str], None], end: Callable[[str, str], None]) -> None:
    """Call *begin* at each tag and *end* after it, with the text since the last tag.

    Args:
        data: The whole document.
        begin: Gets the tag, with its namespace and a space before it.
        end: Gets the tag and the text.

    Raises:
        HubUnavailableError: It is no XML, or has a document type.
    """
    text: list[str] = []

    def started(name: str, _attributes: object) -> None:
        text.clear()
        begin(name)

    def ended(name: str) -> None:
        found = "".join(text).strip()
        text.clear()
        end(name, found)

    def no_document_type(*_: object) -> None:
        raise HubUnavailableError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = no_document_type
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the whole of it
    except expat.ExpatError:
        raise HubUnavailableError from None
