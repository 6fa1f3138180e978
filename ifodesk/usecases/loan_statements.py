"""The yearly statement of loans as a paper or a workbook: for who pays, and for the follow-up of the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import MemberId
from ifodesk.domain.loan_statement import Exchange, StatementLine, exchanges, statement_lines
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.loans import loans
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class LoanStatement:
    """One municipality's loans of one year. No client is in it."""

    year: int
    whole_year: bool
    """Whether the year has ended."""
    municipality: str
    """Name of whose statement it is."""
    made_on: date
    lines: tuple[StatementLine, ...]
    exchanges: tuple[Exchange, ...]
    names: Mapping[str, str]
    """Names of municipalities by SCB code."""
    helpers: Mapping[MemberId, str]
    practice: bool


class LoanPrinter(Protocol):
    """Makes a file of a statement."""

    def __call__(self, statement: LoanStatement, path: Path) -> Path:
        """Write it as a workbook when *path* ends in ``.xlsx``, else as a PDF, and return the absolute path.

        Raises ``WorldError`` with a code of ``PrintTrouble``.
        """
        ...


@dataclass(frozen=True, slots=True)
class PrepareStatement:
    """Gather the loans of a year that the signed-in person reads: a chief of the municipality reads them all."""

    session: Session

    def __call__(self, year: int) -> LoanStatement:
        """Return the statement. Raises ``RuleError`` no_hours for a year without a week."""
        session, me = self.session, self.session.directory.me()
        known = [(view.loan.value, [seen.value for seen in view.hours]) for view in reversed(loans(session))]
        lines = statement_lines(known, me.municipality, year)
        if not lines:
            raise RuleError(Refusal.NO_HOURS)
        helpers = {line.loan.helper for line in lines} - {None}
        return LoanStatement(
            year=year,
            whole_year=session.clock.today().isocalendar().year > year,
            municipality=session.directory.municipality_name(me.municipality),
            made_on=session.clock.today(),
            lines=lines,
            exchanges=exchanges(lines),
            names={line.other: session.directory.municipality_name(line.other) for line in lines},
            helpers={one: session.directory.member(one).name for one in helpers if one is not None},
            practice=session.practice,
        )
