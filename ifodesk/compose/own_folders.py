"""Nothing of ours is put where something copies it to other computers by itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, final

from typing_extensions import override

from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.store.vault.vault import DATABASE, KEYS
from ifodesk.system.copied_folders import copied_by
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.printing import Printer, SipDocument

MOST_PATH_CHARS: Final = 200
"""Of a hub's folder on Windows: a path has at most 259 there (MAX_PATH, with the zero at its end), an object 59."""


def require_place_for_vault(folder: Path) -> None:
    """Raise ``WorldError`` vault_copied (by) when something copies *folder*: a vault there becomes two."""
    found = copied_by(folder)
    if found is not None:
        raise WorldError("vault_copied", by=found)


def require_place_for_papers(path: Path) -> None:
    """Raise ``WorldError`` export_copied (by) when something copies what lies where the file *path* is to be."""
    found = copied_by(path.parent)
    if found is not None:
        raise WorldError("export_copied", by=found)


def require_place_to_meet(folder: Path, *, windows: bool = os.name == "nt") -> None:
    """Raise ``WorldError`` when *folder* can be no hub: hub_in_vault, hub_path_too_long (most characters)."""
    if windows and len(str(folder)) > MOST_PATH_CHARS:
        raise WorldError("hub_path_too_long", most=MOST_PATH_CHARS)
    require_no_vault_at(folder)


def require_no_vault_at(folder: Path) -> None:
    """Raise ``WorldError`` hub_in_vault when *folder* is a vault's, or lies in one: it would be shared with the hub."""
    for place in (folder, *folder.parents):
        if all((place / name).exists() for name in (DATABASE, KEYS)):
            raise WorldError("hub_in_vault")


@final
@dataclass(frozen=True, slots=True)
class CarefulPrinter(Printer):
    """Prints as *printer* does, but never into a folder that something copies."""

    printer: Printer

    @override
    def __call__(self, document: SipDocument, path: Path) -> Path:
        require_place_for_papers(path)
        return self.printer(document, path)


@final
class CarefulPapers(PaperMaker):
    """Makes papers, but never into a folder that something copies."""

    @override
    def keep(self, data: bytes, path: Path) -> Path:
        require_place_for_papers(path.absolute())
        return super().keep(data, path)
