"""The paper with a group's control words, to be compared by telephone."""

from __future__ import annotations

from datetime import date

from ifodesk.documents.blocks import Document, Heading, KeyValue, Paragraph, SmallPrint, Title
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day


def control_blocks(control_words: str, day: date) -> Document:
    """Return the document of the words as they are on *day*; each is numbered, so that none is skipped. Pure."""
    rows = tuple(
        (words.CONTROL_WORD.format(number=number), word) for number, word in enumerate(control_words.split(), start=1)
    )
    return Document(
        title=words.CONTROL,
        author="ifodesk",
        blocks=(
            Title(words.CONTROL, full_day(day)),
            Heading(control_words),
            KeyValue(rows),
            Paragraph(words.CONTROL_HOW),
            SmallPrint(words.CONTROL_OLD.format(day=full_day(day))),
        ),
        head_left="ifodesk",
        head_right=words.CONTROL,
    )
