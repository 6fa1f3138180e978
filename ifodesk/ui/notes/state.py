"""What the tab Anteckningar shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.base import FieldState
from ifodesk.ui.tabs.shown import Saving


class NoteMark(StrEnum):
    """How far a note has come."""

    DRAFT = "draft"
    NOT_TRANSFERRED = "not_transferred"
    TRANSFERRED = "transferred"
    NOT_TO_BE = "not_to_be"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in the list."""

    id: EntityId
    title: str
    byline: str
    mark: NoteMark
    mark_text: str
    """The mark in words, for those who do not see the icon, and why a note is not to be transferred."""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class DraftState:
    """A note that is being written."""

    id: EntityId
    title: FieldState[str]
    text: FieldState[str]
    happened_on: FieldState[date | None]
    corrects: str = ""
    """"Rättar anteckningen ..." or empty."""


@dataclass(frozen=True, slots=True)
class ReadyState:
    """A note that is ready."""

    id: EntityId
    title: str
    """Empty when none was given: the text says what it is about."""
    byline: str
    text: str
    mark: NoteMark
    transfer: str
    """The transfer state as a sentence."""
    can_take_back: bool
    corrects: EntityId | None = None
    corrects_text: str = ""
    corrected_by: EntityId | None = None
    corrected_text: str = ""


@dataclass(frozen=True, slots=True)
class NotesState(Saving):
    """The whole tab."""

    lines: tuple[NoteLine, ...] = ()
    selected: EntityId | None = None
    draft: DraftState | None = None
    ready: ReadyState | None = None
    untransferred: tuple[EntityId, ...] = ()
    """Ready notes that are neither transferred nor marked as not to be, oldest first."""
    copy_all: str = ""
    """Text of the button that copies them all; empty hides it."""
    loaded: bool = False
