"""What is printed about homes: a proposal, the list for the on-call telephone, the basis for pay, a page of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from ifodesk.domain.home_figures import HomeFigures
from ifodesk.domain.home_questions import AnswerFigures
from ifodesk.domain.invoice_check import InvoiceRow
from ifodesk.domain.matching.match import Ranked
from ifodesk.domain.matching.places import Road
from ifodesk.domain.matching.terms import AgeBand, HomeKind
from ifodesk.domain.placement_cost import Cost

LIST_DAYS: Final = 7
"""So many days a printed list for the on-call telephone may be used, the first one counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCover:
    """What stands above every paper about one child's placement."""

    municipality: str
    """Name of the placing one."""
    case_number: str
    made_on: date
    made_by: str
    practice: bool = False
    protected: bool = False


@dataclass(frozen=True, slots=True)
class GateLine:
    """A step before the decision, as it stands in the law's data and on the case."""

    title: str
    provision: str = ""
    on: date | None = None
    """When it was done."""
    note: str = ""
    """How, or why not."""
    certain: bool = True
    """False: "kontrollera" stands beside the provision."""
    needed: bool = True
    """False: somebody wrote why it is not needed here."""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Who does what while the child lives there."""

    what: str
    municipality: str
    person: str
    often: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """Another home that was thought of, and why it was not chosen: stays on the child's case."""

    home: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPaper:
    """A proposal for a decision. People decide (SoL 2025:400 30 kap. 6-8 §§)."""

    cover: HomeCover
    child: str
    """ "" prints a line to write on."""
    home: str
    home_municipality: str
    kind: HomeKind
    from_on: date | None
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    answers: Ranked | None
    """How the home answered the need."""
    considered: tuple[Considered, ...]
    gates: tuple[GateLine, ...]
    duties: tuple[DutyLine, ...]
    cost: Cost | None
    """Of the kind of home that is proposed."""
    other_costs: tuple[tuple[HomeKind, Cost], ...] = ()
    """What other kinds of home would cost."""


@dataclass(frozen=True, slots=True)
class OnCallRow:
    """An emergency home on the list: neutral fields only."""

    home: str
    municipality: str
    place: str
    phone: str
    bands: frozenset[AgeBand] | None
    places: int | None
    confirmed_on: date | None
    old: bool
    """Whether the confirmation is too old: places are unclear."""
    road: Road | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallList:
    """A numbered list for the on-call telephone, to be returned and destroyed after a week."""

    number: str
    """Which copy it is: "2026-48-3"."""
    made_on: date
    made_by: str
    near: str
    """Where roads are reckoned from; "" when they are not."""
    rows: tuple[OnCallRow, ...]
    practice: bool = False

    @property
    def valid_until(self) -> date:
        """Return the last day that it may be used."""
        return self.made_on + timedelta(LIST_DAYS - 1)


class PayOccasion(StrEnum):
    """Why pay is ordered."""

    START = "start"
    CHANGE = "change"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayBasis:
    """What payroll and the accounts need. The child is the case's number, nothing more."""

    cover: HomeCover
    occasion: PayOccasion
    from_on: date
    home: str
    home_municipality: str
    kind: HomeKind
    cost: Cost
    before: Cost | None = None
    """What was paid until now, at a change."""
    invoices: tuple[InvoiceRow, ...] = ()
    """Of bought care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFigures:
    """One page for the board. Names nobody."""

    whose: str
    """Name of the municipality, or of the group."""
    years: tuple[HomeFigures, ...]
    """Oldest first; the last one is the page's year. At least one."""
    names: Mapping[str, str]
    """Names of municipalities by SCB code."""
    made_on: date
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPaper:
    """The yearly questions on paper. Every home gets the same: nothing on it tells whose it is."""

    year: int
    questions: tuple[str, ...]
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPaper:
    """What the homes answered. Names nobody."""

    years: tuple[AnswerFigures, ...]
    """Newest first; at least one."""
    texts: Mapping[str, str]
    """How a question reads, by its code; empty for one that this program does not know."""
    made_on: date
    practice: bool = False


HomePaper: TypeAlias = ProposalPaper | OnCallList | PayBasis | BoardFigures | QuestionsPaper | AnswersPaper


class HomePrinter(Protocol):
    """Makes a file of a paper."""

    def __call__(self, paper: HomePaper, path: Path) -> Path:
        """Write *paper* to *path*, replacing a file there as a whole, and return the absolute path.

        Raises ``WorldError`` with a code of ``PrintTrouble``.
        """
        ...


_NAMES: Final = {PayOccasion.START: "start", PayOccasion.CHANGE: "andring", PayOccasion.END: "slut"}


def paper_name(paper: HomePaper) -> str:
    """Return a name for the file. It holds no name of a person or a home."""
    match paper:
        case ProposalPaper():
            stem = f"forslag-{paper.cover.case_number}"
        case OnCallList():
            stem = f"jourlista-{paper.number}"
        case PayBasis():
            stem = f"underlag-{_NAMES[paper.occasion]}-{paper.cover.case_number}"
        case QuestionsPaper():
            stem = f"fragor-till-hemmen-{paper.year}"
        case AnswersPaper():
            stem = f"svar-fran-hemmen-{paper.years[0].year}"
        case _:
            stem = f"placeringar-{paper.years[-1].year}"
    return re.sub(r"[^A-Za-z0-9-]+", "-", stem).strip("-") + ".pdf"
