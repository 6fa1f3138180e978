"""Papers that people print beside the plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.compose.own_folders import require_place_for_papers
from ifodesk.documents.asi_printer import PdfInterviewPrinter
from ifodesk.documents.control_sheet import control_blocks
from ifodesk.documents.home_printer import PdfHomePrinter
from ifodesk.documents.loan_statement import statement_blocks
from ifodesk.documents.printer import write_pdf, write_whole
from ifodesk.documents.ruling_document import ruling_document
from ifodesk.system.resources import fonts
from ifodesk.usecases.home_papers import HomePaper, HomePrinter
from ifodesk.usecases.interview_printing import InterviewPaper, InterviewPrinter
from ifodesk.usecases.loan_statements import LoanPrinter, LoanStatement
from ifodesk.usecases.printing import WordsPrinter
from ifodesk.usecases.ruling_printing import RulingPaper, RulingPrinter


@final
@dataclass(frozen=True, slots=True)
class ControlPaper(WordsPrinter):
    """Prints control words, but never into a folder that something copies."""

    @override
    def __call__(self, control_words: str, on: date, path: Path) -> Path:
        require_place_for_papers(path.absolute())
        return write_pdf(path, control_blocks(control_words, on), fonts())


@final
@dataclass(frozen=True, slots=True)
class InterviewPapers(InterviewPrinter):
    """Prints papers about interviews, but never into a folder that something copies."""

    @override
    def __call__(self, paper: InterviewPaper, path: Path) -> Path:
        require_place_for_papers(path.absolute())
        return PdfInterviewPrinter(fonts())(paper, path)


@final
@dataclass(frozen=True, slots=True)
class HomePapers(HomePrinter):
    """Prints papers about homes, but never into a folder that something copies."""

    @override
    def __call__(self, paper: HomePaper, path: Path) -> Path:
        require_place_for_papers(path.absolute())
        return PdfHomePrinter(fonts())(paper, path)


@final
@dataclass(frozen=True, slots=True)
class RulingPapers(RulingPrinter):
    """Prints rulings on jäv, but never into a folder that something copies."""

    @override
    def __call__(self, paper: RulingPaper, path: Path) -> Path:
        require_place_for_papers(path.absolute())
        return write_pdf(path, ruling_document(paper), fonts())


@final
@dataclass(frozen=True, slots=True)
class LoanPapers(LoanPrinter):
    """Makes yearly statements of loans, but never in a folder that something copies."""

    @override
    def __call__(self, statement: LoanStatement, path: Path) -> Path:
        path = path.absolute()
        require_place_for_papers(path)
        if path.suffix.lower() != ".xlsx":
            return write_pdf(path, statement_blocks(statement), fonts())
        from ifodesk.documents.loan_workbook import statement_workbook

        write_whole(path, statement_workbook(statement))
        return path
