"""When two people wrote different values, a person decides; the decision is a change as well."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.usecases.log_ports import Conflict
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class ResolveConflict:
    """Choose among what people wrote, or write something new."""

    session: Session

    def __call__(self, conflict: Conflict, value: object) -> Saved:
        """Save *value* in place of all the options that the conflict shows. An empty text means "not answered"."""
        empty = isinstance(value, str) and not value.strip()
        return self.session.log.resolve(conflict, None if empty else value)
