"""The paper with the recovery code: to be locked away, never kept in a computer."""

from __future__ import annotations

from datetime import date

from ifodesk.documents.blocks import Document, Heading, KeyValue, Notice, Paragraph, SmallPrint, Title
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day


def recovery_blocks(code: str, whose: str, day: date) -> Document:
    """Return the document of a recovery code; *whose* is the vault's hint. Pure."""
    groups = code.split("-")
    rows = tuple((words.RECOVERY_GROUP.format(number=number), group) for number, group in enumerate(groups, start=1))
    return Document(
        title=words.RECOVERY,
        author="ifodesk",
        blocks=(
            Title(words.RECOVERY, whose),
            Notice(words.RECOVERY_LOCK_AWAY),
            Heading(code),
            KeyValue(rows),
            Paragraph(words.RECOVERY_HOW),
            SmallPrint(words.RECOVERY_MADE.format(day=full_day(day))),
        ),
        head_left="ifodesk",
        head_right=words.RECOVERY,
    )
