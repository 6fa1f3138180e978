"""A program that is killed at any moment loses nothing that it has said is saved, and leaves nothing half."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.compose.auditing import verify_keys
from ifodesk.compose.opening import Opened, open_here
from ifodesk.domain.entities.case import CaseType
from ifodesk.store.projection.rebuild import rebuild
from ifodesk.store.queries.queries import COMPANIONS
from ifodesk.usecases.cases import OpenCase
from ifodesk.verify.check import verify_hub
from tests.program.team import PASSPHRASE, Desk, Team, dorotea
from tests.store.crash.children import Child
from tests.store.crash.work import around, write_on
from tests.store.dump import dump

pytestmark = pytest.mark.slow

KILLS = 50
BERIT, KARIN = "Berit Ask", "Karin Norberg"
IDS = {b"c": "SELECT id FROM p_case", b"p": "SELECT id FROM p_internal_sip", b"n": "SELECT id FROM p_note"}


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN) as team:
        OpenCase(team.desks[KARIN].session)(CaseType.CHILD_YOUTH, "Alma Testsson")
        yield team


def killed_at_random(desk: Desk, chance: random.Random, *, rounds: bool) -> list[bytes]:
    """Let a program write in the vault, kill it, and return what it had said was saved."""
    child = Child(write_on, desk.folder, rounds=rounds)
    child.hear(chance.choice((0, 1, 1, 2, 3, 5, 8)))
    child.hear_for(chance.uniform(0, 0.03))
    child.kill()
    return child.told[1:]


def shown(opened: Opened) -> set[bytes]:
    """Return what is there, as the programs tell it."""
    return {mark + row[0] for mark, sql in IDS.items() for row in opened.parts.core.database.rows(sql)}


def assert_whole(opened: Opened, acknowledged: set[bytes]) -> None:
    """Everything that was acknowledged is there, every save is whole, and so is every page."""
    database = opened.parts.core.database
    assert database.damaged_pages() == []
    assert database.rows("PRAGMA integrity_check") == [("ok",)]
    assert acknowledged <= shown(opened)
    assert database.rows(
        'SELECT p.own_words, g.text FROM p_internal_sip p LEFT JOIN p_goal g ON g."plan" = p.id '
        "WHERE p.own_words IS NOT g.text"
    ) == []  # fmt: skip
    assert (
        database.rows('SELECT 1 FROM p_goal g LEFT JOIN p_internal_sip p ON g."plan" = p.id WHERE p.id IS NULL') == []
    )
    assert all(row.client for row in opened.session.queries.cases())


@pytest.mark.parametrize("seed, rounds", [(1, False), (2, False), (3, True), (4, True)])
def test_no_kill_loses_what_was_said_to_be_saved(team: Team, seed: int, rounds: bool) -> None:  # noqa: FBT001 - a parameter
    chance, desk = random.Random(seed), team.desks[KARIN]
    desk.lock()
    acknowledged: set[bytes] = set()
    for _ in range(KILLS):
        acknowledged |= set(killed_at_random(desk, chance, rounds=rounds))
        opened = open_here(desk.folder, PASSPHRASE, around())
        try:
            assert_whole(opened, acknowledged)
        finally:
            opened.session.close()
    desk.unlock()
    assert len(acknowledged) > 2 * KILLS
    assert_rebuilt_equal(desk.opened)
    assert_the_others_get_all(team, acknowledged)


def assert_rebuilt_equal(opened: Opened) -> None:
    """What is shown is a function of what is held."""
    core = opened.parts.core
    before = dump(core)
    rebuild(core, COMPANIONS)
    assert dump(core) == before


def assert_the_others_get_all(team: Team, acknowledged: set[bytes]) -> None:
    """What can be sent reaches the chief whole: all but drafts, which wait for their writer."""
    team.everybody_syncs()
    chief, writer = team.desks[BERIT], team.desks[KARIN]
    ((drafts,),) = writer.opened.parts.core.database.rows("SELECT count(*) FROM p_note WHERE ready IS NOT 1")
    missing = acknowledged - shown(chief.opened)
    assert {one[:1] for one in missing} <= {b"n"}
    assert len(missing) <= drafts
    assert verify_hub(team.hub, verify_keys(chief.opened)).faults == ()
