"""From the passphrase to Idag, filled. The vault's passphrase is not stretched: that is left out of the figure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ifodesk.probe.driving import Driver
from ifodesk.probe.marks import amount


def run(arguments: Sequence[str]) -> None:
    """Unlock the vault in the folder that is named."""
    driver = Driver(Path(arguments[0]))
    amount("unlocked", driver.unlock())
    driver.end()
