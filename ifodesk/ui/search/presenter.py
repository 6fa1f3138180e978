"""Finds cases by name, personal number and case number, and by nothing else (SoLPuF 2001:637 15 §). No Qt."""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.domain.ids import EntityId
from ifodesk.ui.search.state import SearchLine, SearchScreen, SearchState
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import SearchHit
from ifodesk.words import screen_words_search as words
from ifodesk.words.label_words import CASE_TYPE

MOST = 30
"""Hits that are shown: who needs more types one letter more."""


class SearchPresenter:
    """Asks at each keystroke; while one answer is awaited, only the newest text is asked next."""

    def __init__(self, view: SearchScreen, session: Session, jobs: Jobs, chosen: Callable[[EntityId], None]) -> None:
        self._view = view
        self._session = session
        self._chosen = chosen
        self._work = ScreenWork(session, jobs, self._problem)
        self._text = ""

    def typed(self, text: str) -> None:
        """Search for *text*."""
        self._text = text
        if text.strip():
            self._work.read(self._search, self._found)
        else:
            self._work.renew()
            self._view.show_state(SearchState(below=words.HOW))

    def opened(self, case: EntityId) -> None:
        """A hit was chosen."""
        self._chosen(case)

    def drop(self) -> None:
        """Forget what was searched for and found."""
        self.typed("")

    def _search(self) -> tuple[SearchHit, ...]:
        return self._session.queries.search(self._text, MOST + 1)

    def _found(self, hits: tuple[SearchHit, ...]) -> None:
        lines = tuple(
            SearchLine(hit.case, hit.name, hit.number, CASE_TYPE[hit.case_type] if hit.case_type else "")
            for hit in hits[:MOST]
        )
        below = words.MANY if len(hits) > MOST else "" if hits else words.NOTHING
        self._view.show_state(SearchState(lines, below))

    def _problem(self, text: str) -> None:
        self._view.show_state(SearchState(below=text))
