"""Has papers about homes made, in the folder where papers go. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.last_paper import LastPaper
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.home_papers import HomePaper, HomePrinter, paper_name


@dataclass(slots=True)
class PaperTray:
    """Prints, and knows the paper that was made last."""

    printer: HomePrinter
    memory: Memory
    folder: Path
    """Where papers go until another folder is chosen."""
    _paper: LastPaper = field(default_factory=lambda: LastPaper("open_home_paper"))

    def make(self, work: ScreenWork, prepare: Callable[[], HomePaper], show: Callable[[Notice], None]) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        folder = PaperFolder(self.memory, self.folder).folder()
        self._paper.make(work, prepare, lambda paper: self.printer(paper, folder / paper_name(paper)), show)

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return self._paper.made(code)
