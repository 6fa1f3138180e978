"""`ifodesk plans`: the open plans that the person reads, with what is late, unanswered or missing, for scripts."""

from __future__ import annotations

import argparse

from ifodesk.cli.command import Command
from ifodesk.cli.io import Console, Json
from ifodesk.cli.vaults import open_vault, vault_argument
from ifodesk.usecases.views import PlanRow
from ifodesk.words import plan_list_words as words


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    vault_argument(parser)
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace, console: Console) -> int:
    """Tell how the plans are. Clients are not named: the case's number leads to them."""
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        today = session.clock.today()
        plans = session.queries.open_plans(today)
    if args.json:
        console.give([_row(plan) for plan in plans])
        return 0
    for plan in plans:
        console.say(words.line(plan, today))
    if not plans:
        console.say(words.NONE)
    return 0


def _row(plan: PlanRow) -> dict[str, Json]:
    on = plan.next_follow_up_on
    return {
        "plan": plan.plan.hex(),
        "case": plan.number,
        "next_follow_up_on": None if on is None else on.isoformat(),
        "late": plan.late,
        "unconfirmed": plan.unconfirmed,
        "without_words": plan.without_words,
        "version": plan.version,
        "goals": plan.goals,
        "outcomes": dict(plan.outcomes),
        "is_part": plan.is_part,
    }


PLANS = Command("plans", "Visa hur det står till med planerna: försenat, obekräftat, utan egna ord.", arguments, run)
