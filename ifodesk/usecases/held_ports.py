"""What was held: written where or when its author had no right to, kept whole, never applied silently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.log_ports import HistoryLine
from ifodesk.usecases.seen import Changed


class HeldDeed(StrEnum):
    """What the author did."""

    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class HeldValue:
    """One field that was written."""

    field: str
    """Empty for a removal, and for a field that only a newer program knows."""
    key: str
    """Of a keyed field; empty for others."""
    value: object
    now: object
    """What the field shows now; None for what was made, and for what is not answered."""
    ref: object
    """What stands now, as it was shown. Opaque."""


@dataclass(frozen=True, slots=True)
class HeldWork:
    """One save on one entity, with its content: what people decide about."""

    id: str
    """The same on every device."""
    author: MemberId
    device: str
    """Short name of the device."""
    at: datetime
    reason: str
    """A code of `ifodesk.words.sync_words.HELD_REASON`."""
    root: EntityId | None
    """The case that it belongs to; None when it lies elsewhere."""
    kind: str
    """Name of the entity kind; empty for one that only a newer program knows."""
    entity: EntityId
    deed: HeldDeed
    values: tuple[HeldValue, ...]
    is_draft: bool
    """Its writer never said "klar"."""

    def lines(self) -> tuple[HistoryLine, ...]:
        """Return what was written as the history tells it, one line per field."""
        if self.deed is HeldDeed.REMOVED:
            return (self._line("", None, None, "removed"),)
        made = (self._line("", None, None, "made"),) if self.deed is HeldDeed.MADE else ()
        told = (one for one in self.values if one.field and one.value is not None)
        return (*made, *(self._line(one.field, one.now, one.value, "changed") for one in told))

    def _line(self, field: str, before: object, after: object, what: str) -> HistoryLine:
        return HistoryLine(self.at, self.author, self.device, self.kind, self.entity, field, before, after, what)


class Held(Protocol):
    """What is held here and can be read here."""

    def work(self) -> tuple[HeldWork, ...]:
        """Return what nobody has decided about yet, oldest first."""
        ...

    def raise_cut(self, work: HeldWork) -> Changed:
        """Move the cut so that the author's work counts up to and with this, under its author's own name.

        Raises ``RuleError``: held_no_more; cut_does_not_help where no cut holds it back (a fork, a missing right), or
        where the signed-in person may not move it.
        """
        ...

    def adopt(self, work: HeldWork) -> Changed:
        """Write it anew in the signed-in person's name, with a mark that names the origin. Two adoptions show as one.

        It replaces what `HeldValue.now` showed and nothing that came since. Raises ``RuleError``: held_no_more,
        held_unreadable, held_parent_first.
        """
        ...
