"""What the presenters of lines with one form above them have in common. No Qt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Generic, TypeVar

from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_tabs as tab_words

V = TypeVar("V", bound=SheetScreen)


class SheetWork(ABC, Generic[V]):
    """Holds the state that is shown, tells how a save went, and reads anew when somebody else saved."""

    def __init__(
        self, view: V, session: Session, jobs: Jobs, state: SheetState, shown: frozenset[str] = frozenset()
    ) -> None:
        """Begin with *state*; a change of the kinds *shown* is read anew once something was read."""
        self._view, self._session, self._state, self._shown = view, session, state, shown
        self._work = ScreenWork(session, jobs, self._problem)
        jobs.listen(self._changed)

    @abstractmethod
    def load(self) -> None:
        """Read anew what is shown."""

    def undo(self) -> None:
        """Undo what was done last here."""
        self._work.undo(self._undone)

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._notice(None)

    def left(self) -> None:
        """Another part or page is shown."""
        self._work.leave()

    @property
    @abstractmethod
    def _has_read(self) -> bool:
        """Return whether something is shown that others can change."""

    def _keep(self, text: str) -> None:
        """Keep what is half typed as a loose note: the window locks."""
        self._work.save(lambda: SaveLooseNote(self._session)(text), done=lambda _made: self._view.close_forms())

    def _undone(self, done: bool) -> None:  # noqa: FBT001 - the one thing that is told
        self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO)

    def _say(self, text: str, kind: NoticeKind = NoticeKind.GOOD) -> None:
        self._notice(Notice(text, kind))

    def _notice(self, notice: Notice | None) -> None:
        self._show(replace(self._state, notice=notice))

    def _problem(self, text: str) -> None:
        self._view.show_problem(text)
        self._notice(problem(text))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & self._shown and self._has_read:
            self.load()

    def _show(self, state: SheetState) -> None:
        self._state = state
        self._view.show_state(state)
