"""How a page looks: sizes in points, colours and the styles of text. Imports reportlab: import it late."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ifodesk.documents.font_files import FontFiles

PAGE = A4
SIDE = 22 * mm
TOP = 27 * mm
BOTTOM = 24 * mm
WIDTH = PAGE[0] - 2 * SIDE
HEAD_LINE = PAGE[1] - 18 * mm
FOOT_LINE = 17 * mm
LABELS = 46 * mm
ABOVE = 24
"""Points above a heading that show when somebody jumps to it."""
LARGE = 1.3
"""How much larger the type is for people who read with effort."""

INK = HexColor("#1d2730")
QUIET = HexColor("#56626d")
LINE = HexColor("#b9c3cc")
ACCENT = HexColor("#1f5f8b")
TINT = HexColor("#eef3f7")
WATERMARK = HexColor("#ececec")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one pair of fonts, and the characters that both have."""

    known: frozenset[int]
    body: ParagraphStyle
    quiet: ParagraphStyle
    quote: ParagraphStyle
    notice: ParagraphStyle
    title: ParagraphStyle
    below: ParagraphStyle
    section: ParagraphStyle
    part: ParagraphStyle
    label: ParagraphStyle
    value: ParagraphStyle
    cell: ParagraphStyle
    amount: ParagraphStyle
    amount_title: ParagraphStyle
    column: ParagraphStyle
    small: ParagraphStyle


def styles(fonts: FontFiles, *, large: bool = False) -> Styles:
    """Return the styles for *fonts*, which are registered with reportlab and embedded in what is made."""
    return _styles(str(fonts.regular), str(fonts.bold), LARGE if large else 1.0)


@cache
def _styles(regular_file: str, bold_file: str, scale: float) -> Styles:
    found = _usual(regular_file, bold_file)
    for style in (getattr(found, field.name) for field in fields(found) if field.name != "known"):
        style.fontSize *= scale
        style.leading *= scale
    return found


def _usual(regular_file: str, bold_file: str) -> Styles:
    regular, bold = _font(regular_file), _font(bold_file)
    body = ParagraphStyle(
        "body", fontName=regular.fontName, fontSize=10.5, leading=15, textColor=INK, spaceAfter=3, splitLongWords=1
    )
    strong = ParagraphStyle("strong", body, fontName=bold.fontName)
    cell = ParagraphStyle("cell", body, fontSize=10, leading=13.5, spaceAfter=0)
    column = ParagraphStyle("column", strong, fontSize=9, leading=12, textColor=QUIET, spaceAfter=0)
    return Styles(
        known=frozenset(regular.face.charToGlyph) & frozenset(bold.face.charToGlyph),
        body=body,
        quiet=ParagraphStyle("quiet", body, textColor=QUIET),
        quote=ParagraphStyle("quote", body, fontSize=12, leading=17),
        notice=ParagraphStyle("notice", strong, spaceAfter=0),
        title=ParagraphStyle("title", strong, fontSize=22, leading=27, spaceAfter=0),
        below=ParagraphStyle("below", body, fontSize=12, leading=16, textColor=QUIET, spaceAfter=9),
        section=ParagraphStyle(
            "section", strong, fontSize=13.5, leading=18, textColor=ACCENT, spaceBefore=14, spaceAfter=4
        ),
        part=ParagraphStyle("part", strong, fontSize=11.5, leading=16, spaceBefore=9, spaceAfter=3),
        label=ParagraphStyle("label", body, textColor=QUIET, spaceAfter=0),
        value=ParagraphStyle("value", body, spaceAfter=0),
        cell=cell,
        amount=ParagraphStyle("amount", cell, alignment=TA_RIGHT),
        amount_title=ParagraphStyle("amount_title", column, alignment=TA_RIGHT),
        column=column,
        small=ParagraphStyle("small", body, fontSize=8.5, leading=12, textColor=QUIET),
    )


@cache
def _font(path: str) -> TTFont:
    """Return the font of a file, registered under a name that no other font has."""
    font = TTFont(f"ifodesk:{path}", path)
    pdfmetrics.registerFont(font)
    return font
