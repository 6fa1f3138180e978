"""Cells of a list of homes, each read as the value of a field or refused with a reason. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ifodesk.domain.dates import typed_date
from ifodesk.domain.home_codes import as_codes
from ifodesk.domain.home_columns import Column, ImportWords, plainly
from ifodesk.domain.matching.terms import AgeBand, Sex
from ifodesk.domain.sheet import Cell, CellFault, as_text

LONGEST: Final = 500
"""Characters of one cell; a list holds no stories."""
LONGEST_KEY: Final = 32
"""Characters of a name in a list of choices."""
MOST_PLACES: Final = 20
_GROWN: Final = 18
_SHOWN: Final = 40

_SEVERAL = re.compile(r"[;,/\n]| och | & |\+")
_LISTED = re.compile(r"[;,\n]")
_PEOPLE = re.compile(r"[;,\n]| och | & ")
_AGES = re.compile(
    r"(?P<first>\d{1,2})\s*(?:(?:-|–|till)\s*(?P<last>\d{1,2})|(?P<up>\+|år och uppåt|och uppåt))?\s*(?:år)?"
)
_STRANGE = re.compile("Ã.|Â.|\ufffd|[†„”‡]|[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What is left of å, ä and ö when a file was read in the wrong encoding, and characters that no list holds."""


class RowReason(StrEnum):
    """Why a row is not imported."""

    NO_NAME = "no_name"
    NO_KIND = "no_kind"
    UNKNOWN_KIND = "unknown_kind"
    NETWORK_WITHOUT_CHILD = "network_without_child"
    NOT_A_NUMBER = "not_a_number"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AN_AGE = "not_an_age"
    AGE_IS_A_DATE = "age_is_a_date"
    """The spreadsheet made 6-12 a day in December."""
    NOT_A_DATE = "not_a_date"
    IN_THE_FUTURE = "in_the_future"
    UNKNOWN_CHOICE = "unknown_choice"
    FORMULA = "formula"
    ERROR = "error"
    MERGED = "merged"
    ENCODING = "encoding"
    TOO_LONG = "too_long"
    TWICE_IN_LIST = "twice_in_list"
    KNOWN_ALREADY = "known_already"


class CellRefusedError(ValueError):
    """A cell that does not say what its column asks for."""

    def __init__(self, code: RowReason, cell: Cell = None) -> None:
        """Keep the reason, and the beginning of what stands there."""
        super().__init__(code)
        self.code = code
        self.text = as_text(cell)[:_SHOWN]


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells with the words of the lists, as of a day."""

    words: ImportWords
    today: date

    def value(self, column: Column, cell: Cell) -> Any:  # noqa: ANN401 - a field of any type
        """Return the value of a cell; None for an empty one. Raises ``CellRefusedError``."""
        if isinstance(cell, CellFault):
            raise CellRefusedError(RowReason(cell.value))
        text = as_text(cell)
        if not text:
            return None
        if len(text) > LONGEST:
            raise CellRefusedError(RowReason.TOO_LONG, cell)
        if _STRANGE.search(text):
            raise CellRefusedError(RowReason.ENCODING, cell)
        return _READERS.get(column, CellReader.text)(self, cell)

    def text(self, cell: Cell) -> str:
        """Return a cell as it stands."""
        return as_text(cell)

    def number(self, cell: Cell) -> int:
        """Return a number of places, 0-20."""
        text = as_text(cell)
        if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_PLACES))) or int(text) > MOST_PLACES:
            raise CellRefusedError(RowReason.NOT_A_NUMBER, cell)
        return int(text)

    def yes_or_no(self, cell: Cell) -> bool:
        """Return whether a cell says yes."""
        said = plainly(as_text(cell))
        if said not in self.words.yes | self.words.no:
            raise CellRefusedError(RowReason.NOT_YES_OR_NO, cell)
        return said in self.words.yes

    def day(self, cell: Cell) -> date:
        """Return a day that has been. A bare number is no day: it may be anything."""
        found = cell if isinstance(cell, date) else None
        if isinstance(cell, str):
            found = typed_date(cell, self.today, past=True)
        if found is None:
            raise CellRefusedError(RowReason.NOT_A_DATE, cell)
        if found > self.today:
            raise CellRefusedError(RowReason.IN_THE_FUTURE, cell)
        return found

    def kinds(self, cell: Cell) -> dict[str, bool]:
        """Return what a home takes assignments as."""
        return self._codes(cell, self.words.kinds, RowReason.UNKNOWN_KIND)

    def pets(self, cell: Cell) -> dict[str, bool]:
        """Return the animals of a home, or that there are none."""
        if plainly(as_text(cell)) in self.words.none:
            return as_codes(())
        return self._codes(cell, self.words.pets, RowReason.UNKNOWN_CHOICE)

    def takes(self, cell: Cell) -> dict[str, bool]:
        """Return girls, boys, or both."""
        words = self.words
        if plainly(as_text(cell)) in words.both:
            return as_codes(Sex)
        codes = {**dict.fromkeys(words.girl, Sex.GIRL.value), **dict.fromkeys(words.boy, Sex.BOY.value)}
        return self._codes(cell, codes, RowReason.UNKNOWN_CHOICE)

    def bands(self, cell: Cell) -> dict[str, bool]:
        """Return the age bands that ages lie in."""
        if isinstance(cell, date):
            raise CellRefusedError(RowReason.AGE_IS_A_DATE, cell)
        text = as_text(cell).lower()
        if plainly(text) in self.words.none:
            return as_codes(())
        ages = {age for part in _LISTED.split(text.replace(" och ", ",")) for age in self._ages(part.strip(), cell)}
        bands = {band for age in ages if (band := AgeBand.of(age)) is not None}
        if not bands:
            raise CellRefusedError(RowReason.NOT_AN_AGE, cell)
        return as_codes(bands)

    def names(self, cell: Cell) -> dict[str, bool]:
        """Return names in a list of choices, such as schools."""
        if plainly(as_text(cell)) in self.words.none:
            return as_codes(())
        found = [part.strip() for part in _LISTED.split(as_text(cell)) if part.strip()]
        if any(len(part) > LONGEST_KEY for part in found):
            raise CellRefusedError(RowReason.TOO_LONG, cell)
        return as_codes(found)

    def people(self, cell: Cell) -> tuple[str, ...]:
        """Return names of people."""
        return tuple(part.strip() for part in _PEOPLE.split(as_text(cell)) if part.strip())

    def _ages(self, text: str, cell: Cell) -> Iterable[int]:
        found = _AGES.fullmatch(text)
        if found is None:
            raise CellRefusedError(RowReason.NOT_AN_AGE, cell)
        first = int(found["first"])
        last = int(found["last"]) if found["last"] else _GROWN - 1 if found["up"] else first
        return range(first, last + 1)

    def _codes(self, cell: Cell, codes: Mapping[str, str], unknown: RowReason) -> dict[str, bool]:
        text = as_text(cell)
        whole = plainly(text)
        parts = [whole] if whole in codes else [plainly(part) for part in _SEVERAL.split(text) if part.strip()]
        if not parts or any(part not in codes for part in parts):
            raise CellRefusedError(unknown, cell)
        return as_codes(codes[part] for part in parts)


_READERS: Final[Mapping[Column, Callable[[CellReader, Cell], Any]]] = {
    Column.KINDS: CellReader.kinds,
    Column.ADULTS: CellReader.people,
    Column.PLACES: CellReader.number,
    Column.BANDS: CellReader.bands,
    Column.CHILDREN_BANDS: CellReader.bands,
    Column.TAKES: CellReader.takes,
    Column.PETS: CellReader.pets,
    Column.OPENED_ON: CellReader.day,
    Column.LANGUAGES: CellReader.names,
    Column.SCHOOLS: CellReader.names,
    Column.KEEPS_AWAY: CellReader.names,
    Column.COURSES: CellReader.names,
    Column.OWN_ROOM: CellReader.yes_or_no,
    Column.DAYTIME: CellReader.yes_or_no,
    Column.DRIVING: CellReader.yes_or_no,
    Column.SMOKE_FREE: CellReader.yes_or_no,
    Column.PARENT_CONTACT: CellReader.yes_or_no,
    Column.HOLIDAYS: CellReader.yes_or_no,
}
"""How each column is read; the others are plain text."""
