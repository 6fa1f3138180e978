"""Asks where the paper goes, and has it made. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.ui.sip.state import PlanState, PrintState
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.papers import Papers
from ifodesk.usecases.printing import PrepareSip, Printer, file_name
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sip as words

_OPEN = "open_pdf"


class Remembers(Protocol):
    """Remembers small texts on this computer: which folder was chosen last. Never anything about people."""

    def recall(self, key: str) -> str:
        """Return what was remembered; empty when nothing was."""
        ...

    def remember(self, key: str, text: str) -> None:
        """Keep *text* under *key*."""
        ...


@dataclass(slots=True)
class Printing:
    """Prints internal SIPs."""

    printer: Printer
    memory: Remembers
    folder: Path
    """Where papers go until another folder is chosen."""
    papers: Papers
    """Makes copies and letters."""
    _made: Path | None = field(default=None)

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

        def done(made: Path) -> None:
            self._made = made
            text = words.PRINTED.format(folder=made.parent, name=made.name)
            show(Notice(text, NoticeKind.GOOD, (Deed(_OPEN, words.OPEN_PDF, main=True),)))

        work.run(
            lambda: PrepareSip(session)(plan, asked.version),
            lambda document: work.run(lambda: self.printer(document, path), done, lane="work"),
        )

    def made(self, code: str) -> str | None:
        """Return the file that a button of the notice opens; None for another button."""
        return str(self._made) if code == _OPEN and self._made is not None else None

    def _folder(self) -> Path:
        kept = self.memory.recall(FOLDER_KEY)
        return Path(kept) if kept else self.folder
