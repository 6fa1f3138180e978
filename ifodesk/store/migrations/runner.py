"""Brings a database up to the format of this program, with an encrypted copy first."""

from __future__ import annotations

from typing import Final

from ifodesk.store.database import Database
from ifodesk.store.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
)
from ifodesk.store.problems import disk_problems
from ifodesk.usecases.errors import WorldError

STEPS: Final = (
    step_0001.STATEMENTS,
    step_0002.STATEMENTS,
    step_0003.STATEMENTS,
    step_0004.STATEMENTS,
    step_0005.STATEMENTS,
    step_0006.STATEMENTS,
    step_0007.STATEMENTS,
)
FORMAT: Final = len(STEPS)
"""The format that this program writes: the number of its last step."""


def bring_up_to_date(database: Database, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Run the steps that *database* lacks, each in a transaction of its own.

    Before the first one of a vault that holds something, an encrypted copy is made beside it (``vault.db.format-1``).

    Raises:
        WorldError: newer_vault, with ``format`` (of the file) and ``program`` (known here); nothing was changed.
    """
    row = database.one("PRAGMA user_version")
    present = int(row[0]) if row else 0
    if present > len(steps):
        raise WorldError("newer_vault", format=present, program=len(steps))
    if 0 < present < len(steps):
        _copy(database, present)
    for number, statements in enumerate(steps[present:], present + 1):
        with database.durable():
            for statement in statements:
                database.write(statement)
            database.write(f"PRAGMA user_version = {number}")


def drop_copies(database: Database) -> None:
    """Remove the copies of former formats: after a re-keying nothing opens them any more."""
    with disk_problems():
        for copy in database.file.parent.glob(f"{database.file.name}.format-*"):
            copy.unlink(missing_ok=True)


def _copy(database: Database, present: int) -> None:
    copy = database.file.with_name(f"{database.file.name}.format-{present}")
    with disk_problems():
        copy.unlink(missing_ok=True)
    database.outside_transactions("VACUUM INTO ?", (str(copy),))
