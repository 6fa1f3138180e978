"""Blocks to one HTML file that a screen reader can read: no script, no picture, nothing from elsewhere.

Every character stands as itself, and each text runs in the direction of its own letters (``dir="auto"``).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from ifodesk.documents import blocks
from ifodesk.domain.shown_text import clean

_STYLE: Final = """
body{font-family:system-ui,sans-serif;line-height:1.5;max-width:46rem;margin:2rem auto;padding:0 1rem;
  color:#1d2730;background:#fff;overflow-wrap:anywhere}
body.large{font-size:1.3rem}
header,footer,.small,.quiet{color:#56626d}
.mark{font-weight:bold;color:#1d2730}
h2{color:#1f5f8b;margin-top:2rem}
blockquote{margin:0 0 1rem;padding-left:1rem;border-left:.25rem solid #1f5f8b}
.notice{border:1px solid #1f5f8b;background:#eef3f7;padding:.5rem 1rem;font-weight:bold}
dt{color:#56626d}dd{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #b9c3cc}
.sign{margin-top:3rem;border-top:1px solid #1d2730;display:inline-block;min-width:14rem;margin-right:2rem}
"""


def page(document: blocks.Document) -> str:
    """Return *document* as a whole HTML page; equal documents give equal pages."""
    size = ' class="large"' if document.large else ""
    head = " · ".join(filter(None, (document.head_left, document.head_right)))
    mark = f'<p class="mark">{_text(document.head_mark)}</p>' if document.head_mark else ""
    body = "\n".join(part for block in document.blocks for part in _block(block))
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="author" content="{escape(document.author)}">
<title>{escape(document.title)}</title>
<style>{_STYLE}</style>
</head>
<body{size}>
<header>{mark}<p dir="auto">{_text(head)}</p></header>
<main>
{body}
</main>
<footer><p dir="auto">{_text(document.foot)}</p></footer>
</body>
</html>
"""


def _text(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")


def _block(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Table(columns, rows):
            yield from _table(columns, rows)
        case blocks.KeyValue() | blocks.Scales() | blocks.Curve():
            yield from _pairs(block)
        case blocks.SignLines(labels):
            yield "<p>" + "".join(f'<span class="sign">{_text(label)}</span>' for label in labels) + "</p>"
        case blocks.Rule():
            yield "<hr>"
        case blocks.Closing(text):
            yield "<hr>" + _of("p", text, "small")
        case blocks.PageBreakBefore():
            yield '<hr style="break-after:page">'
        case _:
            yield from _line(block)


def _pairs(block: blocks.KeyValue | blocks.Scales | blocks.Curve) -> Iterator[str]:
    """Yield labels with their values; of a scale its words. A curve says what the table beside it says."""
    match block:
        case blocks.KeyValue(rows):
            pairs = rows
        case blocks.Scales(scales):
            pairs = tuple((row.label, row.words) for row in scales)
        case _:
            return
    yield "<dl>"
    for label, value in pairs:
        yield f'<dt>{_text(label)}</dt><dd dir="auto">{_text(value)}</dd>'
    yield "</dl>"


def _line(
    block: blocks.Title | blocks.Heading | blocks.Paragraph | blocks.Quote | blocks.Notice | blocks.SmallPrint,
) -> Iterator[str]:
    match block:
        case blocks.Title(text, below):
            yield _of("h1", text)
            yield _of("p", below, "quiet")
        case blocks.Heading(text, level):
            yield _of("h2" if level == 1 else "h3", text)
        case blocks.Paragraph(text, quiet):
            yield _of("p", text, "quiet" if quiet else "")
        case blocks.Quote(text):
            yield _of("blockquote", text)
        case blocks.Notice(text):
            yield _of("p", text, "notice")
        case blocks.SmallPrint(text):
            yield _of("p", text, "small")


def _of(tag: str, text: str, look: str = "") -> str:
    if not text:
        return ""
    kind = f' class="{look}"' if look else ""
    return f'<{tag}{kind} dir="auto">{_text(text)}</{tag}>'


def _table(columns: tuple[blocks.Column, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(f'<th scope="col">{_text(column.title)}</th>' for column in columns)
    yield "</tr></thead><tbody>"
    for row in rows:
        yield "<tr>" + "".join(f'<td dir="auto">{_text(cell)}</td>' for cell in row) + "</tr>"
    yield "</tbody></table>"
