"""Pages of a PDF as pictures, so that a sender sees exactly what is given. Imports pypdfium2: import it late."""

from __future__ import annotations

import pypdfium2

from ifodesk.usecases.papers import PageImage

MOST = 40
"""Pages that are shown; a plan of 40 goals has some 20."""


def pages(pdf: bytes, width: int) -> tuple[PageImage, ...]:
    """Return the pages of *pdf*, each *width* pixels wide; at most `MOST`. Nothing is written anywhere."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_picture(document[number], width) for number in range(min(len(document), MOST)))


def _picture(page: pypdfium2.PdfPage, width: int) -> PageImage:
    bitmap = page.render(scale=width / page.get_size()[0], rev_byteorder=True)
    row = bitmap.width * 3
    raw = memoryview(bitmap.buffer).cast("B")
    rows = (bytes(raw[line * bitmap.stride : line * bitmap.stride + row]) for line in range(bitmap.height))
    text = page.get_textpage().get_text_range()
    return PageImage(bitmap.width, bitmap.height, b"".join(rows), text)
