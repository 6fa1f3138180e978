"""What reading and writing lists takes from outside: handed in, so that the window knows no file format. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.home_columns import ImportWords
from ifodesk.usecases.home_export import HomeSheetWords
from ifodesk.usecases.home_import import SheetReader, SheetWriter


@dataclass(frozen=True, slots=True)
class ListTools:
    """Readers, writers and their words."""

    reader: SheetReader
    writer: SheetWriter
    import_words: ImportWords
    export_words: HomeSheetWords
