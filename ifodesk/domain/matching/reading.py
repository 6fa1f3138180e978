"""Needs and homes from a file that people and scripts write (docs/match-file.md). What is misspelt is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields, text, whole
from ifodesk.domain.instrument.json_lines import Node, read_nodes
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.need import Child, Demand, Need
from ifodesk.domain.matching.places import Gazetteer
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Pet, Sex, Standing, Weight

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

MAX_BYTES: Final = 16 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_PLACES: Final = 99
MOST_KM: Final = 2000
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """One object of the file."""

    needs: tuple[Need, ...]
    homes: tuple[Home, ...]


@dataclass(frozen=True, slots=True)
class MatchFile:
    """What the file asks."""

    asked: tuple[Asked, ...]
    many: bool
    """Whether it is a list."""


def read_match_file(raw: bytes, places: Gazetteer) -> MatchFile:
    """Return what the file asks.

    Raises ``InstrumentFileError`` with the line, why, and the field: no JSON, a field missing, unknown or of the wrong
    kind, a code, day or place that does not exist, an id twice.
    """
    node = read_nodes(raw, most=MAX_BYTES)
    many = isinstance(node.value, tuple)
    return MatchFile(tuple(_asked(one, places) for one in (_rows(node) if many else (node,))), many)


def _asked(node: Node, places: Gazetteer) -> Asked:
    fields = _Row(node, places)
    needs = tuple(_need(one, places) for one in _rows(fields.node("needs")))
    homes = tuple(_home(one, places) for one in _rows(fields.node("homes")))
    fields.end()
    for rows, name in ((needs, "needs"), (homes, "homes")):
        ids = [row.id for row in rows]
        if twice := next((one for one in ids if ids.count(one) > 1), None) if len(set(ids)) < len(ids) else None:
            raise InstrumentFileError(fields.node(name).line, FileFault.DUPLICATE_CODE, twice)
    return Asked(needs, homes)


class _Row(Fields):
    """The fields of a need, a child, a demand or a home."""

    def __init__(self, node: Node, places: Gazetteer) -> None:
        super().__init__(node)
        self._places = places

    def maybe(self, key: str, read: Callable[[Node], T]) -> T | None:
        """Return a field; None where it is missing or null."""
        return self.sure(key, read) if self.has(key) and self.node(key).value is not None else None

    def sure(self, key: str, read: Callable[[Node], T]) -> T:
        """Return a field; what is wrong with it is told with its name."""
        node = self.node(key)
        try:
            return read(node)
        except InstrumentFileError as error:
            raise InstrumentFileError(error.line, error.reason, error.detail or key) from error
        except ValueError as error:
            raise InstrumentFileError(node.line, FileFault.BAD_VALUE, key) from error

    def place(self, key: str) -> str:
        """Return the name of a place that is known; "" where it is missing."""
        name = self.maybe(key, text) or ""
        if name and name not in self._places.places:
            raise InstrumentFileError(self.node(key).line, FileFault.BAD_VALUE, f"{key} {name}")
        return name

    def municipality(self, key: str) -> str:
        """Return the SCB code of a municipality that is named by code or name."""
        given = self.sure(key, text)
        found = next((code for code, name in self._places.names.items() if given in {code, name}), None)
        if found is None:
            raise InstrumentFileError(self.node(key).line, FileFault.BAD_VALUE, f"{key} {given}")
        return found


def _need(node: Node, places: Gazetteer) -> Need:
    row = _Row(node, places)
    month = row.sure("month", text)
    need = row.sure(
        "id",
        lambda one: Need(
            id=text(one),
            children=tuple(_child(child, places) for child in _rows(row.node("children"))),
            kinds=row.sure("kinds", _some(HomeKind)),
            month=row.sure("month", _month),
            area=row.place("area"),
            demands=tuple(_demand(demand, places) for demand in row.nodes("demands")),
            exact=bool(_DAY.fullmatch(month)),
        ),
    )
    row.end()
    return need


def _child(node: Node, places: Gazetteer) -> Child:
    row = _Row(node, places)
    age = row.maybe("age", whole)
    band = row.maybe("band", _one(AgeBand)) or (None if age is None else AgeBand.of(age))
    if band is None or (age is not None and age not in band.years):
        raise InstrumentFileError(row.line, FileFault.BAD_VALUE, "band" if age is None else "age")
    child = Child(band, age, row.maybe("sex", _one(Sex)))
    row.end()
    return child


def _demand(node: Node, places: Gazetteer) -> Demand:
    row = _Row(node, places)
    criterion = row.sure("criterion", _one(Criterion))
    if criterion in {Criterion.NEAR, Criterion.FAR}:
        value = row.place("value")
    elif criterion is Criterion.MUNICIPALITY:
        value = row.municipality("value")
    else:
        value = row.maybe("value", text) or ""
    demand = row.sure(
        "criterion",
        lambda _: Demand(
            criterion,
            row.sure("weight", _one(Weight)),
            value,
            row.maybe("km", _up_to(MOST_KM)),
            row.maybe("pets", _some(Pet)) or frozenset(),
        ),
    )
    row.end()
    return demand


def _home(node: Node, places: Gazetteer) -> Home:
    row = _Row(node, places)
    name = row.sure("id", text)
    home = Home(
        id=name,
        name=row.maybe("name", text) or name,
        municipality=row.municipality("municipality"),
        kinds=row.sure("kinds", _some(HomeKind)),
        place=row.place("place"),
        standing=row.maybe("standing", _one(Standing)) or Standing.OPEN,
        paused_until=row.maybe("paused_until", _day),
        places=row.maybe("places", _up_to(MOST_PLACES)),
        places_from=row.maybe("places_from", _day),
        confirmed_on=row.maybe("confirmed_on", _day),
        bands=row.maybe("bands", _some(AgeBand)),
        takes=row.maybe("takes", _some(Sex)),
        own_children=row.maybe("own_children", _some(AgeBand)),
        placed_children=row.maybe("placed_children", _some(AgeBand)),
        pets=row.maybe("pets", _some(Pet)),
        languages=row.maybe("languages", _names),
        schools=row.maybe("schools", _names),
        courses=row.maybe("courses", _names),
        keeps_away=row.maybe("keeps_away", _names) or frozenset(),
        last_asked=row.maybe("last_asked", _day),
        **{flag: row.maybe(flag, _flag) for flag in _FLAGS},
    )
    row.end()
    return home


_FLAGS: Final = ("own_room", "daytime", "driving", "smoke_free", "parent_contact", "holidays", "anyone_placed")


def _rows(node: Node) -> Iterator[Node]:
    if not isinstance(node.value, tuple):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE)
    if len(node.value) > MOST_ROWS:
        raise InstrumentFileError(node.line, FileFault.TOO_MANY)
    return iter(node.value)


def _one(of: type[E]) -> Callable[[Node], E]:
    return lambda node: of(text(node))


def _some(of: type[E]) -> Callable[[Node], frozenset[E]]:
    return lambda node: frozenset(of(text(one)) for one in _rows(node))


def _names(node: Node) -> frozenset[str]:
    return frozenset(text(one) for one in _rows(node))


def _up_to(most: int) -> Callable[[Node], int]:
    def read(node: Node) -> int:
        number = whole(node)
        if not 0 <= number <= most:
            raise ValueError
        return number

    return read


def _flag(node: Node) -> bool:
    if not isinstance(node.value, bool):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE)
    return node.value


def _day(node: Node) -> date:
    given = text(node)
    if not _DAY.fullmatch(given):
        raise ValueError
    return date.fromisoformat(given)


def _month(node: Node) -> date:
    given = text(node)
    return date.fromisoformat(f"{given}-01") if _MONTH.fullmatch(given) else _day(node)
