"""Bytes on the hub per change: one segment with forty changes over twelve erasure units (PROTOCOL rule 33).

A change here is one save of one field that holds a sentence of twelve words, as when the goal was set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from ifodesk.changes.crypto import SEAL_BYTES
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import LENGTH_BYTES, Place, open_object
from ifodesk.compose.opening import Opened
from ifodesk.domain.entities.case import Note, Party
from ifodesk.domain.ids import EntityId
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.whereabouts import Whereabouts
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_ports import NamedBytes
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.story import Shape, begin
from ifodesk.workbench.bench.writing import Writer, large_batches, note_texts

CHANGES: Final = 40
UNITS: Final = 12
_NOTES: Final = UNITS - 1
"""Each is a unit of its own; the twelfth is what is common in the case."""
_WORDS: Final = 12
_MOST_BYTES: Final = 200
_MOST_PADDING: Final = 1.12
"""Padmé adds at most 12 % (Nikitin et al., PURBs, PoPETs 2019, section 4)."""


def wire(place: Path) -> Iterator[Figure]:
    """Yield bytes per change before padding, against the goal, and as they lie on the hub, against those before."""
    story = begin(place, Shape("wire", cases=1, rounds=1, people=CHANGES - _NOTES, batches=large_batches))
    with story.copy(story.pair.author) as author:
        compartment = Whereabouts(author.parts.core).compartment_of(story.cases[0])
        notes = _write_notes(author, story.cases[0])
        _send(author)
        _change_each(author, story.cases[0], notes)
        (segment,) = _send(author)
        before, after = _unpadded(author, compartment, segment) / CHANGES, len(segment.data) / CHANGES
    yield within("apply", before, "B per change, before padding", _MOST_BYTES)
    yield Figure("apply", after, "B per change, padded", before, _MOST_PADDING)


def _write_notes(author: Opened, case: EntityId) -> list[EntityId]:
    writer = Writer(author.session.directory.me().id)
    notes = [writer.note(case) for _ in range(_NOTES)]
    for note in notes:
        author.session.records.save([Write(note)])
    return [note.id for note in notes]


def _change_each(author: Opened, case: EntityId, notes: list[EntityId]) -> None:
    """Change the title of every note and the relation of every party, each in a save of its own."""
    records = author.session.records
    words = " ".join(text for _, text in note_texts()).split()
    sentences = (" ".join(words[at : at + _WORDS]) for at in count(0, _WORDS))
    for note in notes:
        seen = records.get(Note, note)
        records.save([Write(replace(seen.value, title=next(sentences)), seen)])
    for party in records.children(Party, case):
        records.save([Write(replace(party.value, relation=next(sentences)), party)])


def _send(author: Opened) -> tuple[NamedBytes, ...]:
    packed = author.parts.outbox.pack(0)
    author.parts.outbox.uploaded([one.name for one in packed])
    return packed


def _unpadded(author: Opened, compartment: Compartment, segment: NamedBytes) -> int:
    """Return the size of a sealed segment without its padding."""
    core = author.parts.core
    place = Place(core.identity.gid, compartment.cid, ObjectType.SEGMENT)
    _, body = open_object(segment.data, place, core.compartments.epochs(compartment.row))
    return SEAL_BYTES + LENGTH_BYTES + len(body)
