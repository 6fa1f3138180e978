"""Ctrl+K: cases by name, personal number or case number only (SoLPuF 2001:637 15 §)."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, final

from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.domain.names import words_of
from ifodesk.domain.sorting import swedish_key
from ifodesk.store.database import Database, Row
from ifodesk.store.queries.cases import shown_name
from ifodesk.store.queries.parts import SELECT_PARTS
from ifodesk.store.queries.search_index import What, number_key
from ifodesk.store.queries.values import code
from ifodesk.usecases.views import SearchHit

_FEW: Final = 50
"""A word that fewer names have is looked up without asking for a rarer one."""
_MANY: Final = 500
"""Counting how common a word is stops here: more exactly does not matter."""
_LAST: Final = "\U0010ffff"
_SHORTEST_NUMBER: Final = 2
_MATCHED: Final = {What.NAME: "name", What.PERSONAL_NUMBER: "personal_number", What.NUMBER: "number"}

_ALSO: Final = """
    AND EXISTS (SELECT 1 FROM p_search o WHERE o.entity = s.entity AND o.what = 1 AND o.word >= ? AND o.word < ?)"""
_PARTIES: Final = f"""
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''), p.name, p.protected, c.case_type
    FROM p_party p JOIN p_case c ON c.id = p."case" AND c.compartment = p.compartment
    WHERE p.entity IN ({{}})
    ORDER BY p.role = '{PartyRole.CLIENT}' DESC"""
_CASES: Final = f"""
    SELECT c.id, coalesce(nullif(c.record_number, ''), c.number, ''),
           (SELECT p.name FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}' ORDER BY p.created_at, p.entity LIMIT 1),
           (SELECT max(p.protected) FROM p_party p WHERE p."case" = c.id AND p.compartment = c.compartment
            AND p.role = '{PartyRole.CLIENT}'),
           c.case_type
    FROM p_case c WHERE c.entity IN ({{}})"""


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
        hits: dict[EntityId, SearchHit] = {}
        for what, sql in ((What.NUMBER, _CASES), (What.PERSONAL_NUMBER, _PARTIES), (What.NAME, _PARTIES)):
            entities, values = self._entities(what, text)
            if entities:
                for row in self.database.rows(sql.format(entities), (*values, limit)):
                    hits.setdefault(EntityId(row[0]), _hit(row, what))
        for (part,) in self.database.rows(SELECT_PARTS) if hits else ():
            if part in hits and hits[part].matched != _MATCHED[What.NUMBER]:
                del hits[part]
        return tuple(sorted(hits.values(), key=_order)[:limit])

    def _entities(self, what: What, text: str) -> tuple[str, Sequence[str | int]]:
        """Return the query for what fits, its limit left open, and its values; an empty one where nothing can fit."""
        if what is What.NAME:
            return self._with_words(words_of(text))
        key = number_key(text)
        if len(key) < _SHORTEST_NUMBER or not any(sign.isdigit() for sign in key):
            return "", ()
        return "SELECT entity FROM p_search WHERE what = ? AND word >= ? AND word < ? LIMIT ?", (what, key, key + _LAST)

    def _with_words(self, words: Sequence[str]) -> tuple[str, Sequence[str | int]]:
        """Return the query for parties in whose name all *words* begin a word: a rare one is sought, the rest tried."""
        if not words:
            return "", ()
        first = self._rare(words) if len(words) > 1 else words[0]
        others = [word for word in dict.fromkeys(words) if word != first]
        bounds = [bound for word in others for bound in (word, word + _LAST)]
        query = "SELECT DISTINCT s.entity FROM p_search s WHERE s.what = 1 AND s.word >= ? AND s.word < ?"
        return f"{query}{_ALSO * len(others)} LIMIT ?", (first, first + _LAST, *bounds)

    def _rare(self, words: Sequence[str]) -> str:
        """Return a word that few names have, else the rarest: long ones are asked first, most often one is enough."""
        found: dict[str, int] = {}
        for word in sorted(words, key=len, reverse=True):
            found[word] = self._how_common(word)
            if found[word] < _FEW:
                return word
        return min(found, key=lambda word: found[word])

    def _how_common(self, word: str) -> int:
        row = self.database.one(
            "SELECT count(*) FROM (SELECT 1 FROM p_search WHERE what = 1 AND word >= ? AND word < ? LIMIT ?)",
            (word, word + _LAST, _MANY),
        )
        return 0 if row is None else int(row[0])


def _hit(row: Row, what: What) -> SearchHit:
    return SearchHit(
        case=EntityId(row[0]),
        number=row[1],
        name=shown_name(row[2], protected=row[3]),
        matched=_MATCHED[what],
        case_type=code(CaseType, row[4]),
    )


def _order(hit: SearchHit) -> tuple[bool, str, str]:
    return hit.matched == "name", swedish_key(hit.name), hit.number
