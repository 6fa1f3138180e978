"""What has changed between an adopted version of a plan and the plan as it is now, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar

from ifodesk.domain.sip_version import FrozenAgreement, FrozenConsent, FrozenGoal, FrozenMeasure, FrozenPlan

Piece: TypeAlias = FrozenGoal | FrozenMeasure | FrozenConsent | FrozenAgreement
P = TypeVar("P", FrozenGoal, FrozenMeasure, FrozenConsent, FrozenAgreement)


class ChangeKind(StrEnum):
    """What happened to a piece of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One thing that differs. Fields are named as in the declarations, so `words` has a label for each."""

    what: ChangeKind
    kind: str
    """internal_sip, goal, measure, consent or agreement."""
    goal: int | None = None
    """Place of the goal, from 1: now, or before for what was removed."""
    measure: int | None = None
    """Place of the measure within its goal, likewise."""
    field: str = ""
    """Empty for a whole piece that was added or removed."""
    before: str | date | None = None
    after: str | date | None = None
    """For a whole piece: its text or name."""


_PLAN_FIELDS = ("own_words", "situation", "plan_lead", "next_follow_up_on")
_NAMED = {
    FrozenGoal: ("goal", "text"),
    FrozenMeasure: ("measure", "text"),
    FrozenConsent: ("consent", "given_by"),
    FrozenAgreement: ("agreement", "name"),
}
"""What a piece is called, and which field stands for the whole of it."""


def changes_since(before: FrozenPlan, after: FrozenPlan) -> tuple[PlanChange, ...]:
    """Return what differs, in form order; empty when nothing does. The cover (number, who adopted) is not compared."""
    found = list(_fields(before, after, "internal_sip", _PLAN_FIELDS))
    for old, new in _pairs(before.goals, after.goals):
        place = _place(old, new, before.goals, after.goals)
        found.extend(_piece(old, new, goal=place))
        found.extend(_measures(old, new, place))
    for agreement in _pairs(before.agreements, after.agreements):
        found.extend(_piece(*agreement))
    for consent in _pairs(before.consents, after.consents):
        found.extend(_piece(*consent))
    return tuple(found)


def _measures(old: FrozenGoal | None, new: FrozenGoal | None, goal: int) -> Iterator[PlanChange]:
    """Yield what differs among the measures of a goal that stayed; those of a new or removed goal go with it."""
    if old is None or new is None:
        return
    for one, other in _pairs(old.measures, new.measures):
        yield from _piece(one, other, goal=goal, measure=_place(one, other, old.measures, new.measures))


def _pairs(before: Sequence[P], after: Sequence[P]) -> Iterator[tuple[P | None, P | None]]:
    """Yield what belongs together by id: everything that is there now in its order, then what is gone."""
    former = {piece.id: piece for piece in before}
    for piece in after:
        yield former.pop(piece.id, None), piece
    for piece in former.values():
        yield piece, None


def _place(old: P | None, new: P | None, before: Sequence[P], after: Sequence[P]) -> int:
    if new is not None:
        return after.index(new) + 1
    return 0 if old is None else before.index(old) + 1


def _piece(
    old: Piece | None, new: Piece | None, *, goal: int | None = None, measure: int | None = None
) -> Iterator[PlanChange]:
    if new is not None and old is None:
        kind, name = _NAMED[type(new)]
        yield PlanChange(ChangeKind.ADDED, kind, goal, measure, after=getattr(new, name))
    elif old is not None and new is None:
        kind, name = _NAMED[type(old)]
        yield PlanChange(ChangeKind.REMOVED, kind, goal, measure, before=getattr(old, name))
    elif old is not None and new is not None:
        kind, _ = _NAMED[type(old)]
        names = [field.name for field in fields(old) if field.name not in ("id", "measures")]
        yield from _fields(old, new, kind, names, goal=goal, measure=measure)


def _fields(
    old: object, new: object, kind: str, names: Sequence[str], *, goal: int | None = None, measure: int | None = None
) -> Iterator[PlanChange]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield PlanChange(ChangeKind.CHANGED, kind, goal, measure, name, before, after)
