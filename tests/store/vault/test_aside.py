"""A vault that is put aside is whole, opens as before, and never lands on another."""

from __future__ import annotations

from datetime import date

import pytest

from ifodesk.store.vault.aside import place_of, put_aside, vaults_aside
from ifodesk.store.vault.vault import Locked, open_vault
from ifodesk.usecases.errors import WorldError
from tests.store.vault.conftest import PASSPHRASE, Made

DAY = date(2026, 11, 26)


def test_it_opens_under_its_dated_name_and_its_place_is_free(made: Made) -> None:
    made.open().close()
    there = put_aside(made.folder, DAY, made.tools)
    assert there == made.folder.with_name(f"{made.folder.name}-undanstalld-2026-11-26")
    assert not made.folder.exists()
    open_vault(Locked(there, made.tools).keys(PASSPHRASE), made.tools).close()


def test_a_second_one_of_the_same_day_gets_a_name_of_its_own(made: Made) -> None:
    beside = made.folder.with_name(f"{made.folder.name}-undanstalld-2026-11-26")
    beside.mkdir()
    assert put_aside(made.folder, DAY, made.tools).name == f"{beside.name}-2"


def test_an_open_vault_stays_where_it_is(made: Made) -> None:
    vault = made.open()
    with pytest.raises(WorldError) as refused:
        put_aside(made.folder, DAY, made.tools)
    assert refused.value.code == "vault_in_use"
    vault.close()
    assert made.folder.is_dir()


def test_a_folder_without_a_vault_is_left_alone(made: Made) -> None:
    other = made.folder.with_name("annat")
    other.mkdir()
    with pytest.raises(WorldError) as refused:
        put_aside(other, DAY, made.tools)
    assert refused.value.code == "not_a_vault"
    assert other.is_dir()


def test_what_was_put_aside_is_found_again_both_ways(made: Made) -> None:
    assert vaults_aside(made.folder) == ()
    made.open().close()
    there = put_aside(made.folder, DAY, made.tools)
    assert vaults_aside(made.folder) == (there,)
    assert place_of(there) == made.folder
    assert place_of(made.folder) is None
    assert vaults_aside(made.folder.parent / "no" / "such" / "place") == ()
