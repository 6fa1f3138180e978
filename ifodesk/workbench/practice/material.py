"""What practice people are called and what is written about them, from ``resources/practice``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import cycle
from random import Random
from typing import Any

from ifodesk.domain.entities.case import CaseType
from ifodesk.system.resources import resource
from ifodesk.workbench.practice.model import PracticeMunicipality


class Sex(Enum):
    """Decides given names, and in a personal number whether the birth number is even (238) or odd (239)."""

    FEMALE = "women"
    MALE = "men"


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together."""

    share: int
    surnames: tuple[str, ...]
    given: Mapping[tuple[Sex, bool], tuple[str, ...]]
    """Given names by sex and whether it is a child's."""


@dataclass(frozen=True, slots=True)
class NoteKind:
    """One kind of note: titles to choose from, and paragraphs that follow each other, each in some wordings."""

    titles: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]

    def write(self, rng: Random, slots: Mapping[str, str]) -> tuple[str, str]:
        """Return title and text. *slots* holds ``client``, ``guardian``, ``school``, ``place`` and ``colleague``."""
        chosen = [rng.choice(wordings) for wordings in self.paragraphs]
        if rng.random() < _SHORTER:
            chosen.pop(rng.randrange(1, len(chosen)))
        return rng.choice(self.titles).format(**slots), "\n\n".join(chosen).format(**slots)


_SHORTER = 0.3
"""How often a note lacks one of its later paragraphs."""


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal with its measures: text and unit."""

    text: str
    indicator: str
    baseline: str
    target: str
    measures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanTexts:
    """What is written in plans with children or with adults."""

    own_words: tuple[str, ...]
    situations: tuple[str | None, ...]
    goals: tuple[GoalText, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that practice people are made from."""

    origins: tuple[Origin, ...]
    places: Mapping[str, tuple[str, ...]]
    """Villages by SCB code."""
    schools: tuple[str, ...]
    notes: Mapping[CaseType, tuple[NoteKind, ...]]
    plans: Mapping[str, PlanTexts]
    """Under "child" and "adult"."""
    follow_ups: tuple[str, ...]
    close_reasons: tuple[str, ...]


def material() -> Material:
    """Return the shipped material."""
    names, notes, plans = (_read(f"practice/{name}.json") for name in ("names", "notes", "plans"))
    kinds = {name: _kind(kind) for name, kind in notes["kinds"].items()}
    return Material(
        origins=tuple(_origin(origin) for origin in names["origins"]),
        places={code: tuple(places) for code, places in names["places"].items()},
        schools=tuple(names["schools"]),
        notes={CaseType(code): tuple(kinds[name] for name in chosen) for code, chosen in notes["by_case_type"].items()},
        plans={name: _plan(plans[name]) for name in ("child", "adult")},
        follow_ups=tuple(plans["follow_ups"]),
        close_reasons=tuple(plans["close_reasons"]),
    )


_RECORD_SYSTEMS = ("Treserva", "Lifecare", "Combine", "Viva")


def municipalities() -> tuple[PracticeMunicipality, ...]:
    """Return the eight with their latest population, as in ``resources/municipalities.json``."""
    found = _read("municipalities.json")["municipalities"]
    return tuple(
        PracticeMunicipality(one["scb_code"], one["name"], one["population"][max(one["population"])], system)
        for one, system in zip(found, cycle(_RECORD_SYSTEMS))
    )


def home_texts() -> Mapping[str, Any]:
    """Return what the practice homes are made from."""
    return _read("practice/homes.json")


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(resource(name).read_text(encoding="utf-8"))
    return content


def _origin(origin: dict[str, Any]) -> Origin:
    given = {
        (Sex.FEMALE, False): origin["women"],
        (Sex.MALE, False): origin["men"],
        (Sex.FEMALE, True): origin["girls"],
        (Sex.MALE, True): origin["boys"],
    }
    names = {key: tuple(names.split()) for key, names in given.items()}
    return Origin(origin["share"], tuple(origin["surnames"].split()), names)


def _kind(kind: dict[str, Any]) -> NoteKind:
    return NoteKind(tuple(kind["titles"]), tuple(tuple(wordings) for wordings in kind["paragraphs"]))


def _plan(plan: dict[str, Any]) -> PlanTexts:
    return PlanTexts(tuple(plan["own_words"]), tuple(plan["situation"]), tuple(_goal(goal) for goal in plan["goals"]))


def _goal(goal: dict[str, Any]) -> GoalText:
    measures = tuple((text, unit) for text, unit in goal["measures"])
    return GoalText(goal["text"], goal["indicator"], goal["baseline"], goal["target"], measures)
