"""Papers about homes as PDF files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.documents.blocks import Document
from ifodesk.documents.font_files import FontFiles
from ifodesk.documents.home_board import board_document
from ifodesk.documents.home_on_call import on_call_document
from ifodesk.documents.home_pay import pay_document
from ifodesk.documents.home_proposal import proposal_document
from ifodesk.documents.home_questions import answers_document, questions_document
from ifodesk.documents.printer import write_pdf
from ifodesk.usecases.home_papers import (
    AnswersPaper,
    HomePaper,
    HomePrinter,
    OnCallList,
    PayBasis,
    ProposalPaper,
    QuestionsPaper,
)


def home_document(paper: HomePaper) -> Document:
    """Return the document of a paper. Pure: equal values give equal documents."""
    match paper:
        case ProposalPaper():
            return proposal_document(paper)
        case OnCallList():
            return on_call_document(paper)
        case PayBasis():
            return pay_document(paper)
        case QuestionsPaper():
            return questions_document(paper)
        case AnswersPaper():
            return answers_document(paper)
        case _:
            return board_document(paper)


@final
@dataclass(frozen=True, slots=True)
class PdfHomePrinter(HomePrinter):
    """Makes PDF files. Serves the port ``HomePrinter``."""

    fonts: FontFiles

    @override
    def __call__(self, paper: HomePaper, path: Path) -> Path:
        return write_pdf(path, home_document(paper), self.fonts)
