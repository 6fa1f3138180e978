"""What the oracle knows: every value that was ever saved, as a text that occurs once, and who may read it.

No segments, no merge, no keys: a text stands until a later one that had it on screen takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ifodesk.domain.ids import CompartmentId, EntityId, MemberId

_DELETED: Final = "deleted "


def tombstone(entity: bytes) -> str:
    """Return what stands for the deletion of an entity among texts."""
    return f"{_DELETED}{entity.hex()}"


def is_tombstone(text: str) -> bool:
    """Return whether a text stands for a deletion. Beside one, what nobody had seen lets all that was there stand."""
    return text.startswith(_DELETED)


@dataclass(slots=True)
class Text:
    """One saved value."""

    text: str
    device: str
    """The device it was typed on."""
    day: int
    knew: frozenset[MemberId]
    """Who the writer knew to be shut out of the case."""
    number: int = 0
    """Rises with each text that anybody saves."""
    replaced_by: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class CaseModel:
    """One case."""

    case: EntityId
    cid: CompartmentId
    plan: EntityId
    client: EntityId
    founder: MemberId
    readers: dict[MemberId, str]
    """Who shall be able to read it, and the name of the device."""
    goals: list[EntityId] = field(default_factory=list)
    out: set[MemberId] = field(default_factory=set)
    """Shut out for good."""
    perhaps: set[MemberId] = field(default_factory=set)
    """Let in by somebody who may not have been allowed to any more."""
    closed_to: dict[str, dict[str, int]] = field(default_factory=dict)
    """By device of somebody who is out, and by reader's: the newest text of all when that reader knew and met others.

    Each may have pinned where the other's right ends, as far as it had heard, and the furthest of these counts.
    """
    cells: dict[tuple[EntityId, str], dict[str, Text]] = field(default_factory=dict)

    def texts(self) -> Iterator[Text]:
        """Yield every text of the case."""
        for cell in self.cells.values():
            yield from cell.values()

    def may_count(self, text: Text) -> bool:
        """Return whether a text may be applied anywhere in the end; else it is held, for people to decide."""
        known = self.closed_to.get(text.device)
        return not known or text.number <= max(known.values())


@dataclass(slots=True)
class Model:
    """All cases."""

    cases: list[CaseModel] = field(default_factory=list)
    assertions: int = 0
    """Fields that were saved, texts or not."""
    removed: set[MemberId] = field(default_factory=set)
    restored: dict[str, int] = field(default_factory=dict)
    """Devices whose vault was put back as it had been, with the day."""
    deaf: dict[str, int] = field(default_factory=dict)
    """Devices whose program no longer listens, with the day: it never learns that a hub has lost what it sent."""
    hub_forgot: list[int] = field(default_factory=list)
    """Days on which the hub lost what it had, or the newest of it."""

    def wrote(self, case: CaseModel, entity: EntityId, name: str, text: Text, seen: list[str]) -> None:
        """Note that *text* was saved in a cell, with the texts *seen* on screen."""
        cell = case.cells.setdefault((entity, name), {})
        for former in seen:
            if former in cell:
                cell[former].replaced_by.append(text)
        cell[text.text] = text

    def deleted(self, case: CaseModel, entity: EntityId, text: Text, seen: list[str]) -> None:
        """Note that an entity was deleted with *seen* on screen; *text* is `tombstone` of it."""
        for (one, _), cell in case.cells.items():
            if one == entity:
                for former in seen:
                    if former in cell:
                        cell[former].replaced_by.append(text)

    def may_be_destroyed(self, text: Text) -> bool:
        """Return whether fate may have burnt every copy of a text: its writer's vault and the hub both forgot it."""
        day = self.restored.get(text.device)
        return day is not None and text.day <= day and any(text.day <= one for one in self.hub_forgot)

    def may_be_unheard(self, text: Text) -> bool:
        """Return whether a hub forgot a text, or what it follows, whose writer's program sends nothing twice."""
        day = self.deaf.get(text.device)
        return day is not None and any(min(day, text.day) <= one for one in self.hub_forgot)

    def case_of(self, entity: EntityId) -> CaseModel:
        """Return the case with this id. Raises ``StopIteration`` for an unknown one."""
        return next(one for one in self.cases if one.case == entity)
