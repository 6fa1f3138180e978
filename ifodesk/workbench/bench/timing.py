"""Measures two things in turns, so that a computer that is busy for a while is busy for both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Trial = Callable[[], float]
"""One run; returns what it measured (seconds, MiB)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians of the value and of its limit."""

    value: float
    limit: float

    def times(self, factor: float) -> Pair:
        """Return both in another unit."""
        return Pair(self.value * factor, self.limit * factor)


def in_turns(value: Trial, limit: Trial, *, rounds: int, warm_up: bool = True) -> Pair:
    """Run both *rounds* times, the first one first in every other round, and return the medians.

    Args:
        value: What is measured.
        limit: What it is measured against.
        rounds: At least 1.
        warm_up: Run each once before, uncounted: caches, bytecode, fonts.
    """
    if warm_up:
        limit()
        value()
    values, limits = [], []
    for number in range(rounds):
        if number % 2:
            values.append(value())
            limits.append(limit())
        else:
            limits.append(limit())
            values.append(value())
    return Pair(median(values), median(limits))


def seconds(work: Callable[[], object]) -> float:
    """Return how long *work* takes. Garbage of what ran before is collected first and not counted."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how much processor time *work* takes: a computer that others use as well disturbs it less."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def percentile(values: list[float], part: float) -> float:
    """Return the smallest of *values* that at least *part* of them do not exceed.

    >>> percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.95)
    (2, 4)
    """
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * part // 1) - 1)]
