"""What the saves of this sitting changed, so that each can be taken back by a new change. Kept in memory only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, final

from ifodesk.changes.codec import Item
from ifodesk.store.cells.rows import Cell, NewRow
from ifodesk.usecases.seen import ChangeId

_MOST_KEPT: Final = 2_000


class Step(NamedTuple):
    """One cell that a save wrote."""

    cell: Cell
    former: Item
    """What was shown before."""
    superseded: tuple[int, ...]
    """What was shown before, by assertion; empty when nothing was."""
    written: int
    """The assertion."""


class SaveMemo(NamedTuple):
    """One save."""

    rows: Sequence[NewRow]
    former: Mapping[int, Item]
    """The values that the rows supersede, among others."""
    made: tuple[int, ...]
    """Entities that it made."""
    final: bool
    """It ended drafting ("klar", an adoption): only a correction helps."""

    def steps(self) -> list[Step]:
        """Return the cells that it wrote."""
        found = []
        for row in self.rows:
            former = self.former.get(row.supersedes[0]) if row.supersedes else None
            found.append(Step((row.entity, row.field, row.key), former, row.supersedes, row.id))
        return found


@final
class UndoMemory:
    """The newest saves."""

    def __init__(self) -> None:
        """Begin empty."""
        self._saves: OrderedDict[ChangeId, SaveMemo] = OrderedDict()
        self._stands_for: dict[int, int] = {}

    def forget(self) -> None:
        """Drop everything: values must not stay in memory when what they stand in was left."""
        self._saves.clear()
        self._stands_for.clear()

    def remember(self, change: ChangeId, memo: SaveMemo) -> None:
        """Keep a save; the oldest is forgotten when there are too many."""
        self._saves[change] = memo
        if len(self._saves) > _MOST_KEPT:
            self._saves.popitem(last=False)

    def find(self, change: ChangeId) -> SaveMemo | None:
        """Return a save; None when it was not made in this sitting."""
        return self._saves.get(change)

    def restored(self, assertion: int, by: int) -> None:
        """Note that undo asserted a former value anew: *by* stands for *assertion* when an earlier save is undone."""
        self._stands_for[assertion] = by

    def standing(self, assertion: int) -> int:
        """Return the assertion that stands for *assertion* now."""
        while assertion in self._stands_for:
            assertion = self._stands_for[assertion]
        return assertion
