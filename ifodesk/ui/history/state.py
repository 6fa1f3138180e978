"""What the tab Historik shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.ids import MemberId
from ifodesk.ui.tabs.notice import Notice


class Subject(StrEnum):
    """What a line is about, for the filter."""

    ALL = "all"
    CASE = "case"
    FAMILY = "family"
    NOTES = "notes"
    PLAN = "plan"
    DISQUALIFICATION = "disqualification"
    TRANSFERS = "transfers"
    READERS = "readers"
    OPENINGS = "openings"
    """Who opened the case: apart from what was changed in it."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line: a heading of a day, or a sentence with its time."""

    text: str
    clock: str = ""
    is_day: bool = False
    differs: bool = False
    """Whether people wrote differently here."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to filter by."""

    id: MemberId
    name: str


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The whole tab."""

    rows: tuple[HistoryRow, ...] = ()
    people: tuple[Person, ...] = ()
    """Everybody who did something here, in Swedish order."""
    who: MemberId | None = None
    """None: everybody."""
    subject: Subject = Subject.ALL
    count: str = ""
    more: str = ""
    """Text of the button that shows older lines; empty when there are none."""
    empty: str = ""
    """Why there are no lines; empty when there are."""
    notice: Notice | None = None
