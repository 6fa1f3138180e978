"""Every paper of a plan as a file. Serves the port ``Papers``; where it may be kept is for ``compose`` to say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ifodesk.documents.blocks import Document
from ifodesk.documents.font_files import FontFiles
from ifodesk.documents.printer import write_whole
from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.usecases.call_letters import CalendarEntry, CallLetter
from ifodesk.usecases.papers import PageImage, PaperForm, PlanPaper


@dataclass(frozen=True, slots=True)
class PaperMaker:
    """Makes files with one pair of fonts."""

    fonts: FontFiles

    def plan(self, paper: PlanPaper, form: PaperForm = PaperForm.PDF) -> bytes:
        """Return the file of a plan or a copy."""
        match form:
            case PaperForm.PDF:
                return self._pdf(_blocks(paper))
            case PaperForm.HTML:
                from ifodesk.documents.html import page

                return page(_blocks(paper)).encode()
            case PaperForm.JSON:
                from ifodesk.documents.sip_json import plan_json

                return plan_json(paper).encode()

    def letter(self, letter: CallLetter) -> bytes:
        """Return a letter as a PDF."""
        from ifodesk.documents.call_letter import call_blocks

        return self._pdf(call_blocks(letter))

    def calendar(self, entry: CalendarEntry) -> bytes:
        """Return the entry for a calendar."""
        from ifodesk.documents.ics import meeting

        return meeting(entry.call, entry.at, entry.minutes, stamp=entry.stamp)

    def pages(self, pdf: bytes, width: int) -> tuple[PageImage, ...]:
        """Return the pages of a PDF as pictures."""
        from ifodesk.documents.preview import pages

        return pages(pdf, width)

    def keep(self, data: bytes, path: Path) -> Path:
        """Write *data* to *path* as a whole."""
        path = path.absolute()
        write_whole(path, data)
        return path

    def _pdf(self, document: Document) -> bytes:
        from ifodesk.documents.pdf import render

        return render(document, self.fonts)


def _blocks(paper: PlanPaper) -> Document:
    if isinstance(paper, FrozenCopy):
        from ifodesk.documents.copy_document import copy_blocks

        return copy_blocks(paper)
    from ifodesk.documents.sip_document import sip_blocks

    return sip_blocks(paper)
