"""In which folder papers are put: the one chosen last, else the one they go to by themselves. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.ui.parts.memory import Memory

FOLDER_KEY: Final = "sip/folder"
"""Under which the chosen folder is remembered: one for all papers."""


@dataclass(frozen=True, slots=True)
class PaperFolder:
    """The place for papers."""

    memory: Memory
    usual: Path
    """Where papers go until another folder is chosen."""

    def folder(self) -> Path:
        """Return the folder that was chosen last if it is there, else the usual one, else the person's own."""
        kept = self.memory.recall(FOLDER_KEY)
        wanted = (Path(kept) if kept else self.usual, self.usual, Path.home())
        return next((one for one in wanted if one.is_dir()), self.usual)  # a new computer may lack "Dokument"
