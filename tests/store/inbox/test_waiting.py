"""Segments that come before their predecessor: each is judged when its turn comes, whatever came first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Note
from ifodesk.store.inbox import arrivals, inbox
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.dump import dump
from tests.store.world import Seat, World, three

_NOTES = 7


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    with three(tmp_path) as made:
        yield made


def written(world: World, karin: Seat, *readers: Seat) -> list[NamedBytes]:
    """Return the segments of a log, in the order in which they were written."""
    case = karin.case(*(seat.me for seat in readers))
    world.sync(rounds=3)
    made: list[NamedBytes] = []
    for number in range(_NOTES):
        before = set(world.hub.objects)
        karin.note(case, f"anteckning {number}")
        karin.round(world.hub)
        made += [NamedBytes(name, data) for name, data in world.hub.objects.items() if name not in before]
    return made


def taken_singly(seat: Seat, objects: Sequence[NamedBytes], *, forgetful: bool) -> None:
    for one in objects:
        seat.open.parts.inbox.receive_many([one])
        if forgetful:
            seat.open.parts.inbox.settle()


@pytest.mark.slow
@pytest.mark.parametrize("forgetful", [True, False])
def test_a_log_that_comes_backwards_is_the_log_that_comes_at_once(
    trio: tuple[World, Seat, Seat, Seat], monkeypatch: pytest.MonkeyPatch, *, forgetful: bool
) -> None:
    world, berit, karin, per = trio
    objects = written(world, karin, berit, per)
    longest = max(len(one.data) for one in objects)
    monkeypatch.setattr(inbox, "SLICE", 2)
    monkeypatch.setattr(arrivals, "_MOST_OPEN_BYTES", 3 * longest)  # what came first is opened anew in any case
    taken_singly(per, objects[::-1], forgetful=forgetful)
    berit.open.parts.inbox.receive_many([objects[at] for at in (5, 0, 3, 6, 1)])
    assert "anteckning 2" not in str(dump(berit.core))
    berit.open.parts.inbox.receive_many([objects[at] for at in (4, 2)])
    for seat in (berit, per):
        seat.open.parts.inbox.settle()
        shared = {cid: units for cid, units in dump(karin.core).items() if cid in dump(seat.core)}
        assert dump(seat.core).items() >= shared.items()
        assert f"anteckning {_NOTES - 1}" in str(dump(seat.core))


@pytest.mark.slow
def test_what_was_written_under_a_key_that_comes_later_is_shown_when_it_has_come(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=3)
    berit.note(case, "så att hennes logg är begynt")
    world.sync(rounds=2)
    before = set(world.hub.objects)
    note = karin.note(case, "Vi sågs.")
    karin.round(world.hub)
    hers = [NamedBytes(name, world.hub.objects[name]) for name in set(world.hub.objects) - before]
    berit.round(world.hub)
    before = set(world.hub.objects)
    seen = berit.open.session.records.get(Note, note)
    berit.open.session.records.save([Write(replace(seen.value, title="Besök"), seen)])
    berit.round(world.hub)
    chiefs = [NamedBytes(name, world.hub.objects[name]) for name in set(world.hub.objects) - before]
    for objects in (chiefs, hers):
        assert "Vi sågs." not in str(dump(per.core))
        per.open.parts.inbox.receive_many(objects)
    value = per.open.session.records.get(Note, note).value
    assert (value.text, value.title) == ("Vi sågs.", "Besök")
