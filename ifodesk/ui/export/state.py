"""What the page for exports shows. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.shown import Noticed


@dataclass(frozen=True, slots=True)
class ExportState(Noticed):
    """The whole page."""

    plans: tuple[Choice, ...] = ()
    """Keys are ids of plans."""
    due: tuple[object, ...] = ()
    """Those whose follow-up is due."""
    folder: str = ""
    at: str = ""
    """How far it has come; empty when nothing is under way."""
    done: int = 0
    total: int = 0
    loaded: bool = False

    @property
    def running(self) -> bool:
        """Whether an export is under way."""
        return bool(self.at)
