"""Ctrl+K: homes by their short name: those whose file is read here, and those of the pool."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, final

from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import words_of
from ifodesk.domain.sorting import swedish_key
from ifodesk.store.database import Database
from ifodesk.store.queries.search_index import What
from ifodesk.usecases.views import HomeHit

_LAST: Final = "\U0010ffff"
_FITS: Final = f"(SELECT entity FROM p_search WHERE what = {What.HOME:d} AND word >= ? AND word < ?)"
_FILES: Final = "SELECT h.id, h.name, h.place, h.municipality FROM p_home h WHERE h.entity IN "
_ENTRIES: Final = """
    SELECT e.id, e.name, e.place, e.municipality FROM p_pool_home e
    WHERE e.id NOT IN (SELECT pool FROM p_home WHERE pool IS NOT NULL) AND e.entity IN """


@final
@dataclass(frozen=True, slots=True)
class HomeSearch:
    """Searches homes."""

    database: Database

    def search(self, text: str, limit: int) -> tuple[HomeHit, ...]:
        """Return at most *limit* homes, by name in Swedish order; a home whose file is read is found once, by its file.

        Every word typed must begin a word of the short name, in any order. Empty text gives nothing.
        """
        words = tuple(dict.fromkeys(words_of(text)))
        hits = [hit for start in (_FILES, _ENTRIES) for hit in self._fitting(start, words)] if words else []
        return tuple(sorted(hits, key=lambda hit: (swedish_key(hit.name), hit.home))[:limit])

    def _fitting(self, start: str, words: tuple[str, ...]) -> Iterator[HomeHit]:
        sql = start + " AND {}.entity IN ".format("h" if start is _FILES else "e").join([_FITS] * len(words))
        bounds = [bound for word in words for bound in (word, word + _LAST)]
        for home, name, place, municipality in self.database.rows(sql, tuple(bounds)):
            yield HomeHit(EntityId(home), name or "", place or "", municipality or "")
