"""The tab of a case's interviews, over a session of dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import EntityId
from ifodesk.ui.asi.papers import Papers
from ifodesk.ui.asi.state import Way
from ifodesk.ui.asi.tab import AsiTab
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.interview_printing import InterviewPaper
from tests.ui.fakes import InlineJobs, world

Show = Callable[[QWidget], QWidget]


class TabDesk:
    """The tab on screen, and what it asked for."""

    def __init__(self, theme: Theme, show: Show, folder: Path, personal_number: str = "") -> None:
        self.session = world(practice=True).session
        opened = OpenCase(self.session)(
            case_type=CaseType.ADULT, client_name="Ragnar Testsson", personal_number=personal_number
        )
        self.case = opened.case
        self.sat: list[tuple[EntityId, Way]] = []
        self.printed: list[tuple[InterviewPaper, Path]] = []
        papers = Papers(self._print, NoMemory(), folder)
        self.tab = AsiTab(theme, self.session, InlineJobs(), lambda one, way: self.sat.append((one, way)), papers)
        self.page = show(self.tab.widget)
        self.page.resize(1150, 800)

    def open(self) -> None:
        """Open the tab, or read it again."""
        self.tab.open_case(self.case)
        self.tab.activated()
        QApplication.processEvents()

    def _print(self, paper: InterviewPaper, path: Path) -> Path:
        self.printed.append((paper, path))
        return path
