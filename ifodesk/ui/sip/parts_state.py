"""What the panel of who shares a plan shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ifodesk.domain.entities.sip_consent import AgreementForm, GivenAs
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.parts.shapes import Choice, Group
from ifodesk.ui.tabs.notice import Notice


@dataclass(frozen=True, slots=True)
class ShareState:
    """The form of one goal."""

    goal: EntityId
    title: str
    units: tuple[Choice, ...]
    chosen: frozenset[EntityId]
    people: tuple[Choice, ...]
    """People of the units, who may be left out."""
    warning: str
    """Who cannot keep apart what they know; empty: nobody."""


@dataclass(frozen=True, slots=True)
class YesState:
    """The form of a consent to one unit."""

    unit: EntityId
    text: str
    given_by: str
    """Who has consented before, to begin with."""
    goals: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class YesGiven:
    """What was filled in about a consent to one unit."""

    unit: EntityId
    given_by: str
    given_as: GivenAs | None
    form: AgreementForm | None
    what: str
    purpose: str
    until: date | None
    goals: frozenset[EntityId]


@dataclass(frozen=True, slots=True)
class PartsState:
    """One moment of the panel."""

    plan: EntityId | None = None
    heading: tuple[str, ...] = ()
    """What stands above a part of a plan, for the people of its units; empty for a whole plan."""
    groups: tuple[Group, ...] = ()
    share: ShareState | None = None
    yes: YesState | None = None
    told: str = ""
    """What the units of the part that is asked about know now."""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class ShareGiven:
    """What was filled in about a goal."""

    goal: EntityId
    units: tuple[EntityId, ...]
    without: tuple[MemberId, ...]
    told: str


class PartsScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_parts(self, state: PartsState) -> None:
        """Show *state*; forms keep what is typed."""
        ...

    def ask_parts(self, code: str, key: str) -> None:
        """Open the form that belongs to a button beside a line: share, yes, withdraw, tell, end."""
        ...

    def close_parts(self) -> None:
        """Close whatever form is open."""
        ...
