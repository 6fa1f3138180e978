"""Asks where the paper goes, and has it made. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.ui.sip.state import PlanState, PrintState
from ifodesk.ui.tabs.last_paper import LastPaper
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.papers import Papers
from ifodesk.usecases.printing import PrepareSip, Printer, file_name
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sip as words


@dataclass(slots=True)
class Printing:
    """Prints internal SIPs."""

    printer: Printer
    memory: Memory
    folder: Path
    """Where papers go until another folder is chosen."""
    papers: Papers
    """Makes copies and letters."""
    _paper: LastPaper = field(default_factory=lambda: LastPaper("open_pdf"))

    def latest(self, plan: PlanState) -> EntityId | None:
        """Return what is printed when nobody chose: the latest version if nothing has changed since, else the draft."""
        if plan.versions and plan.versions[0].changes == (words.NO_CHANGES,):
            return plan.versions[0].id
        return None

    def prepare(self, session: Session, plan: EntityId, version: EntityId | None) -> str:
        """Return the name that the file gets. Store lane."""
        return file_name(PrepareSip(session)(plan, version))

    def ask(self, plan: PlanState, version: EntityId | None, name: str) -> PrintState:
        """Return the card that asks where the paper goes."""
        numbers = {found.id: len(plan.versions) - at for at, found in enumerate(plan.versions)}
        title = words.print_title(numbers[version]) if version in numbers else words.PRINT_TITLE_DRAFT
        return PrintState(title, str(self._folder()), name, version)

    def choose(self, folder: str) -> None:
        """Put papers in *folder* from now on."""
        self.memory.remember(FOLDER_KEY, folder)

    def make(self, work: ScreenWork, plan: EntityId, asked: PrintState, show: Callable[[Notice], None]) -> None:
        """Gather on the store lane, draw and write on the work lane, then offer to open the file."""
        session, path = work.session, Path(asked.folder) / asked.file_name
        self._paper.make(
            work,
            lambda: PrepareSip(session)(plan, asked.version),
            lambda document: self.printer(document, path),
            show,
        )

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return self._paper.made(code)

    def _folder(self) -> Path:
        kept = self.memory.recall(FOLDER_KEY)
        return Path(kept) if kept else self.folder
