"""A vault that costs nothing to open."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from ifodesk.store.vault.info import Info
from ifodesk.store.vault.stretching import Cost
from ifodesk.store.vault.vault import Locked, Tools, Vault, create_vault, open_vault
from tests.store.vault.rings import DictRing

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "fyra ord räcker långt"  # noqa: S105 - of throwaway vaults


@dataclass
class Made:
    folder: Path
    tools: Tools
    ring: DictRing
    code: str

    @property
    def locked(self) -> Locked:
        return Locked(self.folder, self.tools)

    def open(self, passphrase: str = PASSPHRASE) -> Vault:
        return open_vault(self.locked.keys(passphrase), self.tools)

    def open_by_code(self, code: str, new: str = "en ny lösenfras") -> Vault:
        return open_vault(self.locked.keys_by_code(code, new), self.tools)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    ring = DictRing()
    tools = Tools(ring, os.urandom, cost=CHEAP, least_cost=CHEAP)
    folder = tmp_path / "valv"
    return Made(folder, tools, ring, create_vault(folder, PASSPHRASE, tools, Info("Karin Norberg, Dorotea")))
