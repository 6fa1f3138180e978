"""`ifodesk hub look|add|list|test|remove|rebuild`: the places where a vault meets the others."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.places import ADDRESS, access_arguments, access_to, is_stick, place_of, stick_argument
from ifodesk.cli.sync import OFFLINE
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.compose.opening import Opened
from ifodesk.usecases.hubs import HubAbility, HubAccess
from ifodesk.words import hub_test_words as words
from ifodesk.words.hub_sight_words import seen_there
from ifodesk.words.sync_words import problem as problem_in_words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the six actions and their arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ÅTGÄRD")
    for name, run, text in (
        ("look", _look, "Se efter vad som ligger på en plats, utan att skriva där."),
        ("add", _add, "Lägg till en plats att synka med."),
        ("list", _list, "Visa valvets platser."),
        ("test", _test, "Prova vad en plats kan."),
        ("remove", _remove, "Sluta använda en plats."),
        ("rebuild", _rebuild, "Fyll på en plats som har förlorat innehåll."),
    ):
        sub = actions.add_parser(name, help=text, description=text, allow_abbrev=False)
        if run is not _list:
            sub.add_argument("address", metavar="ADRESS", help=ADDRESS)
        vault_argument(sub)
        sub.add_argument("--json", action="store_true", help="svara med JSON")
        if run in {_look, _add}:
            access_arguments(sub)
        if run is _add:
            stick_argument(sub)
        sub.set_defaults(act=run)


def run(args: argparse.Namespace, console: Console) -> int:
    """Do one of the actions; 0 well, 2 with a sentence, 3 when the hub could not be filled up to the end."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        code: int = args.act(args, opened, console)
        return code


def _look(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    seen = opened.session.hubs.look(args.address, _access(args, console), plain=args.plain_http)
    if args.json:
        told = {"address": seen.address, "lies": seen.lies.value, "devices": seen.devices, "ours": seen.ours}
        console.give(told)
    else:
        console.say(seen_there(seen))
    return 0


def _add(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    stick = is_stick(args, place_of(args, args.address))
    hubs, access = opened.session.hubs, _access(args, console)
    seen = hubs.look(args.address, access, plain=args.plain_http)
    added = hubs.add(seen, access, stick=stick)
    if args.json:
        console.give({"address": seen.address, "lies": seen.lies.value, "found": _as_json(added.abilities)})
        return 0
    console.say(words.ADDED.format(address=seen.address))
    _say(added.abilities, console)
    if not added.in_key_ring:
        console.say(words.KEPT_IN_VAULT)
    return 0


def _list(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    found = opened.session.hubs.all()
    if args.json:
        console.give([{"kind": one.kind, "address": one.address} for one in found])
        return 0
    for one in found:
        console.say(f"{words.KIND[one.kind]}: {one.address}")
    if not found:
        console.say(words.NO_HUBS)
    return 0


def _test(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    found = opened.session.hubs.try_again(opened.hubs.find(args.address).number)
    if args.json:
        console.give(_as_json(found))
    else:
        _say(found, console)
    return 0


def _remove(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    known = opened.hubs.find(args.address)
    opened.session.hubs.remove(known.number)
    if args.json:
        console.give({"address": known.address.text})
    else:
        console.say(words.REMOVED.format(address=known.address.text))
    return 0


def _rebuild(args: argparse.Namespace, opened: Opened, console: Console) -> int:
    filled = opened.session.hubs.fill_up(opened.hubs.find(args.address).number)
    if args.json:
        console.give({"lacking": filled.lacking, "sent": filled.sent, "problem": filled.problem})
    elif filled.problem is not None:
        console.say(problem_in_words(filled.problem))
    elif filled.lacking:
        console.say(words.REBUILT.format(number=filled.lacking))
    else:
        console.say(words.REBUILT_NOTHING)
    return 0 if filled.problem is None else OFFLINE


def _say(found: Sequence[HubAbility], console: Console) -> None:
    for one in found:
        console.say(words.line(one.ability, one.answer))


def _as_json(found: Sequence[HubAbility]) -> dict[str, str]:
    return {one.ability: one.answer for one in found}


def _access(args: argparse.Namespace, console: Console) -> HubAccess | None:
    return access_to(place_of(args, args.address), args, console)


HUB = Command("hub", "Platser att synka med: mappar och servrar.", arguments, run)
