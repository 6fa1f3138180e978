"""Has the papers of interviews made, in the folder where papers go. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.interview_printing import (
    InterviewPaper,
    InterviewPrinter,
    PrepareAnswers,
    PrepareComparison,
    PrepareFeedback,
    paper_name,
)
from ifodesk.words import screen_words_sip as words

_OPEN = "open_asi_pdf"
Show = Callable[[Notice], None]


@dataclass(slots=True)
class Papers:
    """Prints interviews."""

    printer: InterviewPrinter
    memory: Memory
    folder: Path
    """Where papers go until another folder is chosen."""
    _made: Path | None = field(default=None)

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
        return str(self._made) if code == _OPEN and self._made is not None else None

    def _make(self, work: ScreenWork, prepare: Callable[[], InterviewPaper], show: Show) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        folder = PaperFolder(self.memory, self.folder).folder()

        def done(made: Path) -> None:
            self._made = made
            text = words.PRINTED.format(folder=made.parent, name=made.name)
            show(Notice(text, NoticeKind.GOOD, (Deed(_OPEN, words.OPEN_PDF, main=True),)))

        work.run(
            prepare,
            lambda document: work.run(lambda: self.printer(document, folder / paper_name(document)), done, lane="work"),
        )
