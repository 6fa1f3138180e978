"""Undo per screen: each save can be taken back until the screen is left. Undo is a new change (DESIGN section 2)."""

from __future__ import annotations

from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Records
from ifodesk.usecases.seen import ChangeId, Saved


class UndoStack:
    """The saves of one visit to one screen."""

    def __init__(self, records: Records) -> None:
        """Begin empty."""
        self._records = records
        self._changes: list[ChangeId] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._changes)

    def push(self, saved: Saved) -> None:
        """Remember a save; one that changed nothing leaves nothing to take back."""
        if saved.change:
            self._changes.append(saved.change)

    def undo(self) -> Saved | None:
        """Take back the latest save; None when there is none.

        Raises ``RuleError`` undo_overtaken or undo_not_possible; that save is then forgotten, the ones before it can
        still be taken back. After a ``WorldError`` it can be tried again.
        """
        if not self._changes:
            return None
        try:
            saved = self._records.undo(self._changes[-1])
        except RuleError:
            self._changes.pop()
            raise
        self._changes.pop()
        return saved

    def clear(self) -> None:
        """Forget everything: the screen is left."""
        self._changes.clear()
