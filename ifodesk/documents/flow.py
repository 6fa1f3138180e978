"""Blocks to what reportlab lays out on pages. Imports reportlab: import it late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Paragraph as Text
from typing_extensions import override

from ifodesk.documents import blocks, look
from ifodesk.documents.charts import CurveDrawing, Track
from ifodesk.documents.glyphs import printable
from ifodesk.documents.grid import Cell, grid

_WITH_HEADING = 90
"""Points that a heading and the beginning of what follows it take; where fewer are free it goes to the next page."""
_WITH_TABLE = 145
"""The same for a table, which begins with the titles of its columns."""
_AFTER = 8
_HAND = 34
"""Points above a line that somebody writes on."""
_SLIVER = 0.01
"""Points: what comes after something of no size is reckoned as if it stood first, without the space before it."""
_NEAR = 3
"""So many blocks before lines to sign the heading of what is signed is looked for."""
_LINE = 8
"""How much wider such a line is than the gap beside it."""


class Bookmark(Flowable):
    """A line in the file's outline, at the place of its heading; draws nothing."""

    def __init__(self, text: str, level: int, number: int) -> None:
        super().__init__()
        self._text, self._level, self._key = text, level, f"h{number}"

    @override
    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        """Set the bookmark; the layout calls this once the place is known."""
        self.canv.bookmarkHorizontal(self._key, 0, look.ABOVE)
        self.canv.addOutlineEntry(self._text, self._key, self._level)


class Flow:
    """Turns blocks into flowables in one set of styles."""

    def __init__(self, styles: look.Styles) -> None:
        self._styles = styles
        self._marks = 0
        self._under = False
        """Whether a section's bookmark stands already, so that a part's may lie under it."""

    def of(self, content: Sequence[blocks.Block]) -> Iterator[Flowable]:
        """Yield the flowables of *content*, in order. Lines to sign stay with what is signed."""
        done = 0
        for at, block in enumerate(content):
            if isinstance(block, blocks.SignLines):
                first = _signed(content, at, done)
                yield from self._run(content[done:first], content[first])
                yield KeepTogether([Spacer(1, _SLIVER), *self._together(content[first : at + 1])])
                done = at + 1
        yield from self._run(content[done:], None)

    def _run(self, content: Sequence[blocks.Block], after: blocks.Block | None) -> Iterator[Flowable]:
        """Yield the flowables of blocks that may be parted; *after* comes next."""
        for block, following in zip(content, [*content[1:], after], strict=False):
            if isinstance(block, blocks.Heading):
                yield CondPageBreak(_room(following))
            yield from self._together((block,))

    def _together(self, content: Sequence[blocks.Block]) -> Iterator[Flowable]:
        for block in content:
            if isinstance(block, blocks.Heading):
                yield self._mark(block)
            yield from self._block(block)

    def _mark(self, heading: blocks.Heading) -> Flowable:
        level = 1 if heading.level > 1 and self._under else 0
        self._under = True
        self._marks += 1
        return Bookmark(printable(heading.text, self._styles.known).replace("\n", " "), level, self._marks)

    def _sign(self, labels: Sequence[str]) -> Flowable:
        """Return lines with a gap between them."""
        style = self._styles.small
        empty: Cell = [Spacer(1, _HAND)]
        row = [cell for label in labels for cell in (self._cell(label, style), empty)][:-1]
        above: list[Cell] = [empty for _ in row]  # within the table: space before it is lost at the top of a page
        lines = [("LINEABOVE", (at, 1), (at, 1), 0.8, look.INK) for at in range(0, len(row), 2)]
        shares = [_LINE if at % 2 == 0 else 1 for at in range(len(row))]
        return grid([above, row], shares, font=self._styles.body.fontName, rules=lines)

    def _scales(self, rows: Sequence[blocks.Scale]) -> Flowable:
        styles = self._styles
        cells: list[list[Cell]] = [
            [
                self._cell(row.label, styles.label),
                [Track(row, styles.cell.leading)],
                self._cell(row.words, styles.quiet if row.faded else styles.cell),
            ]
            for row in rows
        ]
        return grid(cells, (4, 5, 4), font=styles.body.fontName, sides=(0, 10))

    def _block(self, block: blocks.Block) -> Iterator[Flowable]:
        match block:
            case blocks.Rule():
                yield _line()
            case blocks.PageBreakBefore():
                yield PageBreak()
            case blocks.SignLines(labels):
                yield self._sign(labels)
            case blocks.Closing(text):
                yield KeepTogether([_line(), *self._lines(text, self._styles.small)])
            case blocks.Scales(rows):
                yield self._scales(rows)
                yield Spacer(1, _AFTER)
            case blocks.Curve():
                yield CurveDrawing(block, self._styles.small.fontName)
                yield Spacer(1, _AFTER)
            case blocks.Quote() | blocks.Notice() | blocks.KeyValue() | blocks.Table():
                yield self._framed(block)
                yield Spacer(1, _AFTER)
            case _:
                yield from self._text(block)

    def _text(self, block: blocks.Title | blocks.Heading | blocks.Paragraph | blocks.SmallPrint) -> Iterator[Flowable]:
        styles = self._styles
        match block:
            case blocks.Title(text, below):
                yield from self._lines(text, styles.title)
                yield from self._lines(below, styles.below)
            case blocks.Heading(text, level):
                yield from self._lines(text, styles.section if level == 1 else styles.part)
            case blocks.Paragraph(text, quiet):
                yield from self._lines(text, styles.quiet if quiet else styles.body)
            case blocks.SmallPrint(text):
                yield from self._lines(text, styles.small)

    def _framed(self, block: blocks.Quote | blocks.Notice | blocks.KeyValue | blocks.Table) -> Flowable:
        styles = self._styles
        font = styles.body.fontName
        match block:
            case blocks.Quote(text):
                return grid([[self._cell(text, styles.quote)]], (1,), font=font, sides=(11, 0), rules=_BAR)
            case blocks.Notice(text):
                return grid([[self._cell(text, styles.notice)]], (1,), font=font, sides=(10, 10), rules=_BOX)
            case blocks.KeyValue(pairs):
                rows = [[self._cell(label, styles.label), self._cell(value, styles.value)] for label, value in pairs]
                return grid(rows, (look.LABELS, look.WIDTH - look.LABELS), font=font, sides=(0, 10))
            case blocks.Table(columns, body):
                heads = [styles.amount_title if column.number else styles.column for column in columns]
                titles = [self._cell(column.title, head) for column, head in zip(columns, heads, strict=True)]
                looks = [styles.amount if column.number else styles.cell for column in columns]
                rows = [[self._cell(text, one) for text, one in zip(row, looks, strict=True)] for row in body]
                shares = tuple(column.share for column in columns)
                return grid(rows, shares, font=font, sides=(0, 10), rules=_TABLE, titles=titles, line=look.LINE)

    def _cell(self, text: str, style: ParagraphStyle) -> Cell:
        return list(self._lines(text, style))

    def _lines(self, text: str, style: ParagraphStyle) -> Iterator[Flowable]:
        """Yield one paragraph a line: those are broken and split well. An empty text yields nothing."""
        if not text:
            return
        for line in printable(text, self._styles.known).split("\n"):
            yield Text(escape(line), style) if line.strip() else Spacer(1, style.leading / 2)


def _signed(content: Sequence[blocks.Block], at: int, first: int) -> int:
    """Return where what the lines at *at* sign begins: its heading, if that is near, else the text before them."""
    for one in range(at - 1, max(first, at - _NEAR) - 1, -1):
        if isinstance(content[one], blocks.PageBreakBefore):
            return one + 1
        if isinstance(content[one], blocks.Heading):
            return one
    return max(first, at - 1)


def _room(following: blocks.Block | None) -> float:
    """Return the points that a heading needs with the beginning of what follows it."""
    match following:
        case blocks.Heading():
            return 2 * _WITH_HEADING
        case blocks.Table():
            return _WITH_TABLE
        case _:
            return _WITH_HEADING


def _line() -> Flowable:
    return HRFlowable(width="100%", thickness=0.6, color=look.LINE, spaceBefore=8, spaceAfter=6)


_ALL = ((0, 0), (-1, -1))
_BAR = (("LINEBEFORE", (0, 0), (0, -1), 2.5, look.ACCENT),)
_BOX = (
    ("BACKGROUND", *_ALL, look.TINT),
    ("BOX", *_ALL, 0.8, look.ACCENT),
    ("TOPPADDING", (0, 0), (-1, 0), 5),
    ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
)
_TABLE = (
    ("TOPPADDING", (0, 0), (-1, 0), 3),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, look.QUIET),
)
