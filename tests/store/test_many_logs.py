"""A colleague with more logs than a head has room for: nothing is left out for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from ifodesk.changes import head
from ifodesk.domain.entities.case import Case, Note
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.world import MemoryHub, Seat, World, three

_ROOM = 36
"""About as many logs as a head of 4 KiB names."""
_MANY = _ROOM + 14


class ListedHub(MemoryHub):
    """Counts the listings of one tag."""

    asked = 0

    @override
    def list_tag(self, tag: str) -> tuple[str, ...]:
        self.asked += 1
        return super().list_tag(tag)


@pytest.fixture
def trio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    monkeypatch.setattr(head, "SIZES", (4096,))
    with three(tmp_path) as found:
        yield found


def _named(hub: MemoryHub, name: str) -> NamedBytes:
    return NamedBytes(name, hub.everything()[name])


def shown(seat: Seat) -> set[EntityId]:
    return {seen.value.id for seen in seat.open.session.records.all(Case)}


@pytest.mark.slow
def test_a_new_reader_finds_what_the_head_has_no_room_for(trio: tuple[World, Seat, Seat, Seat]) -> None:
    world, _berit, karin, per = trio
    cases = {karin.case(per.me) for _ in range(_MANY)}
    karin.round(world.hub)
    per.round(world.hub)
    per.round(world.hub)
    assert shown(per) == cases


@pytest.mark.slow
def test_who_was_away_while_more_logs_grew_than_a_head_names_hears_of_all(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, _berit, karin, per = trio
    cases = [karin.case(per.me) for _ in range(_MANY)]
    world.sync(karin, per, rounds=2)
    for at, case in enumerate(cases):
        karin.note(case, f"skrivet medan Per var borta {at}")
    karin.round(world.hub)
    per.round(world.hub)
    assert len(per.open.session.records.all(Note)) == _MANY


@pytest.mark.slow
def test_what_is_owed_is_listed_in_the_next_round_when_this_one_is_cut_short(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, _berit, karin, per = trio
    cases = {karin.case(per.me) for _ in range(_MANY)}
    karin.round(world.hub)
    inbox = per.open.parts.inbox
    wanted = list(inbox.wanted(world.hub.list_heads()))
    received = inbox.receive_many([_named(world.hub, name) for name in wanted])
    inbox.receive_many([_named(world.hub, name) for name in received.more])  # and no tag is listed
    per.again()
    per.round(world.hub)
    per.round(world.hub)
    assert shown(per) == cases


@pytest.mark.slow
def test_nothing_is_listed_while_a_head_tells_of_something_that_was_known(trio: tuple[World, Seat, Seat, Seat]) -> None:
    world, _berit, karin, per = trio
    world.hub = hub = ListedHub(world.hub.objects, world.hub.heads)
    cases = [karin.case(per.me) for _ in range(_MANY)]
    world.sync(karin, per, rounds=3)
    hub.asked = 0
    karin.note(cases[-1], "en enda anteckning")
    karin.round(hub)
    per.round(hub)
    assert len(per.open.session.records.all(Note)) == 1
    assert hub.asked == 0
