"""Documents as plain text for the record system: what "Kopiera till journalen" puts on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from ifodesk.domain.transfer import RecordText
from ifodesk.words.date_words import full_day, stamp
from ifodesk.words.plan_lines import plan_lines

BETWEEN = "\n\n----------------------------------------\n\n"


def plain_text(texts: Sequence[RecordText], zone: tzinfo | None = None) -> str:
    """Return the documents as plain text, each with date, time, author and title.

    Args:
        texts: What `CopyToRecord` gave.
        zone: Time zone; None: the machine's.
    """
    return BETWEEN.join("\n".join(_lines(text, zone)).strip() for text in texts)


def _lines(text: RecordText, zone: tzinfo | None) -> Iterator[str]:
    yield _head(text.made_at, text.author, text.author_title, zone)
    if text.happened_on is not None and text.happened_on != text.made_at.astimezone(zone).date():
        yield f"Gäller: {full_day(text.happened_on)}"
    if text.corrects is not None:
        yield f"Rättar anteckningen från {stamp(text.corrects, zone)}"
    if text.title:
        yield text.title
    yield ""
    if text.plan is None:
        yield text.body
    else:
        yield from plan_lines(text.plan)


def _head(at: datetime, author: str, title: str, zone: tzinfo | None) -> str:
    return ", ".join(part for part in (stamp(at, zone), author, title) if part)
