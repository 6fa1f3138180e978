"""`apply` and `author`: what comes from others, and what goes to them. The limit is the same rows, written raw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from ifodesk.compose.opening import Opened
from ifodesk.store.inbox.inbox import SLICE
from ifodesk.usecases.sync_ports import NamedBytes
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.figure import Figure
from ifodesk.workbench.bench.limit import Transaction, recording, write_again
from ifodesk.workbench.bench.story import Story, begin, large, small
from ifodesk.workbench.bench.timing import Pair, in_turns, processor_seconds, seconds
from ifodesk.workbench.bench.wire import wire
from ifodesk.workbench.bench.writing import Save

_APPLY_SMALL: Final = 6.0
_APPLY_LARGE: Final = 4.0
_AUTHOR: Final = 2.5
_SAVES_A_COMMIT: Final = 500


class IncompleteError(Exception):
    """Not everything was taken in, so nothing was measured: a fault of the benchmark or of what it measures."""


def apply(bench: Bench) -> Iterator[Figure]:
    """Yield the time to take in and fully check what others wrote, in small segments and in large; and wire bytes."""
    for shape, unit, goal in (
        (small(bench.sizes.assertions), "s (a: 4 per segment, one case each)", _APPLY_SMALL),
        (large(bench.sizes.assertions), "s (b: 100 per segment, 10 units)", _APPLY_LARGE),
    ):
        pair = _apply(begin(bench.place(f"apply-{shape.name}"), shape), bench.sizes.rounds)
        yield Figure("apply", pair.value, unit, pair.limit, goal)
    yield from wire(bench.place("wire"))


def _apply(story: Story, rounds: int) -> Pair:
    objects = _sent(story)
    limit = _rows_of_applying(story, objects)
    return in_turns(
        partial(_time_of_applying, story, objects),
        partial(_time_of_limit, story, story.pair.receiver, limit),
        rounds=rounds,
        warm_up=False,
    )


def _sent(story: Story) -> list[NamedBytes]:
    """Return what the author sends: packed after each batch."""
    found: list[NamedBytes] = []
    with story.copy(story.pair.author) as author:
        for batch in story.batches(author):
            with author.parts.records.bulk():
                for save in batch:
                    author.session.records.save(save)
            packed = author.parts.outbox.pack(0)
            author.parts.outbox.uploaded([one.name for one in packed])
            found += packed
    return found


def _take_in(receiver: Opened, objects: Sequence[NamedBytes]) -> None:
    """Take objects in as a round does, and have them on disk."""
    inbox = receiver.parts.inbox
    for at in range(0, len(objects), SLICE):
        inbox.receive_many(objects[at : at + SLICE])
    inbox.settle()


def _rows_of_applying(story: Story, objects: Sequence[NamedBytes]) -> list[Transaction]:
    with story.copy(story.pair.receiver) as receiver:
        with recording(receiver.parts.core.database) as recorder:
            _take_in(receiver, objects)
        _require_all(receiver, objects)
        return recorder.transactions


def _require_all(receiver: Opened, objects: Sequence[NamedBytes]) -> None:
    """Raise ``IncompleteError`` unless every segment is applied and every assertion is here."""
    database = receiver.parts.core.database
    aside = database.one("SELECT count(*) FROM segment WHERE state <> 1")
    unopened = database.one("SELECT count(*) FROM unopened")
    received = database.one("SELECT count(*) FROM received")
    if aside != (0,) or unopened != (0,) or received is None or received[0] < len(objects):
        raise IncompleteError


def _time_of_applying(story: Story, objects: Sequence[NamedBytes]) -> float:
    with story.copy(story.pair.receiver) as receiver:
        return seconds(partial(_take_in, receiver, objects))


def author(bench: Bench) -> Iterator[Figure]:
    """Yield the processor time to save, and later pack, seal and sign; the same rows, written raw, are the limit.

    By the clock, what else runs on the computer is in the value more than in the limit: the value takes longer.
    """
    story = begin(bench.place("author"), small(bench.sizes.assertions))
    pair = in_turns(
        partial(_time_of_writing, story),
        partial(_time_of_limit, story, story.pair.author, _rows_of_writing(story), processor_seconds),
        rounds=bench.sizes.rounds,
        warm_up=False,
    )
    yield Figure("author", pair.value, "s of processor time", pair.limit, _AUTHOR)


def _rows_of_writing(story: Story) -> list[Transaction]:
    with story.copy(story.pair.author) as one:
        saves = _saves(story, one)
        with recording(one.parts.core.database) as recorder:
            _write(one, saves)
        return recorder.transactions


def _time_of_writing(story: Story) -> float:
    with story.copy(story.pair.author) as one:
        saves = _saves(story, one)
        return processor_seconds(partial(_write, one, saves))


def _saves(story: Story, author: Opened) -> list[Save]:
    return [save for batch in story.batches(author) for save in batch]


def _write(author: Opened, saves: Sequence[Save]) -> None:
    """Save, some hundred saves a commit, then pack, seal and sign all of it."""
    records = author.parts.records
    for at in range(0, len(saves), _SAVES_A_COMMIT):
        with records.bulk():
            for save in saves[at : at + _SAVES_A_COMMIT]:
                records.save(save)
    author.parts.outbox.pack(0)


def _time_of_limit(
    story: Story,
    vault: Path,
    transactions: Sequence[Transaction],
    measured: Callable[[Callable[[], object]], float] = seconds,
) -> float:
    with story.copy(vault) as one:
        return measured(partial(write_again, one.parts.core.database, transactions))
