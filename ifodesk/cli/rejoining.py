"""Coming back after a long time: hand the unsent work over, wipe the vault, and join with a new device."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.changes.unsent_file import UnsentValue
from ifodesk.cli import people
from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json, read_bytes
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.compose.files import write_new
from ifodesk.compose.surroundings import Surroundings
from ifodesk.compose.unsent import text_of
from ifodesk.store.vault.aside import put_aside
from ifodesk.store.vault.wiping import wipe
from ifodesk.usecases.errors import WorldError
from ifodesk.words import group_words as words


def _rejoin_arguments(parser: argparse.ArgumentParser) -> None:
    vault_argument(parser)
    parser.add_argument("--to", required=True, metavar="PERSON", help="chefen som ska gå igenom det osända")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="filen med det osända, krypterad")
    then = parser.add_mutually_exclusive_group()
    then.add_argument("--wipe", action="store_true", help="töm sedan valvet för gott")
    then.add_argument("--aside", action="store_true", help="ställ sedan undan valvet; inget i det ändras")
    parser.add_argument("--although-left-out", action="store_true", help="töm fast allt inte gick med")


def rejoin(args: argparse.Namespace, console: Console) -> int:
    """Write what was never sent to a file for a chief; with --aside put the vault aside, with --wipe destroy it."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        to = people.person(opened.session, args.to).member
        exported = opened.unsent_work.export(to.id)
        write_new(args.out, exported.data)
    console.say(words.unsent(exported.fields, exported.left_out, to.name))
    around = Surroundings.of_this_computer()
    if args.aside:
        there = put_aside(args.vault, around.clock.today(), around.tools)
        console.say(words.PUT_ASIDE.format(path=there))
    if not args.wipe:
        return 0
    if exported.left_out and not args.although_left_out:
        raise WorldError("work_left_out")
    wipe(args.vault, around.tools)
    console.say(words.WIPED)
    return 0


def _unsent_arguments(parser: argparse.ArgumentParser) -> None:
    vault_argument(parser)
    parser.add_argument("file", type=Path, metavar="FIL", help="filen med det osända")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def unsent(args: argparse.Namespace, console: Console) -> int:
    """Show unsent work that a colleague has handed over."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        author, values = opened.unsent_work.read(read_bytes(args.file))
        name = people.name(opened.session, author)
    if args.json:
        console.give({"author": name, "values": [_json(one) for one in values]})
        return 0
    console.say(words.UNSENT_OF.format(name=name))
    for one in values:
        console.say(words.unsent_line(one.root, one.kind, one.field, text_of(one)))
    return 0


def _json(one: UnsentValue) -> Json:
    value = one.value if isinstance(one.value, str | bool | int | None) else text_of(one)
    return {"case": one.root, "kind": one.kind, "entity": one.entity.hex(), "field": one.field, "value": value}


REJOINING = (
    Command("rejoin", "Lämna över det osända och börja om på en ny dator.", _rejoin_arguments, rejoin),
    Command("unsent", "Läs det osända som en kollega lämnat över.", _unsent_arguments, unsent),
)
