"""Has rulings on jäv printed, in the folder where papers go. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind, Tell
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ruling_printing import PrepareRuling, RulingPrinter, ruling_file_name
from ifodesk.words import screen_words_sip as words

_OPEN = "open_ruling_pdf"


@dataclass(slots=True)
class RulingPrinting:
    """Prints rulings."""

    printer: RulingPrinter
    place: PaperFolder
    _made: Path | None = field(default=None)

    def make(self, work: ScreenWork, ruling: EntityId, tell: Tell) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        folder = self.place.folder()

        def done(made: Path) -> None:
            self._made = made
            text = words.PRINTED.format(folder=made.parent, name=made.name)
            tell(Notice(text, NoticeKind.GOOD, (Deed(_OPEN, words.OPEN_PDF, main=True),)))

        work.run(
            lambda: PrepareRuling(work.session)(ruling),
            lambda paper: work.run(lambda: self.printer(paper, folder / ruling_file_name(paper)), done, lane="work"),
        )

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return str(self._made) if code == _OPEN and self._made is not None else None
