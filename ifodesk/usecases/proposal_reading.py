"""A proposal read whole: its gates, what it waits for, whom to consult, how the home answers the need."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Gate, Proposal
from ifodesk.domain.entities.pool import ClaimState
from ifodesk.domain.home_need import matching_need
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.match import Ranked
from ifodesk.domain.placement_gates import GateView, blocking, gate_views
from ifodesk.usecases.claim_truth import claims_at
from ifodesk.usecases.gate_facts import gate_facts
from ifodesk.usecases.need_matching import MatchNeed
from ifodesk.usecases.placement_costs import ProposalCosts, costs_of
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class ProposalFile:
    """All that the screen and the paper need."""

    proposal: Seen[Proposal]
    need: Seen[Need] | None
    gates: tuple[GateView, ...]
    consult: tuple[str, ...]
    """SCB codes of the municipalities to be heard before the decision."""
    answers: Ranked | None
    """How the home answers the need; None for a home that is not in the pool."""
    costs: ProposalCosts

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
        gates = gate_views(
            session.placement_law,
            [one.value for one in session.records.children(Gate, proposal)],
            facts=tuple(gate_facts(session, value, None if need is None else need.value, consult)),
            consult=consult,
        )
        return ProposalFile(seen, need, gates, consult, _answers(session, value, need), costs_of(session, value))


def to_consult(session: Session, proposal: Proposal) -> tuple[str, ...]:
    """Return whom to inform and consult before the decision: the home's municipality, and who has a child there.

    Source: SoL 2025:400 22 kap. 6 §.
    """
    mine = session.directory.me().municipality
    if proposal.case is not None:
        mine = session.records.get(Case, proposal.case).value.municipality or mine
    there = {proposal.home_municipality}
    if proposal.home is not None:
        claims = (seen.value for seen in claims_at(session, proposal.home))
        there |= {one.municipality for one in claims if one.state is ClaimState.TAKEN}
    return tuple(sorted(code for code in there if code and code != mine))


def _answers(session: Session, proposal: Proposal, need: Seen[Need] | None) -> Ranked | None:
    if need is None or proposal.home is None or matching_need(need.value) is None:
        return None
    matched = MatchNeed(session)(need.value, held=proposal.claim).matched
    everybody = (*matched.fits, *matched.maybe, *matched.excluded)
    return next((one for one in everybody if one.home.id == proposal.home.hex()), None)
