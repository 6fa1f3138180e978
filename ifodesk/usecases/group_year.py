"""The group's money and hours in a year: the shared fee by population, the budget, what each member has worked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import blake2b
from typing import Final

from ifodesk.domain.entities.homes_group import BudgetLine, GroupYear
from ifodesk.domain.group_fee import shares
from ifodesk.domain.ids import ID_BYTES, EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known, check_leader
from ifodesk.usecases.ports import GROUP
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session

_FEE: Final = frozenset({"total", "population_on", "shares"})
_KIND: Final = "group_year"
_MOST_KRONOR: Final = 100_000_000
_MOST_HOURS: Final = 9999


def group_year(session: Session, year: int) -> Seen[GroupYear] | None:
    """Return what stands about a year; None when nobody has written anything."""
    return find(session.records, GroupYear, year_id(year))


@dataclass(frozen=True, slots=True)
class Settled:
    """Who settled a fee last, and when."""

    by: MemberId
    at: datetime


def fee_settled(session: Session, year: int) -> Settled | None:
    """Return who settled the fee of a year last; None while nobody has. Looks through the group's whole history."""
    if (seen := group_year(session, year)) is None or seen.value.total is None:
        return None
    lines = (one for one in session.log.history(seen.value.id) if one.entity == seen.value.id)
    lines = (one for one in lines if one.field in _FEE or one.what == "made")
    last = max(lines, key=lambda one: one.at, default=None)
    return None if last is None else Settled(last.author, last.at)


@dataclass(frozen=True, slots=True)
class SettleFee:
    """Settle the shared fee of a year: each municipality's share is reckoned once, and stays."""

    session: Session

    def __call__(self, year: int, total: int, population_on: date, base: Seen[GroupYear] | None = None) -> Saved:
        """Save total, the day of the population, and the shares, in the year as it was seen.

        Raises ``RuleError``: only_a_chief, amount_out_of_range, no_population (for that day), older_group.
        """
        session = self.session
        check_leader(session)
        people = session.child_population.people.get(population_on)
        if not people:
            raise RuleError(Refusal.NO_POPULATION)
        _check_kronor(total)
        found = shares(total, people)
        return _save(
            session, year, lambda value: replace(value, total=total, population_on=population_on, shares=found), base
        )


@dataclass(frozen=True, slots=True)
class SetBudget:
    """Write what a line of the budget may cost, and what it has cost so far."""

    session: Session

    def __call__(
        self, year: int, line: BudgetLine, planned: int, spent: int, base: Seen[GroupYear] | None = None
    ) -> Saved:
        """Save both in the year as it was seen. Raises ``RuleError`` amount_out_of_range, older_group."""
        _check_kronor(planned)
        _check_kronor(spent)
        return _save(
            self.session,
            year,
            lambda value: replace(
                value, budget={**value.budget, line.value: planned}, spent={**value.spent, line.value: spent}
            ),
            base,
        )


@dataclass(frozen=True, slots=True)
class NoteHours:
    """Write how many hours the signed-in person has worked for the group this far in a year."""

    session: Session

    def __call__(self, year: int, hours: int, base: Seen[GroupYear] | None = None) -> Saved:
        """Save the sum in place of what was seen. Raises ``RuleError`` group_hours_out_of_range, older_group."""
        if not 0 <= hours <= _MOST_HOURS:
            raise RuleError(Refusal.GROUP_HOURS_OUT_OF_RANGE)
        me = self.session.directory.me().id.hex()
        return _save(self.session, year, lambda value: replace(value, hours={**value.hours, me: hours}), base)


def _save(session: Session, year: int, change: Callable[[GroupYear], GroupYear], base: Seen[GroupYear] | None) -> Saved:
    check_known(session, _KIND)
    seen = base or group_year(session, year)
    value = GroupYear(id=year_id(year), year=year) if seen is None else seen.value
    writes: list[Write[object]] = [Write(change(value), seen)]
    return session.records.save(writes, home=None if seen else GROUP)


def _check_kronor(amount: int) -> None:
    if not 0 <= amount <= _MOST_KRONOR:
        raise RuleError(Refusal.AMOUNT_OUT_OF_RANGE)


def year_id(year: int) -> EntityId:
    """Return the id of a year: the same on every device."""
    return EntityId(blake2b(str(year).encode(), digest_size=ID_BYTES, person=b"ifodesk gruppen").digest())
