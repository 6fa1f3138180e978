"""What was held, in words: who wrote what, why it does not count, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from enum import Enum
from typing import Final

from ifodesk.domain.ids import MemberId
from ifodesk.usecases.held_ports import HeldDeed, HeldValue, HeldWork
from ifodesk.usecases.ports import Member
from ifodesk.words.date_words import stamp
from ifodesk.words.field_words import field_label, kind_label
from ifodesk.words.history_words import SOMEBODY
from ifodesk.words.sync_words import HELD_REASON
from ifodesk.words.value_words import is_reference, shown

DEED: Final[Mapping[HeldDeed, str]] = {
    HeldDeed.MADE: "lade till {what}",
    HeldDeed.CHANGED: "ändrade {what}",
    HeldDeed.REMOVED: "tog bort {what}",
}
DRAFT: Final = "Utkast: personen sa aldrig klar."
NEWER: Final = "något skrivet i ett nyare program"
NOTHING: Final = "Inget hålls tillbaka."
ADOPTED: Final = "Övertaget. Det gäller nu, i ditt namn."
RAISED: Final = "Gränsen är flyttad. Det gäller nu, i den andras namn."
LEFT: Final = "Det får ligga. Det finns kvar men gäller inte."


def heading(work: HeldWork, member: Callable[[MemberId], Member], zone: tzinfo | None = None) -> str:
    """Return who did what, when, on which device, and why it is held."""
    who = member(work.author).name or SOMEBODY
    what = DEED[work.deed].format(what=kind_label(work.kind) if work.kind else NEWER)
    device = f", på {work.device}" if work.device else ""
    return f"{who} {what}{device}, {stamp(work.at, zone)}: {HELD_REASON.get(work.reason, work.reason)}"


def told(work: HeldWork, member: Callable[[MemberId], Member], zone: tzinfo | None = None) -> tuple[str, ...]:
    """Return the content, a line per field, texts whole; of a changed field also what it shows now.

    Of what was added only fields that hold something: that there is no draft says nothing.
    """
    made = work.deed is HeldDeed.MADE
    lines = [
        _line(work, one, member, zone)
        for one in work.values
        if one.field and not is_reference(work.kind, one.field) and not (made and one.value is None)
    ]
    return (*((DRAFT,) if work.is_draft else ()), *lines)


def _line(work: HeldWork, one: HeldValue, member: Callable[[MemberId], Member], zone: tzinfo | None) -> str:
    key = f" {one.key}" if one.key else ""
    said = f"{field_label(work.kind, one.field)}{key}: {_whole(one.value, member, zone)}"
    return f"{said} (nu: {_whole(one.now, member, zone)})" if work.deed is HeldDeed.CHANGED else said


def _whole(value: object, member: Callable[[MemberId], Member], zone: tzinfo | None) -> str:
    """Return a value in words; a text whole, since people decide about it."""
    if isinstance(value, str) and value and not isinstance(value, Enum):
        return f"”{value}”"
    return shown(value, member, zone)
