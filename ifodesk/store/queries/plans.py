"""The internal SIP whole."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar, final

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId
from ifodesk.store.queries.cases import CaseQueries
from ifodesk.store.records.reading import OLDEST_FIRST
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import GoalView, SipView

T = TypeVar("T")

_IN_ORDER: Final = f'p."order" IS NULL, p."order", {OLDEST_FIRST}'
"""Two that were added offline may have one place; the older comes first."""


@final
@dataclass(frozen=True, slots=True)
class PlanQueries:
    """Reads plans."""

    cases: CaseQueries

    def plans(self, case: EntityId) -> tuple[Seen[InternalSip], ...]:
        """Return the plans of a case, oldest first."""
        return self.cases.children(InternalSip, case)

    def sip(self, plan: EntityId) -> SipView:
        """Return one plan. Raises ``NotFoundError``."""
        found = self.cases.reading.select(InternalSip, "p.id = ?", (plan,), order="p.entity LIMIT 1")
        if not found:
            raise NotFoundError
        goals = self._of(Goal, plan, order=_IN_ORDER)
        measures = self._measures(plan)
        return SipView(
            plan=found[0],
            goals=tuple(GoalView(goal, tuple(m for m in measures if m.value.goal == goal.value.id)) for goal in goals),
            consents=self._of(Consent, plan),
            agreements=self._of(Agreement, plan),
            follow_ups=self._of(FollowUp, plan),
            versions=self._of(PlanVersion, plan, order=f"p.number, p.adopted_at, {OLDEST_FIRST}"),
        )

    def _of(self, cls: type[T], plan: EntityId, *, order: str = OLDEST_FIRST) -> tuple[Seen[T], ...]:
        where = f'p."plan" = ? AND p.compartment = {_COMPARTMENT}'
        return self.cases.reading.select(cls, where, (plan, plan), order=order)

    def _measures(self, plan: EntityId) -> tuple[Seen[Measure], ...]:
        where = (
            f"p.compartment = {_COMPARTMENT} AND p.goal IN "
            '(SELECT g.id FROM p_goal g WHERE g."plan" = ? AND g.compartment = p.compartment)'
        )
        return self.cases.reading.select(Measure, where, (plan, plan), order=_IN_ORDER)


_COMPARTMENT: Final = "(SELECT compartment FROM p_internal_sip WHERE id = ? ORDER BY entity LIMIT 1)"
