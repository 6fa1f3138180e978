"""`ifodesk held`: what was held, with its content, and the decisions about it."""

from __future__ import annotations

import argparse

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.held import Adopt, LeaveHeld, RaiseCut
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.session import Session
from ifodesk.words import held_words as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    vault_argument(parser)
    parser.add_argument("--json", action="store_true", help="svara med JSON")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--adopt", metavar="ID", help="ta över det i ditt namn")
    what.add_argument("--raise", dest="raised", metavar="ID", help="låt personens arbete gälla till och med det")
    what.add_argument("--leave", metavar="ID", help="låt det ligga")
    parser.add_argument("--reason", default="", metavar="SKÄL", help="varför det får ligga")


def run(args: argparse.Namespace, console: Console) -> int:
    """List what is held, or decide about one of it."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        if args.adopt or args.raised or args.leave:
            console.say(_decide(session, args))
        else:
            _list(session, console, as_json=args.json)
    return 0


def _decide(session: Session, args: argparse.Namespace) -> str:
    work = _find(session, args.adopt or args.raised or args.leave)
    if args.adopt:
        Adopt(session)(work)
        return words.ADOPTED
    if args.raised:
        RaiseCut(session)(work)
        return words.RAISED
    LeaveHeld(session)(work, reason=args.reason)
    return words.LEFT


def _find(session: Session, typed: str) -> HeldWork:
    found = next((one for one in session.held.work() if one.id == typed), None)
    if found is None:
        raise WorldError("no_held_called")
    return found


def _list(session: Session, console: Console, *, as_json: bool) -> None:
    found, member = session.held.work(), session.directory.member
    if as_json:
        console.give([_as_json(one, session) for one in found])
        return
    for one in found:
        console.say(f"{one.id}  {words.heading(one, member)}")
        for line in words.told(one, member):
            console.say(f"    {line}")
    if not found:
        console.say(words.NOTHING)


def _as_json(one: HeldWork, session: Session) -> Json:
    member = session.directory.member
    return {
        "id": one.id,
        "author": member(one.author).name,
        "device": one.device,
        "at": one.at.isoformat(),
        "reason": one.reason,
        "case": None if one.root is None else one.root.hex(),
        "kind": one.kind,
        "deed": one.deed.value,
        "draft": one.is_draft,
        "content": list(words.told(one, member)),
    }


HELD = Command("held", "Visa vad som hålls tillbaka, och ta ställning till det.", arguments, run)
