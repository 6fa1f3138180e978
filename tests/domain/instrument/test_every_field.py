"""Every field of the shipped files in turn: misspelt, of another type, or twice, it refuses the file."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.domain.instrument.reading import read_instrument
from tests.domain.instrument.interviews import AUDIT, MADE_UP, Json, raw

Path = tuple[str | int, ...]
FILES = {name: json.loads(raw(name)) for name in (MADE_UP, AUDIT)}


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """Give the path of every value, outermost first."""
    yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield from places(entry, (*path, key))


def at(data: Json, path: Path) -> Any:  # noqa: ANN401 - JSON
    found: Any = data
    for key in path:
        found = found[key]
    return found


def kinds(of: tuple[type, ...]) -> list[tuple[str, Path]]:
    """Return one path of each kind: the first in each list and under each table of names, in either file."""
    found: dict[Path, tuple[str, Path]] = {}
    for name, data in FILES.items():
        for path in places(data):
            if path and isinstance(at(data, path), of):
                found.setdefault(tuple(kind(path)), (name, path))
    return list(found.values())


def kind(path: Path) -> Iterator[str | int]:
    for before, key in zip(("", *path), path, strict=False):
        yield "#" if isinstance(key, int) or before in NAMED else key


NAMED = ("types", "codes", "anchors", "answers", "maps", "missing")
"""Tables whose keys are names, not fields."""
OBJECTS, PLAIN, LISTS = kinds((dict,)), kinds((str, int, float)), kinds((list,))
EXPRESSIONS = {"if", "fails", "formula"}
"""Lists that may be a plain number instead."""


def refused(data: Json) -> bool:
    try:
        read_instrument(json.dumps(data).encode())
    except InstrumentFileError:
        return True
    return False


@pytest.mark.parametrize("name, path", OBJECTS, ids=str)
def test_a_field_that_is_not_of_the_form_is_never_passed_over(name: str, path: Path) -> None:
    data = copy.deepcopy(FILES[name])
    at(data, path)["strange"] = 1
    assert refused(data)


@pytest.mark.slow
@pytest.mark.parametrize("other", [{}, None, [[]]], ids=str)
def test_a_plain_value_is_never_something_else(other: object) -> None:
    for name, path in PLAIN:
        data = copy.deepcopy(FILES[name])
        at(data, path[:-1])[path[-1]] = other
        assert refused(data), path


@pytest.mark.slow
def test_a_list_is_never_something_else() -> None:
    for name, path in LISTS:
        data = copy.deepcopy(FILES[name])
        at(data, path[:-1])[path[-1]] = 1
        assert refused(data) or EXPRESSIONS.intersection(path), path


@pytest.mark.parametrize("kind", ["areas", "checks", "scores", "feedback", "sets", "sections"])
def test_nothing_is_named_twice(kind: str) -> None:
    data = copy.deepcopy(FILES[MADE_UP])
    data[kind].append(data[kind][0])
    assert refused(data)
