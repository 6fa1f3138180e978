"""What Ärenden shows: the list, and the form of a new case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ifodesk.domain.entities.case import CaseStatus, CaseType
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Choice


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list, in words where people read words."""

    id: EntityId
    number: str
    client: str
    birth_year: int | None
    case_type: CaseType | None
    handler: str
    mine: bool
    status: CaseStatus
    changed_at: datetime
    changed: str
    untransferred: int


@dataclass(frozen=True, slots=True)
class CasesState:
    """One moment of the list."""

    lines: tuple[CaseLine, ...] = ()
    """Those that the switches let through; the filter field works on these in the widget."""
    whole: int = 0
    """All that this person can read."""
    shut: bool = False
    """There is none because the computer is new after a lost passphrase: colleagues open them one by one."""
    mine_only: bool = False
    closed_too: bool = False
    problem: str = ""
    loaded: bool = False


class CasesScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: CasesState) -> None:
        """Show *state*."""
        ...


@dataclass(frozen=True, slots=True)
class Similar:
    """A case that may be about the same person."""

    case: EntityId
    text: str


@dataclass(frozen=True, slots=True)
class NewCaseState:
    """One moment of the form."""

    types: tuple[Choice, ...] = ()
    handlers: tuple[Choice, ...] = ()
    handler: str = ""
    read_by: str = ""
    similar: tuple[Similar, ...] = ()
    near: str = ""
    """Why a limited circle is proposed: whose name the client's resembles. Empty: it is not."""
    circle: tuple[Choice, ...] = ()
    """Colleagues who may be of a limited circle."""
    number_problem: str = ""
    """What is odd about the personal number; never a hindrance."""
    name_problem: str = ""
    problem: str = ""
    working: bool = False


class NewCaseScreen(Protocol):
    """The form, as far as its presenter knows it."""

    def show_state(self, state: NewCaseState) -> None:
        """Show *state*; what is typed stays."""
        ...

    def clear(self) -> None:
        """Empty the form: the case is open, or given up."""
        ...
