"""All that a person can read: found by its form, so that a page that comes tomorrow is looked at too.

A function that takes a session and nothing else and gives something, or a use case of a session alone whose call takes
nothing or a year, is a reading. What writes says so by what it gives: ``Changed``, ``Saved``, ``Made`` or ``None``.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias, cast, final

from typing_extensions import override

import ifodesk.ui
import ifodesk.usecases
from ifodesk.compose.home_lists import EXPORT_WORDS
from ifodesk.domain.sheet import Cell
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.home_export import ExportHomes
from ifodesk.usecases.home_import import SheetWriter
from ifodesk.usecases.session import Session
from tests.program.team import SeededRandomness

Reading: TypeAlias = Callable[[Session], object]
_WRITES = {"Changed", "Saved", "Made", "None", "Done"}
_YEAR = 2026


@cache
def readings() -> dict[str, Reading]:
    """Return every reading of windows and use cases, by name."""
    found: dict[str, Reading] = {}
    for module in _modules():
        for name, one in vars(module).items():
            if not name.startswith("_") and getattr(one, "__module__", "") == module.__name__:
                found.update((f"{module.__name__}.{name}", call) for call in _reading(one))
    return found


def _modules() -> Iterator[ModuleType]:
    for package in (ifodesk.usecases, ifodesk.ui):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(info.name)


def _reading(one: object) -> Iterator[Reading]:
    if inspect.isfunction(one):
        signature = inspect.signature(one)
        if _takes(one, "session") and signature.return_annotation not in _WRITES:
            yield one
    elif inspect.isclass(one) and is_dataclass(one) and [field.name for field in fields(one)] == ["session"]:
        make, call = cast("Callable[[Session], Callable[..., object]]", one), vars(one).get("__call__")
        if call is None or inspect.signature(call).return_annotation in _WRITES:
            return
        if _takes(call, "self"):
            yield lambda session: make(session)()
        elif _takes(call, "self", "year"):
            yield lambda session: make(session)(_YEAR)


def _takes(call: Callable[..., object], *names: str) -> bool:
    wanted = inspect.signature(call).parameters.values()
    return tuple(one.name for one in wanted if one.default is one.empty) == names


def all_readings(session: Session) -> dict[str, object]:
    """Return what every reading gives; of one that refuses, how. A number that is drawn is the same each time."""
    session = replace(session, random=SeededRandomness("reading"))
    return {name: _read(call, session) for name, call in readings().items()}


def _read(call: Reading, session: Session) -> object:
    try:
        found = call(session)
        return list(found) if isinstance(found, Generator) else found
    except IfodeskError as refusal:
        return repr(refusal)


@final
class _Kept(SheetWriter):
    """Keeps what would be written."""

    def __init__(self) -> None:
        self.rows: list[Sequence[Cell]] = []

    @override
    def __call__(self, title: str, rows: Sequence[Sequence[Cell]], path: Path) -> Path:
        self.rows.extend(rows)
        return path


def exported_homes(session: Session) -> list[Sequence[Cell]]:
    """Return the rows of the list of homes that a person can write out."""
    kept = _Kept()
    ExportHomes(session, kept, EXPORT_WORDS)(Path("homes.xlsx"))
    return kept.rows
