"""The words that Ctrl+K finds: names, personal numbers and case numbers, and nothing else (SoLPuF 2001:637 15 §).

Of homes only the short name: nobody is called so.

Follows the projection in the same transaction, so a name that came by sync is found at once and one that was withdrawn
is found no more. Names are in the normal form of `domain.names`, numbers as letters and digits only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import Final, final

from ifodesk.domain.names import words_of
from ifodesk.domain.typed_text import plain
from ifodesk.store.catalog import KindPlan
from ifodesk.store.database import Database

CENTURY: Final = 2
"""Digits that people leave out of a personal number."""
_LENGTH: Final = 12


class What(IntEnum):
    """What a word of the index is."""

    NAME = 1
    PERSONAL_NUMBER = 2
    NUMBER = 3
    HOME = 4
    """Of the short name of a home."""


def number_key(typed: str) -> str:
    """Return a number as it is compared: letters and digits, lower case.

    >>> number_key("D-26-7kqf-3"), number_key("840229-2380")
    ('d267kqf3', '8402292380')
    """
    return "".join(sign for sign in plain(typed).casefold() if sign.isalnum())


@final
class SearchIndex:
    """The table of words. Serves ``Companion``."""

    version = "search 3"

    def make(self, database: Database) -> None:
        """Make the table, empty."""
        database.write(
            "CREATE TABLE p_search (what INTEGER, word TEXT, entity INTEGER, PRIMARY KEY (what, word, entity)) "
            "WITHOUT ROWID"
        )
        database.write("CREATE INDEX p_search_of ON p_search (entity, what, word)")

    def follow(self, database: Database, plan: KindPlan, entities: Sequence[int]) -> None:
        """Take the words of *entities* out and put the present ones in."""
        rows_of = _ROWS.get(plan.spec.name)
        if rows_of is None:
            return
        wanted = json.dumps(list(entities))
        database.write("DELETE FROM p_search WHERE entity IN (SELECT value FROM json_each(?))", (wanted,))
        rows = list(rows_of(database, wanted))
        database.insert_plain("p_search", ("word", "what", "entity"), sorted(rows), verb="INSERT OR IGNORE")


def _party_rows(database: Database, wanted: str) -> Iterator[tuple[str, int, int]]:
    found = database.rows(
        "SELECT entity, name, former_surname, personal_number FROM p_party "
        "WHERE entity IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    for entity, name, former, number in found:
        words = {word for text in (name, former) if text for word in words_of(text)}
        yield from ((word, What.NAME, entity) for word in words)
        if number:
            yield from ((key, What.PERSONAL_NUMBER, entity) for key in _number_words(number))


def _number_words(number: str) -> set[str]:
    key = number_key(number)
    return {word for word in (key, key[CENTURY:] if len(key) == _LENGTH else "") if word}


def _case_rows(database: Database, wanted: str) -> Iterator[tuple[str, int, int]]:
    found = database.rows(
        "SELECT entity, number, record_number FROM p_case WHERE entity IN (SELECT value FROM json_each(?))", (wanted,)
    )
    for entity, number, record_number in found:
        ends = [number.split("-", 2)[-1]] if number else []
        for key in {number_key(text) for text in (number, record_number, *ends) if text} - {""}:
            yield key, What.NUMBER, entity


def _home_rows(database: Database, wanted: str, table: str) -> Iterator[tuple[str, int, int]]:
    asked = f"SELECT entity, name FROM {table} WHERE entity IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
    for entity, name in database.rows(asked, (wanted,)):
        yield from ((word, What.HOME, entity) for word in set(words_of(name or "")))


_ROWS: Final[Mapping[str, Callable[[Database, str], Iterator[tuple[str, int, int]]]]] = {
    "party": _party_rows,
    "case": _case_rows,
    "home": partial(_home_rows, table="p_home"),
    "pool_home": partial(_home_rows, table="p_pool_home"),
}
