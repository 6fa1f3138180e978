"""Figures of a year as a table: for the screen, and to take away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ifodesk.domain.instrument.model import display_name
from ifodesk.domain.pooled_figures import Figures, Key, Pooled, listed
from ifodesk.usecases.instruments import active
from ifodesk.usecases.pooled_figures import CountFigures, ReadGroupFigures
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """Figures of a year, with the words that they need."""

    year: int
    instrument: str
    """What the instrument is called here."""
    place: str
    """Name of the municipality; "" for all that have given figures, together."""
    figures: Mapping[Key, Pooled]
    """In the order of the table."""
    given_by: tuple[str, ...]
    """Names of the municipalities whose figures are in it."""
    areas: Mapping[str, str]
    """Titles of the areas by id."""
    names: Mapping[str, str]
    """Names of municipalities by SCB code."""
    unreadable: tuple[str, ...] = ()
    """Names of municipalities whose figures only a newer program reads: not in it, and said so."""


class FigureWriter(Protocol):
    """Makes a file of figures."""

    def __call__(self, sheet: FigureSheet, path: Path) -> Path:
        """Write *sheet* to *path*, replacing a file there as a whole, and return the absolute path.

        Raises ``WorldError`` with a code of ``PrintTrouble``.
        """
        ...


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """Count the municipality's own figures of a year. Slow with many interviews; keeps nothing."""

    session: Session

    def __call__(self, year: int, instrument: str) -> FigureSheet:
        """Return them, over the cases that the signed-in person reads. Raises ``RuleError`` instrument_missing."""
        code = self.session.directory.me().municipality
        counted = CountFigures(self.session)(year, instrument)
        return _sheet(self.session, year, instrument, own_figures(counted, code), (code,), mine=True)


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """Read the figures that municipalities have given of a year, together."""

    session: Session

    def __call__(self, year: int, instrument: str) -> FigureSheet:
        """Return them; no figures where nobody has given any. Raises ``RuleError`` instrument_missing."""
        group = ReadGroupFigures(self.session)(year, instrument)
        sheet = _sheet(self.session, year, instrument, group.figures, group.given_by)
        left = tuple(self.session.directory.municipality_name(code) for code in group.unreadable)
        return replace(sheet, unreadable=left)


def own_figures(figures: Figures, code: str) -> dict[Key, Pooled]:
    """Return one municipality's figures in the form of several; *code* is its SCB code."""
    return {key: Pooled(value, n, () if value is None else (code,)) for key, (value, n) in listed(figures).items()}


def _sheet(
    session: Session,
    year: int,
    instrument: str,
    figures: Mapping[Key, Pooled],
    codes: tuple[str, ...],
    *,
    mine: bool = False,
) -> FigureSheet:
    found = active(session, instrument).instrument
    names = {code: session.directory.municipality_name(code) for code in codes}
    return FigureSheet(
        year=year,
        instrument=display_name(found, practice=session.practice),
        place=", ".join(names.values()) if mine else "",
        figures=figures,
        given_by=tuple(names.values()),
        areas={area.id: area.title for area in found.areas},
        names=names,
    )
