"""Finds cases by name, personal number and case number, homes by their short name, and by nothing else. No Qt.

Source: SoLPuF 2001:637 15 §.
"""

from __future__ import annotations

from collections.abc import Callable

from ifodesk.domain.ids import EntityId
from ifodesk.ui.search.state import SearchLine, SearchScreen, SearchState
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import HomeHit, SearchHit
from ifodesk.words import screen_words_search as words
from ifodesk.words.label_words import CASE_TYPE

MOST = 30
"""Hits that are shown: who needs more types one letter more."""
MOST_HOMES = 8
"""Homes among them, after the cases."""
_FOUND_BY = frozenset({"case", "party", "readers", "home", "pool_home", "sync"})
CASE, HOMES = "case", "homes"
"""Pages that a hit opens on."""


class SearchPresenter:
    """Asks at each keystroke; while one answer is awaited, only the newest text is asked next."""

    def __init__(
        self, view: SearchScreen, session: Session, jobs: Jobs, chosen: Callable[[str, EntityId], None]
    ) -> None:
        self._view = view
        self._session = session
        self._chosen = chosen
        self._work = ScreenWork(session, jobs, self._problem)
        self._text = ""
        self._shown: tuple[tuple[SearchLine, ...], bool] | None = None
        jobs.listen(self._changed)

    def typed(self, text: str) -> None:
        """Search for *text*."""
        self._text, self._shown = text, None
        if text.strip():
            self._work.read(self._search, self._found)
        else:
            self._work.renew()
            self._view.show_state(SearchState(below=words.HOW))

    def opened(self, page: str, key: EntityId) -> None:
        """A hit was chosen."""
        self._chosen(page, key)

    def drop(self) -> None:
        """Forget what was searched for and found."""
        self.typed("")

    def _search(self) -> tuple[tuple[SearchLine, ...], bool]:
        """Return the lines, and whether there are more."""
        queries = self._session.queries
        homes = queries.search_homes(self._text, MOST_HOMES + 1)
        cases = queries.search(self._text, MOST + 1)
        most = MOST - min(len(homes), MOST_HOMES)
        lines = (*map(_case, cases[:most]), *(self._home(hit) for hit in homes[:MOST_HOMES]))
        return lines, len(homes) > MOST_HOMES or len(cases) > most

    def _home(self, hit: HomeHit) -> SearchLine:
        municipality = self._session.directory.municipality_name(hit.municipality) if hit.municipality else ""
        where = ", ".join(dict.fromkeys(part for part in (hit.place, municipality) if part))
        return SearchLine(HOMES, hit.home, hit.name, where, words.HOME)

    def _changed(self, changed: Changed) -> None:
        """Search anew: what one was shut out of is no hit any more, also while the search is closed."""
        if self._text.strip() and changed.kinds & _FOUND_BY:
            self._work.read(self._search, self._found)

    def _found(self, found: tuple[tuple[SearchLine, ...], bool]) -> None:
        if found == self._shown:
            return
        self._shown = found
        lines, more = found
        below = words.MANY if more else "" if lines else words.NOTHING
        self._view.show_state(SearchState(lines, below))

    def _problem(self, text: str) -> None:
        self._view.show_state(SearchState(below=text))


def _case(hit: SearchHit) -> SearchLine:
    return SearchLine(CASE, hit.case, hit.name, hit.number, CASE_TYPE[hit.case_type] if hit.case_type else "")
