"""The internal SIP whole."""

# ruff: noqa: S608 - statements are put together from constants of this package only

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeVar, final

from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.domain.entities.sip_consent import Agreement, Consent, PaperImage
from ifodesk.domain.entities.sip_papers import PaperCopy, PlanVersion
from ifodesk.domain.entities.sip_parts import PlanPart, PlanPartLink
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome, Invited, MeetingCall, OtherPlan
from ifodesk.domain.ids import EntityId
from ifodesk.store.queries.cases import CaseQueries
from ifodesk.store.records.reading import OLDEST_FIRST
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.goal_places import in_place
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import CallView, GoalView, PartView, SipView

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
            goals=in_place(found[0].value, (*goals, *(goal for part in parts for goal in part.goals))),
            consents=self._of(Consent, plan),
            agreements=self._of(Agreement, plan),
            follow_ups=self._of(FollowUp, plan),
            versions=self._of(PlanVersion, plan, order=f"p.number, p.adopted_at, {OLDEST_FIRST}"),
            parts=parts,
            header=headers[0] if headers else None,
            outcomes=self._under(GoalOutcome, "follow_up", plan),
            other_plans=self._of(OtherPlan, plan),
            calls=self._calls(plan),
            images=self._of(PaperImage, plan),
            copies=self._of(PaperCopy, plan),
        )

    def _goals(
        self, plan: EntityId, part: EntityId | None = None, units: frozenset[EntityId] = _NO_UNITS
    ) -> tuple[GoalView, ...]:
        measures: dict[EntityId | None, list[Seen[Measure]]] = defaultdict(list)
        for measure in self._under(Measure, "goal", plan, order=_IN_ORDER):
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

    def _calls(self, plan: EntityId) -> tuple[CallView, ...]:
        invited = self._under(Invited, "meeting_call", plan, field="call")
        return tuple(
            CallView(call, tuple(one for one in invited if one.value.call == call.value.id))
            for call in self._of(MeetingCall, plan)
        )

    def _under(
        self, cls: type[T], parent: str, plan: EntityId, *, field: str = "", order: str = OLDEST_FIRST
    ) -> tuple[Seen[T], ...]:
        """Return what hangs on a member of the plan: on *parent*, by the field that refers to it."""
        where = (
            f'p.compartment = {_COMPARTMENT} AND p."{field or parent}" IN '
            f'(SELECT m.id FROM p_{parent} m WHERE m."plan" = ? AND m.compartment = p.compartment)'
        )
        return self.cases.reading.select(cls, where, (plan, plan), order=order)


_COMPARTMENT: Final = "(SELECT compartment FROM p_internal_sip WHERE id = ? ORDER BY entity LIMIT 1)"
