"""The basis for pay and for the accounts at start, change and end; agreed against invoiced days of bought care."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ifodesk.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    KeyValue,
    Paragraph,
    SignLines,
    SmallPrint,
    Table,
    Title,
)
from ifodesk.documents.home_cost import cost_blocks
from ifodesk.documents.home_frame import framed, place
from ifodesk.documents.phrases import stated
from ifodesk.domain.invoice_check import InvoiceRow
from ifodesk.usecases.home_papers import PayBasis, PayOccasion
from ifodesk.words import home_paper_words as words
from ifodesk.words.cost_words import kronor
from ifodesk.words.date_words import full_day, month_name
from ifodesk.words.match_words import HOME_KIND

_INVOICES = (Column(words.MONTH, 22), Column(words.AGREED, 26), Column(words.INVOICED, 26), Column(words.OVER, 26))


def pay_document(paper: PayBasis) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return framed(paper.cover, words.PAY, _blocks(paper))


def _blocks(paper: PayBasis) -> Iterator[Block]:
    cover = paper.cover
    yield Title(words.PAY, words.PAY_BELOW[paper.occasion])
    kind = HOME_KIND[paper.kind]
    ends = paper.occasion is PayOccasion.END
    yield KeyValue(
        (
            (words.CASE, f"{stated(cover.case_number)}, {place(cover)}"),
            (words.HOME, words.HOME_OF.format(home=paper.home, kind=kind, municipality=paper.home_municipality)),
            (words.PAY_UNTIL if ends else words.FROM, full_day(paper.from_on)),
            (words.MADE, words.MADE_ON.format(name=stated(cover.made_by), day=full_day(cover.made_on))),
        )
    )
    yield Heading(words.ENDS if ends else words.NOW if paper.before else words.COST)
    if ends:
        yield Paragraph(words.PAY_ENDS.format(day=full_day(paper.from_on)))
    yield from cost_blocks(paper.cost, ends=ends)
    if paper.before:
        yield Heading(words.BEFORE)
        yield from cost_blocks(paper.before)
        yield Heading(words.DIFFERENCE)
        yield Paragraph(_difference(paper.cost.total - paper.before.total))
    if paper.invoices:
        yield Heading(words.INVOICES)
        yield Table(_INVOICES, tuple(map(_invoice, paper.invoices)))
    yield SmallPrint(words.PAY_ROUNDED)
    yield SignLines(words.PAY_SIGN)


def _difference(more: Decimal) -> str:
    """Return how much more or less is to be paid now, in words."""
    if not more:
        return words.SAME
    return (words.MORE if more > 0 else words.LESS).format(kronor=kronor(abs(more)))


def _invoice(row: InvoiceRow) -> tuple[str, ...]:
    told = words.DAYS_AND_KRONOR
    return (
        month_name(row.month),
        told.format(days=row.agreed_days, kronor=kronor(row.agreed_amount)),
        told.format(days=row.invoiced.days, kronor=kronor(row.invoiced.amount)) if row.invoiced else words.NOT_INVOICED,
        told.format(days=f"{row.days_over:+d}".replace("-", "\u2212"), kronor=kronor(row.amount_over)),
    )
