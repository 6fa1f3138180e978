"""What the unlocked window prints and exports with. Each is loaded when it is asked for: unlocking must not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ifodesk.system.resources import fonts

if TYPE_CHECKING:
    from ifodesk.ui.homes.list_tools import ListTools
    from ifodesk.usecases.home_papers import HomePrinter
    from ifodesk.usecases.interview_printing import InterviewPrinter
    from ifodesk.usecases.loan_statements import LoanPrinter
    from ifodesk.usecases.papers import Papers
    from ifodesk.usecases.printing import Printer, WordsPrinter
    from ifodesk.usecases.ruling_printing import RulingPrinter


def printer() -> Printer:
    """Return what prints plans, refusing folders that something copies elsewhere."""
    from ifodesk.compose.own_folders import CarefulPrinter
    from ifodesk.documents.printer import PdfPrinter

    return CarefulPrinter(PdfPrinter(fonts()))


def words_printer() -> WordsPrinter:
    """Return what prints control words and recovery sheets."""
    from ifodesk.compose.papers import ControlPaper

    return ControlPaper()


def interview_printer() -> InterviewPrinter:
    """Return what prints interviews."""
    from ifodesk.compose.papers import InterviewPapers

    return InterviewPapers()


def home_printer() -> HomePrinter:
    """Return what prints the papers of homes and placements."""
    from ifodesk.compose.papers import HomePapers

    return HomePapers()


def home_lists() -> ListTools:
    """Return what reads and writes lists of homes."""
    from ifodesk.compose.home_lists import EXPORT_WORDS, SHEETS, CarefulSheets, import_words
    from ifodesk.ui.homes.list_tools import ListTools

    return ListTools(SHEETS, CarefulSheets(), import_words(), EXPORT_WORDS)


def ruling_printer() -> RulingPrinter:
    """Return what prints rulings on jäv."""
    from ifodesk.compose.papers import RulingPapers

    return RulingPapers()


def loan_printer() -> LoanPrinter:
    """Return what prints the yearly statement of loans."""
    from ifodesk.compose.papers import LoanPapers

    return LoanPapers()


def paper_maker() -> Papers:
    """Return what makes copies, letters and exports of plans."""
    from ifodesk.compose.own_folders import CarefulPapers

    return CarefulPapers(fonts())
