"""What the pages print, read and write with. Composed from outside: the window knows no kind of file."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.usecases.figure_sheets import FigureWriter
from ifodesk.usecases.home_papers import HomePrinter
from ifodesk.usecases.interview_printing import InterviewPrinter
from ifodesk.usecases.loan_statements import LoanPrinter
from ifodesk.usecases.papers import Papers
from ifodesk.usecases.printing import Printer, WordsPrinter
from ifodesk.usecases.ruling_printing import RulingPrinter


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """One tool for each kind of paper and list."""

    plans: Printer
    copies: Papers
    """Copies, letters and exports of plans."""
    words: WordsPrinter
    """Control words and recovery sheets."""
    interviews: InterviewPrinter
    homes: HomePrinter
    """Papers of homes and placements."""
    home_lists: ListTools
    rulings: RulingPrinter
    loans: LoanPrinter
    """The yearly statement of loans."""
    figures: FigureWriter
    """Figures that name nobody, for a spreadsheet."""
