"""What the page Lån shows of loans and their hours. Frozen, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.ui.lending.differing import DifferState
from ifodesk.ui.parts.shapes import Group
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class LoanForm:
    """The terms as they stand in the form; numbers as typed."""

    scope: str = ""
    decision: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    hours: str = ""
    price: str = ""
    travel_price: str = ""
    km_price: str = ""
    file_kept: str = ""
    who_sees: str = ""
    carried_out_by: str = ""
    seen: Seen[Loan] | None = None
    """What the form was filled from, and what a save stands on; None for a new loan."""


@dataclass(frozen=True, slots=True)
class WeekForm:
    """A week as it stands in the form; numbers as typed. The day is any of the week's."""

    day: date | None = None
    hours: str = ""
    travel_hours: str = ""
    km: str = ""
    comment: str = ""
    seen: Seen[LoanHours] | None = None
    """The week that is put right, as it was shown; None: a week of which nothing was shown."""


@dataclass(frozen=True, slots=True)
class LoanCardState:
    """One loan."""

    id: EntityId
    title: str
    state: str
    agreed: bool
    """Whether both sides have said yes to the terms as they stand."""
    terms: tuple[str, ...]
    yeses: str
    """Which side has said yes, and when."""
    lacks: str
    """What the agreement lacks; empty when nothing."""
    may_agree: bool
    may_change: bool
    may_end: bool
    may_enter: bool
    form: LoanForm
    hours: Group
    week: WeekForm
    """What a new week begins with."""
    differs: tuple[DifferState, ...] = ()
    """What people wrote differently: settled here, or in Synk."""


@dataclass(frozen=True, slots=True)
class LoansState:
    """The part of the page."""

    cards: tuple[LoanCardState, ...] = ()
    balance: tuple[str, ...] = ()
    """Who owes whom, in words."""
    may_print: bool = False
    year: str = ""
