"""What Översikt shows of walls and sharing. Frozen, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.usecases.sharing_jav import AskedFirst


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be put outside a wall, or kept inside."""

    id: MemberId
    name: str
    reads: bool


@dataclass(frozen=True, slots=True)
class AccessState:
    """One moment of the part about walls and sharing."""

    case: EntityId | None = None
    groups: tuple[Group, ...] = ()
    """What stands now."""
    people: tuple[Candidate, ...] = ()
    reviewers: tuple[Choice, ...] = ()
    """Who may review a wall against those who are ticked."""
    may_share: bool = False
    """False in a case that is a shared one itself."""
    bases: tuple[Choice, ...] = ()
    asks: Mapping[str, str] = field(default_factory=dict)
    """What each basis means and asks for, by code."""
    places: tuple[Choice, ...] = ()
    """The other municipalities."""
    others: tuple[tuple[str, Choice], ...] = ()
    """People of other municipalities, each with the code of theirs."""
    items: tuple[Choice, ...] = ()
    """People and finished notes that can be copied."""
    warnings: Mapping[str, str] = field(default_factory=dict)
    """What to think of before a sharing ends, by the key of its line."""
    own_cases: tuple[Choice, ...] = ()
    """Where a shared case can be copied to."""


@dataclass(frozen=True, slots=True)
class WallForm:
    """What is filled in about a wall."""

    only: bool
    people: tuple[MemberId, ...]
    reviewer: object
    reason: str


@dataclass(frozen=True, slots=True)
class ShareForm:
    """What is filled in about a sharing."""

    members: tuple[MemberId, ...]
    basis: object
    detail: str
    scope: str
    ends_on: date | None
    items: tuple[EntityId, ...]
    asked: AskedFirst
    """How the members were asked about jäv."""


class AccessScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_access(self, state: AccessState) -> None:
        """Show *state*; forms keep what is typed while the case is the same."""
        ...

    def close_access(self) -> None:
        """Close whatever form about walls and sharing is open."""
        ...

    def ask_access(self, code: str, key: str) -> None:
        """Open the question that belongs to a button beside a line: lift, prolong, end, more, keep."""
        ...
