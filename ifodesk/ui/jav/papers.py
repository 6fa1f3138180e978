"""Has rulings on jäv printed, in the folder where papers go. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.last_paper import LastPaper
from ifodesk.ui.tabs.notice import Tell
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ruling_printing import PrepareRuling, RulingPrinter, ruling_file_name


@dataclass(slots=True)
class RulingPrinting:
    """Prints rulings."""

    printer: RulingPrinter
    place: PaperFolder
    _paper: LastPaper = field(default_factory=lambda: LastPaper("open_ruling_pdf"))

    def make(self, work: ScreenWork, ruling: EntityId, tell: Tell) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        folder = self.place.folder()
        self._paper.make(
            work,
            lambda: PrepareRuling(work.session)(ruling),
            lambda paper: self.printer(paper, folder / ruling_file_name(paper)),
            tell,
        )

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return self._paper.made(code)
