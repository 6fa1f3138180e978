"""The reminder that nobody more than the author and the chief has been let in to a new case."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.saving import change
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class KeepNarrow:
    """Say that nobody more needs to read a case for now: Idag stops reminding of it."""

    session: Session

    def __call__(self, case: EntityId) -> Saved:
        """Save the case without its reminder. Raises ``NotFoundError``."""
        seen = self.session.records.get(Case, case)
        return change(self.session.records, seen, replace(seen.value, let_in_reminder_at=None))
