"""`ifodesk export ruling ID --vault D --out F.pdf`: a ruling on jäv, by its id, its matter's or the case number."""

from __future__ import annotations

import argparse

from ifodesk.cli import finding
from ifodesk.cli.io import Console
from ifodesk.cli.vaults import open_vault
from ifodesk.compose.papers import RulingPapers
from ifodesk.domain.case_number import normal
from ifodesk.domain.entities.disqualification import DisqualificationMatter
from ifodesk.domain.entities.ruling import DisqualificationRuling
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.errors import NotFoundError, WorldError
from ifodesk.usecases.ruling_printing import PrepareRuling
from ifodesk.usecases.session import Session


def export_ruling(args: argparse.Namespace, console: Console) -> int:
    """Write one ruling and print its path. Raises ``WorldError`` ruling_one_by_one; ``NotFoundError``."""
    if args.id is None:
        raise WorldError("ruling_one_by_one")
    with open_vault(args.vault, args.passphrase_file, console) as opened:
        session = opened.session
        paper = PrepareRuling(session)(_ruling(session, args.id))
        console.say(str(RulingPapers()(paper, args.out)))
    return 0


def _ruling(session: Session, typed: str) -> EntityId:
    """Return the ruling with this id, or the newest one of the matter with this id or of this case number."""
    named = finding.entity_id(typed)
    matters = {
        seen.value.id
        for seen in session.records.all(DisqualificationMatter)
        if seen.value.id == named or seen.value.case_number in {typed, normal(typed)}
    }
    for seen in reversed(session.records.all(DisqualificationRuling)):
        if seen.value.id == named or seen.value.matter in matters:
            return seen.value.id
    raise NotFoundError
