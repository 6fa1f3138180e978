"""Loans of people between municipalities: what an agreement must hold, what was agreed, hours that stand.

Source: KL 2017:725 9 kap. 37 §; what an agreement should hold is practice of such agreements, not statute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import ID_BYTES, EntityId

MOST_MINUTES = 100 * 60
"""Of one week, work and travel each: more is a slip of the pen."""
MOST_KM = 5000
MOST_PRICE = 100_000
"""Kronor an hour, öre a kilometre."""

_TERMS = (
    "helped",
    "helping",
    "helper",
    "case_type",
    "scope",
    "decision",
    "starts_on",
    "ends_on",
    "hours_per_week",
    "price_per_hour",
    "price_per_travel_hour",
    "price_per_km",
    "file_kept",
    "who_sees",
    "carried_out_by",
)
"""The fields that both sides agree to."""


class LoanGap(StrEnum):
    """What an agreement lacks before anybody can say yes to it. Stored nowhere; each has its words."""

    LOAN_NO_SCOPE = "loan_no_scope"
    LOAN_NO_DECISION = "loan_no_decision"
    LOAN_NO_DAYS = "loan_no_days"
    LOAN_NO_HOURS = "loan_no_hours"
    LOAN_NO_PRICE = "loan_no_price"
    LOAN_NO_FILE = "loan_no_file"
    LOAN_NO_READERS = "loan_no_readers"
    LOAN_NO_CARRYING_OUT = "loan_no_carrying_out"


class LoanState(StrEnum):
    """How far a loan has come."""

    PROPOSED = "proposed"
    """One side or none has said yes to the terms as they stand."""
    AGREED = "agreed"
    ENDED = "ended"


def loan_gaps(loan: Loan) -> tuple[LoanGap, ...]:
    """Return what *loan* lacks, in the order of the form."""
    days = loan.starts_on is None or loan.ends_on is None or loan.ends_on < loan.starts_on
    missing = (
        (LoanGap.LOAN_NO_SCOPE, not loan.scope),
        (LoanGap.LOAN_NO_DECISION, not loan.decision),
        (LoanGap.LOAN_NO_DAYS, days),
        (LoanGap.LOAN_NO_HOURS, not loan.hours_per_week),
        (LoanGap.LOAN_NO_PRICE, loan.price_per_hour is None or loan.price_per_travel_hour is None),
        (LoanGap.LOAN_NO_FILE, not loan.file_kept),
        (LoanGap.LOAN_NO_READERS, not loan.who_sees),
        (LoanGap.LOAN_NO_CARRYING_OUT, not loan.carried_out_by),
    )
    return tuple(gap for gap, lacks in missing if lacks)


def terms_mark(loan: Loan) -> str:
    """Return a mark of the terms as they stand: equal marks, equal terms."""
    told = "\0".join(f"{name}={getattr(loan, name)!r}" for name in _TERMS)
    return blake2b(told.encode(), digest_size=8, person=b"ifodesk terms").hexdigest()


def state_of(loan: Loan) -> LoanState:
    """Return how far *loan* has come."""
    if loan.ended_on is not None:
        return LoanState.ENDED
    mark = terms_mark(loan)
    return LoanState.AGREED if loan.agreed_helped == loan.agreed_helping == mark else LoanState.PROPOSED


def prices_stand(loan: Loan) -> bool:
    """Return whether the prices that are given are whole and possible."""
    prices = (loan.price_per_hour, loan.price_per_travel_hour, loan.price_per_km)
    return all(0 <= price <= MOST_PRICE for price in prices if price is not None)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def covers_week(loan: Loan, monday: date) -> bool:
    """Return whether a day of the week from *monday* on lies in the time of the loan."""
    last = loan.ended_on or loan.ends_on
    return (
        loan.starts_on is not None
        and last is not None
        and loan.starts_on < monday + timedelta(days=7)
        and monday <= last
    )


def hours_id(loan: EntityId, monday: date) -> EntityId:
    """Return the id of the line of a week: the same on every device."""
    told = loan + monday.isoformat().encode()
    return EntityId(blake2b(told, digest_size=ID_BYTES, person=b"ifodesk hours").digest())


def hours_mark(hours: LoanHours) -> str:
    """Return a mark of the figures as they stand; what is missing counts as 0."""
    return f"{hours.minutes or 0} {hours.travel_minutes or 0} {hours.travel_km or 0}"


def is_confirmed(hours: LoanHours) -> bool:
    """Return whether the helped side has confirmed the figures that stand."""
    return hours.confirmed is not None and hours.confirmed == hours_mark(hours)


def balance(lines: Iterable[tuple[Loan, LoanHours]], municipality: str) -> Mapping[str, int]:
    """Return the minutes of work that *municipality* has given each other one, less those it got. Confirmed only.

    Above 0: the other one has got more than it gave, and owes.
    """
    found: Counter[str] = Counter()
    for loan, hours in lines:
        if not is_confirmed(hours):
            continue
        if loan.helping == municipality and loan.helped:
            found[loan.helped] += hours.minutes or 0
        elif loan.helped == municipality and loan.helping:
            found[loan.helping] -= hours.minutes or 0
    return dict(found)
