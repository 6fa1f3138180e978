"""A process that dies at each call to the disk in turn, while a vault is made, re-keyed or synced."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from ifodesk.compose.auditing import verify_keys
from ifodesk.compose.opening import Opened, open_here
from ifodesk.domain.entities.case import CaseType
from ifodesk.store.vault.vault import Locked, Unlocked, create_vault, open_vault
from ifodesk.sync.folder import FolderHub
from ifodesk.sync.round import SyncRound, run_round
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from ifodesk.verify.check import verify_hub
from tests.program.team import PASSPHRASE, dorotea
from tests.store.crash import vault_work
from tests.store.crash.children import Child
from tests.store.crash.fuse import Fuse
from tests.store.crash.test_kill import IDS, assert_whole
from tests.store.crash.tracing import COULD_NOT, SYNCS, WRITES, Work, is_possible, killed_at_call
from tests.store.crash.vault_work import BEGUN, DONE, HUB, NEW_PASSPHRASE, NOW_MS, VAULT, fused, tools
from tests.store.crash.work import save_plan_with_goal
from tests.store.dump import dump

pytestmark = pytest.mark.slow

Dying: TypeAlias = Callable[[Work], Work]

MOST_STEPS = 1000
CLIENT = "Alma Testsson"


@pytest.fixture(params=["at our own calls", "at every call to the system"])
def dying(request: pytest.FixtureRequest) -> Dying:
    """Return what makes a work die at a step: before a call of ours to the disk, or of SQLite's too."""
    if request.param == "at our own calls":
        return lambda work: work
    if not is_possible():
        pytest.skip("calls to the system can be watched on Linux only")
    return lambda work: partial(killed_at_call, work, SYNCS)


def deaths(work: Work, start: Path, scratch: Path) -> Iterator[Path]:
    """Give what is left of a copy of *start* when *work* died at its first, second, ... step, until it lives."""
    for place, _ in deaths_and_words(work, start, scratch):
        yield place


def deaths_and_words(work: Work, start: Path, scratch: Path, *, stride: int = 1) -> Iterator[tuple[Path, list[bytes]]]:
    """Give the same for every so many steps, and what each had told before it died."""
    for step in range(1, MOST_STEPS, stride):
        place = shutil.copytree(start, scratch / str(step))
        child = Child(work, place, step)
        code = child.end()
        if code == COULD_NOT:
            pytest.skip("this system does not let a process watch its child")
        lived = code == 0
        assert lived is (DONE in child.told)
        yield place, child.told
        shutil.rmtree(place)
        if lived:
            return
    pytest.fail(f"it is not done after {MOST_STEPS} steps")


def unlock(place: Path, *passphrases: str) -> Unlocked:
    """Return the keys by the one of *passphrases* that fits."""
    for passphrase in passphrases[:-1]:
        try:
            return Locked(place / VAULT, tools(place)).keys(passphrase)
        except WorldError as error:
            if error.code not in {"wrong_passphrase", "os_secret_missing"}:
                raise
    return Locked(place / VAULT, tools(place)).keys(passphrases[-1])


def open_and_close(unlocked: Unlocked, place: Path) -> None:
    open_vault(unlocked, tools(place)).close()


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """Return an empty place."""
    (tmp_path / "start").mkdir()
    return tmp_path / "start"


@pytest.fixture
def kept(start: Path) -> Path:
    """Return a place with a vault, its recovery code and its key ring."""
    (start / "code").write_text(create_vault(start / VAULT, PASSPHRASE, tools(start)))
    return start


@pytest.fixture
def group(tmp_path: Path, start: Path) -> Path:
    """Return a place with a hub and two vaults that have news for each other."""
    with dorotea(tmp_path / "team", "Karin Norberg") as team:
        for desk, client in zip(team.desks.values(), ("Bo Testsson", CLIENT), strict=True):
            case = OpenCase(desk.session)(CaseType.CHILD_YOUTH, client).case
            save_plan_with_goal(desk.opened, case, "Jag vill bo kvar")
        team.desks["Berit Ask"].sync()
        for desk in team.desks.values():
            desk.lock()
        shutil.copytree(team.desks["Karin Norberg"].folder, start / VAULT)
        shutil.copytree(team.desks["Berit Ask"].folder, start / "chief")
        shutil.copytree(team.hub, start / HUB)
        for desk in team.desks.values():
            desk.unlock()
    return start


def test_a_vault_is_made_whole_or_not_at_all(start: Path, tmp_path: Path, dying: Dying) -> None:
    made = 0
    for place in deaths(dying(vault_work.create), start, tmp_path):
        if (place / VAULT).exists():
            made += 1
        else:
            create_vault(place / VAULT, PASSPHRASE, tools(place))
        open_and_close(unlock(place, PASSPHRASE), place)
        assert sorted(file.name for file in place.iterdir()) == ["ring", VAULT]
    assert made >= 2  # died in the last call, and did not die


def test_a_passphrase_is_changed_or_is_not(kept: Path, tmp_path: Path, dying: Dying) -> None:
    for place in deaths(dying(vault_work.change_passphrase), kept, tmp_path):
        open_and_close(unlock(place, PASSPHRASE, NEW_PASSPHRASE), place)
        code = (place / "code").read_text()
        open_and_close(Locked(place / VAULT, tools(place)).keys_by_code(code, "tredje"), place)
        open_and_close(unlock(place, "tredje"), place)
    assert_opened_by_the_new_one_only(kept, tmp_path, vault_work.change_passphrase)


def test_the_recovery_code_gives_a_new_passphrase_or_leaves_the_old(kept: Path, tmp_path: Path, dying: Dying) -> None:
    for place in deaths(dying(vault_work.open_by_code), kept, tmp_path):
        open_and_close(unlock(place, PASSPHRASE, NEW_PASSPHRASE), place)
        code = (place / "code").read_text()
        open_and_close(Locked(place / VAULT, tools(place)).keys_by_code(code, NEW_PASSPHRASE), place)
    assert_opened_by_the_new_one_only(kept, tmp_path, vault_work.open_by_code)


def assert_opened_by_the_new_one_only(start: Path, scratch: Path, work: Work) -> None:
    """Where nothing dies, the old passphrase opens nothing, and the key ring keeps one secret, not two."""
    place = shutil.copytree(start, scratch / "whole")
    assert Child(work, place, vault_work.NEVER).end() == 0
    with pytest.raises(WorldError) as caught:
        unlock(place, PASSPHRASE)
    assert caught.value.code == "wrong_passphrase"
    open_and_close(unlock(place, NEW_PASSPHRASE), place)
    assert len(list((place / "ring").iterdir())) == 1


def clients(opened: Opened) -> set[str]:
    return {row.client for row in opened.session.queries.cases()}


def assert_opens_with_one_key(place: Path) -> None:
    """It opens, shows what it did, and has left the key behind that it no longer needs."""
    opened = open_here(place / VAULT, PASSPHRASE, fused(place, Fuse(vault_work.NEVER)))
    assert CLIENT in clients(opened)
    assert opened.parts.core.database.rows("PRAGMA integrity_check") == [("ok",)]
    opened.session.close()
    unlocked = unlock(place, PASSPHRASE)
    assert len(unlocked.keys.database) == 1
    open_and_close(unlocked, place)


def test_a_vault_that_dies_while_it_is_encrypted_anew_opens(group: Path, tmp_path: Path, dying: Dying) -> None:
    for place in deaths(dying(vault_work.rekey), group, tmp_path):
        assert_opens_with_one_key(place)


@pytest.mark.parametrize("calls, stride", [(SYNCS, 1), (WRITES, 7)])
def test_a_save_that_dies_at_any_call_keeps_what_was_told(group: Path, tmp_path: Path, calls: str, stride: int) -> None:
    if not is_possible():
        pytest.skip("calls to the system can be watched on Linux only")
    seen: set[int] = set()
    dying = partial(killed_at_call, vault_work.save, calls)
    for place, told in deaths_and_words(dying, group, tmp_path, stride=stride):
        opened = open_here(place / VAULT, PASSPHRASE, fused(place, Fuse(vault_work.NEVER)))
        database = opened.parts.core.database
        here = {row[0] for sql in IDS.values() for row in database.rows(sql)}
        assert set(told) - {DONE} <= here
        assert_whole(opened, set())
        opened.session.close()
        seen.add(len(told))
    assert seen == {0, 1, 2, 3, 4}


def test_encrypting_anew_changes_the_key(group: Path) -> None:
    before = unlock(group, PASSPHRASE)
    before.lock.release()
    assert Child(vault_work.rekey, group, vault_work.NEVER).end() == 0
    after = unlock(group, PASSPHRASE)
    after.lock.release()
    assert set(before.keys.database).isdisjoint(after.keys.database)


def test_a_vault_that_is_killed_at_random_while_it_is_encrypted_anew_opens(group: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(20):
        place = shutil.copytree(group, tmp_path / f"random{number}")
        child = Child(vault_work.rekey, place, vault_work.NEVER)
        child.hear(1)
        assert child.told == [BEGUN]
        child.hear_for(chance.uniform(0, 0.02))
        child.end(kill=True)
        assert_opens_with_one_key(place)
        shutil.rmtree(place)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
def test_a_vault_whose_log_is_torn_while_it_is_encrypted_anew_opens(group: Path, tmp_path: Path) -> None:
    size = (group / VAULT / "vault.db").stat().st_size
    for part in range(12):
        place = shutil.copytree(group, tmp_path / f"torn{part}")
        child = Child(vault_work.rekey_until_a_file_would_grow_beyond, place, size * part // 12 + 17 * part + 1000)
        assert child.end() < 0
        assert child.told == [BEGUN]
        assert_opens_with_one_key(place)
        shutil.rmtree(place)


def test_a_round_that_dies_anywhere_is_made_good_by_the_next(group: Path, tmp_path: Path, dying: Dying) -> None:
    for place in deaths(dying(vault_work.sync), group, tmp_path):
        writer = open_here(place / VAULT, PASSPHRASE, fused(place, Fuse(vault_work.NEVER)))
        chief = open_here(place / "chief", PASSPHRASE, fused(place, Fuse(vault_work.NEVER)))
        for opened in (writer, chief, writer, chief):
            hub = FolderHub(place / HUB)
            assert run_round(SyncRound(hub, opened.parts.inbox, opened.parts.outbox, now_ms=NOW_MS)).problem is None
        assert clients(chief) == {"Bo Testsson", CLIENT}
        hers, theirs = dump(writer.parts.core), dump(chief.parts.core)
        shared = hers.keys() & theirs.keys()
        assert len(shared) >= 3  # the group, the municipality and her case
        assert {cid: hers[cid] for cid in shared} == {cid: theirs[cid] for cid in shared}
        assert verify_hub(place / HUB, verify_keys(chief)).faults == ()
        writer.session.close()
        chief.session.close()
