"""`ifodesk export sip ID --vault D --out F.pdf`."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.domain.case_number import normal
from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.views import Queries


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", choices=["sip"], metavar="VAD", help="sip: en intern-SIP")
    parser.add_argument("id", metavar="ID", help="planens id, eller ärendets nummer")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="PDF-filen som ska skrivas")
    parser.add_argument("--draft", action="store_true", help="skriv ut utkastet i stället för den antagna planen")
    vault_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the newest adopted version, or the draft where there is none or it is asked for; print the file's path."""
    if args.out.exists():
        raise WorldError("output_exists", file=str(args.out))
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        queries = opened.session.queries
        plan = _plan_id(args.id) or _newest_plan(queries, args.id)
        whole = queries.sip(plan)
        if whole.plan.value.case is not None:
            LogOpening(opened.session)(whole.plan.value.case)
        versions = whole.versions
        version = versions[-1].value.id if versions and not args.draft else None
        console.say(str(opened.print_sip(plan, version, args.out)))
    return 0


def _newest_plan(queries: Queries, number: str) -> EntityId:
    """Return the newest plan of the case with this number. Raises ``NotFoundError``."""
    cases = {hit.case for hit in queries.search(normal(number)) if hit.number in {number, normal(number)}}
    plans = [plan for case in cases for plan in queries.plans(case)]
    if not plans:
        raise NotFoundError
    return plans[-1].value.id


def _plan_id(text: str) -> EntityId | None:
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return None
    return EntityId(raw) if len(raw) == ID_BYTES else None


EXPORT = Command("export", "Skriv ut en plan som PDF.", arguments, run)
