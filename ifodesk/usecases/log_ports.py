"""What the use cases ask of what has happened: history, who opened what, what people wrote differently."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.seen import Saved


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One assertion, as the history shows it."""

    at: datetime
    author: MemberId
    device: str
    """Short name of the device."""
    kind: str
    entity: EntityId
    field: str
    """Empty for "was made" and "was removed" lines, which carry it in ``what``."""
    before: object
    after: object
    what: str
    """Code: made, changed, removed, conflict, chosen, let_in, excluded."""
    origin: MemberId | None = None
    """Whose held work it took over in the own name."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values that people wrote at the same time."""

    value: object
    author: MemberId
    at: datetime
    mine: bool
    ref: object
    """Opaque."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was written differently by two or more. Nothing is lost: all values are here."""

    kind: str
    entity: EntityId
    field: str
    key: str
    root: EntityId
    """The case (or other root) it belongs to."""
    seen: object
    """The value that both saw before; None when there was none."""
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody opened a case."""

    at: datetime
    """To the minute."""
    member: MemberId
    device: str
    """Short name of the device."""
    here: bool
    """On this device."""


class Log(Protocol):
    """What happened, and what people wrote differently."""

    def openings(self, case: EntityId) -> tuple[Opening, ...]:
        """Return who opened a case or a home's file, or looked at a home in the pool, newest first.

        Whose segments say so, never what a field claims.
        """
        ...

    def history(self, root: EntityId) -> tuple[HistoryLine, ...]:
        """Return the history of everything in the compartment of *root*, newest first."""
        ...

    def writers(self, cls: type, fields: Collection[str]) -> Mapping[EntityId, Mapping[str, frozenset[MemberId]]]:
        """Return, for every living entity of *cls*, who wrote what stands in *fields*; of a conflict, everybody.

        Whose segments say so. A field that nobody has written is not there.
        """
        ...

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the open conflicts, oldest first."""
        ...

    def resolve(self, conflict: Conflict, value: object) -> Saved:
        """Assert *value* in place of all the options that *conflict* shows."""
        ...
