"""Several vaults of one person lie beside each other on one computer."""

from __future__ import annotations

from pathlib import Path

from ifodesk.store.vault.beside import free_beside, vaults_beside
from ifodesk.store.vault.vault import KEYS


def a_vault(place: Path, name: str) -> Path:
    (place / name).mkdir()
    (place / name / KEYS).write_bytes(b"keys")
    return place / name


def test_each_vault_knows_the_others_and_the_next_free_place(tmp_path: Path) -> None:
    usual = a_vault(tmp_path, "vault")
    assert (vaults_beside(usual), free_beside(usual)) == ((), tmp_path / "vault-2")
    second, third = a_vault(tmp_path, "vault-2"), a_vault(tmp_path, "vault-3")
    assert vaults_beside(usual) == (second, third)
    assert vaults_beside(second) == (usual, third)
    assert free_beside(second) == tmp_path / "vault-4"


def test_a_folder_without_keys_is_no_vault_and_is_left_alone(tmp_path: Path) -> None:
    usual = a_vault(tmp_path, "vault")
    (tmp_path / "vault-2").mkdir()
    a_vault(tmp_path, "vault-undanstalld-2026-11-26")
    assert vaults_beside(usual) == ()
    assert free_beside(usual) == tmp_path / "vault-3"


def test_there_are_nine_at_most(tmp_path: Path) -> None:
    usual = a_vault(tmp_path, "vault")
    for number in range(2, 10):
        a_vault(tmp_path, f"vault-{number}")
    assert free_beside(usual) is None
    assert len(vaults_beside(usual)) == 8
