"""Decides what the place for copies shows and does: the sender sees exactly what is given. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ifodesk.domain.entities.sip_papers import CopyWay, PaperCopy
from ifodesk.domain.frozen_copy import PAPERS, FrozenCopy, PaperKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.paper_folder import FOLDER_KEY
from ifodesk.ui.sip.copies_making import CopiesRead, first_state, read_copies, shown, with_choice
from ifodesk.ui.sip.copies_state import CopiesState
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.papers import PageImage, Papers, copy_file_name, free_name
from ifodesk.usecases.plan_copies import CopyAgain, CopyReady, GiveCopy, NoteCopyGiven
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_copies as words

KINDS = frozenset({"paper_copy", "consent", "party", "plan_version", "internal_sip", "unit"})
PAGE_WIDTH = 800
"""Pixels; the view makes it as wide as there is room."""
_OPEN = "open_copy"


class CopiesView(Showing[CopiesState], Protocol):
    """The place on screen."""

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        ...

    def put_text(self, text: str) -> None:
        """Put *text* on the clipboard."""
        ...

    def close_place(self) -> None:
        """Show the plan again."""
        ...


@dataclass(frozen=True, slots=True)
class PaperTools:
    """What makes papers, and where they go until another folder is chosen."""

    papers: Papers
    memory: Memory
    folder: Path

    @classmethod
    def of(cls, printing: Printing) -> PaperTools:
        """Return what *printing* has of it."""
        return cls(printing.papers, printing.memory, printing.folder)

    def place(self) -> str:
        """Return the folder."""
        return self.memory.recall(FOLDER_KEY) or str(self.folder)


class CopiesPresenter(NoticePresenter[CopiesState]):
    """One per tab; copies of one plan at a time."""

    def __init__(self, view: CopiesView, session: Session, jobs: Jobs, tools: PaperTools) -> None:
        self._view: CopiesView = view
        self._session = session
        self._tools = tools
        self._work = ScreenWork(session, jobs, self._problem)
        self._plan: EntityId | None = None
        self._version: EntityId | None = None
        self._read: CopiesRead | None = None
        self._pdf = b""
        self._turn = 0
        self._made: Path | None = None
        self._state = CopiesState()
        jobs.listen(self._changed)

    def open(self, plan: EntityId, version: EntityId | None = None) -> None:
        """Show copies of *version*, the newest if none is named."""
        self.drop()
        self._plan, self._version = plan, version
        self._load()

    def drop(self) -> None:
        """Forget everything that was read and drawn."""
        self._work.renew()
        self._turn += 1
        self._plan = self._version = self._read = self._made = None
        self._pdf = b""
        self._update(CopiesState(folder=self._tools.place()))

    def recipient_chosen(self, at: int) -> None:
        """Show another recipient's copy, on the paper that is usual for it."""
        if self._read is not None and at != self._state.chosen:
            self._draw(replace(self._state, chosen=at, paper=PAPERS[self._read.desk.recipients[at].kind][0]))

    def paper_chosen(self, paper: PaperKind) -> None:
        """Show the copy on another paper."""
        if paper != self._state.paper:
            self._draw(replace(self._state, paper=paper))

    def goal_ticked(self, goal: str) -> None:
        """Take a goal out of the copy, or in again."""
        goals = tuple(replace(one, taken=not one.taken) if one.id == goal else one for one in self._state.goals)
        self._draw(replace(self._state, goals=goals))

    def way_chosen(self, way: CopyWay | None) -> None:
        """Say how the copy is given."""
        self._update(replace(self._state, way=way))

    def folder_chosen(self, folder: str) -> None:
        """Put papers in another folder from now on."""
        self._tools.memory.remember(FOLDER_KEY, folder)
        self._update(replace(self._state, folder=folder))

    def give_clicked(self) -> None:
        """Register the copy that is shown, then write exactly the file that was shown."""
        read, state, pdf = self._read, self._state, self._pdf
        if read is None or state.paper is None or not state.can_give:
            return
        to, paper, without = read.desk.recipients[state.chosen], state.paper, _without(state)
        ready = read.desk.ready(to, paper, without=without)

        def given(_made: Made) -> None:
            self._keep(ready.copy, words.GIVEN, lambda: pdf)

        def refused(error: Exception) -> None:
            self._load()  # what has changed since the sender looked is to be seen
            self._work.fail(error)

        self._work.save(
            lambda: GiveCopy(self._session)(read.desk, to, paper, without=without, how=state.way), given, refused
        )

    def again_clicked(self, copy: EntityId) -> None:
        """Make a registered copy once more."""
        papers = self._tools.papers
        self._work.run(
            lambda: CopyAgain(self._session)(copy),
            lambda kept: self._keep(kept, words.AGAIN_MADE, lambda: papers.plan(kept)),
        )

    def given_told(self, copy: EntityId, way: CopyWay) -> None:
        """Write down how a registered copy was given, today."""
        records = self._session.records

        def told(_saved: Saved) -> None:
            self._notice(Notice(words.WAY_TOLD, NoticeKind.GOOD))
            self._load()

        self._work.save(lambda: NoteCopyGiven(self._session)(records.get(PaperCopy, copy), way), told)

    def line_clicked(self, copy: EntityId) -> None:
        """Put the line about a copy on the clipboard, for the record system."""
        row = next((one for one in self._state.given if one.id == copy), None)
        if row is not None:
            self._view.put_text(row.text)
            self._notice(Notice(words.LINE_COPIED, NoticeKind.GOOD))

    def notice_pressed(self, code: str) -> None:
        """Open the file that was made."""
        if code == _OPEN and self._made is not None:
            self._view.open_file(str(self._made))

    def close_clicked(self) -> None:
        """Show the plan again."""
        self.drop()
        self._view.close_place()

    def _load(self) -> None:
        if (plan := self._plan) is not None:
            version = self._version
            self._work.read(lambda: read_copies(self._session, plan, version), self._loaded)

    def _loaded(self, read: CopiesRead) -> None:
        fresh = self._read is None or self._read.desk.recipients != read.desk.recipients
        self._read = read
        self._draw(first_state(read, self._state) if fresh else replace(self._state, given=read.given))

    def _draw(self, state: CopiesState) -> None:
        """Show what is chosen, and draw its pages; an answer that comes after another choice is dropped."""
        read = self._read
        if read is None or state.paper is None:
            return
        state = with_choice(read, state)
        to, paper, without = read.desk.recipients[state.chosen], state.paper or PaperKind.PLAN, _without(state)
        ready = read.desk.ready(to, paper, without=without)
        self._turn += 1
        self._update(shown(replace(state, drawing=True, pages=()), ready))
        if ready.obstacle is None:
            self._render(ready)
        else:
            self._update(replace(self._state, drawing=False))

    def _render(self, ready: CopyReady) -> None:
        turn, papers = self._turn, self._tools.papers

        def drawn(answer: tuple[bytes, tuple[PageImage, ...]]) -> None:
            if turn == self._turn:
                self._pdf, pages = answer
                self._update(replace(self._state, pages=pages, drawing=False))

        def draw() -> tuple[bytes, tuple[PageImage, ...]]:
            pdf = papers.plan(ready.copy)
            return pdf, papers.pages(pdf, PAGE_WIDTH)

        self._work.run(draw, drawn, lane="work")

    def _keep(self, copy: FrozenCopy, told: str, make: Callable[[], bytes]) -> None:
        path = Path(self._state.folder) / copy_file_name(copy)

        def kept(made: Path) -> None:
            self._made = made
            text = told.format(folder=made.parent, name=made.name)
            self._notice(Notice(text, NoticeKind.GOOD, (Deed(_OPEN, words.OPEN_FILE, main=True),)))

        self._work.run(lambda: self._tools.papers.keep(make(), free_name(path)), kept, lane="work")

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()


def _without(state: CopiesState) -> frozenset[str]:
    return frozenset(one.id for one in state.goals if not one.taken)
