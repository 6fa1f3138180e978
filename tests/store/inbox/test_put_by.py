"""What no key opens is put by, up to a bound: a hub can lay down as much as it likes."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ifodesk.changes.names import name_of
from ifodesk.domain.entities.case import Case
from ifodesk.store.inbox.put_by import MOST_BYTES, PutBy
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.world import Seat, World, three

Trio = tuple[World, Seat, Seat, Seat]
MIB = 1 << 20


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def kept(seat: Seat) -> list[str]:
    return [name for (name,) in seat.core.database.rows("SELECT name FROM unopened ORDER BY rowid")]


def test_the_oldest_beyond_the_bound_go(trio: Trio) -> None:
    berit = trio[1]
    aside = PutBy(berit.core.database)
    with berit.core.database.durable():
        for number in range(10):
            aside.keep(NamedBytes(f"o/{number}", bytes(100)), "no_key")
        aside.trim(350)
        assert kept(berit) == ["o/7", "o/8", "o/9"]
        assert aside.holds("o/9")
        assert [one.name for one in aside.take_all()] == ["o/7", "o/8", "o/9"]
        assert kept(berit) == []


@pytest.mark.slow
def test_a_hub_that_lays_down_more_and_more_under_a_colleagues_tag_fills_no_disk(trio: Trio) -> None:
    world, berit, karin, per = trio
    exchange = berit.open.parts.report.exchange
    assert exchange.tags.group is not None
    tag = exchange.tags.tag(exchange.tags.group, karin.core.identity.device)
    for number in range(80):
        data = sha256(bytes([number])).digest() * (MIB // 32)
        berit.open.parts.inbox.receive(name_of(tag, sha256(data).digest()[:16]), data)
    row = berit.core.database.one("SELECT sum(length(sealed)) FROM unopened")
    assert row is not None
    assert 0 < row[0] <= MOST_BYTES
    case = karin.case(berit.me, per.me)
    world.sync(rounds=2)
    assert case in {seen.value.id for seen in berit.open.session.records.all(Case)}
