"""What the place for copies shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.sip_papers import CopyWay
from ifodesk.domain.frozen_copy import PaperKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.shown import Noticed
from ifodesk.usecases.papers import PageImage


@dataclass(frozen=True, slots=True)
class GoalTick:
    """A goal that the sender can take out of the copy."""

    id: str
    text: str
    taken: bool


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A copy that was given."""

    id: EntityId
    text: str
    unsaid: bool
    """Whether nobody has said yet how it was given."""


@dataclass(frozen=True, slots=True)
class CopiesState(Noticed):
    """The whole place."""

    title: str = ""
    recipients: tuple[Choice, ...] = ()
    """Keys are places in the desk's list."""
    chosen: int = 0
    papers: tuple[Choice, ...] = ()
    paper: PaperKind | None = None
    goals: tuple[GoalTick, ...] = ()
    obstacle: str = ""
    """Why this copy cannot be given; empty when it can."""
    left_out: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    pages: tuple[PageImage, ...] = ()
    drawing: bool = False
    way: CopyWay | None = None
    folder: str = ""
    given: tuple[GivenRow, ...] = ()

    @property
    def can_give(self) -> bool:
        """Whether the copy may be given: nothing is in the way, and its pages have been shown."""
        return not self.obstacle and bool(self.pages) and not self.drawing
