"""Walls, sharing and who opened a case, for scripts and support."""

from __future__ import annotations

import argparse

from ifodesk.cli import finding, people
from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.keep_only import KeepOnly
from ifodesk.usecases.session import Session
from ifodesk.usecases.sharing import EndSharing, OpenShared, Terms
from ifodesk.usecases.sharing_jav import ALOUD, ANSWERED, AskedFirst, AskedHow
from ifodesk.usecases.walls import BuildWall, LiftWall
from ifodesk.words import access_words as words


def _case_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="ÄRENDE", help="ärendets nummer eller id")
    vault_argument(parser)


def wall_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _case_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--exclude", action="append", metavar="PERSON", help="får inte läsa; kan upprepas")
    what.add_argument("--only", action="append", metavar="PERSON", help="får läsa, och ingen annan; kan upprepas")
    what.add_argument("--lift", metavar="PERSON", help="ta bort muren mot personen")
    parser.add_argument("--reviewer", metavar="PERSON", help="läser ärendet vid sidan av dig")
    parser.add_argument("--reason", default="", metavar="SKÄL", help="läses bara av dem som läser ärendet")


def wall(args: argparse.Namespace, console: Console) -> int:
    """Put up a wall around a case, or take one down."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        case = finding.case(session, args.case)
        if args.lift:
            LiftWall(session)(case, finding.member(session, args.lift), reason=args.reason)
            console.say(words.WALL_LIFTED)
            return 0
        _build(session, case, args)
        console.say(words.WALL_BUILT)
    return 0


def _build(session: Session, case: EntityId, args: argparse.Namespace) -> None:
    if not args.reviewer:
        raise WorldError("wall_needs_reviewer")
    reviewer = finding.member(session, args.reviewer)
    named = [finding.member(session, one) for one in args.exclude or args.only]
    build = BuildWall(session) if args.exclude else KeepOnly(session)
    build(case, named, reviewer=reviewer, reason=args.reason)


def share_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _case_argument(parser)
    parser.add_argument("--with", dest="people", action="append", default=[], metavar="PERSON", help="kan upprepas")
    parser.add_argument("--basis", default="", metavar="GRUND", help="rättslig grund; utan den visas vilka som finns")
    parser.add_argument("--detail", default="", metavar="TEXT", help="vad grunden bygger på")
    parser.add_argument("--scope", default="", metavar="TEXT", help="vad som får delas")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--asked-aloud", action="store_true", help="alla är frågade om jäv muntligt nu: inget hinder")
    asked.add_argument("--urgent", default="", metavar="SKÄL", help="varför delningen inte kan vänta på svar om jäv")
    parser.add_argument("--until", metavar="DAG", help="sista dagen, ÅÅÅÅ-MM-DD")
    parser.add_argument("--end", metavar="SKÄL", help="avsluta delningen av det delade ärendet")


def share(args: argparse.Namespace, console: Console) -> int:
    """Share a case with people of another municipality, or end that."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        case = finding.case(session, args.case)
        last = people.day(args.until)
        if args.end:
            EndSharing(session)(case, reason=args.end)
            console.say(words.SHARING_ENDED)
        elif not args.basis or last is None:
            for line in words.bases(session.sharing_law):
                console.say(line)
        else:
            terms = Terms(basis=args.basis, detail=args.detail, scope=args.scope, ends_on=last, asked=_asked(args))
            made = OpenShared(session)(case, [finding.member(session, one) for one in args.people], terms)
            console.say(words.SHARED.format(number=session.queries.overview(made.id).row.number))
    return 0


def _asked(args: argparse.Namespace) -> AskedFirst:
    if args.asked_aloud:
        return ALOUD
    return AskedFirst(AskedHow.URGENT, args.urgent) if args.urgent else ANSWERED


def opened_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _case_argument(parser)
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def openings(args: argparse.Namespace, console: Console) -> int:
    """Tell who opened a case."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        found = session.log.openings(finding.case(session, args.case))
        named = [(one, session.directory.member(one.member).name) for one in found]
    if args.json:
        console.give([{"at": one.at.isoformat(), "who": name, "device": one.device} for one, name in named])
        return 0
    for one, name in named:
        console.say(words.opening(one, name))
    if not named:
        console.say(words.NOBODY_OPENED)
    return 0


ACCESS = (
    Command("wall", "Sätt upp en mur kring ett ärende, eller ta bort den.", wall_arguments, wall),
    Command("share", "Dela ett ärende med en annan kommun, eller avsluta det.", share_arguments, share),
    Command("opened", "Visa vem som har öppnat ett ärende.", opened_arguments, openings),
)
