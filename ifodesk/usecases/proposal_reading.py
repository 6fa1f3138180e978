"""A proposal read whole: its gates, what it waits for, whom to consult, how the home answers the need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Gate, Placement, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer
from ifodesk.domain.home_need import matching_need
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.match import Ranked
from ifodesk.domain.placement_gates import DISQUALIFICATION, MOVE_IN, PROPOSAL, GateView, blocking, gate_views
from ifodesk.usecases.need_matching import MatchNeed
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.step2 import share_with


@dataclass(frozen=True, slots=True)
class ProposalFile:
    """All that the screen and the paper need."""

    proposal: Seen[Proposal]
    need: Seen[Need] | None
    gates: tuple[GateView, ...]
    consult: tuple[str, ...]
    """SCB codes of the municipalities to be heard before the decision."""
    handler_answer: Answer | None
    """What the case's handler answered about jäv; None: nothing yet."""
    answers: Ranked | None
    """How the home answers the need; None for a home that is not in the pool."""

    @property
    def blocked(self) -> tuple[GateView, ...]:
        """Return what the proposal waits for."""
        return blocking(self.gates)


@dataclass(frozen=True, slots=True)
class ReadProposal:
    """Read one proposal."""

    session: Session

    def __call__(self, proposal: EntityId) -> ProposalFile:
        """Return it. Raises ``NotFoundError``."""
        session = self.session
        seen = session.records.get(Proposal, proposal)
        value = seen.value
        need = None if value.need is None else find(session.records, Need, value.need)
        consult = to_consult(session, value)
        answer = _handler_answer(session, value)
        gates = gate_views(
            session.placement_law,
            [one.value for one in session.records.children(Gate, proposal)],
            facts=dict(_facts(session, value, None if need is None else need.value)),
            consult=consult,
            stopped={DISQUALIFICATION} if answer is Answer.HINDER else frozenset(),
        )
        return ProposalFile(seen, need, gates, consult, answer, _answers(session, value, need))


def to_consult(session: Session, proposal: Proposal) -> tuple[str, ...]:
    """Return whom to inform and consult before the decision: the home's municipality, and who has a child there.

    Source: SoL 2025:400 22 kap. 6 §.
    """
    mine = session.directory.me().municipality
    if proposal.case is not None:
        mine = session.records.get(Case, proposal.case).value.municipality or mine
    there = {proposal.home_municipality}
    if proposal.home is not None:
        claims = (seen.value for seen in session.records.children(Claim, proposal.home))
        there |= {one.municipality for one in claims if one.state is ClaimState.TAKEN}
    return tuple(sorted(code for code in there if code and code != mine))


def _facts(session: Session, proposal: Proposal, need: Need | None) -> Iterator[tuple[str, date]]:
    """Yield the gates that other records show, with the day."""
    if need is not None and need.sent_at is not None:
        yield "graded_need", need.sent_at.date()
    if (said := _said_yes(session, proposal, need)) is not None:
        yield "home_asked", said
    if (shared := _shared_on(session, proposal)) is not None:
        yield "naming_basis", shared
    if proposal.proposed_on is not None:
        yield PROPOSAL, proposal.proposed_on
    placement = None if proposal.placement is None else find(session.records, Placement, proposal.placement)
    if placement is not None and placement.value.first_on is not None:
        yield MOVE_IN, placement.value.first_on


def _said_yes(session: Session, proposal: Proposal, need: Need | None) -> date | None:
    if proposal.home is None:
        return None
    mine, step1 = session.directory.me().municipality, None if need is None else need.step1
    asked = (seen.value for seen in session.records.children(Inquiry, proposal.home))
    yes = (one for one in asked if one.municipality == mine and one.answer is InquiryAnswer.YES)
    about = (one.answered_at for one in yes if one.need in {None, step1})
    return max((at.date() for at in about if at is not None), default=None)


def _shared_on(session: Session, proposal: Proposal) -> date | None:
    if proposal.case is None or proposal.home_municipality is None:
        return None
    shared = share_with(session, proposal.case, proposal.home_municipality)
    return None if shared is None else session.records.get(Case, shared).value.opened_on


def _handler_answer(session: Session, proposal: Proposal) -> Answer | None:
    if proposal.case is None:
        return None
    handler = session.records.get(Case, proposal.case).value.handler
    return None if handler is None else session.queries.answer_of(proposal.case, handler)


def _answers(session: Session, proposal: Proposal, need: Seen[Need] | None) -> Ranked | None:
    if need is None or proposal.home is None or matching_need(need.value) is None:
        return None
    matched = MatchNeed(session)(need.value, held=proposal.claim).matched
    everybody = (*matched.fits, *matched.maybe, *matched.excluded)
    return next((one for one in everybody if one.home.id == proposal.home.hex()), None)
