"""What has changed between an adopted version of a plan and the plan as it is now, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from ifodesk.domain.sip_frozen import (
    Cover,
    FrozenAgreement,
    FrozenConsent,
    FrozenFollowUp,
    FrozenGoal,
    FrozenMeasure,
    FrozenOtherPlan,
    FrozenOutcome,
    FrozenPlan,
)

Piece: TypeAlias = (
    FrozenGoal | FrozenMeasure | FrozenConsent | FrozenAgreement | FrozenFollowUp | FrozenOutcome | FrozenOtherPlan
)
P = TypeVar("P", bound=Piece)
Value: TypeAlias = str | date | bool | None


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
    """internal_sip, goal, measure, consent, agreement, follow_up, goal_outcome or other_plan."""
    goal: int | None = None
    """Place of the goal, from 1: now, or before for what was removed."""
    measure: int | None = None
    """Place of the measure within its goal, likewise."""
    field: str = ""
    """Empty for a whole piece that was added or removed."""
    before: Value = None
    after: Value = None
    """For a whole piece: its text, name or day."""
    which: Value = None
    """Which of several such pieces it is: the unit of a consent, the name of an agreement, the day of a follow-up."""
    asked: str = ""
    """The question, for an answer of the client at a follow-up."""


_NAMED: Final = {
    FrozenGoal: ("goal", ("text",)),
    FrozenMeasure: ("measure", ("text",)),
    FrozenConsent: ("consent", ("given_by",)),
    FrozenAgreement: ("agreement", ("name",)),
    FrozenFollowUp: ("follow_up", ("held_on", "planned_on")),
    FrozenOutcome: ("goal_outcome", ("outcome", "measured")),
    FrozenOtherPlan: ("other_plan", ("name", "kind")),
}
"""What a piece is called, and which fields stand for the whole of it: the first that is filled in."""
_APART: Final = frozenset({"id", "plan", "measures", "outcomes", "experience", *(one.name for one in fields(Cover))})
"""Fields that are no content of their own, or are compared piece by piece."""
_WHICH: Final[Mapping[type, tuple[str, ...]]] = {
    FrozenConsent: ("unit", "receiver", "given_by"),
    FrozenAgreement: ("name",),
    FrozenFollowUp: ("planned_on", "held_on"),
    FrozenOtherPlan: ("name",),
}
"""What tells a piece from others of its kind: the first that is filled in."""
_POINTING: Final = frozenset({"above", "goal", "goals"})
"""Fields that point to goals."""
_LISTS: Final = frozenset({"goals", "consents", "agreements", "follow_ups", "other_plans"})


def changes_since(before: FrozenPlan, after: FrozenPlan) -> tuple[PlanChange, ...]:
    """Return what differs, in form order; empty when nothing does. The cover (number, who adopted) is not compared."""
    return tuple(_Comparison(before, after).changes())


def former_goals(before: FrozenPlan, after: FrozenPlan) -> Mapping[str, str]:
    """Return by the id of each goal in *after* its id in *before*: another where it was shared with a unit between."""
    pairs = _pairs(before.goals, after.goals)
    return {new.id: old.id for old, new in pairs if old is not None and new is not None}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two plans side by side."""

    before: FrozenPlan
    after: FrozenPlan

    def changes(self) -> Iterator[PlanChange]:
        """Yield everything that differs."""
        before, after = self.before, self.after
        names = [one.name for one in fields(FrozenPlan) if one.name not in _APART | _LISTS]
        yield from self.fields(before, after, "internal_sip", names)
        for old, new in _pairs(before.goals, after.goals):
            place = _place(old, new, before.goals, after.goals)
            yield from self.piece(old, new, goal=place)
            yield from self.measures(old, new, place)
        yield from self.pieces(before.agreements, after.agreements)
        yield from self.pieces(before.consents, after.consents)
        yield from self.follow_ups()
        yield from self.pieces(before.other_plans, after.other_plans)

    def measures(self, old: FrozenGoal | None, new: FrozenGoal | None, goal: int) -> Iterator[PlanChange]:
        """Yield what differs among the measures of a goal that stayed; those of a new or removed goal go with it."""
        if old is None or new is None:
            return
        for one, other in _pairs(old.measures, new.measures):
            yield from self.piece(one, other, goal=goal, measure=_place(one, other, old.measures, new.measures))

    def follow_ups(self) -> Iterator[PlanChange]:
        """Yield what differs among the follow-ups, each followed by what was found about the goals."""
        for old, new in _pairs(self.before.follow_ups, self.after.follow_ups):
            yield from self.piece(old, new)
            if new is not None:
                yield from _answers(old, new)
                former = () if old is None else old.outcomes
                for one, other in _pairs(former, new.outcomes):
                    yield from self.piece(one, other, goal=self.place_of_goal(other or one))

    def pieces(self, before: Sequence[P], after: Sequence[P]) -> Iterator[PlanChange]:
        """Yield what differs in a list."""
        for old, new in _pairs(before, after):
            yield from self.piece(old, new)

    def piece(
        self, old: Piece | None, new: Piece | None, *, goal: int | None = None, measure: int | None = None
    ) -> Iterator[PlanChange]:
        """Yield what differs in one member of a list."""
        if new is not None and old is None:
            yield PlanChange(ChangeKind.ADDED, _NAMED[type(new)][0], goal, measure, after=_called(new))
        elif old is not None and new is None:
            yield PlanChange(ChangeKind.REMOVED, _NAMED[type(old)][0], goal, measure, before=_called(old))
        elif old is not None and new is not None:
            names = [one.name for one in fields(old) if one.name not in _APART]
            for change in self.fields(old, new, _NAMED[type(old)][0], names, goal=goal, measure=measure):
                yield replace(change, which=_which(old))

    def fields(
        self,
        old: object,
        new: object,
        kind: str,
        names: Sequence[str],
        *,
        goal: int | None = None,
        measure: int | None = None,
    ) -> Iterator[PlanChange]:
        """Yield the fields that differ."""
        for name in names:
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                told = _told(self.before, name, before), _told(self.after, name, after)
                if name not in _POINTING or told[0] != told[1]:  # a goal that moved to a part has another id
                    yield PlanChange(ChangeKind.CHANGED, kind, goal, measure, name, *told)

    def place_of_goal(self, outcome: FrozenOutcome | None) -> int | None:
        """Return the place of the goal that was followed up, now or before; None when it is in neither."""
        for goals in (self.after.goals, self.before.goals):
            for place, goal in enumerate(goals, start=1):
                if outcome is not None and goal.id == outcome.goal:
                    return place
        return None


def _answers(old: FrozenFollowUp | None, new: FrozenFollowUp) -> Iterator[PlanChange]:
    """Yield what the client answered otherwise than before, question by question."""
    former = {} if old is None else dict(old.experience)
    present = dict(new.experience)
    for question in (*present, *(one for one in former if one not in present)):
        before, after = former.get(question), present.get(question)
        if before != after:
            kind = ChangeKind.CHANGED
            yield PlanChange(kind, "follow_up", None, None, "experience", before, after, _which(new), question)


def _which(piece: Piece) -> Value:
    values = (getattr(piece, name) for name in _WHICH.get(type(piece), ()))
    return next((value for value in values if value), None)


def _told(plan: FrozenPlan, name: str, value: object) -> Value:
    """Return a value as a person can read it: goals by their words instead of their ids."""
    words = {goal.id: goal.text or "" for goal in plan.goals}
    if name in _POINTING and isinstance(value, str):
        return words.get(value)
    if isinstance(value, tuple):
        return ", ".join(words.get(one, "") if isinstance(one, str) else ": ".join(one) for one in value) or None
    return value if isinstance(value, str | date | bool) else None


def _called(piece: Piece) -> Value:
    values = (getattr(piece, name) for name in _NAMED[type(piece)][1])
    return next((value for value in values if value is not None), None)


def _pairs(before: Sequence[P], after: Sequence[P]) -> Iterator[tuple[P | None, P | None]]:
    """Yield what belongs together: everything that is there now in its order, then what is gone.

    By id; then by words, since a goal that is shared with a unit is made anew there with its measures.
    """
    former = {piece.id: piece for piece in before}
    present = {piece.id for piece in after}
    moved = {_called(piece): piece.id for piece in reversed(before) if piece.id not in present and _moves(piece)}
    for piece in after:
        own = piece.id if piece.id in former or not _moves(piece) else moved.pop(_called(piece), piece.id)
        yield former.pop(own, None), piece
    for piece in former.values():
        yield piece, None


def _moves(piece: Piece) -> bool:
    """Return whether a piece gets another id where it is shared, and has words to be known by."""
    return isinstance(piece, FrozenGoal | FrozenMeasure) and _called(piece) is not None


def _place(old: P | None, new: P | None, before: Sequence[P], after: Sequence[P]) -> int:
    if new is not None:
        return after.index(new) + 1
    return 0 if old is None else before.index(old) + 1
