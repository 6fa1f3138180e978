"""Has papers about homes made, in the folder where papers go. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.home_papers import HomePaper, HomePrinter, paper_name
from ifodesk.words import screen_words_sip as words

OPEN: Final = "open_home_paper"
"""Code of the notice's button that opens the paper."""


@dataclass(slots=True)
class PaperTray:
    """Prints, and knows the paper that was made last."""

    printer: HomePrinter
    memory: Memory
    folder: Path
    """Where papers go until another folder is chosen."""
    _made: Path | None = field(default=None)

    def make(self, work: ScreenWork, prepare: Callable[[], HomePaper], show: Callable[[Notice], None]) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        folder = PaperFolder(self.memory, self.folder).folder()

        def done(made: Path) -> None:
            self._made = made
            text = words.PRINTED.format(folder=made.parent, name=made.name)
            show(Notice(text, NoticeKind.GOOD, (Deed(OPEN, words.OPEN_PDF, main=True),)))

        work.run(prepare, lambda paper: work.run(lambda: self._print(paper, folder), done, lane="work"))

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return str(self._made) if code == OPEN and self._made is not None else None

    def _print(self, paper: HomePaper, folder: Path) -> Path:
        return self.printer(paper, folder / paper_name(paper))
