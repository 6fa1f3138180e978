"""Where things lie on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Return the folder for vaults: local to the computer, never one that a roaming profile or cloud client copies."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData/Local"))) / "ifodesk"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/ifodesk"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local/share"))) / "ifodesk"


def default_vault() -> Path:
    """Return the folder of the everyday vault."""
    return data_folder() / "vault"


def practice_folder() -> Path:
    """Return the folder of the practice group."""
    return data_folder() / "practice"
