"""`cold`: a device that holds nothing yet reads all that a colleague ever wrote, segment by segment, from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from ifodesk.compose.opening import Opened
from ifodesk.domain.entities.case import Party
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.exchange import IncompleteError
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.pairs import make_pair, sync
from ifodesk.workbench.bench.story import Shape, large, open_cases
from ifodesk.workbench.bench.timing import seconds
from ifodesk.workbench.bench.world import opened, surroundings
from ifodesk.workbench.bench.writing import Writer
from ifodesk.workbench.practice.seeded import SeededBytes

_SECONDS_A_MILLION: Final = 120
_MILLION: Final = 1_000_000
_PART: Final = 50_000
"""Assertions that are made ready at a time: they take memory. With the people that they are about it is more."""


def cold(bench: Bench) -> Iterator[Figure]:
    """Yield the time until a new device has taken in, checked and stored everything: a hundred assertions a segment."""
    around, wanted = surroundings(), bench.sizes.cold
    pair = make_pair(bench.place("cold"), around)
    with opened(pair.author, around) as author:
        written = part = 0
        while written < wanted:
            _write(author, large(min(_PART, wanted)), part)
            written, part = _assertions(author), part + 1
    with opened(pair.receiver, around) as receiver:
        taken = seconds(partial(_take_in, receiver))
        if _assertions(receiver) < written:
            raise IncompleteError
    yield within("cold", taken, f"s, {written} assertions", _SECONDS_A_MILLION * written / _MILLION)


def _write(author: Opened, shape: Shape, part: int) -> None:
    """Open cases, and write in them what is sent batch by batch."""
    records, session = author.parts.records, author.session
    cases = tuple(open_cases(author, shape, SeededBytes(part, "cold cases")))
    sync(author)
    people = [session.records.children(Party, case) for case in cases]
    writer = Writer(session.directory.me().id, ids=SeededBytes(part, "cold writing"))
    for batch in shape.batches(writer, cases, people, shape.rounds):
        with records.bulk():
            for save in batch:
                records.save(save)
        sync(author)


def _take_in(receiver: Opened) -> None:
    """Run rounds until one brings nothing: the first brings the keys, and what they open."""
    while receiver.session.sync.round().fetched:
        pass


def _assertions(one: Opened) -> int:
    row = one.parts.core.database.one("SELECT count(*) FROM assertion")
    return int(row[0]) if row else 0
