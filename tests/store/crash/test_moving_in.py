"""A child moves in while the disk is full: on a real disk, or by the database's own limit where none can be mounted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ifodesk.usecases.place_finishing import finish_places
from tests.program.team import Team
from tests.store.crash.children import Child
from tests.store.crash.full_disk import NAME, NO_DISK
from tests.store.crash.moving_in import Stands, decided, move_in, on_a_small_disk, stands

pytestmark = pytest.mark.slow
ROOM = 100_000


def assert_never_half(found: list[Stands]) -> None:
    """Each try left the proposal, and a placement whole or none; the last one is done, with its place taken."""
    whole = found[-1].duties
    assert whole > 0
    for one in found:
        assert one.proposals == 1
        assert (one.placements, one.duties) in {(0, 0), (1, whole)}
        assert one.placements <= one.points  # what is placed is pointed to
        assert one.taken <= one.placements  # a place is taken last
    assert found[0].code == "disk_full"
    assert {one.code for one in found} <= {"disk_full", ""}
    assert (found[-1].placements, found[-1].taken, found[-1].points) == (1, 1, True)


def test_a_child_who_moves_in_on_a_full_disk_is_never_half_placed(tmp_path: Path) -> None:
    child = Child(on_a_small_disk, tmp_path)
    assert child.end() == 0
    if child.told == [NO_DISK]:
        pytest.skip(NO_DISK.decode())
    facts = json.loads(child.told[0])
    assert_never_half([Stands(**one) for one in facts["found"]])
    assert facts["damaged"] == []


def test_a_child_who_moves_in_in_a_full_database_is_never_half_placed(tmp_path: Path) -> None:
    desk = Team(tmp_path).found(NAME)
    proposal = decided(desk.session)
    database = desk.opened.parts.core.database

    def leave_room(pages: int) -> None:
        database.settle()
        ((used,),) = database.rows("PRAGMA page_count")
        ((free,),) = database.rows("PRAGMA freelist_count")
        database.outside_transactions(f"PRAGMA max_page_count = {int(used) - int(free) + pages}")

    found = move_in(desk.session, proposal, leave_room)
    database.outside_transactions(f"PRAGMA max_page_count = {ROOM}")
    desk.lock()
    desk.unlock()
    finish_places(desk.session)
    assert_never_half([*found, stands(desk.session, proposal, "")])
    desk.lock()
