"""A wiped vault is gone, keys first; what is not of a vault stays."""

from __future__ import annotations

import pytest

from ifodesk.store.vault.wiping import wipe
from ifodesk.usecases.errors import WorldError
from tests.store.vault.conftest import PASSPHRASE, Made


def test_a_wiped_vault_opens_by_nothing_and_its_secret_leaves_the_key_ring(made: Made) -> None:
    copy = (made.folder / "vault.db").read_bytes()
    made.open().close()
    wipe(made.folder, made.tools)
    assert not made.folder.exists()
    assert made.ring.secrets == {}
    assert copy
    with pytest.raises(WorldError) as refused:
        made.locked.keys(PASSPHRASE)
    assert refused.value.code == "vault_gone"


def test_files_that_are_not_of_a_vault_stay(made: Made) -> None:
    (made.folder / "egna.txt").write_text("kvar", "utf-8")
    wipe(made.folder, made.tools)
    assert [file.name for file in made.folder.iterdir()] == ["egna.txt"]
    with pytest.raises(WorldError) as refused:
        wipe(made.folder, made.tools)
    assert refused.value.code == "not_a_vault"


def test_an_open_vault_is_not_wiped(made: Made) -> None:
    vault = made.open()
    with pytest.raises(WorldError) as refused:
        wipe(made.folder, made.tools)
    assert refused.value.code == "vault_in_use"
    vault.close()
    made.open().close()
