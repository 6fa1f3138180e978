"""What of a loan counts: each yes by whose device it was signed, whatever the fields claim.

Everybody who reads a loan can write in it. A yes for a municipality counts when its own chief in the loan wrote it, a
week's figures when the helper did, its confirmation when the helped chief did. What does not count is kept, left out
when the loan is read, and shown with who wrote it; the next honest yes takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session

_PARTS: Final = ("helped", "helping", "helper", "helped_chief", "helping_chief")
"""Who takes part: written once, by the chief who proposed."""
_FIGURES: Final = ("minutes", "travel_minutes", "travel_km")
_Writers: TypeAlias = Mapping[str, frozenset[MemberId]]
_NOBODY: Final = frozenset[MemberId]()


@dataclass(frozen=True, slots=True)
class ToldLoan:
    """A loan as it counts, and who wrote what does not."""

    loan: Seen[Loan]
    doubted: frozenset[MemberId]


@dataclass(frozen=True, slots=True)
class ToldHours:
    """A week as it counts, and who wrote what does not."""

    hours: Seen[LoanHours]
    doubted: frozenset[MemberId]


class LoanTruth:
    """Reads loans and their weeks as they count. It looks up all writers once: make a new one for each reading."""

    def __init__(self, session: Session) -> None:
        """Look up who wrote what."""
        self._member = session.directory.member
        self._of_loans = session.log.writers(Loan, (*_PARTS, "agreed_helped", "agreed_helping", "ended_on"))
        self._of_hours = session.log.writers(LoanHours, (*_FIGURES, "confirmed"))

    def loan(self, seen: Seen[Loan]) -> ToldLoan:
        """Return a loan without a yes or an end that does not count."""
        value, writers = seen.value, self._of_loans.get(seen.value.id, {})
        usurpers = self._usurpers(value, writers)
        helped = usurpers or _others(writers, ("agreed_helped",), value.helped_chief)
        helping = usurpers or _others(writers, ("agreed_helping",), value.helping_chief)
        ended = usurpers or _others(writers, ("ended_on",), value.helped_chief, value.helping_chief)
        if helped:
            value = replace(value, agreed_helped=None, agreed_helped_at=None)
        if helping:
            value = replace(value, agreed_helping=None, agreed_helping_at=None)
        if ended:
            value = replace(value, ended_on=None, end_reason=None)
        return ToldLoan(replace(seen, value=value), helped | helping | ended)

    def hours(self, seen: Seen[LoanHours], loan: Loan) -> ToldHours:
        """Return a week of *loan*, unconfirmed when the yes, or what it is to, is somebody else's."""
        value, writers = seen.value, self._of_hours.get(seen.value.id, {})
        figures = _others(writers, _FIGURES, loan.helper)
        doubted = figures | _others(writers, ("confirmed",), loan.helped_chief)
        doubted |= self._usurpers(loan, self._of_loans.get(loan.id, {}))
        if doubted:
            value = replace(value, confirmed=None, confirmed_by=None, confirmed_at=None)
        return ToldHours(replace(seen, value=value), doubted)

    def _usurpers(self, loan: Loan, writers: _Writers) -> frozenset[MemberId]:
        """Return who wrote who takes part, unless it was one of the two chiefs and each is of the own municipality."""
        sides = ((loan.helped_chief, loan.helped), (loan.helping_chief, loan.helping))
        at_home = all(one is not None and self._member(one).municipality == code for one, code in sides)
        authors = frozenset(one for name in _PARTS for one in writers.get(name, _NOBODY))
        one_chief = len(authors) == 1 and authors <= {loan.helped_chief, loan.helping_chief}
        return _NOBODY if at_home and one_chief and loan.helped != loan.helping else authors


def _others(writers: _Writers, fields: tuple[str, ...], *allowed: MemberId | None) -> frozenset[MemberId]:
    """Return who wrote what stands in *fields*, besides those who may."""
    return frozenset(one for name in fields for one in writers.get(name, _NOBODY) if one not in allowed)
