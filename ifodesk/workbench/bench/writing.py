"""What is written for `apply` and `author`: texts of the practice group, in saves of a known number of assertions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from typing import Final, TypeAlias

from ifodesk.domain.entities.case import Note, Party, PartyRole, Transfer, TransferState
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.transfer import transfer_id
from ifodesk.usecases.seen import Seen, Write
from ifodesk.workbench.bench.crowd import DAY, Crowd
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.seeded import SeededBytes

Save: TypeAlias = list[Write[object]]
SMALL_SAVE: Final = 4
"""Assertions of a small save: a note, a person added, or four answers about a person changed."""
LARGE_SEGMENT: Final = 100
"""Assertions that a case gets at a time in a large segment, over ten erasure units."""
_PRACTICE_SEED: Final = 8
_NOTES_IN_LARGE: Final = 9
CHANGES_IN_LARGE: Final = 8
_MIX: Final = ("note", "change", "person", "change", "note")
"""Small saves come in these turns."""
EDITED_SHARE: Final = _MIX.count("change") / len(_MIX)
_RELATIONS: Final = ("parent", "sibling", "grandparent", "cohabitee", "neighbour")
_MORNING: Final = datetime(DAY.year, DAY.month, DAY.day, 7, tzinfo=UTC)


def note_texts() -> tuple[tuple[str, str], ...]:
    """Return the notes of the practice group: title and text."""
    entities = (one for case in practice_group(_PRACTICE_SEED, DAY).cases for one in case.entities())
    return tuple((one.title or "", one.text) for one in entities if isinstance(one, Note) and one.text)


def new_person(identity: EntityId, case: EntityId, crowd: Crowd) -> Party:
    """Return a party with four fields."""
    person = crowd.somebody()
    return Party(id=identity, case=case, role=PartyRole.RELATIVE, name=person.name, birth_year=person.birth_year)


def known_person(identity: EntityId, case: EntityId, crowd: Crowd) -> Party:
    """Return a party with eight fields, of which `changed` changes four."""
    person = new_person(identity, case, crowd)
    surname = (person.name or "").split()[-1]
    return replace(person, relation="other", same_household=False, phone="070-174 06 05", former_surname=surname)


def changed(seen: Seen[Party], number: int) -> Write[object]:
    """Return four answers about a person that was seen, all other than before."""
    value = replace(
        seen.value,
        relation=_RELATIONS[number % len(_RELATIONS)],
        same_household=True,
        phone=f"070-174 06 {number % 90 + 10}",
        former_surname=f"{seen.value.former_surname}-{number % 7}",
    )
    return Write(value, seen)


@dataclass(slots=True)
class Writer:
    """Makes saves."""

    author: MemberId
    crowd: Crowd = field(default_factory=lambda: Crowd(2))
    ids: SeededBytes = field(default_factory=lambda: SeededBytes(2, "writing"))
    texts: Iterator[tuple[str, str]] = field(default_factory=lambda: cycle(note_texts()))
    numbers: Iterator[int] = field(default_factory=count)

    def small(self, case: EntityId, people: Iterator[Seen[Party]]) -> Iterator[Save]:
        """Give saves of four assertions in one case for ever, or as long as *people* to change last."""
        for kind in cycle(_MIX):
            if kind == "note":
                title, text = next(self.texts)
                yield [Write(Note(id=self.ids.entity(), case=case, title=title, text=text, ready=True))]
            elif kind == "person":
                yield [Write(new_person(self.ids.entity(), case, self.crowd))]
            else:
                yield [changed(next(people), next(self.numbers))]

    def large(self, case: EntityId, people: Iterator[Seen[Party]]) -> Iterator[Save]:
        """Give the saves of one large segment: nine notes, each its own erasure unit, and 37 assertions beside them."""
        notes = [self.note(case) for _ in range(_NOTES_IN_LARGE)]
        for note in notes:
            yield [Write(note)]
        document = notes[0].id
        yield [
            Write(
                Transfer(
                    id=transfer_id(document),
                    case=case,
                    document=document,
                    state=TransferState.TRANSFERRED,
                    on=DAY,
                    by=self.author,
                )
            )
        ]
        yield from ([changed(next(people), next(self.numbers))] for _ in range(CHANGES_IN_LARGE))

    def note(self, case: EntityId) -> Note:
        """Return a note that is ready: seven assertions."""
        title, text = next(self.texts)
        return Note(
            id=self.ids.entity(),
            case=case,
            title=title,
            text=text,
            ready=True,
            ready_at=_MORNING + timedelta(seconds=next(self.numbers)),
            happened_on=DAY,
            author=self.author,
        )


def small_batches(
    writer: Writer, cases: Sequence[EntityId], people: Sequence[Sequence[Seen[Party]]], rounds: int
) -> list[list[Save]]:
    """Return what is written between one round and the next: one small save in each case."""
    streams = [writer.small(case, iter(here)) for case, here in zip(cases, people, strict=True)]
    return [[next(stream) for stream in streams] for _ in range(rounds)]


def large_batches(
    writer: Writer, cases: Sequence[EntityId], people: Sequence[Sequence[Seen[Party]]], rounds: int
) -> list[list[Save]]:
    """Return what is written between one round and the next: a large segment in each case."""
    known = [iter(here) for here in people]
    return [
        [save for case, here in zip(cases, known, strict=True) for save in writer.large(case, here)]
        for _ in range(rounds)
    ]
