"""Where goals stand in a whole plan and which long-term goal they serve, also those that lie in its parts."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.usecases.views import GoalView


def in_place(plan: InternalSip, goals: Iterable[GoalView]) -> tuple[GoalView, ...]:
    """Return goals by their place in *plan*; those without one last, and of two with one place the first given.

    Args:
        plan: The whole plan, which knows the places of the goals that lie in its parts.
        goals: The plan's own in order, then those of its parts.
    """
    return tuple(sorted(goals, key=lambda view: place_of(plan, view.goal.value) or inf))


def place_of(plan: InternalSip, goal: Goal) -> int | None:
    """Return the place of a goal among all goals of the whole *plan*; None where nobody has given it one."""
    return goal.order if goal.plan == plan.id else plan.goal_places.get(goal.id.hex())


def aim_of(plan: InternalSip, goal: Goal) -> EntityId | None:
    """Return the long-term goal that a goal serves, also one that lies in the whole *plan* or another part of it.

    What no id can be read from is none: another program wrote it.
    """
    if goal.above is not None:
        return goal.above
    try:
        elsewhere = bytes.fromhex(plan.goal_aims.get(goal.id.hex(), ""))
    except ValueError:
        return None
    return EntityId(elsewhere) if len(elsewhere) == ID_BYTES else None
