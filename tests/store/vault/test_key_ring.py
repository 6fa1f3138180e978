"""Daily unlocking needs the passphrase and the key ring's secret; the printed code is enough when either is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here, open_unlocked
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import CaseType
from ifodesk.store.vault.key_file import parse
from ifodesk.store.vault.vault import KEYS, Locked
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import SERVICE, NoKeyRing, SystemKeyRing
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.computer_ports import KeyRing
from ifodesk.usecases.errors import WorldError
from ifodesk.words.error_words import sentence
from tests.program.team import CHEAP, MORNING, PASSPHRASE

NEW_PASSPHRASE = "sju andra ord som ingen vet"  # noqa: S105 - of throwaway vaults
CLIENT = "Alma Testsson"


def around(key_ring: KeyRing) -> Surroundings:
    return Surroundings(key_ring, FixedClock(MORNING), cost=CHEAP, least_cost=CHEAP)


def make(folder: Path, key_ring: KeyRing) -> founding.Fresh:
    """Make a vault with a case, and give what was told when it was made."""
    fresh = founding.make_vault(folder, PASSPHRASE, around(key_ring), hint="")
    with fresh.opened() as bare:
        founding.found(bare, "2425", "Dorotea", "Berit Ask", "IFO-chef")
    opened = open_here(folder, PASSPHRASE, around(key_ring))
    OpenCase(opened.session)(CaseType.CHILD_YOUTH, CLIENT)
    opened.session.close()
    return fresh


def by_code(folder: Path, key_ring: KeyRing, code: str, new_passphrase: str = NEW_PASSPHRASE) -> Opened:
    surroundings = around(key_ring)
    unlocked = Locked(folder, surroundings.tools).keys_by_code(code, new_passphrase)
    return open_unlocked(unlocked, surroundings, lambda work: work())


def assert_all_is_there(opened: Opened) -> None:
    assert [row.client for row in opened.session.queries.cases()] == [CLIENT]
    opened.session.close()


def refusal(folder: Path, key_ring: KeyRing, passphrase: str = PASSPHRASE) -> WorldError:
    with pytest.raises(WorldError) as caught:
        open_here(folder, passphrase, around(key_ring))
    return caught.value


def secret_name(folder: Path) -> str:
    name = parse((folder / KEYS).read_bytes(), least=CHEAP).os_name
    assert name is not None
    return name


@pytest.fixture
def key_ring(secret_service: str, monkeypatch: pytest.MonkeyPatch) -> SystemKeyRing:
    """Give the computer's key ring: a real secret service, which the library has to look up anew."""
    from keyring import backend, core

    assert secret_service
    monkeypatch.setattr(core, "_keyring_backend", None)
    monkeypatch.delattr(backend.get_all_keyring, "saved_result", raising=False)
    return SystemKeyRing()


@pytest.mark.servers
def test_daily_unlocking_needs_both(key_ring: SystemKeyRing, tmp_path: Path) -> None:
    fresh = make(tmp_path / "vault", key_ring)
    assert fresh.with_key_ring
    assert_all_is_there(open_here(fresh.folder, PASSPHRASE, around(key_ring)))
    assert refusal(fresh.folder, key_ring, "fel lösenfras").code == "wrong_passphrase"
    assert refusal(fresh.folder, NoKeyRing()).code == "os_secret_missing"


@pytest.mark.servers
def test_a_lost_secret_is_told_and_the_code_with_a_new_passphrase_makes_another(
    key_ring: SystemKeyRing, tmp_path: Path
) -> None:
    fresh = make(tmp_path / "vault", key_ring)
    lost = secret_name(fresh.folder)
    key_ring.forget(lost)
    error = refusal(fresh.folder, key_ring)
    assert error.code == "os_secret_missing"
    assert "Inget är förlorat" in sentence(error)
    assert "återställningskoden" in sentence(error)

    assert_all_is_there(by_code(fresh.folder, key_ring, fresh.recovery_code))
    assert secret_name(fresh.folder) != lost
    assert key_ring.load(secret_name(fresh.folder)) is not None
    assert_all_is_there(open_here(fresh.folder, NEW_PASSPHRASE, around(key_ring)))
    assert refusal(fresh.folder, key_ring).code == "wrong_passphrase"


@pytest.mark.servers
def test_another_secret_under_the_same_name_is_told_apart_from_a_wrong_passphrase(
    key_ring: SystemKeyRing, tmp_path: Path
) -> None:
    fresh = make(tmp_path / "vault", key_ring)
    key_ring.keep(secret_name(fresh.folder), bytes(32))
    assert refusal(fresh.folder, key_ring).code == "os_secret_missing"
    assert_all_is_there(by_code(fresh.folder, key_ring, fresh.recovery_code))


@pytest.mark.servers
def test_a_changed_passphrase_leaves_one_secret_and_no_old_way_in(key_ring: SystemKeyRing, tmp_path: Path) -> None:
    import secretstorage

    fresh = make(tmp_path / "vault", key_ring)
    old_file, old_name = (fresh.folder / KEYS).read_bytes(), secret_name(fresh.folder)
    locked = Locked(fresh.folder, around(key_ring).tools)
    locked.change_passphrase(locked.keys(PASSPHRASE), NEW_PASSPHRASE).lock.release()
    assert key_ring.load(old_name) is None
    connection = secretstorage.dbus_init()
    kept = [item.get_attributes() for item in secretstorage.get_default_collection(connection).get_all_items()]
    connection.close()
    assert [one["username"] for one in kept if one["service"] == SERVICE] == [secret_name(fresh.folder)]
    (fresh.folder / KEYS).write_bytes(old_file)
    assert refusal(fresh.folder, key_ring).code == "os_secret_missing"


def test_a_computer_without_a_key_ring_says_so_and_the_passphrase_is_enough(tmp_path: Path) -> None:
    fresh = make(tmp_path / "vault", NoKeyRing())
    assert not fresh.with_key_ring
    assert_all_is_there(open_here(fresh.folder, PASSPHRASE, around(NoKeyRing())))
    assert refusal(fresh.folder, NoKeyRing(), "fel lösenfras").code == "wrong_passphrase"


def test_a_forgotten_passphrase_is_replaced_by_the_code(tmp_path: Path) -> None:
    fresh = make(tmp_path / "vault", NoKeyRing())
    typed = fresh.recovery_code.lower().replace("-", " ")
    assert_all_is_there(by_code(fresh.folder, NoKeyRing(), typed))
    assert_all_is_there(open_here(fresh.folder, NEW_PASSPHRASE, around(NoKeyRing())))
    assert refusal(fresh.folder, NoKeyRing()).code == "wrong_passphrase"
    assert_all_is_there(by_code(fresh.folder, NoKeyRing(), fresh.recovery_code, "tredje"))


def test_a_mistyped_code_names_the_group_and_changes_nothing(tmp_path: Path) -> None:
    fresh = make(tmp_path / "vault", NoKeyRing())
    before = (fresh.folder / KEYS).read_bytes()
    groups = fresh.recovery_code.split("-")
    for at, group in enumerate(groups):
        other = "2" if group[1] != "2" else "3"
        typed = "-".join([*groups[:at], group[0] + other + group[2:], *groups[at + 1 :]])
        with pytest.raises(WorldError) as caught:
            by_code(fresh.folder, NoKeyRing(), typed)
        assert (caught.value.code, caught.value.details) == ("wrong_code_group", {"group": at + 1})
        assert f"grupp {at + 1} av 7" in sentence(caught.value)
    assert (fresh.folder / KEYS).read_bytes() == before
    assert_all_is_there(open_here(fresh.folder, PASSPHRASE, around(NoKeyRing())))


def test_the_code_of_another_vault_opens_nothing(tmp_path: Path) -> None:
    mine, other = (make(tmp_path / name, NoKeyRing()) for name in ("mine", "other"))
    with pytest.raises(WorldError) as caught:
        by_code(mine.folder, NoKeyRing(), other.recovery_code)
    assert caught.value.code == "wrong_code"
