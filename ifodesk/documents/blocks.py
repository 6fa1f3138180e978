"""What a document consists of: plain data between a feature's texts and the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document, with an optional line below it."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it never stands alone at the foot of a page."""

    text: str
    level: int = 1
    """1 for a section, 2 for a part of one."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Line breaks in it are kept."""

    text: str
    quiet: bool = False
    """Grey: for "Ej angivet" and its like."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words, set apart by a bar in the margin."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A short sentence that must not be overlooked, in a frame."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Labels with their values, one pair a line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    share: int
    """Width as a part of the sum of all shares."""
    number: bool = False
    """Its cells are amounts or counts: they end at the same edge, so that they can be compared and added."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column titles, which are repeated on every page. A row may be higher than a page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the page."""


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """What the reader needs seldom."""

    text: str


@dataclass(frozen=True, slots=True)
class SignLines:
    """Lines to write on by hand, side by side, each with what belongs on it below."""

    labels: tuple[str, ...]


class Shape(Enum):
    """How a scale is drawn: each has a shape of its own, so that nobody takes one scale for another."""

    BAR = "bar"
    DOTS = "dots"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Scale:
    """One figure on its own scale from 0. The words say what the drawing shows."""

    label: str
    value: float | None
    """None: nothing is drawn, the words say why."""
    top: int
    words: str
    shape: Shape
    faded: bool = False
    """Grey: the figure is doubted. The words say so too."""


@dataclass(frozen=True, slots=True)
class Scales:
    """Figures below each other."""

    rows: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a curve."""

    on: date
    value: float | None
    """None is a gap: no line is drawn through it."""
    faded: bool = False
    breaks: bool = False
    """No line comes here from the one before: the figures mean different things."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A figure over time, at the true distance of the days."""

    top: int
    points: tuple[Point, ...]
    days: tuple[str, ...]
    """The days in words, one per point."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Small print below a line, at the end of a document; the two are never parted."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreakBefore:
    """What follows begins on a new page."""


Block: TypeAlias = (
    Title
    | Heading
    | Paragraph
    | Quote
    | Notice
    | KeyValue
    | Table
    | Rule
    | SmallPrint
    | SignLines
    | Closing
    | Scales
    | Curve
    | PageBreakBefore
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. Title and author go into the file's properties: no name of a client belongs there."""

    title: str
    author: str
    blocks: tuple[Block, ...]
    head_left: str = ""
    head_right: str = ""
    foot: str = ""
    """At the foot of every page, beside the page number."""
    watermark: str = ""
    """Across every page, behind the text; empty for none."""
    head_mark: str = ""
    """In bold at the head of every page: practice, draft, protected."""
    language: str = "sv-SE"
    large: bool = False
    """In larger type with more room, for people who read with effort."""
