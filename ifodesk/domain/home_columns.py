"""Which column of a list of homes is what: guessed from its heading, for a person to change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from ifodesk.domain.sheet import Cell, as_text

_LOOKED_THROUGH: Final = 20
"""Rows in which the headings are looked for: lists often have a title above them."""
_ENOUGH: Final = 2
_NOT_A_WORD = re.compile(r"[\W_]+")


class Column(StrEnum):
    """What a column can hold. Each but ADULTS is a field of the home."""

    NAME = "name"
    PLACE = "place"
    KINDS = "kinds"
    ADULTS = "adults"
    """Names of those who take the assignment."""
    PHONE = "phone"
    ADDRESS = "address"
    PLACES = "places"
    BANDS = "bands"
    TAKES = "takes"
    CHILDREN_BANDS = "children_bands"
    OWN_ROOM = "own_room"
    DAYTIME = "daytime"
    WORK = "work"
    DRIVING = "driving"
    LANGUAGES = "languages"
    PETS = "pets"
    SMOKE_FREE = "smoke_free"
    SCHOOLS = "schools"
    PARENT_CONTACT = "parent_contact"
    HOLIDAYS = "holidays"
    KEEPS_AWAY = "keeps_away"
    COURSES = "courses"
    WISHES = "wishes"
    AGENCY = "agency"
    RECORD_NUMBER = "record_number"
    OPENED_ON = "opened_on"
    FOR_CHILD = "for_child"


@dataclass(frozen=True, slots=True)
class ImportWords:
    """Words of headings and cells, in lower case without signs: `resources/homes/import_columns.json`."""

    columns: Mapping[str, Column]
    kinds: Mapping[str, str]
    yes: frozenset[str]
    no: frozenset[str]
    none: frozenset[str]
    girl: frozenset[str]
    boy: frozenset[str]
    both: frozenset[str]
    pets: Mapping[str, str]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ImportWords:
        """Return what the parsed file says. Raises ``KeyError`` or ``ValueError`` for data of another form."""
        plain = {name: frozenset(map(plainly, data[name])) for name in ("yes", "no", "none", "girl", "boy", "both")}
        columns = {plainly(word): Column(code) for code, words in data["columns"].items() for word in words}
        return cls(columns=columns, kinds=_codes(data["kinds"]), pets=_codes(data["pets"]), **plain)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list is to be read."""

    heading: int | None
    """Index of the row of headings; None: there is none, and the first row is a home already."""
    columns: Mapping[int, Column]
    """By index; a column that is not here is not read."""


def plainly(text: str) -> str:
    """Return a text as it is compared.

    >>> plainly(" Tel.nr: ")
    'tel nr'
    """
    return _NOT_A_WORD.sub(" ", text).strip().lower()


def guess(rows: Sequence[Sequence[Cell]], words: ImportWords) -> Layout:
    """Return how a list seems to be laid out: the row with most known headings, each column once."""
    best: tuple[int, dict[int, Column]] = (0, {})
    for number, row in enumerate(rows[:_LOOKED_THROUGH]):
        found = _headings(row, words)
        if len(found) > len(best[1]):
            best = number, found
    if len(best[1]) < _ENOUGH:
        return Layout(None, {})
    return Layout(*best)


def _headings(row: Sequence[Cell], words: ImportWords) -> dict[int, Column]:
    """Return the columns that headings tell; of two for one thing the exact one, else the first."""
    found: dict[int, Column] = {}
    for whole in (True, False):
        for index, cell in enumerate(row):
            column = (
                None
                if index in found or type(cell) is not str
                else _heading(plainly(as_text(cell)), words, whole=whole)
            )
            if column is not None and column not in found.values():
                found[index] = column
    return found


def _heading(text: str, words: ImportWords, *, whole: bool) -> Column | None:
    if whole or not text:
        return words.columns.get(text)
    known = sorted((word for word in words.columns if text.startswith(f"{word} ")), key=len)
    return words.columns[known[-1]] if known else None


def _codes(data: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {plainly(word): code for code, words in data.items() for word in words}
