"""Ctrl+K: cases by name, personal number or case number only (SoLPuF 2001:637 15 §)."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, final

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
_SHORTEST_NUMBER: Final = 2
_MATCHED: Final = {What.NAME: "name", What.PERSONAL_NUMBER: "personal_number", What.NUMBER: "number"}

_FITS: Final = "s.what = ? AND s.word >= ? AND s.word < ?"
_ALSO: Final = """
    AND (SELECT 1 FROM p_search o WHERE o.entity = s.entity AND o.what = 1 AND o.word >= ? AND o.word < ? LIMIT 1)"""
"""Another word of the same name. No EXISTS: that is tried last, when the rows of party and case are read."""
_PARTIES: Final = f"""
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''), p.name, p.protected, c.case_type,
           p.role = '{PartyRole.CLIENT}'
    FROM p_search s CROSS JOIN p_party p ON p.entity = s.entity
    CROSS JOIN p_case c ON c.id = p."case" AND c.compartment = p.compartment
    WHERE {_FITS}{{}}"""
_CASES: Final = f"""
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''),
           (SELECT p.name FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}' ORDER BY p.created_at, p.entity LIMIT 1),
           (SELECT max(p.protected) FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}'),
           c.case_type, 1
    FROM p_search s CROSS JOIN p_case c ON c.entity = s.entity WHERE {_FITS}{{}}"""
"""The words lead: whoever reads goes from few of them to their rows, never through a table."""
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
        hits: dict[bytes, SearchHit] = {}
        for what, sql in ((What.NUMBER, _CASES), (What.PERSONAL_NUMBER, _PARTIES), (What.NAME, _PARTIES)):
            words = self._words(what, text)
            if words:
                self._add(hits, what, sql, words, limit)
        for (part,) in self.database.rows(SELECT_PARTS) if hits else ():
            if part in hits and hits[part].matched != _MATCHED[What.NUMBER]:
                del hits[part]
        return tuple(sorted(hits.values(), key=_order)[:limit])

    def _add(self, hits: dict[bytes, SearchHit], what: What, sql: str, words: Sequence[str], limit: int) -> None:
        """Add at most *limit* cases that fit. Of the parties that were met of one case its client is named."""
        bounds = [bound for word in words for bound in (word, word + _LAST)]
        rows: list[Row] = []
        cases: set[bytes] = set()
        for row in self.database.each(sql.format(_ALSO * (len(words) - 1)), (what, *bounds)):
            rows.append(row)
            cases.add(row[0])
            if len(cases) == limit:
                break
        rows.sort(key=_IS_CLIENT, reverse=True)
        matched = _MATCHED[what]
        for row in rows:
            if row[0] not in hits:
                hits[row[0]] = _hit(row, matched)

    def _words(self, what: What, text: str) -> Sequence[str]:
        """Return what must be the beginning of words in the index, the one to seek first; nothing where none can be."""
        if what is What.NAME:
            words = tuple(dict.fromkeys(words_of(text)))
            if len(words) > 1:
                first = self._rare(words)
                return (first, *(word for word in words if word != first))
            return words if words and (words[0].isalpha() or self._begins(what, words[0])) else ()
        key = number_key(text)
        if len(key) < _SHORTEST_NUMBER or not any(sign.isdigit() for sign in key):
            return ()
        return (key,) if self._begins(what, key) else ()

    def _begins(self, what: What, word: str) -> bool:
        """Return whether any word begins so: asked first where most often none does."""
        asked = f"SELECT 1 FROM p_search s WHERE {_FITS} LIMIT 1"
        return self.database.one(asked, (what, word, word + _LAST)) is not None

    def _rare(self, words: Sequence[str]) -> str:
        """Return a word that few names have, else one that not very many have; long ones are asked first."""
        ordered = sorted(words, key=len, reverse=True)
        found = (word for most in _COMMON for word in ordered if not self._is_in_more(word, most))
        return next(found, ordered[0])

    def _is_in_more(self, word: str, most: int) -> bool:
        """Return whether *word* begins more than *most* words of names: the index is stepped through, nothing read."""
        asked = f"SELECT 1 FROM p_search s WHERE {_FITS} LIMIT 1 OFFSET ?"
        return self.database.one(asked, (What.NAME, word, word + _LAST, most)) is not None


def _hit(row: Row, matched: str) -> SearchHit:
    case, number, name, protected, case_type, _ = row
    return SearchHit(case, number, shown_name(name, protected=protected), matched, _TYPES.get(case_type))


def _order(hit: SearchHit) -> tuple[bool, str, str]:
    return hit.matched == "name", swedish_key(hit.name), hit.number
