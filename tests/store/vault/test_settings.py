"""How the database is opened, and that nothing readable of it lies on disk or is printed while it is open."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.store.database import Database
from ifodesk.store.migrations.runner import FORMAT
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.notes import StartNote
from tests.program.team import PASSPHRASE, Desk, Team

NAME, CLIENT, NOTE = "Berit Ask", "Alma Testsson", "Hemligheten om besöket"
FULL, WAL_HEADER_BYTES = 2, 32


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Team(tmp_path).found(NAME)
    yield desk
    desk.lock()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One open vault for all who only look at how it was opened."""
    desk = Team(tmp_path_factory.mktemp("opened")).found(NAME)
    yield desk.opened.vault.database
    desk.lock()


def setting(database: Database, name: str) -> str:
    row = database.one(f"PRAGMA {name}")
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize(
    "name, value",
    [
        ("cipher_memory_security", "0"),
        ("temp_store", "2"),
        ("synchronous", str(FULL)),
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("secure_delete", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("cipher_log_level", "NONE"),
        ("cipher_use_hmac", "1"),
        ("cipher_plaintext_header_size", "0"),
        ("cipher_page_size", "4096"),
        ("user_version", str(FORMAT)),
    ],
)
def test_the_database_is_opened_with(opened: Database, name: str, value: str) -> None:
    assert setting(opened, name) == value


def test_temporary_tables_are_kept_in_memory_by_the_build_itself(opened: Database) -> None:
    options = {row[0] for row in opened.rows("PRAGMA compile_options")}
    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}


def test_nothing_readable_lies_in_the_folder_of_an_open_vault(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    case = OpenCase(desk.session)(CaseType.CHILD_YOUTH, CLIENT).case
    for number in range(30):
        StartNote(desk.session)(case, text=f"{NOTE} {number}")
    log = desk.folder / "vault.db-wal"
    assert log.stat().st_size > WAL_HEADER_BYTES
    files = {file.name for file in desk.folder.iterdir()}
    assert files == {"vault.db", "vault.db-wal", "vault.info", "vault.keys", "vault.lock"}
    secrets = [text.encode(code) for text in (CLIENT, NOTE, PASSPHRASE, "Testsson") for code in ("utf-8", "utf-16-le")]
    secrets += [case, case.hex().encode(), b"CREATE TABLE", b"SQLite format"]
    for file in desk.folder.iterdir():
        data = file.read_bytes()
        assert [secret for secret in secrets if secret in data] == [], file.name
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_a_closed_vault_leaves_no_log_behind(desk: Desk) -> None:
    OpenCase(desk.session)(CaseType.CHILD_YOUTH, CLIENT)
    desk.lock()
    assert not (desk.folder / "vault.db-wal").exists()
    desk.unlock()


@pytest.mark.skipif(sys.platform == "win32", reason="the folder of the user's profile is the guard there")
def test_only_the_owner_reads_the_vault(desk: Desk) -> None:
    assert desk.folder.stat().st_mode & 0o077 == 0
    assert (desk.folder / "vault.keys").stat().st_mode & 0o077 == 0


def test_the_library_prints_nothing_about_a_wrong_key(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    desk.lock()
    with pytest.raises(WorldError) as caught:
        Database(desk.folder / "vault.db", bytes(32))
    assert caught.value.code == "damaged_vault"
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")
    desk.unlock()


def test_a_secret_is_in_no_text_of_what_is_handed_about(desk: Desk) -> None:
    vault = desk.opened.vault
    shown = repr((vault, desk.opened, desk.opened.parts, desk.session))
    assert vault.kek.hex() not in shown
    assert repr(vault.kek) not in shown
    assert PASSPHRASE not in shown


def test_the_cache_is_large_only_while_much_is_written(tmp_path: Path) -> None:
    database = Database(tmp_path / "vault.db", bytes(32))
    with database.durable():
        database.write("CREATE TABLE t (id INTEGER PRIMARY KEY)")
    small = int(setting(database, "cache_size"))
    with database.durable():
        database.write_many("INSERT INTO t VALUES (?)", [(number,) for number in range(30_000)])
    assert int(setting(database, "cache_size")) < small < 0  # in KiB, told as negative numbers
    with database.durable():
        database.write("INSERT INTO t VALUES (30000)")
    assert int(setting(database, "cache_size")) == small
    database.close()
