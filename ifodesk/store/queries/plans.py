"""The internal SIP whole."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar, final

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.entities.sip_parts import PlanPart, PlanPartLink
from ifodesk.domain.entities.sip_process import FollowUp
from ifodesk.domain.ids import EntityId
from ifodesk.store.queries.cases import CaseQueries
from ifodesk.store.records.reading import OLDEST_FIRST
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import GoalView, PartView, SipView

T = TypeVar("T")

_IN_ORDER: Final = f'p."order" IS NULL, p."order", {OLDEST_FIRST}'
"""Two that were added offline may have one place; the older comes first."""
_NO_UNITS: Final[frozenset[EntityId]] = frozenset()


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
        goals = self._goals(plan)
        parts = tuple(self._parts(plan))
        case = found[0].value.case
        headers = () if case is None else self.cases.children(PlanPart, case)
        return SipView(
            plan=found[0],
            goals=in_order((*goals, *(goal for part in parts for goal in part.goals))),
            consents=self._of(Consent, plan),
            agreements=self._of(Agreement, plan),
            follow_ups=self._of(FollowUp, plan),
            versions=self._of(PlanVersion, plan, order=f"p.number, p.adopted_at, {OLDEST_FIRST}"),
            parts=parts,
            header=headers[0] if headers else None,
        )

    def _goals(
        self, plan: EntityId, part: EntityId | None = None, units: frozenset[EntityId] = _NO_UNITS
    ) -> tuple[GoalView, ...]:
        measures: dict[EntityId | None, list[Seen[Measure]]] = defaultdict(list)
        for measure in self._measures(plan):
            measures[measure.value.goal].append(measure)
        goals = self._of(Goal, plan, order=_IN_ORDER)
        return tuple(GoalView(goal, tuple(measures[goal.value.id]), part, units) for goal in goals)

    def _parts(self, plan: EntityId) -> Iterator[PartView]:
        """Yield the parts that the plan points to and the reader can read, oldest first, each once."""
        named = dict.fromkeys(seen.value.part for seen in self._of(PlanPartLink, plan))
        for case in named:
            headers = () if case is None else self.cases.children(PlanPart, case)
            plans = () if case is None else self.cases.children(InternalSip, case)
            if case is not None and headers and plans:
                goals = self._goals(plans[0].value.id, case, headers[0].value.units)
                yield PartView(case, plans[0], headers[0], goals)

    def _of(self, cls: type[T], plan: EntityId, *, order: str = OLDEST_FIRST) -> tuple[Seen[T], ...]:
        where = f'p."plan" = ? AND p.compartment = {_COMPARTMENT}'
        return self.cases.reading.select(cls, where, (plan, plan), order=order)

    def _measures(self, plan: EntityId) -> tuple[Seen[Measure], ...]:
        where = (
            f"p.compartment = {_COMPARTMENT} AND p.goal IN "
            '(SELECT g.id FROM p_goal g WHERE g."plan" = ? AND g.compartment = p.compartment)'
        )
        return self.cases.reading.select(Measure, where, (plan, plan), order=_IN_ORDER)


def in_order(goals: Iterable[GoalView]) -> tuple[GoalView, ...]:
    """Return goals of several parts by their place in the whole plan; those without one last."""
    return tuple(sorted(goals, key=lambda one: (one.goal.value.order is None, one.goal.value.order or 0)))


_COMPARTMENT: Final = "(SELECT compartment FROM p_internal_sip WHERE id = ? ORDER BY entity LIMIT 1)"
