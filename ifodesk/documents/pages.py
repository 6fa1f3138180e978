"""Head, foot, page number and watermark: what every page has. Imports reportlab: import it late."""

from __future__ import annotations

from typing import IO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from ifodesk.documents import look
from ifodesk.documents.blocks import Document
from ifodesk.documents.glyphs import printable
from ifodesk.words.document_words import PAGE_OF

_TOTAL = "total"
_SIZE = 8.5


class PagedCanvas(Canvas):
    """A canvas that knows the number of pages when it is saved: a form on every page is filled in last."""

    def __init__(self, file: str | IO[bytes], *, font: str, lang: str) -> None:
        # The stub takes the name of a font for a number.
        super().__init__(file, pagesize=look.PAGE, invariant=1, initialFontName=font, lang=lang)  # type: ignore[arg-type]
        self._font = font
        self.setViewerPreference("DisplayDocTitle", "true")

    @override
    def save(self) -> None:
        pages = self.getPageNumber() - 1
        self.beginForm(_TOTAL, 0, 0, 40, 12)
        self.setFont(self._font, _SIZE)
        self.setFillColor(look.QUIET)
        self.drawString(0, 3, str(pages))
        self.endForm()
        super().save()


class PageFrame:
    """Draws head, foot and watermark of one document."""

    def __init__(self, document: Document, styles: look.Styles) -> None:
        self._document = document
        self._known = styles.known
        self._regular = styles.body.fontName
        self._bold = styles.title.fontName

    def __call__(self, canvas: Canvas, _template: object) -> None:
        """Draw everything that lies below the text of a page."""
        canvas.saveState()
        if self._document.watermark:
            self._watermark(canvas)
        self._head(canvas)
        self._foot(canvas)
        canvas.restoreState()

    def _watermark(self, canvas: Canvas) -> None:
        text = self._clean(self._document.watermark)
        size = 500 / max(stringWidth(text, self._bold, 1), 1)
        canvas.saveState()
        canvas.setFillColor(look.WATERMARK)
        canvas.setFont(self._bold, min(size, 150))
        canvas.translate(look.PAGE[0] / 2, look.PAGE[1] / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -min(size, 150) / 3, text)
        canvas.restoreState()

    def _head(self, canvas: Canvas) -> None:
        base = look.HEAD_LINE + 5
        half = look.WIDTH / 2 - 4
        canvas.setFillColor(look.QUIET)
        canvas.setFont(self._regular, _SIZE)
        canvas.drawString(look.SIDE, base, self._fitted(self._document.head_left, half))
        canvas.drawRightString(look.PAGE[0] - look.SIDE, base, self._fitted(self._document.head_right, half))
        canvas.setFillColor(look.INK)
        canvas.setFont(self._bold, _SIZE)
        canvas.drawCentredString(look.PAGE[0] / 2, base + 13, self._clean(self._document.head_mark))
        self._line(canvas, look.HEAD_LINE)

    def _foot(self, canvas: Canvas) -> None:
        base = look.FOOT_LINE - 12
        self._line(canvas, look.FOOT_LINE)
        canvas.setFillColor(look.QUIET)
        canvas.setFont(self._regular, _SIZE)
        page = PAGE_OF.format(page=canvas.getPageNumber(), pages="")
        start = look.SIDE + stringWidth(page, self._regular, _SIZE)
        canvas.drawString(look.SIDE, base, page)
        free = look.WIDTH - 90
        canvas.drawRightString(look.PAGE[0] - look.SIDE, base, self._fitted(self._document.foot, free))
        canvas.translate(start, base - 3)
        canvas.doForm(_TOTAL)

    @staticmethod
    def _line(canvas: Canvas, height: float) -> None:
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.6)
        canvas.line(look.SIDE, height, look.PAGE[0] - look.SIDE, height)

    def _clean(self, text: str) -> str:
        return printable(text, self._known).replace("\n", " ")

    def _fitted(self, text: str, width: float) -> str:
        """Return *text*, shortened with "…" where it is wider than *width* points. The full text stands on page one."""
        text = self._clean(text)
        if stringWidth(text, self._regular, _SIZE) <= width:
            return text
        while text and stringWidth(text + "…", self._regular, _SIZE) > width:
            text = text[:-1]
        return text + "…"
