"""`ifodesk export sip [ID …|--all-due] --vault D --out F|DIR [--format …]`; `asi|ruling ID`; `loans|answers YEAR`."""

from __future__ import annotations

import argparse
from pathlib import Path

from ifodesk.cli import finding
from ifodesk.cli.command import Command
from ifodesk.cli.export_answers import export_answers
from ifodesk.cli.export_interview import PAPERS, export_interview
from ifodesk.cli.export_loans import export_loans
from ifodesk.cli.export_ruling import export_ruling
from ifodesk.cli.home_lists import export_homes
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.domain.case_number import normal
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.export_plans import DuePlans, ExportPlans, ExportWish, PrepareExport
from ifodesk.usecases.papers import PaperForm, Papers
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import Queries
from ifodesk.words.error_words import sentence

_OTHERS = {
    "asi": export_interview,
    "ruling": export_ruling,
    "loans": export_loans,
    "homes": export_homes,
    "questions": export_answers,
    "answers": export_answers,
}
_WHAT = ("sip", *_OTHERS)
_WHAT_HELP = (
    "sip: intern-SIP; asi: intervju; ruling: beslut om jäv; loans: årets utlåningar (.pdf eller .xlsx); "
    "homes: egna familjehem (.xlsx); questions: årets frågor till hemmen; answers: vad hemmen svarade"
)
_WITHOUT_ID = frozenset({"homes"})


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", choices=list(_WHAT), metavar="VAD", help=_WHAT_HELP)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("id", nargs="?", metavar="ID", help="planens id, ärendets nummer, eller året")
    which.add_argument("--ids", nargs="+", metavar="ID", help="flera planer; --out är då en mapp")
    which.add_argument("--all-due", action="store_true", help="alla planer vars uppföljning är inne; --out är en mapp")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="filen, eller mappen för flera planer")
    parser.add_argument("--format", choices=list(PaperForm), default=PaperForm.PDF, help="pdf om inget annat sägs")
    parser.add_argument(
        "--for",
        dest="recipient",
        metavar="MOTTAGARE",
        help="en kopia i stället för planen till akten: client, guardian:NAMN, responsible:NAMN, unit:NAMN, "
        "school:NAMN, chief, records",
    )
    parser.add_argument(
        "--paper",
        choices=list(PAPERS),
        default="svar",
        help="för asi: svar (om inget annat sägs), aterkoppling eller jamforelse",
    )
    parser.add_argument("--draft", action="store_true", help="skriv ut utkastet i stället för den antagna planen")
    vault_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the files and print their paths; what was refused stands on standard error, and the exit code is 1."""
    if args.what not in _WITHOUT_ID and not (args.id or args.ids or args.all_due):
        raise WorldError("export_which")
    if args.id is not None and args.out.exists():
        raise WorldError("output_exists", file=str(args.out))
    if args.what in _OTHERS:
        return _OTHERS[args.what](args, console)
    wish = _wish(args)
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        if args.id is not None:
            return _one(opened.session, opened.papers, args, wish, console)
        plans = DuePlans(opened.session)() if args.all_due else _named(opened.session.queries, args.ids)
        made = ExportPlans(opened.session, opened.papers)(plans, args.out, wish)
        for file in made.files:
            console.say(str(file))
        for refused in made.refused:
            console.complain(f"{refused.plan.hex()}: {sentence(refused.error)}")
    return 1 if made.refused else 0


def _one(session: Session, papers: Papers, args: argparse.Namespace, wish: ExportWish, console: Console) -> int:
    ready = PrepareExport(session)(_named(session.queries, [args.id])[0], wish)
    console.say(str(papers.keep(papers.plan(ready.paper, wish.form), args.out)))
    return 0


def _wish(args: argparse.Namespace) -> ExportWish:
    form = PaperForm(args.format)
    if args.recipient is None:
        return ExportWish(form, draft=args.draft)
    kind, _, name = args.recipient.partition(":")
    if kind not in list(RecipientKind):
        raise WorldError("recipient_unknown")
    return ExportWish(form, kind=RecipientKind(kind), name=name)


def _named(queries: Queries, names: list[str]) -> list[EntityId]:
    return [finding.entity_id(name) or _newest_plan(queries, name) for name in names]


def _newest_plan(queries: Queries, number: str) -> EntityId:
    """Return the newest plan of the case with this number. Raises ``NotFoundError``."""
    cases = {hit.case for hit in queries.search(normal(number)) if hit.number in {number, normal(number)}}
    plans = [plan for case in cases for plan in queries.plans(case)]
    if not plans:
        raise NotFoundError
    return plans[-1].value.id


EXPORT = Command("export", "Exportera planer, intervjuer och beslut om jäv.", arguments, run)
