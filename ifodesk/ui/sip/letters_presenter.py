"""Letters of one call: each is seen as it will be, then kept; and the neutral entry for a calendar. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.ui.sip.copies_presenter import PAGE_WIDTH, PaperTools
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import Noticed, NoticePresenter, Showing
from ifodesk.usecases.call_letters import CallLetter, PrepareEntry, PrepareLetters
from ifodesk.usecases.papers import PageImage, Papers, free_name
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_copies as words

_OPEN = "open_letters"


@dataclass(frozen=True, slots=True)
class LettersState(Noticed):
    """What the place for letters shows."""

    title: str = ""
    empty: str = ""
    pages: tuple[PageImage, ...] = ()
    drawing: bool = False
    folder: str = ""


class LettersView(Showing[LettersState], Protocol):
    """The place on screen."""

    def open_file(self, path: str) -> None:
        """Open a file or a folder with the program that the system has for it."""
        ...

    def close_place(self) -> None:
        """Show the plan again."""
        ...


class LettersPresenter(NoticePresenter[LettersState]):
    """One per tab; the letters of one call at a time."""

    def __init__(self, view: LettersView, session: Session, jobs: Jobs, tools: PaperTools) -> None:
        self._view: LettersView = view
        self._session, self._tools = session, tools
        self._work = ScreenWork(session, jobs, self._problem)
        self._call: EntityId | None = None
        self._files: tuple[bytes, ...] = ()
        self._state = LettersState()

    def open(self, call: EntityId) -> None:
        """Show the letters of *call*."""
        self.drop()
        self._call = call
        self._update(replace(self._state, drawing=True))
        self._work.run(lambda: PrepareLetters(self._session)(call), self._gathered)

    def drop(self) -> None:
        """Forget everything that was read and drawn."""
        self._work.renew()
        self._call, self._files = None, ()
        self._update(LettersState(folder=self._tools.place()))

    def folder_chosen(self, folder: str) -> None:
        """Put papers in another folder from now on."""
        self._tools.memory.remember(FOLDER_KEY, folder)
        self._update(replace(self._state, folder=folder))

    def keep_clicked(self) -> None:
        """Keep exactly the letters that are shown."""
        files, folder, papers = self._files, Path(self._state.folder), self._tools.papers

        def kept(count: int) -> None:
            self._tell(words.letters_kept(count, str(folder)))

        if files:
            self._work.run(lambda: _keep(papers, files, folder), kept, lane="work")

    def entry_clicked(self) -> None:
        """Keep the entry for a calendar."""
        if (call := self._call) is None:
            return
        path, papers = Path(self._state.folder) / words.ENTRY_FILE, self._tools.papers

        def kept(made: Path) -> None:
            self._tell(words.ENTRY_KEPT.format(folder=made.parent, name=made.name))

        self._work.run(
            lambda: PrepareEntry(self._session)(call),
            lambda entry: self._work.run(
                lambda: papers.keep(papers.calendar(entry), free_name(path)), kept, lane="work"
            ),
        )

    def notice_pressed(self, code: str) -> None:
        """Open the folder."""
        if code == _OPEN:
            self._view.open_file(self._state.folder)

    def close_clicked(self) -> None:
        """Show the plan again."""
        self.drop()
        self._view.close_place()

    def _gathered(self, letters: tuple[CallLetter, ...]) -> None:
        papers = self._tools.papers
        empty = "" if letters else words.LETTERS_NONE
        self._update(replace(self._state, title=words.LETTERS_TITLE.format(count=len(letters)), empty=empty))

        def drawn(answer: tuple[tuple[bytes, ...], tuple[PageImage, ...]]) -> None:
            self._files, pages = answer
            self._update(replace(self._state, pages=pages, drawing=False))

        self._work.run(lambda: _drawn(papers, letters), drawn, lane="work")

    def _tell(self, text: str) -> None:
        self._notice(Notice(text, NoticeKind.GOOD, (Deed(_OPEN, words.OPEN_FILE, main=True),)))


def _drawn(papers: Papers, letters: tuple[CallLetter, ...]) -> tuple[tuple[bytes, ...], tuple[PageImage, ...]]:
    files = tuple(papers.letter(letter) for letter in letters)
    return files, tuple(page for pdf in files for page in papers.pages(pdf, PAGE_WIDTH))


def _keep(papers: Papers, files: tuple[bytes, ...], folder: Path) -> int:
    for data in files:
        papers.keep(data, free_name(folder / words.LETTER_FILE))
    return len(files)
