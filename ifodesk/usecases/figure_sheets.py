"""Figures of a year as a table to take away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ifodesk.domain.instrument.model import display_name
from ifodesk.domain.pooled_figures import Key, Pooled, pool
from ifodesk.usecases.instruments import active
from ifodesk.usecases.pooled_figures import ReadGroupFigures, ReadLocalCount
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """Figures of a year as a table to take away."""

    year: int
    title: str
    """What the instrument is called here."""
    tables: Mapping[str, Mapping[Key, Pooled]]
    """By name of the municipality; "" for the eight together."""
    areas: Mapping[str, str]
    """Titles of the areas by id."""
    names: Mapping[str, str]
    """Names of municipalities by SCB code."""


class FigureWriter(Protocol):
    """Makes a file of figures."""

    def __call__(self, sheet: FigureSheet, path: Path) -> Path:
        """Write *sheet* to *path*, replacing a file there as a whole, and return the absolute path.

        Raises ``WorldError`` with a code of ``PrintTrouble``.
        """
        ...


@dataclass(frozen=True, slots=True)
class PrepareSheet:
    """Gather the figures of a year for a spreadsheet: the municipality's own kept ones, and the eight together."""

    session: Session

    def __call__(self, year: int, instrument: str) -> FigureSheet:
        """Return them; a municipality without kept figures has no table. Raises ``RuleError`` instrument_missing."""
        session = self.session
        found = active(session, instrument).instrument
        mine, code = ReadLocalCount(session)(year, instrument), session.directory.me().municipality
        group = ReadGroupFigures(session)(year, instrument)
        own = {} if mine is None else {session.directory.municipality_name(code): pool({code: mine})}
        return FigureSheet(
            year=year,
            title=display_name(found, practice=session.practice),
            tables={**own, **({"": group.figures} if group.given_by else {})},
            areas={area.id: area.title for area in found.areas},
            names={one: session.directory.municipality_name(one) for one in {code, *group.given_by}},
        )
