"""What a WebDAV server answers to PROPFIND, read strictly: no document types, no entities, a limited size.

Source: RFC 4918 sections 9.1 and 14.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, final
from urllib.parse import unquote, urlsplit

from ifodesk.sync.hub import HubOddAnswerError
from ifodesk.sync.remote import MOST_LISTED_OF_ONE, name_of, version_of
from ifodesk.sync.xml_reading import read_xml

QUESTION: Final = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>'
    b"<getetag/><getlastmodified/><getcontentlength/><resourcetype/></prop></propfind>"
)
MOST_BYTES: Final = 64 << 20
"""Of one answer: some 80 000 files."""
SETTLED_SECONDS: Final = 3
"""Servers know the time of a change by the second only: a file younger than this may change and keep its version."""
_PREFIX: Final = "DAV: "
_DOCUMENT: Final = frozenset({"DAV: multistatus"})
_TOLD: Final = frozenset({"href", "getetag", "getlastmodified", "getcontentlength"})


@dataclass(slots=True)
class Listed:
    """One thing in a folder."""

    name: str = ""
    """The last part of its path, decoded."""
    is_folder: bool = False
    told: dict[str, str] = field(default_factory=dict)

    def version(self, now: str) -> str | None:
        """Return what differs when the file has changed; None as long as it may change without a difference.

        Args:
            now: The server's Date header: only its own clock is compared with.
        """
        changed, at = _instant(self.told.get("getlastmodified", "")), _instant(now)
        if changed is None or at is None or (at - changed).total_seconds() < SETTLED_SECONDS:
            return None
        e_tag = self.told.get("getetag", "").removeprefix("W/").strip('"')
        return version_of("|".join((e_tag, str(int(changed.timestamp())), self.told.get("getcontentlength", ""))))


@final
class _Reader:
    """Gathers the responses of one answer."""

    def __init__(self) -> None:
        self.found: list[Listed] = []

    def begin(self, name: str) -> None:
        tag = name.removeprefix(_PREFIX)
        if tag == "response":
            if len(self.found) == MOST_LISTED_OF_ONE:
                raise HubOddAnswerError
            self.found.append(Listed())
        elif tag == "collection" and self.found:
            self.found[-1].is_folder = True

    def end(self, name: str, text: str) -> None:
        tag = name.removeprefix(_PREFIX)
        if self.found and tag in _TOLD and text:
            self.found[-1].told.setdefault(tag, text)


def read_listing(answer: bytes, folder: str) -> list[Listed]:
    """Return what lies in a folder, in the order of the answer.

    Args:
        answer: What the server said, in bytes as they came.
        folder: The URL that was asked about; what has its path is the folder itself and left out.

    Raises:
        HubOddAnswerError: It is no WebDAV answer.
    """
    reader = _Reader()
    read_xml(answer, reader.begin, reader.end, of=_DOCUMENT)
    for one in reader.found:
        one.name = name_of(_path(one.told.get("href", "")).rpartition("/")[2])
    asked = _path(folder)
    return [one for one in reader.found if _path(one.told.get("href", "")) != asked]


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rstrip("/")
    except ValueError:
        return ""


def _instant(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
