"""Has the yearly statement of loans made, in the folder where papers go. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind, Tell
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.loan_statements import LoanPrinter, PrepareStatement
from ifodesk.words import screen_words_loans as words

_OPEN = "open_statement"


@dataclass(slots=True)
class StatementPapers:
    """Makes statements."""

    printer: LoanPrinter
    place: PaperFolder
    _made: Path | None = field(default=None)

    def make(self, work: ScreenWork, year: int, *, workbook: bool, tell: Tell) -> None:
        """Gather on the store lane, make and write on the work lane, then offer to open the file."""
        name = words.STATEMENT_FILE.format(year=year, ending="xlsx" if workbook else "pdf")
        path = self.place.folder() / name

        def done(made: Path) -> None:
            self._made = made
            text = words.STATEMENT_MADE.format(folder=made.parent, name=made.name)
            tell(Notice(text, NoticeKind.GOOD, (Deed(_OPEN, words.STATEMENT_OPEN, main=True),)))

        work.run(
            lambda: PrepareStatement(work.session)(year),
            lambda statement: work.run(lambda: self.printer(statement, path), done, lane="work"),
        )

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return str(self._made) if code == _OPEN and self._made is not None else None
