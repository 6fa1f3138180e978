"""Opening a vault, and everything that can be wrong with one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from typing_extensions import override

from ifodesk.changes.codec import encode
from ifodesk.store.database import Database
from ifodesk.store.migrations import runner
from ifodesk.store.vault.disk import Disk
from ifodesk.store.vault.stretching import EVERY_DAY, Cost
from ifodesk.store.vault.vault import DATABASE, KEYS, Locked, Tools, create_vault, open_vault
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.errors import WorldError
from tests.store.vault.conftest import CHEAP, PASSPHRASE, Made


def code_of(error: pytest.ExceptionInfo[WorldError]) -> str:
    return error.value.code


def test_a_new_vault_opens_by_its_passphrase(made: Made) -> None:
    vault = made.open()
    with vault.database.durable():
        vault.database.write("INSERT INTO setting VALUES ('a', x'01')")
    vault.close()
    vault = made.open()
    assert vault.database.rows("SELECT value FROM setting WHERE name = 'a'") == [(b"\x01",)]
    vault.close()


def test_the_same_characters_typed_in_another_way_open_it_too(made: Made) -> None:
    made.open(PASSPHRASE.replace("ä", "a\u0308").replace("å", "a\u030a")).close()


def test_a_wrong_passphrase_is_told_and_lets_go_of_the_lock(made: Made) -> None:
    with pytest.raises(WorldError) as error:
        made.open("fel lösenfras")
    assert code_of(error) == "wrong_passphrase"
    made.open().close()


def test_the_passphrase_of_an_open_vault_can_be_asked_for_again(made: Made) -> None:
    vault = made.open()
    made.locked.confirm(PASSPHRASE)
    with pytest.raises(WorldError) as error:
        made.locked.confirm("fel lösenfras")
    assert code_of(error) == "wrong_passphrase"
    vault.close()


def test_an_everyday_vault_needs_the_secret_of_the_operating_system(made: Made) -> None:
    assert made.locked.needs_os_secret()
    made.ring.secrets.clear()
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "os_secret_missing"


def test_another_secret_in_the_key_ring_is_not_taken_for_a_wrong_passphrase(made: Made) -> None:
    for name in made.ring.secrets:
        made.ring.secrets[name] = bytes(32)
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "os_secret_missing"


def test_rule_39_after_the_secret_was_lost_the_printed_code_opens_the_vault_and_renews_both(made: Made) -> None:
    vault = made.open()
    with vault.database.durable():
        vault.database.write("INSERT INTO setting VALUES ('kept', x'07')")
    vault.close()
    made.ring.secrets.clear()
    vault = made.open_by_code(made.code.lower().replace("-", " "), "en ny lösenfras")
    assert vault.database.rows("SELECT value FROM setting WHERE name = 'kept'") == [(b"\x07",)]
    vault.close()
    made.open("en ny lösenfras").close()
    with pytest.raises(WorldError) as error:
        made.open(PASSPHRASE)
    assert code_of(error) == "wrong_passphrase"
    made.open_by_code(made.code).close()


def test_the_code_of_another_vault_opens_nothing(made: Made, tmp_path: Path) -> None:
    other = create_vault(tmp_path / "annat", PASSPHRASE, made.tools)
    with pytest.raises(WorldError) as error:
        made.open_by_code(other)
    assert code_of(error) == "wrong_code"


def test_changing_the_passphrase_leaves_the_old_one_useless(made: Made) -> None:
    unlocked = made.locked.keys(PASSPHRASE)
    open_vault(made.locked.change_passphrase(unlocked, "nästa lösenfras"), made.tools).close()
    made.open("nästa lösenfras").close()
    with pytest.raises(WorldError):
        made.open(PASSPHRASE)
    assert len(made.ring.secrets) == 1


def test_without_a_key_ring_the_passphrase_alone_opens_and_the_vault_says_so(tmp_path: Path) -> None:
    tools = Tools(NoKeyRing(), os.urandom, cost=CHEAP, least_cost=CHEAP)
    create_vault(tmp_path / "valv", PASSPHRASE, tools)
    locked = Locked(tmp_path / "valv", tools)
    assert not locked.needs_os_secret()
    open_vault(locked.keys(PASSPHRASE), tools).close()


def test_the_unlock_screen_learns_whose_vault_it_is_without_a_key(made: Made) -> None:
    assert made.locked.info().hint == "Karin Norberg, Dorotea"
    (made.folder / "vault.info").write_bytes(b"\xff")
    assert made.locked.info().hint == ""


def test_a_folder_that_is_gone(made: Made) -> None:
    with pytest.raises(WorldError) as error:
        Locked(made.folder.parent / "borta", made.tools).keys(PASSPHRASE)
    assert code_of(error) == "vault_gone"


@pytest.mark.parametrize("content", [b"", b"not a vault at all", os.urandom(400)])
def test_a_key_file_that_is_none(made: Made, content: bytes) -> None:
    (made.folder / KEYS).write_bytes(content)
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "not_a_vault"


@pytest.mark.slow
def test_every_flipped_byte_of_the_key_file_is_refused(made: Made) -> None:
    whole = (made.folder / KEYS).read_bytes()
    for at in range(len(whole)):
        (made.folder / KEYS).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(WorldError) as error:
            made.open()
        assert code_of(error) in {"damaged_vault", "not_a_vault"}


def test_a_key_file_of_a_newer_program_is_refused_by_version(made: Made) -> None:
    body = encode(("ifodesk vault keys", 2, "something new"))
    (made.folder / KEYS).write_bytes(body + sha256(body).digest())
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "newer_vault"
    assert error.value.details == {"format": 2, "program": 1}


def test_a_database_of_a_newer_program_is_refused_by_version_and_left_alone(made: Made) -> None:
    vault = made.open()
    vault.database.outside_transactions("PRAGMA user_version = 99")
    vault.close()
    before = (made.folder / DATABASE).read_bytes()
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "newer_vault"
    assert error.value.details == {"format": 99, "program": runner.FORMAT}
    assert (made.folder / DATABASE).read_bytes() == before


def test_a_damaged_page_is_named(made: Made) -> None:
    raw = bytearray((made.folder / DATABASE).read_bytes())
    raw[5 * 4096 + 100] ^= 1
    (made.folder / DATABASE).write_bytes(raw)
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "damaged_vault"
    assert error.value.details == {"page": 6}


def test_a_damaged_first_page_is_no_trace_either(made: Made) -> None:
    raw = bytearray((made.folder / DATABASE).read_bytes())
    raw[100] ^= 1
    (made.folder / DATABASE).write_bytes(raw)
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "damaged_vault"


def test_a_damaged_page_found_while_reading_is_told_as_such(made: Made) -> None:
    vault = made.open()
    with vault.database.durable():
        vault.database.write_many(
            "INSERT INTO received VALUES (?, ?)", [(number, bytes(3000)) for number in range(200)]
        )
    vault.close()
    raw = bytearray((made.folder / DATABASE).read_bytes())
    for page in range(60, len(raw) // 4096):
        raw[page * 4096 + 7] ^= 1
    (made.folder / DATABASE).write_bytes(raw)
    unlocked = made.locked.keys(PASSPHRASE)
    database = Database(made.folder / DATABASE, unlocked.keys.database[0])
    with pytest.raises(WorldError) as error:
        database.rows("SELECT length(sealed), sealed FROM received")
    assert code_of(error) == "damaged_vault"
    database.close()
    unlocked.lock.release()


def test_two_programs_do_not_open_one_vault(made: Made) -> None:
    vault = made.open()
    with pytest.raises(WorldError) as error:
        made.open()
    assert code_of(error) == "vault_in_use"
    vault.close()
    made.open().close()


HOLDER = """
import sys, time
from ifodesk.store.vault.lock import VaultLock
from pathlib import Path
lock = VaultLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_lock_of_a_killed_program_does_not_stay(made: Made) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(made.folder / "vault.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WorldError) as error:
            made.open()
        assert code_of(error) == "vault_in_use"
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    made.open().close()


def test_a_vault_is_never_made_over_something_else(made: Made) -> None:
    with pytest.raises(WorldError) as error:
        create_vault(made.folder, PASSPHRASE, made.tools)
    assert code_of(error) == "vault_exists"


def test_attack_04_a_weakened_cost_in_the_file_is_refused(made: Made) -> None:
    strict = Locked(made.folder, Tools(made.ring, os.urandom))
    with pytest.raises(WorldError) as error:
        strict.keys(PASSPHRASE)
    assert code_of(error) == "damaged_vault"


def test_rule_39_the_floor_is_what_was_decided() -> None:
    assert Cost(memory_kib=256 * 1024, passes=3, lanes=4) == EVERY_DAY
    assert Tools(NoKeyRing(), os.urandom).cost == EVERY_DAY
    assert Tools(NoKeyRing(), os.urandom).least_cost == EVERY_DAY


def test_the_connection_has_the_settings_that_everything_relies_on(made: Made) -> None:
    vault = made.open()
    expected = {
        "cipher_memory_security": "0",  # cannot be switched off again, and makes searches ten times slower
        "temp_store": 2,  # memory: a file would hold plain text
        "synchronous": 2,  # full: what was saved survives a loss of power
        "journal_mode": "wal",
        "secure_delete": 1,
        "trusted_schema": 0,
        "cipher_log_level": "NONE",
    }
    for name, value in expected.items():
        assert vault.database.rows(f"PRAGMA {name}") == [(value,)], name
    vault.close()


def test_nothing_readable_lies_in_the_folder(made: Made) -> None:
    vault = made.open()
    with vault.database.durable():
        vault.database.write("INSERT INTO setting VALUES ('secret', ?)", (b"Anna Andersson",))
    for file in made.folder.iterdir():
        raw = file.read_bytes()
        assert b"Anna Andersson" not in raw
        assert b"CREATE TABLE" not in raw
        assert vault.kek not in raw
    vault.close()


def test_rekeying_leaves_everything_readable_and_old_copies_shut(made: Made, tmp_path: Path) -> None:
    vault = made.open()
    with vault.database.durable():
        vault.database.write("INSERT INTO setting VALUES ('a', x'01')")
    vault.database.checkpoint()
    (tmp_path / "copy.db").write_bytes((made.folder / DATABASE).read_bytes())
    vault.rekey()
    vault.close()
    unlocked = made.locked.keys(PASSPHRASE)
    with pytest.raises(WorldError):
        Database(tmp_path / "copy.db", unlocked.keys.database[0])
    vault = open_vault(unlocked, made.tools)
    assert vault.database.rows("SELECT value FROM setting WHERE name = 'a'") == [(b"\x01",)]
    vault.close()


class StoppedError(Exception):
    """The computer lost power here."""


class StoppingDisk(Disk):
    """Stops at the call with a number."""

    def __init__(self, at: int) -> None:
        self.calls = 0
        self.at = at

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self.at:
            raise StoppedError

    @override
    def write(self, handle: int, data: bytes) -> None:
        self._count()
        super().write(handle, data)

    @override
    def sync(self, handle: int) -> None:
        self._count()
        super().sync(handle)

    @override
    def replace(self, source: Path, target: Path) -> None:
        self._count()
        super().replace(source, target)

    @override
    def sync_folder(self, folder: Path) -> None:
        self._count()
        super().sync_folder(folder)


def test_rekeying_may_be_cut_short_at_every_call(made: Made) -> None:
    for at in range(1, 12):
        tools = replace(made.tools, disk=StoppingDisk(at))
        vault = open_vault(Locked(made.folder, tools).keys(PASSPHRASE), tools)
        try:
            vault.rekey()
        except StoppedError:
            pass
        finally:
            vault.close()
        made.open().close()


def test_a_new_passphrase_may_be_cut_short_at_every_call(made: Made) -> None:
    for at in range(1, 6):
        locked = Locked(made.folder, replace(made.tools, disk=StoppingDisk(at)))
        try:
            unlocked = locked.keys_by_code(made.code, "nästa lösenfras")
        except StoppedError:
            made.open_by_code(made.code, PASSPHRASE).close()
        else:
            unlocked.lock.release()
            made.open_by_code(made.code, PASSPHRASE).close()


@pytest.mark.slow
def test_making_a_vault_may_be_cut_short_at_every_call(made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "ny"
    for at in range(1, 20):
        tools = replace(made.tools, disk=StoppingDisk(at))
        try:
            create_vault(folder, PASSPHRASE, tools)
            break
        except StoppedError:
            if folder.exists():
                open_vault(Locked(folder, made.tools).keys(PASSPHRASE), made.tools).close()
                break
    else:
        pytest.fail("never made")
    open_vault(Locked(folder, made.tools).keys(PASSPHRASE), made.tools).close()


class FullDisk(Disk):
    @override
    def write(self, handle: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")


def test_a_full_disk_while_making_a_vault_is_a_sentence(made: Made, tmp_path: Path) -> None:
    with pytest.raises(WorldError) as error:
        create_vault(tmp_path / "ny", PASSPHRASE, replace(made.tools, disk=FullDisk()))
    assert code_of(error) == "disk_full"
