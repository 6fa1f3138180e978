"""Make the golden vault of a release, once: ``python -m tests.store.golden.make_golden 0.1.0``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here
from ifodesk.domain.entities.case import CaseType, Note, PartyRole
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.parties import AddParty
from tests.program.team import Desk
from tests.program.test_main_job import write_shortest_plan
from tests.store.golden.people import CLIENT, DRAFT, GUARDIAN, HERE, NOTE, PASSPHRASE, around


def make(version: str) -> Path:
    """Make the vault and its recovery code, and return its folder. Raises ``FileExistsError`` when it is there."""
    place, surroundings = HERE / version, around(version)
    place.mkdir()
    fresh = founding.make_vault(place / "vault", PASSPHRASE, surroundings, hint="Berit Ask, Dorotea")
    (place / "code.txt").write_text(fresh.recovery_code + "\n", "ascii")
    with fresh.opened() as bare, tempfile.TemporaryDirectory() as scratch:
        founding.found(bare, "2425", "Dorotea", "Berit Ask", "IFO-chef")
        founding.set_hub(bare, Path(scratch) / "hub", prepare=True)
    opened = open_here(fresh.folder, PASSPHRASE, surroundings)
    try:
        _work(opened, Desk("Berit Ask", fresh.folder, opened, surroundings))
    finally:
        opened.parts.core.database.outside_transactions("VACUUM")
        opened.session.close()
    (fresh.folder / "vault.lock").unlink()
    return fresh.folder


def _work(opened: Opened, desk: Desk) -> None:
    """Write what the test reads: a case with people, a note, a draft, an adopted plan, packed and not yet packed."""
    session = opened.session
    case = OpenCase(session)(CaseType.CHILD_YOUTH, CLIENT).case
    AddParty(session)(case, role=PartyRole.GUARDIAN, name=GUARDIAN)
    note = StartNote(session)(case, text=NOTE).id
    FinishNote(session)(session.records.get(Note, note))
    write_shortest_plan(desk, case)
    opened.parts.outbox.pack(int(session.clock.now().timestamp() * 1000))
    StartNote(session)(case, text=DRAFT)


if __name__ == "__main__":
    sys.stdout.write(f"{make(sys.argv[1])}\n")
