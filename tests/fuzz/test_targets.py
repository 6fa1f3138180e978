"""Every harness takes its seeds and some hundred changed ones; the long run is `make fuzz`."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from ifodesk.changes.errors import ChangesError
from ifodesk.sync.hub import HubError
from ifodesk.usecases.errors import IfodeskError
from tests.fuzz.run import HARNESSES, mutants, seeds
from tests.fuzz.targets import READERS, TARGETS

MUTANTS = 400


@pytest.mark.parametrize("harness", HARNESSES)
def test_every_reader_has_a_seed_that_it_reads(harness: str) -> None:
    """A harness whose seeds are all refused at the door would try nothing."""
    read = set()
    for data in seeds(harness):
        reader = READERS[harness][data[0]]
        try:
            reader(data[1:])
        except (ChangesError, IfodeskError, HubError):
            continue
        read.add(reader)
    assert [one.__name__ for one in READERS[harness] if one not in read] == []


@pytest.mark.slow
@pytest.mark.parametrize("harness", HARNESSES)
def test_changed_seeds_are_read_or_refused(harness: str) -> None:
    for data in (b"", *seeds(harness), *islice(mutants(harness, Random(harness)), MUTANTS)):
        TARGETS[harness](data)


def test_every_harness_is_named_once() -> None:
    assert tuple(READERS) == HARNESSES
