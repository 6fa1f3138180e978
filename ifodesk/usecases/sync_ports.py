"""What a sync round asks of the vault, and what it tells. `store` serves the two ports, `sync` moves the bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HeadEntry:
    """One head in a hub's listing."""

    name: str
    """``h/`` and the tag of the device."""
    version_hint: bytes
    """Differs when the head has changed; empty when the hub cannot say, which counts as changed. Never evidence."""


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """An object as it lies on a hub: its name (``o/…`` or ``h/…``) and its sealed bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Received:
    """What an object that was just received makes the vault ask for next. Names asked for twice are fetched once."""

    more: tuple[str, ...] = ()
    """Names of objects."""
    tags: tuple[str, ...] = ()
    """Tags of which every object is wanted: cheaper than one name after the other for a device far behind."""


class Inbox(Protocol):
    """Takes what comes from a hub. It judges by signatures; names and listings prove nothing."""

    def wanted(self, heads: Sequence[HeadEntry]) -> tuple[str, ...]:
        """Return what to fetch first: heads that differ from what was received last, and objects still lacking.

        What an interrupted round had named but not fetched must come back here: its head does not change any more.
        """
        ...

    def receive_many(self, objects: Sequence[NamedBytes]) -> Received:
        """Keep objects whose bytes match their names and return what is wanted next. At most 32 at a time.

        The same object may come again. Raises ``WorldError`` when the vault cannot keep them; the round then ends.
        """
        ...

    def lacking(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return those names of a listing that are not here, in their order."""
        ...

    def in_order(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return names and tags that are to be asked for in the order in which the vault needs them.

        Keys and what tells who may do what come first, then the cases in which something was written last: over a
        slow line these can be read and worked in while the rest is still on its way.
        """
        ...


class Outbox(Protocol):
    """Gives what a hub lacks."""

    def unsure(self) -> tuple[str, ...]:
        """Return the tags of what was put in a round that ended before its head: a hub may have lost it unseen."""
        ...

    def listed(self, tag: str, names: Sequence[str]) -> None:
        """Take in what lies under a tag that `unsure` gave: what does not is to be put once more."""
        ...

    def pack(self, now_ms: int) -> tuple[NamedBytes, ...]:
        """Seal and sign what waits and return every object not yet uploaded, in the order of upload."""
        ...

    def head(self, now_ms: int) -> NamedBytes | None:
        """Return the new head once everything that it names is uploaded; None when none is due."""
        ...

    def uploaded(self, names: Sequence[str]) -> None:
        """Remember that these names lie whole on the hub and need no upload again."""
        ...


class RoundState(StrEnum):
    """How a sync round ended."""

    IN_STEP = "in_step"
    """Everything that was named was fetched, everything that waited is sent."""
    INCOMPLETE = "incomplete"
    """Sent, but the hub lacks objects or holds damaged ones."""
    FAILED = "failed"
    """The hub could not be used to the end; nothing is lost and the next round goes on."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """What a sync round did."""

    state: RoundState
    fetched: int
    """Objects handed to the inbox, heads not counted."""
    sent: int
    """Objects that lie on the hub after this round and were not known to lie there before, heads not counted."""
    problem: str | None = None
    """Code of what stopped the round (`ifodesk.words.hub_words`); None when nothing did."""
    missing: tuple[str, ...] = ()
    """Names that something named and the hub did not have."""
    damaged: tuple[str, ...] = ()
    """Names whose bytes do not match, are too many or cannot be read. They are left as they lie and never used."""
