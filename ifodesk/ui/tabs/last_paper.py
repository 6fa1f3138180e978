"""Has papers made, and offers to open the one that was made last. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.words import screen_words_tabs as words

T = TypeVar("T")


@dataclass(slots=True)
class LastPaper:
    """One kind of paper."""

    code: str
    """Of the notice's button that opens the file."""
    where: str = words.PAPER_MADE
    """Says that the file lies in *folder* as *name*."""
    open_it: str = words.OPEN_PAPER
    """Text of the button."""
    _path: Path | None = None

    def make(
        self,
        work: ScreenWork,
        gather: Callable[[], T],
        write: Callable[[T], Path],
        tell: Callable[[Notice], None],
    ) -> None:
        """Run *gather* on the store lane, *write* on the work lane, then *tell* where the file lies."""

        def done(made: Path) -> None:
            self._path = made
            text = self.where.format(folder=made.parent, name=made.name)
            tell(Notice(text, NoticeKind.GOOD, (Deed(self.code, self.open_it, main=True),)))

        work.run(gather, lambda gathered: work.run(lambda: write(gathered), done, lane="work"))

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return str(self._path) if code == self.code and self._path is not None else None
