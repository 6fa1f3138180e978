"""A bank of goals to begin from, and the question that tells a means from an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ifodesk.domain.entities.municipality import GoalTemplate
from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class LifeArea:
    """An area of life that goals are sorted by."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class BankGoal:
    """A goal that can be taken over and changed."""

    area: str
    goal: str
    indicator: str = ""
    measure: str = ""
    template: EntityId | None = None
    """The municipality's own; None: it ships."""


@dataclass(frozen=True, slots=True)
class ShippedGoals:
    """The areas in their order, and the goals that ship."""

    areas: tuple[LifeArea, ...] = ()
    goals: tuple[BankGoal, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, str]]]) -> ShippedGoals:
        """Return what the parsed file says. Raises ``KeyError`` for data of another form."""
        return cls(
            tuple(LifeArea(one["code"], one["title"]) for one in data["areas"]),
            tuple(BankGoal(one["area"], one["goal"], one["indicator"], one["measure"]) for one in data["goals"]),
        )

    def with_own(self, templates: Iterable[GoalTemplate]) -> tuple[BankGoal, ...]:
        """Return the municipality's own goals and those that ship, area by area, the own ones first."""
        own = [_own(one) for one in templates if one.goal and one.ended_on is None]
        order = [area.code for area in self.areas]
        return tuple(sorted((*own, *self.goals), key=lambda one: order.index(one.area) if one.area in order else 99))

    def title(self, code: str | None) -> str:
        """Return what an area is called; empty for an unknown one."""
        return next((one.title for one in self.areas if one.code == code), "")


@dataclass(frozen=True, slots=True)
class AidWords:
    """Words by which a goal is seen to be a decision about aid."""

    question: str = ""
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Turns that say that somebody will do without: then it is an end of its own."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> AidWords:
        """Return what the parsed file says. Raises ``KeyError`` for data of another form."""
        return cls(str(data["question"]), tuple(data["words"]), tuple(data["without"]))

    def names_aid(self, text: str | None) -> bool:
        """Return whether a goal is worded as a decision about aid.

        >>> words = AidWords("?", ("boendestöd",), ("utan",))
        >>> words.names_aid("Få boendestöd"), words.names_aid("Klara mig utan boendestöd")
        (True, False)
        """
        plain = " ".join((text or "").casefold().split())
        return _begins_a_word(self.words, plain) and not _begins_a_word(self.without, plain)


def _begins_a_word(words: Sequence[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)


def _own(template: GoalTemplate) -> BankGoal:
    return BankGoal(
        template.area or "", template.goal or "", template.indicator or "", template.measure or "", template.id
    )
