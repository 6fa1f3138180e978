"""What other records already show of the gates to a placement: each with its day and where it stands.

Some of it passes a gate; where people judge, listen or decide it is told beside the gate and passes nothing
(`ifodesk.domain.placement_gates.NEVER_BY_ITSELF`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from ifodesk.domain.circle import circle_of
from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.disqualification import NamingBasis
from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer, PoolStop
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.home_law import Needed
from ifodesk.domain.home_timeline import MET
from ifodesk.domain.placement_gates import (
    ASSESSED,
    CONSULTATION,
    DISQUALIFICATION,
    GRADED_NEED,
    HOME_ASKED,
    MOVE_IN,
    NAMING_BASIS,
    NETWORK,
    PROPOSAL,
    UNIT_ASKED,
    FactKind,
    GateFact,
)
from ifodesk.domain.vacancy import is_stopped
from ifodesk.usecases.claims import claim_for
from ifodesk.usecases.due_questions import AskState, Standing, standing_of
from ifodesk.usecases.home_reading import ReadHome
from ifodesk.usecases.jav_standing import JavStanding, jav_standings
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import basis_of
from ifodesk.usecases.step2 import share_with

_SAID: Final = {
    InquiryAnswer.YES: FactKind.HOME_YES,
    InquiryAnswer.NO: FactKind.HOME_NO,
    InquiryAnswer.LATER: FactKind.HOME_LATER,
}


def gate_facts(session: Session, proposal: Proposal, need: Need | None, consult: tuple[str, ...]) -> Iterator[GateFact]:
    """Yield what other records show, one for each gate at most and one for each municipality to be heard.

    Args:
        session: Of who reads.
        proposal: The proposal.
        need: The child's need; None where it is not read.
        consult: SCB codes of the municipalities to be heard.
    """
    yield from _network(session, proposal, need)
    yield from _need_sent(proposal, need)
    yield from _unit(session, proposal, need)
    yield from _home(session, proposal, need)
    yield from _naming(session, proposal)
    yield from _disqualification(session, proposal)
    yield from _registers(session, proposal, need)
    for municipality in consult:
        if (shared := _shared(session, proposal, municipality)) is not None:
            yield GateFact(CONSULTATION, FactKind.CASE_SHARED, shared[0], municipality=municipality)
    if proposal.proposed_on is not None:
        yield GateFact(PROPOSAL, FactKind.PROPOSED, proposal.proposed_on)
    placement = None if proposal.placement is None else find(session.records, Placement, proposal.placement)
    if placement is not None and placement.value.first_on is not None:
        yield GateFact(MOVE_IN, FactKind.MOVED_IN, placement.value.first_on)


def _network(session: Session, proposal: Proposal, need: Need | None) -> Iterator[GateFact]:
    """Yield that the home is of the network, or that one of the network was tried for the same need."""
    arisen = need.arisen_on if need is not None else None
    if proposal.kind == HomeKind.NETWORK.value:
        if arisen is not None:
            yield GateFact(NETWORK, FactKind.NETWORK_HOME, arisen, proposal.home_name or "")
        return
    if proposal.case is None:
        return
    others = (seen.value for seen in session.records.children(Proposal, proposal.case))
    tried = [one for one in others if one.kind == HomeKind.NETWORK.value and one.need == proposal.need]
    ended = [(one.withdrawn_on, one.home_name or "") for one in tried if one.withdrawn_on is not None]
    if ended:
        day, name = max(ended)
        yield GateFact(NETWORK, FactKind.NETWORK_TRIED, day, name)


def _need_sent(proposal: Proposal, need: Need | None) -> Iterator[GateFact]:
    if need is None:
        return
    if need.sent_at is not None:
        yield GateFact(GRADED_NEED, FactKind.NEED_SENT, _day(need.sent_at))
    elif proposal.kind == HomeKind.NETWORK.value and need.arisen_on is not None:
        yield GateFact(GRADED_NEED, FactKind.NEED_STAYS, need.arisen_on)


def _unit(session: Session, proposal: Proposal, need: Need | None) -> Iterator[GateFact]:
    """Yield how a reservation in the home stands: the unit sees it at the next sync, and settles it.

    A stop for new placements goes before a reservation that the unit has not settled since.
    """
    claim = claim_for(session, proposal, None if need is None else need.step1)
    if (since := _stopped_since(session, proposal)) is not None and not _settled_since(claim, since):
        yield GateFact(UNIT_ASKED, FactKind.PLACES_STOPPED, since)
        return
    if claim is None or claim.value.made_at is None:
        return
    value, made = claim.value, claim.value.made_at
    released = value.state in {None, ClaimState.RELEASED}
    if value.settled_at is not None:
        kind = FactKind.PLACE_LOST if released else FactKind.PLACE_SETTLED
        yield GateFact(UNIT_ASKED, kind, _day(value.settled_at))
    if value.settled_at is not None or released:
        return
    synced = session.sync.brief().last_round
    own = proposal.home_municipality == session.directory.me().municipality
    sent = own or (synced is not None and synced >= made)
    yield GateFact(UNIT_ASKED, FactKind.PLACE_RESERVED if sent else FactKind.RESERVED_UNSENT, _day(made))


def _stopped_since(session: Session, proposal: Proposal) -> date | None:
    """Return since when the home takes no new placements; None for one that does, or where the child lives already."""
    if proposal.home is None or proposal.placement is not None:
        return None
    today = session.clock.today()
    stops = (seen.value for seen in session.records.children(PoolStop, proposal.home))
    return max((one.from_on or today for one in stops if is_stopped(one, today)), default=None)


def _settled_since(claim: Seen[Claim] | None, day: date) -> bool:
    if claim is None or claim.value.state is not ClaimState.RESERVED or claim.value.settled_at is None:
        return False
    return _day(claim.value.settled_at) >= day


def _home(session: Session, proposal: Proposal, need: Need | None) -> Iterator[GateFact]:
    """Yield what the home said last to the own municipality about this child."""
    if proposal.home is None:
        return
    mine, step1 = session.directory.me().municipality, None if need is None else need.step1
    asked = (seen.value for seen in session.records.children(Inquiry, proposal.home))
    about = (one for one in asked if one.municipality == mine and one.need in {None, step1})
    said = [(at, one.id, one.answer) for one in about if (at := one.answered_at or one.asked_at) is not None]
    if said:
        at, _, answer = max(said, key=lambda one: one[:2])
        yield GateFact(HOME_ASKED, FactKind.HOME_SILENT if answer is None else _SAID[answer], _day(at))


def _naming(session: Session, proposal: Proposal) -> Iterator[GateFact]:
    """Yield by what right the child may be named to the home's municipality, the newest."""
    if proposal.case is None or proposal.home_municipality in {None, session.directory.me().municipality}:
        return
    if (shared := _shared(session, proposal, proposal.home_municipality or "")) is not None:
        yield GateFact(NAMING_BASIS, FactKind.CASE_SHARED, shared[0], _provision(session, shared[1].basis))
        return
    there = {one.id for one in session.directory.members(proposal.home_municipality)}
    bases = [seen.value for seen in session.records.children(NamingBasis, proposal.case)]
    found = [(one.recorded_at, one.basis) for one in bases if one.member in there and one.recorded_at is not None]
    if found:
        at, basis = max(found)
        yield GateFact(NAMING_BASIS, FactKind.BASIS_RECORDED, _day(at), _provision(session, basis))


def _disqualification(session: Session, proposal: Proposal) -> Iterator[GateFact]:
    """Yield whether the handler and everybody who was asked have answered for the circle as it stands now."""
    if proposal.case is None:
        return
    case = session.records.get(Case, proposal.case).value
    standings = standing_of(session, proposal.case)
    handler = next((one for one in standings if one.member == case.handler), None)
    today = session.clock.today()
    if (against := _against(session, case, handler)) is not None:
        yield GateFact(DISQUALIFICATION, against, today)
        return
    if handler is None or handler.state in {AskState.NOT_ASKED, AskState.ASKED, AskState.STALE}:
        yield GateFact(DISQUALIFICATION, FactKind.HANDLER_SILENT, today)
        return
    asked = [one for one in standings if one.state is not AskState.NOT_ASKED]
    waiting = [one for one in asked if one.state is not AskState.NO_HINDER]
    if waiting:
        yield GateFact(DISQUALIFICATION, FactKind.OTHERS_SILENT, today, str(len(waiting)))
        return
    circle = circle_of(case.case_type, [seen.value for seen in session.records.children(Party, case.id)])
    if gaps := sum(len(group.gaps) for group in circle):
        yield GateFact(DISQUALIFICATION, FactKind.CIRCLE_LACKS, today, str(gaps))
        return
    times = [one.answer.answered_at for one in asked if one.answer is not None and one.answer.answered_at is not None]
    yield GateFact(DISQUALIFICATION, FactKind.NO_HINDER, max(map(_day, times), default=today), str(len(asked)))


def _against(session: Session, case: Case, handler: Standing | None) -> FactKind | None:
    """Return what speaks against whoever handles or reads the case, as far as the signed-in person knows of it."""
    if handler is not None and handler.state is AskState.HINDER:
        return FactKind.HANDLER_HINDER
    kept = jav_standings(session, case.id)
    if handler is not None and kept.get(handler.member) is JavStanding.RULED:
        return FactKind.HANDLER_RULED
    reading = session.readers.readers(case.id)
    unended = any(why is not JavStanding.STEPPED_ASIDE and member in reading for member, why in kept.items())
    return FactKind.JAV_OPEN if unended else None


def _registers(session: Session, proposal: Proposal, need: Need | None) -> Iterator[GateFact]:
    """Yield whether the home's registers were fetched since the need arose: for who reads the home's own file only."""
    homes = (seen.value for seen in session.records.all(Home) if seen.value.pool == proposal.home)
    home = None if proposal.home is None else next(homes, None)
    if home is None:
        return
    lines = [one for one in ReadHome(session)(home.id).timeline.lines if one.rule.needed is Needed.EACH_PLACEMENT]
    days = [one.fact.done_on for one in lines if one.state in MET and one.fact is not None and one.fact.done_on]
    if not days:
        return
    oldest, since = min(days), None if need is None else need.arisen_on
    renewed = len(days) == len(lines) and since is not None and oldest >= since
    yield GateFact(ASSESSED, FactKind.REGISTERS_RENEWED if renewed else FactKind.REGISTERS_OLD, oldest)


def _shared(session: Session, proposal: Proposal, municipality: str) -> tuple[date, SharedCaseBasis] | None:
    """Return since when the child's case is shared with a municipality, and by what right; None when it is not."""
    shared = None if proposal.case is None else share_with(session, proposal.case, municipality)
    opened = None if shared is None else session.records.get(Case, shared).value.opened_on
    return None if shared is None or opened is None else (opened, basis_of(session, shared).value)


def _provision(session: Session, code: str | None) -> str:
    basis = session.sharing_law.basis(code)
    return "" if basis is None else basis.provision


def _day(at: datetime) -> date:
    return at.astimezone().date()
