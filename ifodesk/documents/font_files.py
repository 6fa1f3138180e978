"""The fonts that documents are made with."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class FontFiles(Protocol):
    """Paths of a regular and a bold font, as `ifodesk.system.resources.fonts` gives them."""

    @property
    def regular(self) -> Path: ...

    @property
    def bold(self) -> Path: ...
