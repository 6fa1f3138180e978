"""Ctrl+K: cases by name, personal number or case number only (SoLPuF 2001:637 15 §)."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final, final

from ifodesk.changes.quick import make_named
from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.names import words_of
from ifodesk.domain.sorting import swedish_key
from ifodesk.store.database import Database, Row
from ifodesk.store.queries.cases import shown_name
from ifodesk.store.queries.parts import SELECT_PARTS
from ifodesk.store.queries.search_index import What, number_key
from ifodesk.usecases.views import SearchHit

_COMMON: Final = (50, 500)
"""A word that no more names have is sought, and the other words are tried on them; first one, then the other."""
_LAST: Final = "\U0010ffff"
_MORE: Final = 8
"""Rows that are read at a time while several of them were of one case."""
_SHORTEST_NUMBER: Final = 2
_MATCHED: Final = {What.NAME: "name", What.PERSONAL_NUMBER: "personal_number", What.NUMBER: "number"}

_PLACES: Final = {"personal_number": "0", "number": "0", "name": "1"}

_FITS: Final = "s.what = {} AND s.word >= ? AND s.word < ?"
_ALSO: Final = """
    AND (SELECT 1 FROM p_search o WHERE o.entity = s.entity AND o.what = 1 AND o.word >= ? AND o.word < ? LIMIT 1)"""
"""Another word of the same name. No EXISTS: that is tried last, when the rows of party and case are read."""
_PARTIES: Final = f"""
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''), p.name, p.protected, c.case_type,
           p.role = '{PartyRole.CLIENT}'
    FROM p_search s CROSS JOIN p_party p ON p.entity = s.entity
    CROSS JOIN p_case c ON c.id = p."case" AND c.compartment = p.compartment
    WHERE """
_CASES: Final = f"""
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''),
           (SELECT p.name FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}' ORDER BY p.created_at, p.entity LIMIT 1),
           (SELECT max(p.protected) FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}'),
           c.case_type, 1
    FROM p_search s CROSS JOIN p_case c ON c.entity = s.entity WHERE """
"""The words lead: whoever reads goes from few of them to their rows, never through a table."""
_IS_IN_MORE: Final = f"SELECT 1 FROM p_search s WHERE {_FITS.format(int(What.NAME))} LIMIT 1 OFFSET ?"
_CASE: Final = itemgetter(0)
_IS_CLIENT: Final = itemgetter(5)
_TYPES: Final = {one.value: one for one in CaseType}


@final
@dataclass(frozen=True, slots=True)
class SearchQueries:
    """Searches."""

    database: Database

    def search(self, text: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return at most *limit* cases: those whose number fits first, then by name in Swedish order.

        Every word typed must begin a word of the name, in any order. A number fits from its beginning, with or without
        hyphens; a personal number also without its century. Empty text gives nothing. A part of a plan that is read
        here too is found by its own number only: its client is found by the plan's case.
        """
        key, words = _number(text), self._words(text)
        hits: dict[bytes, SearchHit] = {}
        if key:
            self._add(hits, What.NUMBER, (key,), limit)
            self._add(hits, What.PERSONAL_NUMBER, (key,), limit)
        if words:
            self._add(hits, What.NAME, words, limit)
        for (part,) in self.database.rows(SELECT_PARTS) if hits else ():
            if part in hits and hits[part].matched != _MATCHED[What.NUMBER]:
                del hits[part]
        return tuple(sorted(hits.values(), key=_order)[:limit])

    def _add(self, hits: dict[bytes, SearchHit], what: What, words: Sequence[str], limit: int) -> None:
        """Add cases that fit, *limit* of them or a few more. Of the parties met of one case its client is named."""
        bounds = [bound for word in words for bound in (word, word + _LAST)]
        rows: list[Row] = []
        cases: set[bytes] = set()
        for some in self.database.some_at_a_time(_statement(what, len(words)), bounds, first=limit, then=_MORE):
            rows += some
            cases.update(map(_CASE, some))
            if len(cases) >= limit:
                break
        rows.sort(key=_IS_CLIENT, reverse=True)
        matched = _MATCHED[what]
        for case, number, name, protected, case_type, _ in rows:
            if case not in hits:
                shown = shown_name(name, protected=protected)
                hits[case] = make_named(SearchHit, (case, number, shown, matched, _TYPES.get(case_type)))

    def _words(self, text: str) -> Sequence[str]:
        """Return what must be the beginnings of words of a name, the one to seek first."""
        words = tuple(dict.fromkeys(words_of(text)))
        if len(words) < 2:  # noqa: PLR2004 - nothing to choose among
            return words
        first = self._rare(words)
        return (first, *(word for word in words if word != first))

    def _rare(self, words: Sequence[str]) -> str:
        """Return a word that few names have, else one that not very many have; long ones are asked first."""
        ordered = sorted(words, key=len, reverse=True)
        found = (word for most in _COMMON for word in ordered if not self._is_in_more(word, most))
        return next(found, ordered[0])

    def _is_in_more(self, word: str, most: int) -> bool:
        """Return whether *word* begins more than *most* words of names: the index is stepped through, nothing read."""
        return self.database.one(_IS_IN_MORE, (word, word + _LAST, most)) is not None


@lru_cache(maxsize=32)
def _statement(what: What, words: int) -> str:
    """Return what finds the cases of something in the index that fits so many words."""
    sql = _CASES if what is What.NUMBER else _PARTIES
    return sql + _FITS.format(int(what)) + _ALSO * (words - 1)


def _number(text: str) -> str:
    """Return the number that *text* may be the beginning of, as the index holds it; nothing where it can be of none."""
    # Most often it is a name. What only turns into digits (a digit in a ring) does so here as it does in the key.
    if not any(map(str.isdigit, unicodedata.normalize("NFKC", text))):
        return ""
    key = number_key(text)
    return key if len(key) >= _SHORTEST_NUMBER else ""


def _order(hit: SearchHit) -> str:
    """Return what hits are sorted by, as one text: two are compared in a fraction of the time that tuples take."""
    _, number, name, matched, _ = hit
    return f"{_PLACES[matched]}{swedish_key(name)}\0{number}"
