"""Makes the papers about interviews."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import final

from typing_extensions import override

from ifodesk.documents.asi_answers import answers_document
from ifodesk.documents.asi_comparison import comparison_document
from ifodesk.documents.asi_feedback import feedback_document
from ifodesk.documents.blocks import Document
from ifodesk.documents.font_files import FontFiles
from ifodesk.documents.printer import write_pdf
from ifodesk.usecases.interview_printing import AnswersPaper, FeedbackPaper, InterviewPaper, InterviewPrinter


def interview_document(paper: InterviewPaper) -> Document:
    """Return a paper as blocks."""
    match paper:
        case AnswersPaper():
            return answers_document(paper)
        case FeedbackPaper():
            return feedback_document(paper)
        case _:
            return comparison_document(paper)


@final
@dataclass(frozen=True, slots=True)
class PdfInterviewPrinter(InterviewPrinter):
    """Makes PDF files. Serves the port ``InterviewPrinter``."""

    fonts: FontFiles

    @override
    def __call__(self, paper: InterviewPaper, path: Path) -> Path:
        return write_pdf(path, interview_document(paper), self.fonts)
