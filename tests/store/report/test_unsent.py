"""What the bottom line counts, beside what the Synk screen lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Note
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.seen import Write
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow

Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def counted(seat: Seat) -> int:
    """Return the count, which is of the same saves as are listed."""
    sync = seat.open.session.sync
    assert sync.brief() == sync.state().brief
    return sync.brief().waiting


def test_a_draft_is_not_counted_before_it_is_ready_and_what_leaves_silently_never(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me)
    assert counted(karin) == 1
    note = karin.note(case, "ett utkast", ready=False)
    LogOpening(karin.open.session)(case)
    assert counted(karin) == 1
    session = karin.open.session
    seen = session.records.get(Note, note)
    session.records.save([Write(replace(seen.value, draft=None, text="en anteckning", ready=True), seen)])
    assert counted(karin) == 3  # the save of the draft leaves too
    world.sync(rounds=2)
    assert counted(karin) == 0


def test_what_waits_where_the_person_is_shut_out_is_not_counted(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=2)
    berit.open.session.readers.wall(case, per.me)
    per.note(case, "skrivet efteråt")
    assert counted(per) > 0
    berit.round(world.hub)
    per.round(world.hub)
    assert counted(per) == 0
