"""Going through the own ties step by step. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.tie_review import STEPS, ReviewStep, step_of
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line
from ifodesk.words import screen_words_ties as words
from ifodesk.words.label_words import relation

ORDER = tuple(ReviewStep)


@dataclass(frozen=True, slots=True)
class WalkState:
    """One step of the review."""

    title: str
    text: str
    group: Group
    """The ties of the step that are not ended."""
    go_on: str
    """What the main button says; the last one saves."""
    may_go_back: bool


def walk_state(at: int, ties: Sequence[OwnTie]) -> WalkState:
    """Return the step with number *at*, from 0."""
    step = ORDER[at]
    title, text = words.STEP[step]
    shown = tuple(_line(tie) for tie in ties if not tie.ended and step_of(tie.relation) is step)
    return WalkState(
        title=words.WALK_TITLE.format(number=at + 1, count=len(ORDER), title=title),
        text=text,
        group=Group(step.value, "", shown, empty=words.WALK_NOBODY),
        go_on=words.WALK_LAST if at == len(ORDER) - 1 else words.WALK_NEXT,
        may_go_back=at > 0,
    )


def first_relation(at: int) -> str:
    """Return the relation that a new tie of a step begins with."""
    return STEPS[ORDER[at]][0].value


def _line(tie: OwnTie) -> Line:
    actions = (Action("change", words.CHANGE), Action("end", words.END))
    return Line(tie.id.hex(), tie.name or "", relation(tie.relation), icon=Icon.PERSON, actions=actions, opens=False)
