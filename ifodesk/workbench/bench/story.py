"""What `apply` and `author` work on: two vaults in step, cases in both, and what is to be written in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ifodesk.compose.opening import Opened
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.ports import Home
from ifodesk.usecases.seen import Seen
from ifodesk.workbench.bench.crowd import Crowd
from ifodesk.workbench.bench.pairs import Pair, colleague, make_pair, sync
from ifodesk.workbench.bench.world import new, opened, surroundings
from ifodesk.workbench.bench.writing import (
    CHANGES_IN_LARGE,
    EDITED_SHARE,
    LARGE_SEGMENT,
    SMALL_SAVE,
    Save,
    Writer,
    known_person,
    large_batches,
    small_batches,
)
from ifodesk.workbench.practice.seeded import SeededBytes

Batches = Callable[[Writer, Sequence[EntityId], Sequence[Sequence[Seen[Party]]], int], list[list[Save]]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How what is written is spread."""

    name: str
    cases: int
    rounds: int
    people: int
    """Known beforehand in each case: whom changes are about."""
    batches: Batches


_SMALL_SEGMENTS_A_CASE: Final = 62
_LARGE_SEGMENTS_A_CASE: Final = 10


def small(assertions: int) -> Shape:
    """Return the shape (a): four assertions a segment, one case each. 100 000 lie in some 400 cases."""
    segments = max(1, assertions // SMALL_SAVE)
    cases = max(1, segments // _SMALL_SEGMENTS_A_CASE)
    rounds = segments // cases
    return Shape("a", cases, rounds, int(rounds * EDITED_SHARE) + 1, small_batches)


def large(assertions: int) -> Shape:
    """Return the shape (b): a hundred assertions a segment, over ten erasure units of one case."""
    segments = max(1, assertions // LARGE_SEGMENT)
    cases = max(1, segments // _LARGE_SEGMENTS_A_CASE)
    rounds = segments // cases
    return Shape("b", cases, rounds, rounds * CHANGES_IN_LARGE, large_batches)


@dataclass(frozen=True, slots=True)
class Story:
    """Two vaults in step, and who writes what."""

    place: Path
    pair: Pair
    cases: tuple[EntityId, ...]
    shape: Shape

    @contextmanager
    def copy(self, vault: Path) -> Iterator[Opened]:
        """Open a copy of one of the vaults, which is gone afterwards."""
        copied = self.place / "copy"
        shutil.copytree(vault, copied)
        try:
            with opened(copied, self.pair.around) as one:
                yield one
        finally:
            shutil.rmtree(copied)

    def batches(self, author: Opened) -> list[list[Save]]:
        """Return what is written between one round and the next."""
        session = author.session
        people = [session.records.children(Party, case) for case in self.cases]
        return self.shape.batches(Writer(session.directory.me().id), self.cases, people, self.shape.rounds)


def begin(place: Path, shape: Shape) -> Story:
    """Return two vaults in step that both hold the cases of *shape*."""
    around = surroundings()
    pair = make_pair(place, around)
    with opened(pair.author, around) as author:
        cases = tuple(open_cases(author, shape))
        sync(author)
    with opened(pair.receiver, around) as receiver:
        sync(receiver)
    return Story(place, pair, cases, shape)


def open_cases(author: Opened, shape: Shape, ids: SeededBytes | None = None) -> Iterator[EntityId]:
    """Open the cases of *shape*, read by both, and give their ids. *ids*: of another part of the same story."""
    session, chief = author.session, colleague(author)
    crowd, ids = Crowd(3), ids or SeededBytes(3, "story")
    with author.parts.records.bulk():
        for _ in range(shape.cases):
            home = Home("restricted", session.readers.open_compartment({chief}))
            case = Case(id=ids.entity(), case_type=CaseType.CHILD_YOUTH, status=CaseStatus.OPEN, chief=chief)
            people = [known_person(ids.entity(), case.id, crowd) for _ in range(shape.people)]
            session.records.save(new(case, *people), home=home)
            yield case.id
