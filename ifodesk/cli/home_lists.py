"""`ifodesk import homes FILE --vault D [--ja] [--json]`, `--undo BATCH`; and `ifodesk export homes`."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.compose.home_lists import EXPORT_WORDS, SHEETS, CarefulSheets, import_words
from ifodesk.domain.home_rows import HomeRow
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.home_export import ExportHomes
from ifodesk.usecases.home_import import Imported, ImportHomes, Preview, PreviewImport, UndoImport
from ifodesk.words import home_import_words as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", choices=["homes"], metavar="VAD", help="homes: familjehem ur en lista")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("file", nargs="?", type=Path, metavar="FIL", help="en lista (.xlsx eller .csv)")
    which.add_argument("--undo", metavar="IMPORT", help="ta tillbaka en import")
    parser.add_argument("--ja", action="store_true", help="importera; annars visas bara vad som skulle hända")
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    vault_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Tell row by row what a list gives, and import it when told to; exit 1 when a row cannot be imported."""
    sheet = None if args.file is None else SHEETS(args.file)
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        if sheet is None:
            back = UndoImport(opened.session)(args.undo)
            console.say(words.taken_back(back.removed, len(back.kept)))
            return 0
        preview = PreviewImport(opened.session)(sheet, import_words())
        done = ImportHomes(opened.session)(preview) if args.ja and preview.accepted else None
    if args.json:
        console.give(_answer(preview, None if done is None else done.batch))
    else:
        _tell(preview, done, console)
    if done is not None and done.why is not None:
        console.complain(words.stopped(len(done.homes), done.of, done.batch))
        raise done.why
    return 1 if preview.refused or not preview.accepted else 0


def export_homes(args: argparse.Namespace, console: Console) -> int:
    """Write the homes that the person reads to a workbook, and print its path. Raises ``WorldError`` output_exists."""
    if args.out.exists():
        raise WorldError("output_exists", file=str(args.out))
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        console.say(str(ExportHomes(opened.session, CarefulSheets(), EXPORT_WORDS)(args.out)))
    return 0


def _tell(preview: Preview, done: Imported | None, console: Console) -> None:
    if preview.sheet.had_macros:
        console.complain(words.MACROS)
    if preview.layout.heading is None:
        console.complain(words.NO_HEADING)
    for row in preview.rows:
        if not row.empty:
            (console.say if row.accepted else console.complain)(words.row_line(row))
    console.say(words.previewed(len(preview.accepted), len(preview.refused)))
    if done is None:
        console.say(words.ASK if preview.accepted else words.FULL)
    elif done.why is None:
        console.say(words.done(len(preview.accepted), done.batch))


def _answer(preview: Preview, batch: str | None) -> dict[str, Json]:
    return {
        "import": batch,
        "sheet": preview.sheet.name,
        "macros": preview.sheet.had_macros,
        "columns": {str(at + 1): column.value for at, column in preview.layout.columns.items()},
        "rows": [_row(row) for row in preview.rows if not row.empty],
    }


def _row(row: HomeRow) -> dict[str, Json]:
    return {
        "row": row.number,
        "name": row.name,
        "accepted": row.accepted,
        "reasons": [
            {"code": one.code.value, "column": None if one.column is None else one.column.value, "text": one.text}
            for one in row.reasons
        ],
    }


IMPORT = Command("import", "Importera familjehem ur en lista.", arguments, run)
