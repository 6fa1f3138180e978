"""Wrong, damaged, foreign and newer vaults by the command line: one clear sentence and exit code 2, never a trace."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest

from ifodesk.changes.codec import encode
from ifodesk.domain.entities.case import CaseType
from ifodesk.store.migrations.runner import FORMAT
from ifodesk.store.vault.key_file import parse
from ifodesk.store.vault.stretching import EVERY_DAY
from ifodesk.store.vault.vault import DATABASE, KEYS, Locked, Tools, open_vault
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from tests.cli.conftest import Answer, Run
from tests.program.team import CHEAP, PASSPHRASE, Team
from tests.store.crash.children import running
from tests.store.crash.work import around, write_on

pytestmark = pytest.mark.slow

NAME, CLIENT = "Berit Ask", "Alma Testsson"
PAGE_BYTES = 4096
ANOTHER_VAULT = "inget valv från ifodesk"
DAMAGED = "Valvet är skadat"


@dataclass(frozen=True, slots=True)
class Bench:
    """A copy of a vault, and how it is opened by a command."""

    vault: Path
    passphrase: Path
    run: Run

    def sync(self, vault: Path | None = None) -> Answer:
        return self.run("sync", "--vault", vault or self.vault, "--passphrase-file", self.passphrase)

    def assert_refused(self, *texts: str, vault: Path | None = None) -> None:
        """One line on standard error with *texts*, nothing on standard output, exit code 2."""
        answer = self.sync(vault)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
        assert "Traceback" not in answer.err
        assert CLIENT not in answer.err
        for text in texts:
            assert text in answer.err


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault with a case, as costly to guess as those that ship."""
    desk = Team(tmp_path_factory.mktemp("team")).found(NAME)
    OpenCase(desk.session)(CaseType.CHILD_YOUTH, CLIENT)
    desk.lock()
    locked = Locked(desk.folder, replace(around().tools, cost=EVERY_DAY))
    locked.change_passphrase(locked.keys(PASSPHRASE), PASSPHRASE).lock.release()
    shutil.copytree(desk.folder.parent / "hub", desk.folder.parent / "untouched")
    return desk.folder


@pytest.fixture
def bench(original: Path, tmp_path: Path, run: Run) -> Bench:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE + "\n", "utf-8")
    hub = original.parent / "hub"
    shutil.rmtree(hub)  # a copy that meets what another copy has written is an older copy of it
    shutil.copytree(original.parent / "untouched", hub)
    return Bench(shutil.copytree(original, tmp_path / "vault"), passphrase, run)


def flip(file: Path, at: int, bit: int = 0) -> None:
    with file.open("r+b") as stream:
        stream.seek(at)
        (byte,) = stream.read(1)
        stream.seek(at)
        stream.write(bytes([byte ^ 1 << bit]))


def test_an_undamaged_vault_opens(bench: Bench) -> None:
    assert bench.sync().code == 0


def test_a_wrong_passphrase(bench: Bench) -> None:
    bench.passphrase.write_text("fel lösenfras", "utf-8")
    bench.assert_refused("Lösenfrasen stämmer inte", "Inget är ändrat", "återställningskoden")


def test_folders_and_files_that_are_no_vault(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "half").mkdir()
    shutil.copy(bench.vault / DATABASE, tmp_path / "half")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / DATABASE).write_bytes(b"SQLite format 3\0" + bytes(4080))
    (tmp_path / "other" / KEYS).write_text("något annat", "utf-8")
    for place in (tmp_path / "empty", tmp_path / "half", tmp_path / "other", bench.passphrase):
        bench.assert_refused(ANOTHER_VAULT, vault=place)


@pytest.mark.parametrize("name", ["nowhere", "n" * 300, "passphrase/vault"])
def test_a_folder_that_cannot_be_reached(bench: Bench, tmp_path: Path, name: str) -> None:
    bench.assert_refused("valvet", vault=tmp_path / name)


def test_a_key_file_with_any_byte_flipped_or_its_end_cut_off(bench: Bench) -> None:
    chance, file = random.Random(3), bench.vault / KEYS
    whole = file.read_bytes()
    for _ in range(200):
        flip(file, chance.randrange(len(whole)), chance.randrange(8))
        bench.assert_refused()
        file.write_bytes(whole)
    for size in (*range(0, len(whole), 9), len(whole) - 1):
        file.write_bytes(whole[:size])
        bench.assert_refused()
    file.write_bytes(whole + b"\0")
    bench.assert_refused(DAMAGED)


def test_a_key_file_that_was_tampered_with_and_summed_anew_never_opens(tmp_path: Path) -> None:
    desk = Team(tmp_path).found(NAME)
    desk.lock()
    chance, file, tools = random.Random(4), desk.folder / KEYS, around().tools
    whole = file.read_bytes()
    other_way_in = parse(whole, least=CHEAP).by_code
    start = whole.index(other_way_in)
    places = [at for at in range(len(whole) - 32) if not start <= at < start + len(other_way_in)]
    for _ in range(200):
        body = bytearray(whole[:-32])
        body[chance.choice(places)] ^= 1 << chance.randrange(8)
        file.write_bytes(bytes(body) + sha256(body).digest())
        with pytest.raises(WorldError) as caught:
            open_vault(Locked(desk.folder, tools).keys(PASSPHRASE), tools)
        assert caught.value.code in {"not_a_vault", "newer_vault", "damaged_vault", "wrong_passphrase"}


def test_a_key_file_of_a_newer_format_names_both(bench: Bench) -> None:
    body = encode(("ifodesk vault keys", 7, b"whatever comes"))
    (bench.vault / KEYS).write_bytes(body + sha256(body).digest())
    bench.assert_refused("nyare program", "format 7", "format 1", "Uppdatera")


def with_database(vault: Path, tools: Tools, work: Callable[[Callable[[str], None]], None]) -> None:
    """Do something to the database of a vault as only a newer program would."""
    opened = open_vault(Locked(vault, tools).keys(PASSPHRASE), tools)
    work(opened.database.outside_transactions)
    opened.close()


def test_a_database_of_a_newer_format_names_both_and_is_left_as_it_was(bench: Bench) -> None:
    with_database(bench.vault, around().tools, lambda run: run("PRAGMA user_version = 41"))
    before = (bench.vault / DATABASE).read_bytes()
    bench.assert_refused("nyare program", "format 41", f"format {FORMAT}", "Uppdatera")
    assert (bench.vault / DATABASE).read_bytes() == before


def test_one_damaged_page_is_named(bench: Bench) -> None:
    chance, file = random.Random(5), bench.vault / DATABASE
    pages = file.stat().st_size // PAGE_BYTES
    for page in sorted(chance.sample(range(2, pages + 1), 4)):
        at = (page - 1) * PAGE_BYTES + chance.randrange(PAGE_BYTES)
        flip(file, at)
        bench.assert_refused(DAMAGED, f"sida {page}", "kopia")
        flip(file, at)


def test_a_database_without_its_beginning_its_end_or_anything(bench: Bench) -> None:
    file = bench.vault / DATABASE
    whole = file.read_bytes()
    for damaged in (bytes(PAGE_BYTES) + whole[PAGE_BYTES:], whole[: len(whole) // 2], whole[:100], b""):
        file.write_bytes(damaged)
        bench.assert_refused(DAMAGED)
    file.write_bytes(whole)
    assert bench.sync().code == 0


def test_two_programs_are_told_apart_and_a_killed_one_leaves_no_lock(bench: Bench) -> None:
    with running(write_on, bench.vault, rounds=False):
        bench.assert_refused("redan öppet", "Inget är ändrat")
    assert bench.sync().code == 0
