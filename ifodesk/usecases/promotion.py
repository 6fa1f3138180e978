"""A SIP with the region: the internal plan becomes one with its history, or ends with a pointer to the region's.

There is never a parallel SIP. Source: SoL 2025:400 10 kap. 8-9 §§; HSL 2017:30 16 kap. 4 §.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.sip import InternalSip, Principal
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.plan_parts import with_headings
from ifodesk.usecases.saving import change, words_or_none
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class PromotePlan:
    """Let the plan be a SIP with the region from today: it is printed with the four headings of the law."""

    session: Session

    def __call__(self, seen: Seen[InternalSip], *, overall_responsibility: Principal | None = None) -> Saved:
        """Save the day, and who has the overall responsibility when that is known. Raises ``RuleError`` plan_closed.

        A new consent is asked for: the former one covers the municipality's units only.
        """
        _check_open(seen)
        value = replace(
            seen.value,
            promoted_on=seen.value.promoted_on or self.session.clock.today(),
            overall_responsibility=overall_responsibility or seen.value.overall_responsibility,
        )
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class EndForRegion:
    """End the plan because the region's system owns the SIP."""

    session: Session

    def __call__(self, seen: Seen[InternalSip], pointer: str) -> Saved:
        """Save the plan as closed today with where the SIP lies. Raises ``RuleError``: plan_closed, pointer_needed."""
        _check_open(seen)
        where = words_or_none(pointer)
        if where is None:
            raise RuleError(Refusal.POINTER_NEEDED)
        today = self.session.clock.today()
        value = replace(
            seen.value,
            promoted_on=seen.value.promoted_on or today,
            promoted_to=where,
            closed_on=today,
            close_reason=where,
        )
        return with_headings(self.session, seen.value, value, change(self.session.records, seen, value))


def _check_open(seen: Seen[InternalSip]) -> None:
    if seen.value.closed_on is not None:
        raise RuleError(Refusal.PLAN_CLOSED)
