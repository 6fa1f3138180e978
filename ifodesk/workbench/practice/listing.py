"""Who there is to practise as."""

from __future__ import annotations

from collections.abc import Sequence

from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.model import PracticeGroup


def people(group: PracticeGroup) -> tuple[dict[str, str], ...]:
    """Return everybody for scripts: name, title, municipality, as, passphrase."""
    names = {place.scb_code: place.name for place in group.municipalities}
    return tuple(
        {
            "name": member.name,
            "title": member.title,
            "municipality": names[member.municipality],
            "as": member.key,
            "passphrase": member.passphrase,
        }
        for member in group.members
    )


def lines(group: PracticeGroup) -> tuple[str, ...]:
    """Return everybody as a table in plain text, under its headings."""
    rows = [words.LIST_HEAD, *(tuple(person.values()) for person in people(group))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(words.LIST_HEAD))]
    return (*(_line(row, widths) for row in rows), "", words.LIST_NOTE)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
