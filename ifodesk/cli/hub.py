"""`ifodesk hub add|list|test|remove|rebuild`: the places where a vault meets the others."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, read_text
from ifodesk.cli.sync import OFFLINE
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.compose.hub_setup import add_hub, new_address, try_hub
from ifodesk.compose.opening import Opened
from ifodesk.sync.address import HubKind
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.self_test import Finding
from ifodesk.usecases.errors import WorldError
from ifodesk.words import hub_test_words as words
from ifodesk.words.sync_words import problem as problem_in_words

_ADDRESS = "mapp, s3+https://server/hink eller webdav+https://server/mapp"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the five actions and their arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ÅTGÄRD")
    for name, run, text in (
        ("add", _add, "Lägg till en plats att synka med."),
        ("list", _list, "Visa valvets platser."),
        ("test", _test, "Prova vad en plats kan."),
        ("remove", _remove, "Sluta använda en plats."),
        ("rebuild", _rebuild, "Fyll på en plats som har förlorat innehåll."),
    ):
        sub = actions.add_parser(name, help=text, description=text, allow_abbrev=False)
        if run is not _list:
            sub.add_argument("address", metavar="ADRESS", help=_ADDRESS)
        vault_argument(sub)
        sub.add_argument("--json", action="store_true", help="svara med JSON")
        if run is _add:
            sub.add_argument("--credentials-file", type=Path, metavar="FIL", help="fil med två rader: vem, hemlighet")
            sub.add_argument("--plain-http", action="store_true", help="tillåt http utan kryptering, i eget nät")
        sub.set_defaults(act=run)


def run(args: argparse.Namespace, console: Console) -> int:
    """Do one of the actions; 0 well, 2 with a sentence, 3 when the hub could not be filled up to the end."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        code: int = args.act(args, opened, console)
        return code


def _add(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    address = new_address(opened.hubs, args.address, plain=args.plain_http)
    credentials = None if address.kind is HubKind.FOLDER else _credentials(args.credentials_file, console)
    added = add_hub(opened.hubs, address, credentials)
    if args.json:
        console.give({"address": address.text, "found": _as_json(added.findings)})
        return 0
    console.say(words.ADDED.format(address=address.text))
    _say(added.findings, console)
    if not added.in_key_ring:
        console.say(words.KEPT_IN_VAULT)
    return 0


def _list(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    found = [known.address for known in opened.hubs.all()]
    if args.json:
        console.give([{"kind": one.kind.value, "address": one.text} for one in found])
        return 0
    for one in found:
        console.say(f"{words.KIND[one.kind.value]}: {one.text}")
    if not found:
        console.say(words.NO_HUBS)
    return 0


def _test(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    findings = try_hub(opened.hubs, opened.hubs.find(args.address))
    if args.json:
        console.give(_as_json(findings))
    else:
        _say(findings, console)
    return 0


def _remove(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    known = opened.hubs.find(args.address)
    opened.hubs.remove(known)
    if args.json:
        console.give({"address": known.address.text})
    else:
        console.say(words.REMOVED.format(address=known.address.text))
    return 0


def _rebuild(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    rebuilt = opened.rebuild_hub(opened.hubs.find(args.address))
    problem = rebuilt.outcome.problem
    if args.json:
        console.give({"lacking": rebuilt.lacking, "sent": rebuilt.outcome.sent, "problem": problem})
    elif problem is not None:
        console.say(problem_in_words(problem))
    elif rebuilt.lacking:
        console.say(words.REBUILT.format(number=rebuilt.lacking))
    else:
        console.say(words.REBUILT_NOTHING)
    return 0 if problem is None else OFFLINE


def _say(findings: Sequence[Finding], console: Console) -> None:
    for one in findings:
        console.say(words.line(one.ability.value, one.answer.value))


def _as_json(findings: Sequence[Finding]) -> dict[str, str]:
    return {one.ability.value: one.answer.value for one in findings}


def _credentials(file: Path | None, console: Console) -> Credentials | None:
    """Return what lets one in, from a file of two lines or asked for; None where somebody leaves it empty."""
    if file is not None:
        lines = read_text(file).splitlines()
        if len(lines) != 2 or not all(lines):  # noqa: PLR2004 - who, and the secret
            raise WorldError("hub_credentials_file")
        return Credentials(*lines)
    user = console.ask(words.ASK_USER)
    return Credentials(user, console.passphrase(None, question=words.ASK_SECRET)) if user else None


HUB = Command("hub", "Platser att synka med: mappar och servrar.", arguments, run)
