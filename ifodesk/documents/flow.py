"""Blocks to what reportlab lays out on pages. Imports reportlab: import it late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, PageBreak, Spacer
from reportlab.platypus import Paragraph as Text

from ifodesk.documents import blocks, look
from ifodesk.documents.glyphs import printable
from ifodesk.documents.grid import Cell, grid

_WITH_HEADING = 90
"""Points that a heading and the beginning of what follows it take; where fewer are free it goes to the next page."""
_AFTER = 8


class Flow:
    """Turns blocks into flowables in one set of styles."""

    def __init__(self, styles: look.Styles) -> None:
        self._styles = styles

    def of(self, content: Sequence[blocks.Block]) -> Iterator[Flowable]:
        """Yield the flowables of *content*, in order."""
        for block, following in zip_longest(content, content[1:]):
            if isinstance(block, blocks.Heading):
                together = 2 if isinstance(following, blocks.Heading) else 1
                yield CondPageBreak(_WITH_HEADING * together)
            yield from self._block(block)

    def _block(self, block: blocks.Block) -> Iterator[Flowable]:
        match block:
            case blocks.Rule():
                yield HRFlowable(width="100%", thickness=0.6, color=look.LINE, spaceBefore=8, spaceAfter=6)
            case blocks.PageBreakBefore():
                yield PageBreak()
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
                rows = [[self._cell(label, styles.label), self._cell(value, styles.body)] for label, value in pairs]
                return grid(rows, (look.LABELS, look.WIDTH - look.LABELS), font=font, sides=(0, 10))
            case blocks.Table(columns, body):
                titles = [self._cell(column.title, styles.column) for column in columns]
                rows = [[self._cell(text, styles.cell) for text in row] for row in body]
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
