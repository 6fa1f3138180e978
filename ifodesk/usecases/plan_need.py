"""Whether a plan is needed: who proposed it is part of the plan; a no is rare and carries its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.sip import InternalSip
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import change, check_not_ahead, words_or_none
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class RefusePlan:
    """Write down that the municipality says no to a plan that somebody proposed."""

    session: Session

    def __call__(self, seen: Seen[InternalSip], reason: str, *, on: date | None = None) -> Saved:
        """Save the no, of today unless another day is said. Nothing that was written is lost.

        Raises ``RuleError``: reason_needed, in_the_future, plan_closed, plan_adopted (close it instead).
        """
        session = self.session
        if seen.value.closed_on is not None:
            raise RuleError(Refusal.PLAN_CLOSED)
        if session.queries.sip(seen.value.id).versions:
            raise RuleError(Refusal.PLAN_ADOPTED)
        why = words_or_none(reason)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        day = check_not_ahead(session, on)
        return change(session.records, seen, replace(seen.value, refused_on=day, refusal_reason=why))


@dataclass(frozen=True, slots=True)
class ReconsiderPlan:
    """Take a no back: work on the plan goes on."""

    session: Session

    def __call__(self, seen: Seen[InternalSip]) -> Saved:
        """Save the plan as not refused; the former reason stays in the history."""
        return change(self.session.records, seen, replace(seen.value, refused_on=None, refusal_reason=None))
