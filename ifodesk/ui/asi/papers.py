"""Has the papers of interviews made, in the folder where papers go. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.last_paper import LastPaper
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.interview_printing import (
    InterviewPaper,
    InterviewPrinter,
    PrepareAnswers,
    PrepareComparison,
    PrepareFeedback,
    paper_name,
)

Show = Callable[[Notice], None]


@dataclass(slots=True)
class Papers:
    """Prints interviews."""

    printer: InterviewPrinter
    memory: Memory
    folder: Path
    """Where papers go until another folder is chosen."""
    _paper: LastPaper = field(default_factory=lambda: LastPaper("open_asi_pdf"))

    def answers(self, work: ScreenWork, interview: EntityId, show: Show) -> None:
        """Print the answers of an interview."""
        self._make(work, lambda: PrepareAnswers(work.session)(interview), show)

    def feedback(self, work: ScreenWork, interview: EntityId, show: Show) -> None:
        """Print the feedback for the client."""
        self._make(work, lambda: PrepareFeedback(work.session)(interview), show)

    def comparison(self, work: ScreenWork, interview: EntityId, show: Show) -> None:
        """Print an interview beside the others of its case by the same instrument."""
        self._make(work, lambda: PrepareComparison(work.session)(interview), show)

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return self._paper.made(code)

    def _make(self, work: ScreenWork, prepare: Callable[[], InterviewPaper], show: Show) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        folder = PaperFolder(self.memory, self.folder).folder()
        self._paper.make(work, prepare, lambda paper: self.printer(paper, folder / paper_name(paper)), show)
