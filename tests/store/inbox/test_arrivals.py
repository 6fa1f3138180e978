"""Segments as they are opened, and how long an opened one is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ifodesk.changes.codec import decode, encode
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Place, open_object, seal_object
from ifodesk.store.inbox import arrivals
from ifodesk.store.inbox.arrivals import Arrival, Opening, Waiting
from tests.store.inbox.hearing import Met, met

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Met]:
    with met(tmp_path_factory.mktemp("arrivals")) as made:
        yield made


def test_a_segment_with_other_blobs_than_were_signed_is_not_opened(here: Met) -> None:
    sealed = here.exchange.segments.sealed(here.log(here.karin)[-1].id)
    place = Place(here.berit.core.identity.gid, here.case.cid, ObjectType.SEGMENT)
    epoch, body = open_object(sealed, place, here.berit.core.compartments.epochs(here.case.row))
    (key,) = (one for one in here.berit.core.compartments.epochs(here.case.row) if one.number == epoch)
    items = decode(body)
    assert isinstance(items, tuple)
    header, signature, blobs = items
    assert isinstance(blobs, tuple)
    changed = encode((header, signature, (*blobs, b"one more")))
    with pytest.raises(BadBytes):
        Opening(here.exchange).open(here.case, seal_object(key, place, changed, here.karin.random))


def three(here: Met) -> list[Arrival]:
    """Return an opened segment three times, as three of them."""
    stored = here.log(here.karin)[-1]
    sealed = here.exchange.segments.sealed(stored.id)
    found = [Opening(here.exchange).open(here.case, sealed) for _ in range(3)]
    for number, one in enumerate(found, 1):
        one.row = number
    return found


def test_an_opened_segment_is_kept_until_so_much_came_after_it(here: Met, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, waiting = three(here), Waiting()
    monkeypatch.setattr(arrivals, "_MOST_OPEN_BYTES", 2 * len(opened[0].sealed))
    for one in opened[:2]:
        waiting.keep(one)
    assert waiting.take(1, here.case) is opened[0]  # two are just as much as is kept
    waiting.keep(opened[0])
    waiting.keep(opened[2])
    assert waiting.take(2, here.case) is None
    assert waiting.take(1, here.case) is opened[0]
    assert waiting.take(1, here.case) is None
    waiting.forget()
    assert waiting.take(3, here.case) is None


def test_one_of_a_compartment_that_was_opened_anew_since_is_not_taken(here: Met) -> None:
    opened, waiting = three(here), Waiting()
    waiting.keep(opened[0])
    assert waiting.take(1, replace(here.case)) is None
