"""A need that homes are asked about, and a child who has moved in: so that whoever is new finds one of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.dates import in_months
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType
from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.home_codes import HomeKind as Kind
from ifodesk.domain.home_codes import chosen
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.need import Child, Demand
from ifodesk.domain.matching.need import Need as Wanted
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Sex, Weight
from ifodesk.domain.placement_cost import Carer, OwnHome, Period, own_home_cost
from ifodesk.domain.placement_levels import PriceCode
from ifodesk.usecases.need_matching import AskAbout, MatchNeed
from ifodesk.usecases.needs import NoteNeed, SendStep1
from ifodesk.usecases.placement_costs import NoteCost
from ifodesk.usecases.placement_prices import placement_levels
from ifodesk.usecases.placements import StartPlacement
from ifodesk.usecases.pool import PoolLine, ReadPool
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import ChangeProposal, PassGate, Propose, StartProposal
from ifodesk.usecases.session import Session
from ifodesk.words import practice_words as words

_SHORT_DAYS = 5
_LONG_DAYS = 90
_AGE = 16


def look_for_a_home(session: Session) -> bool:
    """Describe a teenager, send what may be sent, ask the first home elsewhere, and begin a proposal of it.

    Returns False, and does nothing, when the signed-in person handles no older case of a child.
    """
    case, today = _case(session), session.clock.today()
    if case is None:
        return False
    wanted = Wanted(
        "",
        (Child(AgeBand.TEEN, _AGE, Sex.GIRL),),
        frozenset({HomeKind.FOSTER}),
        today + timedelta(days=14),
        words.PLACING_AREA,
        (Demand(Criterion.OWN_ROOM, Weight.MIDDLE), Demand(Criterion.NEAR, Weight.STRONG, words.PLACING_AREA, 150)),
    )
    need = NoteNeed(session)(case, wanted, arisen_on=today - timedelta(days=_SHORT_DAYS)).id
    step1 = SendStep1(session)(session.records.get(Need, need)).id
    seen = session.records.get(NeedStep1, step1)
    found = MatchNeed(session)(seen.value)
    answers = (*found.matched.fits, *found.matched.maybe)
    elsewhere = [found.lines[one.home.id] for one in answers if not found.lines[one.home.id].own]
    if elsewhere:
        entry = elsewhere[0].home.value.id
        AskAbout(session)(seen, entry)
        proposal = StartProposal(session)(need, entry, kind=Kind.FOSTER, from_on=wanted.month).id
        PassGate(session)(proposal, "network", on=today, note=words.PLACING_NETWORK)
        _reckon(session, proposal, wanted.month)
    return True


def place(session: Session) -> bool:
    """Let a teenager live in a home of the own municipality since three months.

    Returns False, and does nothing, when there is no older case of a child, or no home in the pool.
    """
    case, line = _case(session), _own_home(session)
    if case is None or line is None:
        return False
    first = session.clock.today() - timedelta(days=_LONG_DAYS)
    wanted = Wanted("", (Child(AgeBand.TEEN, 15),), frozenset({HomeKind.FOSTER}), first)
    need = NoteNeed(session)(case, wanted, arisen_on=first - timedelta(days=20)).id
    proposal = StartProposal(session)(need, line.home.value.id, kind=Kind.FOSTER, from_on=first).id
    seen = session.records.get(Proposal, proposal)
    ChangeProposal(session)(seen, replace(seen.value, reasons_for=words.PLACING_REASONS))
    for view in ReadProposal(session)(proposal).blocked:
        PassGate(session)(proposal, view.rule.code, on=first, municipality=view.municipality)
    Propose(session)(session.records.get(Proposal, proposal))
    PassGate(session)(proposal, "decision", on=first, choice="committee")
    PassGate(session)(proposal, "agreement", on=first)
    StartPlacement(session)(proposal, first_on=first)
    return True


def _reckon(session: Session, proposal: EntityId, first: date) -> None:
    """Reckon a year of it in an own home, by the lowest level."""
    levels = placement_levels(session)
    fee, expenses = levels.price(PriceCode.FEE_1, first), levels.expenses(_AGE, first)
    if fee is not None and expenses is not None:
        terms = OwnHome(fee, expenses[0], None, (Carer(None),))
        cost = own_home_cost(terms, levels, Period(first, in_months(first, 12) - timedelta(1)))
        NoteCost(session)(session.records.get(Proposal, proposal).value, HomeKind.FOSTER, cost, {"age": str(_AGE)})


def _case(session: Session) -> EntityId | None:
    """Return the latest case of a child that the signed-in person handles and did not open today."""
    me, today = session.directory.me().id, session.clock.today()
    found = [
        seen.value.id
        for seen in session.records.all(Case)
        if (seen.value.handler, seen.value.status, seen.value.case_type) == (me, CaseStatus.OPEN, CaseType.CHILD_YOUTH)
        and (seen.value.opened_on or today) < today
    ]
    return found[-1] if found else None


def _own_home(session: Session) -> PoolLine | None:
    lines = (line for line in ReadPool(session)() if line.own)
    return next((line for line in lines if Kind.FOSTER in (chosen(line.home.value.kinds) or frozenset())), None)
