"""Who opened which case, noted in the case itself: its readers see it, and whoever is walled off does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.entities.access import AccessEntry
from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.saving import new_id
from ifodesk.usecases.seen import Changed, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class LogOpening:
    """Note that the signed-in person opened a case, once per device and hour. Windows and commands call it."""

    session: Session

    def __call__(self, case: EntityId) -> Changed | None:
        """Save the entry; None when this hour has one, or the group's table of rights does not know the log yet.

        Raises ``NotFoundError`` for a case that this person does not read.
        """
        session = self.session
        session.records.get(Case, case)
        now = session.clock.now().replace(second=0, microsecond=0)
        here = [one.at for one in session.log.openings(case) if one.here]
        if any(_hour(at) == _hour(now) for at in here) or not session.readers.may_write(case, "access_entry"):
            return None
        return session.records.save([Write(AccessEntry(id=new_id(session.random), case=case, opened_at=now))]).changed


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0)
