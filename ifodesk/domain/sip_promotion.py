"""What a SIP with the region has to say by law: four headings, made from the plan as it is.

Source: SoL 2025:400 10 kap. 8 §; HSL 2017:30 16 kap. 4 § (the same content in both).
"""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.sip import Principal
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan


@dataclass(frozen=True, slots=True)
class Effort:
    """A measure with the goal that it serves."""

    goal: FrozenGoal
    measure: FrozenMeasure


@dataclass(frozen=True, slots=True)
class StatutorySip:
    """The four headings; each list may be empty, which the paper says."""

    needed: tuple[Effort, ...]
    """1. The support that is needed, from both principals."""
    by_municipality: tuple[Effort, ...]
    """2. What each principal answers for."""
    by_region: tuple[Effort, ...]
    by_others: tuple[Effort, ...]
    """3. What is done by others than the municipality and the region."""
    overall_responsibility: str | None
    """4. Which principal has the overall responsibility: a code of ``Principal``; None: not stated."""


def statutory(plan: FrozenPlan) -> StatutorySip:
    """Return what the law asks for. A measure without a principal is the municipality's: the plan was made there."""
    efforts = tuple(Effort(goal, measure) for goal in plan.goals for measure in goal.measures)
    region = tuple(one for one in efforts if one.measure.principal == Principal.REGION)
    others = tuple(one for one in efforts if one.measure.principal == Principal.OTHER)
    own = tuple(one for one in efforts if one not in region and one not in others)
    needed = tuple(one for one in efforts if one not in others)
    return StatutorySip(needed, own, region, others, plan.overall_responsibility)
