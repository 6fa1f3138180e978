"""Vaults of every release are opened for ever, and brought up to date with an encrypted copy made first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from ifodesk.compose.opening import Opened, open_here, open_unlocked
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.store.database import Database
from ifodesk.store.migrations.runner import FORMAT, STEPS, bring_up_to_date
from ifodesk.store.vault.vault import DATABASE, Locked
from ifodesk.usecases.errors import WorldError
from tests.store.golden.people import (
    CLIENT,
    DRAFT,
    GOAL,
    GUARDIAN,
    HERE,
    NOTE,
    OWN_WORDS,
    PASSPHRASE,
    around,
)

RELEASES = sorted(place.parent.name for place in HERE.glob("*/vault"))
NEXT = (*STEPS, ("CREATE TABLE later (id INTEGER PRIMARY KEY)", "INSERT INTO later VALUES (7)"))
BROKEN = (*STEPS, ("CREATE TABLE later (id INTEGER PRIMARY KEY)", "INSERT INTO nowhere VALUES (7)"))


@pytest.fixture(params=RELEASES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return shutil.copytree(HERE / request.param / "vault", tmp_path / "vault")


@pytest.fixture
def key(folder: Path) -> bytes:
    """Return the key of the database."""
    unlocked = Locked(folder, around("now").tools).keys(PASSPHRASE)
    unlocked.lock.release()
    return unlocked.keys.database[0]


@pytest.fixture
def database(folder: Path, key: bytes) -> Iterator[Database]:
    database = Database(folder / DATABASE, key)
    yield database
    database.close()


def assert_all_is_there(opened: Opened) -> None:
    """Read what was written by the program of that release."""
    session = opened.session
    (row,) = session.queries.cases()
    assert row.client == CLIENT
    overview = session.queries.overview(row.id)
    assert GUARDIAN in {seen.value.name for seen in overview.parties}
    notes = {(one.note.value.text, one.note.value.draft) for one in session.queries.notes(row.id)}
    assert notes == {(NOTE, None), (None, DRAFT)}
    (plan,) = session.queries.plans(row.id)
    assert session.records.get(InternalSip, plan.value.id).value.own_words == OWN_WORDS
    view = session.queries.sip(plan.value.id)
    assert len(view.versions) == 1
    assert [session.records.get(Goal, goal.goal.value.id).value.text for goal in view.goals] == [GOAL]
    assert session.queries.search("Alma")
    assert opened.parts.core.database.damaged_pages() == []


def test_there_is_a_vault_of_this_release() -> None:
    assert version("ifodesk") in RELEASES


def test_it_opens_and_shows_all_that_was_written(folder: Path) -> None:
    opened = open_here(folder, PASSPHRASE, around("now"))
    assert_all_is_there(opened)
    opened.session.close()


def test_it_opens_by_its_recovery_code(folder: Path, request: pytest.FixtureRequest) -> None:
    release = request.node.callspec.params["folder"]
    code = (HERE / release / "code.txt").read_text("ascii")
    unlocked = Locked(folder, around("now").tools).keys_by_code(code, "en ny lösenfras")
    opened = open_unlocked(unlocked, around("now"), lambda work: work())
    assert_all_is_there(opened)
    opened.session.close()


def test_the_program_that_ships_refuses_its_cheap_passphrase(folder: Path) -> None:
    with pytest.raises(WorldError) as caught:
        open_here(folder, PASSPHRASE, Surroundings(around("now").key_ring))
    assert caught.value.code == "damaged_vault"


def test_a_later_step_keeps_an_encrypted_copy_of_what_was_there(database: Database, key: bytes) -> None:
    (release,) = database.one("PRAGMA user_version") or (0,)
    bring_up_to_date(database, NEXT)
    assert database.one("SELECT id FROM later") == (7,)
    assert database.one("PRAGMA user_version") == (FORMAT + 1,)
    copy = database.file.with_name(f"{DATABASE}.format-{release}")
    assert b"CREATE TABLE" not in copy.read_bytes()
    before = Database(copy, key)
    assert before.one("PRAGMA user_version") == (release,)
    assert before.one("SELECT count(*) FROM assertion") == database.one("SELECT count(*) FROM assertion")
    assert before.damaged_pages() == []
    before.close()
    bring_up_to_date(database, NEXT)


def test_a_database_of_a_later_step_is_refused_by_name_and_left_alone(database: Database) -> None:
    bring_up_to_date(database, NEXT)
    with pytest.raises(WorldError) as caught:
        bring_up_to_date(database)
    assert caught.value.code == "newer_vault"
    assert caught.value.details == {"format": FORMAT + 1, "program": FORMAT}
    assert database.one("SELECT id FROM later") == (7,)


def test_a_step_that_fails_half_way_leaves_the_former_format(database: Database) -> None:
    with pytest.raises(sqlcipher.Error, match="nowhere"):
        bring_up_to_date(database, BROKEN)
    assert database.one("PRAGMA user_version") == (FORMAT,)
    assert database.one("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == (0,)
    bring_up_to_date(database, NEXT)
    assert database.one("SELECT id FROM later") == (7,)
