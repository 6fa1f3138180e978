"""Other plans that hold for the client. Their goals are followed up there, and only there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.sip_process import OtherPlan, OtherPlanKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.saving import Made, change, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class AddOtherPlan:
    """Write down another plan: a pointer, never a copy."""

    session: Session

    def __call__(
        self,
        plan: EntityId,
        *,
        kind: OtherPlanKind | None = None,
        name: str = "",
        on: date | None = None,
        where: str = "",
        who: str = "",
    ) -> Made:
        """Return the new pointer; everything may be filled in later. Raises ``RuleError`` older_group."""
        check_may_write(self.session, plan, "other_plan")
        other = OtherPlan(id=new_id(self.session.random), plan=plan, kind=kind, name=name, on=on, where=where, who=who)
        return Made(other.id, self.session.records.save([Write(tidy(other))]))


@dataclass(frozen=True, slots=True)
class ChangeOtherPlan:
    """Change what was written down about another plan."""

    session: Session

    def __call__(self, seen: Seen[OtherPlan], value: OtherPlan) -> Saved:
        """Save *value* in place of what was seen."""
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RemoveOtherPlan:
    """Take the pointer to another plan away."""

    session: Session

    def __call__(self, seen: Seen[OtherPlan]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)
