"""What the unlocked window prints and exports with. Loaded when it is asked for: unlocking must not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ifodesk.system.resources import fonts

if TYPE_CHECKING:
    from ifodesk.ui.shell.at_hand import AtHand


def at_hand() -> AtHand:
    """Return the tools of the window; what may name somebody is refused in folders that something copies elsewhere."""
    from ifodesk.compose.home_lists import EXPORT_WORDS, SHEETS, CarefulSheets, import_words
    from ifodesk.compose.own_folders import CarefulPapers, CarefulPrinter
    from ifodesk.compose.papers import ControlPaper, HomePapers, InterviewPapers, LoanPapers, RulingPapers
    from ifodesk.documents.pooled_csv import CsvFigures
    from ifodesk.documents.printer import PdfPrinter
    from ifodesk.ui.homes.list_tools import ListTools
    from ifodesk.ui.shell.at_hand import AtHand

    return AtHand(
        plans=CarefulPrinter(PdfPrinter(fonts())),
        copies=CarefulPapers(fonts()),
        words=ControlPaper(),
        interviews=InterviewPapers(),
        homes=HomePapers(),
        home_lists=ListTools(SHEETS, CarefulSheets(), import_words(), EXPORT_WORDS),
        rulings=RulingPapers(),
        loans=LoanPapers(),
        figures=CsvFigures(),
    )
