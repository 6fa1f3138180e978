"""One lets a person in again while another, who has not heard of it, shuts the same person out once more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.payloads import LetIn
from ifodesk.changes.records import parse_record
from ifodesk.domain.entities.case import Case, Note
from ifodesk.domain.ids import EntityId
from tests.store.world import Seat, World, three

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def _walled_beside(trio: Trio, *, meanwhile: bool) -> EntityId:
    """Both wall Per, the chief lets him in again, Karin walls him once more; *meanwhile* he writes."""
    world, berit, karin, per = trio
    case = karin.case(berit.me, per.me)
    world.sync(rounds=2)
    karin.open.session.readers.wall(case, per.me)
    karin.send_unheard(world.hub)
    if meanwhile:
        per.note(case, "skrivet innan Per hörde av muren")
    berit.open.session.readers.wall(case, per.me)
    berit.open.session.readers.let_in(case, per.me)
    karin.open.session.readers.wall(case, per.me)
    return case


@pytest.mark.slow
@pytest.mark.parametrize("unheard", ["nobody", "the one who walls", "both"])
def test_walls_add_up_and_who_holds_only_the_other_keys_hears_of_it(trio: Trio, unheard: str) -> None:
    world, berit, karin, per = trio
    case = _walled_beside(trio, meanwhile=True)
    for seat in {"nobody": (), "the one who walls": (karin,), "both": (karin, berit)}[unheard]:
        seat.send_unheard(world.hub)
    world.sync(rounds=4)
    for seat in (berit, karin):
        assert set(seat.open.session.readers.walled(case)) == {per.me}
        assert [one.values[0].value for one in seat.open.session.held.work()][:1] != []
    assert per.open.session.records.all(Case) == ()
    assert per.open.session.sync.state().held == ()


@pytest.mark.slow
def test_it_is_told_once_and_nothing_that_came_after_the_wall(trio: Trio) -> None:
    world, berit, karin, per = trio
    eva = world.joins("Eva Strand", berit)
    world.sync(rounds=2)
    case = _walled_beside(trio, meanwhile=False)
    karin.send_unheard(world.hub)
    karin.open.session.readers.let_in(case, eva.me)
    world.sync(karin, berit, karin, eva, berit)
    karin.note(case, "det Per inte får se")
    world.sync(rounds=3)
    assert per.open.session.records.all(Case) == ()
    let_in = [one.payload for one in map(parse_record, per.open.parts.book.all()) if isinstance(one.payload, LetIn)]
    assert {member.hex() for one in let_in for member in one.members} <= {per.me.hex()}
    assert [one.value.text for one in eva.open.session.records.all(Note)] == ["det Per inte får se"]
    before = len(world.hub.objects)
    world.sync(rounds=2)
    assert len(world.hub.objects) == before
