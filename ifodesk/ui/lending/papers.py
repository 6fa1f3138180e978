"""Has the yearly statement of loans made, in the folder where papers go. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.ui.tabs.last_paper import LastPaper
from ifodesk.ui.tabs.notice import Tell
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.loan_statements import LoanPrinter, PrepareStatement
from ifodesk.words import screen_words_loans as words


@dataclass(slots=True)
class StatementPapers:
    """Makes statements."""

    printer: LoanPrinter
    place: PaperFolder
    _paper: LastPaper = field(
        default_factory=lambda: LastPaper("open_statement", words.STATEMENT_MADE, words.STATEMENT_OPEN)
    )

    def make(self, work: ScreenWork, year: int, *, workbook: bool, tell: Tell) -> None:
        """Gather on the store lane, make and write on the work lane, then offer to open the file."""
        name = words.STATEMENT_FILE.format(year=year, ending="xlsx" if workbook else "pdf")
        path = self.place.folder() / name
        self._paper.make(
            work,
            lambda: PrepareStatement(work.session)(year),
            lambda statement: self.printer(statement, path),
            tell,
        )

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return self._paper.made(code)
