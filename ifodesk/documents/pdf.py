"""Blocks to PDF/A: same blocks and fonts in, same bytes out. Imports reportlab and pikepdf: import it late."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from ifodesk.documents import look
from ifodesk.documents.archive import archival
from ifodesk.documents.blocks import Document
from ifodesk.documents.flow import Flow
from ifodesk.documents.font_files import FontFiles
from ifodesk.documents.pages import PagedCanvas, PageFrame


def render(document: Document, fonts: FontFiles) -> bytes:
    """Return *document* as a PDF/A-2b with the two fonts embedded and no other used.

    Texts of any length and with any characters are printed whole: long words are broken, rows may span pages, and
    what the fonts lack stands as its number.
    """
    return archival(drawn(document, fonts), document)


def drawn(document: Document, fonts: FontFiles) -> bytes:
    """Return *document* as reportlab draws it, not yet fit for archives."""
    styles = look.styles(fonts, large=document.large)
    file = BytesIO()
    template = BaseDocTemplate(
        file,
        pagesize=look.PAGE,
        title=document.title,
        author=document.author,
        creator="ifodesk",
        producer="ifodesk",
        lang=document.language,
    )
    template.addPageTemplates(PageTemplate(frames=[_frame()], onPage=PageFrame(document, styles)))
    template.build(list(Flow(styles).of(document.blocks)), canvasmaker=partial(_canvas, font=styles.body.fontName))
    return file.getvalue()


def _frame() -> Frame:
    height = look.PAGE[1] - look.TOP - look.BOTTOM
    return Frame(
        look.SIDE,
        look.BOTTOM,
        look.WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _canvas(file: str, *, font: str, lang: str, **_ours: object) -> PagedCanvas:
    """Return the canvas; what platypus asks for besides is decided by the canvas itself."""
    return PagedCanvas(file, font=font, lang=lang)
